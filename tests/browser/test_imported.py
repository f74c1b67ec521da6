"""An anatomy that was imported: without places or a body map, and with markup in its names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph import load_atlas
from graph.importing import import_files
from tests.browser.conftest import DESKTOP, SEEN_THE_TOUR, TIMEOUT
from tests.browser.explorer import Explorer
from tests.browser.serving import serving
from webapp.address import to_query
from webapp.panels.body_frame import NO_PLACES
from webapp.view import View

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"
ONTOLOGY = f"""format-version: 1.2
ontology: hostile

[Term]
id: H:1
name: {SCRIPT}
def: "{IMAGE}" []
synonym: "{IMAGE}" EXACT []

[Term]
id: H:2
name: quiet neighbour
namespace: <b>kind</b>
relationship: <b>joins</b> H:1

[Typedef]
id: <b>joins</b>
name: {IMAGE}
"""


@pytest.fixture
def imported(browser: Browser, tmp_path: Path) -> Iterator[Explorer]:
    """The explorer on the ontology above; a dialog, an error or another server fails the test."""
    (tmp_path / "hostile.obo").write_text(ONTOLOGY)
    import_files([tmp_path / "hostile.obo"], tmp_path / "data")
    atlas = load_atlas(tmp_path / "data")
    with serving(atlas) as address:
        context = browser.new_context(**DESKTOP, reduced_motion="reduce", color_scheme="light")
        context.set_default_timeout(TIMEOUT)
        context.add_init_script(SEEN_THE_TOUR)
        explorer = Explorer(context.new_page(), atlas, address)
        yield explorer
        explorer.leave()
        context.close()
    assert not explorer.complaints, "\n".join(explorer.complaints)


def test_markup_in_names_is_shown_as_text(imported: Explorer) -> None:
    imported.open("?focus=script-alert-1-script")
    page = imported.page
    expect(page.get_by_role("heading", name=SCRIPT, exact=True)).to_be_visible()
    expect(imported.detail.get_by_text(IMAGE).first).to_be_visible()
    imported.node("Quiet neighbour").click()
    imported.at("Quiet neighbour")
    expect(imported.detail.get_by_text("<b>kind</b>").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    for name in ("Table", "Routes", "Matrix", "About the data"):
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    assert page.locator("img[src=x]").count() == 0


def test_without_places_the_page_says_why_there_is_no_body_map(imported: Explorer) -> None:
    imported.open("")
    expect(imported.where.get_by_text(NO_PLACES)).to_be_visible()
    expect(imported.where.get_by_text("Click where it hurts")).to_have_count(0)
    for view in (View(page="hurt"), View(page="compare", things=("quiet-neighbour",))):
        imported.visit(to_query(replace(view, focus="quiet-neighbour")))
        expect(imported.page.get_by_text(NO_PLACES).filter(visible=True)).to_have_count(1)
    imported.page.get_by_role("link", name="Plexus").click()
    expect(imported.page.get_by_role("status").filter(has_text="left out")).to_have_count(0)
