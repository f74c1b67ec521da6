"""Broken and hostile addresses, and what the page does in spite of them."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from webapp.view import View

HOSTILE = {
    "markup": "?focus=" + quote("<img src=x onerror=alert(1)><script>alert(2)</script>"),
    "no UTF-8": "?focus=%ff%fe%00&trail=%zz%",
    "unknown ids": "?trail=lower-back.nowhere&region=nowhere&kind=dragon&floor=sky&tab=attic",
    "huge": "?kind=" + "x" * 9_000,
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_address_gives_the_nearest_view_and_says_so(open_page: Open, query: str) -> None:
    explorer = open_page(query)
    notice = explorer.page.get_by_role("status").filter(has_text="left out")
    expect(notice).to_be_visible()
    expect(explorer.page).to_have_title("Lower back · Plexus")
    assert explorer.nodes.count() > 10
    assert explorer.page.locator("img[src=x]").count() == 0
    explorer.node("Gluteus medius").click()
    explorer.at("Gluteus medius")
    expect(notice).to_have_count(0)


def test_the_rest_of_a_broken_address_is_kept(open_page: Open) -> None:
    explorer = open_page("?focus=piriformis&kind=dragon&kind=nerve&trail=lower-back.nowhere")
    expect(explorer.page.get_by_role("status").filter(has_text="dragon")).to_be_visible()
    expect(explorer.page).to_have_title("Piriformis · Plexus")
    explorer.where.get_by_role("link", name="Clear all filters").click()
    explorer.becomes(View(focus="piriformis", trail=("lower-back",)))


def test_filters_that_leave_nothing_say_so(open_page: Open) -> None:
    explorer = open_page("?focus=gluteus-medius&kind=test")
    expect(explorer.page.get_by_text("Nothing here passes the filters")).to_have_count(2)
    assert explorer.nodes.count() == 1
    explorer.where.get_by_role("link", name="Clear all filters").click()
    explorer.becomes(View(focus="gluteus-medius"))
    assert explorer.nodes.count() > 5


def test_every_link_has_a_name_and_every_id_stands_once(open_page: Open) -> None:
    explorer = open_page("?focus=sciatic-nerve&panel=evidence")
    for query in ("?focus=lower-back", "?focus=low-back-pain"):
        explorer.visit(query)
        links = explorer.page.get_by_role("link", include_hidden=True)
        assert links.count() > 100
        nameless = links.evaluate_all(
            """all => all.filter(link => !(link.getAttribute("aria-label") || link.textContent)
                .trim()).map(link => link.outerHTML)"""
        )
        assert nameless == []
        ids = explorer.page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
        assert [id_ for id_, count in Counter(ids).items() if count > 1] == []
