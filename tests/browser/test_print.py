"""What is printed: the handout of the view on one page of A4, or the page itself."""

from __future__ import annotations

import random
import re

from playwright.sync_api import expect

from tests.browser.explorer import Explorer
from webapp.view import View

ASKED = ("lower-back", "gluteus-medius", "low-back-pain", "piriformis-syndrome", "sciatic-nerve")


def printed(explorer: Explorer, view: str) -> bytes:
    """The page as its print button has it printed."""
    page = explorer.page
    explorer.visit(view)
    page.evaluate(
        """() => {
            delete document.body.dataset.printed;
            window.print = () => { document.body.dataset.printed = "yes"; };
        }"""
    )
    explorer.button("Print").click()
    page.locator("body[data-printed=yes]").wait_for()
    return page.pdf(prefer_css_page_size=True)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has: it writes each page as an object in plain text."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_handout_is_one_page_of_a4(explorer: Explorer) -> None:
    drawn = random.Random(5).sample(sorted(explorer.atlas.graph), 7)
    for node in (*ASKED, *drawn):
        pdf = printed(explorer, f"?focus={node}")
        assert pages_of(pdf) == 1, node
        wide, high = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0]
        assert (round(float(wide)), round(float(high))) in {(595, 842), (596, 842)}
        assert explorer.page.locator(".handout-references li").count() >= 1 or not len(
            list(explorer.atlas.graph.to_undirected(as_view=True).edges(node))
        )


def test_a_route_is_printed_on_one_page(explorer: Explorer) -> None:
    pdf = printed(explorer, "?focus=lower-back&page=routes&from=piriformis&to=calf")
    assert pages_of(pdf) == 1
    expect(explorer.page.locator("#handout")).to_contain_text("Calf")


def test_only_the_handout_is_printed_and_never_that_of_another_view(explorer: Explorer) -> None:
    page = explorer.page
    printed(explorer, "?focus=sciatic-nerve")
    page.emulate_media(media="print")
    handout = page.get_by_role("region", name="Handout")
    expect(handout.get_by_role("heading", name="Sciatic nerve", level=1)).to_be_visible()
    expect(handout).to_contain_text(f"{explorer.address}/?focus=sciatic-nerve")
    expect(handout).to_contain_text(re.compile(r"Printed \d+ \w+ \d{4}"))
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(explorer.detail).to_be_hidden()
    page.emulate_media(media="null")
    expect(handout).to_be_hidden()

    explorer.visit("?focus=piriformis")
    assert pages_of(page.pdf(prefer_css_page_size=True)) >= 1  # as Ctrl+P does
    page.emulate_media(media="print")
    expect(handout).to_be_hidden()
    expect(explorer.detail.get_by_role("heading", name="Piriformis", level=2)).to_be_visible()
    expect(explorer.graph).to_be_hidden()
    page.emulate_media(media="null")
    explorer.becomes(View(focus="piriformis"))
