"""The page about the data: charts with tables beside them, and ways back into the explorer."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.explorer import Explorer
from webapp.pages.about import PARTS
from webapp.view import View

CHARTS = sum(part.chart is not None for part in PARTS)


def expect_charts(page: Page) -> None:
    for part in PARTS:
        if part.chart:
            page.get_by_role("heading", name=part.title, exact=True).scroll_into_view_if_needed()
    drawn = page.locator(".about .js-plotly-plot .main-svg:first-child")
    expect(drawn).to_have_count(CHARTS)
    for chart in drawn.all():
        expect(chart.locator("path").first).to_be_attached()


def test_from_the_explorer_to_the_data_and_back(explorer: Explorer) -> None:
    page, graph = explorer.page, explorer.atlas.graph
    explorer.node("Gluteus medius").click()
    explorer.at("Gluteus medius")
    assert not [url for url in explorer.asked if "plotly" in url]
    pages = page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link", name="About the data").click()
    expect(page.get_by_role("heading", level=1, name="About the data")).to_be_visible()
    expect(page.get_by_text(f"{graph.number_of_nodes():,} things")).to_be_visible()
    expect(explorer.graph).to_be_hidden()
    expect_charts(page)

    page.get_by_text(re.compile(r"^\d+ statements$")).click()
    told = page.get_by_role("link", name="Hip joint refers pain to lower back")
    expect(told).to_be_visible()
    told.click()
    expect(explorer.card).to_contain_text("Hip joint refers pain to lower back")
    expect(explorer.graph).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", level=1, name="About the data")).to_be_visible()
    pages.get_by_role("link", name="Explore", exact=True).click()
    explorer.becomes(View(focus="gluteus-medius", trail=("lower-back",)))
    expect(explorer.graph).to_be_visible()


def test_a_deep_link_leads_to_a_part(open_page: Open) -> None:
    explorer = open_page("?page=about#about-licence")
    part = explorer.page.get_by_role("heading", name="Licence, and how to cite", exact=True)
    expect(part).to_be_in_viewport()


def test_a_deep_link_to_the_data_on_a_phone(open_page: Open) -> None:
    phone = open_page("?page=about", **PHONE)
    expect(phone.page.get_by_role("heading", level=1, name="About the data")).to_be_visible()
    expect_charts(phone.page)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.page.get_by_text("As a table, with the larger regions").click()
    phone.page.get_by_role("table").get_by_role("link", name="Lower back", exact=True).click()
    phone.at("Lower back")
    expect(phone.graph).to_be_visible()


def test_works_are_searched_and_lead_to_the_statements_that_cite_them(open_page: Open) -> None:
    explorer = open_page("?page=about")
    page = explorer.page
    box = page.get_by_role("searchbox", name="Search the works")
    box.fill("lesher 2008")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"works=lesher\+2008"))
    expect(box).to_be_focused()
    first = (
        page.get_by_role("region")
        .or_(page.locator("main"))
        .get_by_role("listitem")
        .filter(has_text=re.compile(r"^Lesher"))
        .first
    )
    expect(first).to_be_visible()
    first.get_by_text(re.compile(r"^Cited by")).click()
    first.get_by_role("link", name=re.compile("refers pain to")).first.click()
    expect(explorer.card).to_contain_text("Lesher 2008")
    page.go_back()
    expect(box).to_have_value("lesher 2008")


def test_contents_lead_to_parts_and_the_citation_is_copied(open_page: Open) -> None:
    explorer = open_page("?page=about", permissions=["clipboard-read", "clipboard-write"])
    page = explorer.page
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Licence, and how to cite").click()
    button = page.get_by_role("button", name="Copy the BibTeX")
    expect(button).to_be_in_viewport()
    button.click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@software{plexus")
