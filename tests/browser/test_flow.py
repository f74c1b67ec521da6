"""The page of routes in a browser: choosing, the flow, the limits, keyboard and phone."""

from __future__ import annotations

import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from webapp.address import to_query
from webapp.view import View

CALF = View(page="routes", start="piriformis", end="calf")


def test_from_nothing_to_a_flow_and_back(open_page: Open) -> None:
    explorer = open_page("?page=routes")
    page = explorer.page
    expect(page.get_by_role("heading", level=1, name="Routes")).to_be_visible()
    assert not [url for url in explorer.asked if "plotly" in url]
    start = page.get_by_role("combobox", name="From", exact=True)
    start.fill("pirif")
    expect(page.get_by_role("option", name=re.compile("^Piriformis *muscle")).first).to_be_visible()
    page.keyboard.press("Enter")
    explorer.becomes(replace(CALF, end=""))
    end = page.get_by_role("combobox", name="To", exact=True)
    end.fill("calf")
    page.get_by_role("option", name=re.compile("^Calf *region")).first.click()
    explorer.becomes(CALF)
    expect(
        page.get_by_role("img", name=re.compile("routes from Piriformis to Calf"))
    ).to_be_visible()
    told = page.get_by_role("list").filter(has_text="Piriformis is innervated by")
    expect(told.first).to_be_visible()

    page.get_by_role("link", name="Swap the two ends").click()
    explorer.becomes(replace(CALF, start="calf", end="piriformis"))
    expect(
        page.get_by_role("img", name=re.compile("routes from Calf to Piriformis"))
    ).to_be_visible()
    page.go_back()
    explorer.becomes(CALF)


def test_limits_by_keyboard_and_a_way_out(open_page: Open) -> None:
    explorer = open_page(to_query(CALF))
    page = explorer.page
    felt = page.get_by_role("checkbox", name=re.compile("^Felt"))
    expect(felt).to_have_attribute("aria-checked", "true")
    felt.focus()
    page.keyboard.press(" ")
    expect(felt).to_have_attribute("aria-checked", "false")
    expect(felt).to_be_focused()
    page.keyboard.press(" ")
    explorer.becomes(CALF)
    page.get_by_role("radio", name="1", exact=True).click()
    expect(page.get_by_text("No route within these limits")).to_be_visible()
    page.get_by_role("link", name="Allow 2 steps").click()
    explorer.becomes(replace(CALF, steps="2"))
    page.get_by_role("link", name=re.compile("^Receipts: ")).first.click()
    expect(explorer.card).to_be_visible()
    expect(explorer.card.get_by_text("Piriformis").first).to_be_visible()


def test_a_click_on_the_flow_goes_to_the_node(open_page: Open) -> None:
    explorer = open_page(to_query(replace(CALF, steps="2")))
    page = explorer.page
    flow = page.get_by_role("img", name=re.compile("routes? from Piriformis to Calf"))
    flow.scroll_into_view_if_needed()
    box = flow.locator(".sankey-node rect.node-rect").first
    expect(box).to_be_visible()
    box.click(force=True)
    explorer.at("Piriformis")


def test_the_flow_on_a_phone_scrolls_in_its_own_box(open_page: Open) -> None:
    phone = open_page(to_query(CALF), color_scheme="dark", **PHONE)
    flow = phone.page.get_by_role("group", name="Flow, scrolls sideways")
    expect(flow.locator(".sankey-node").first).to_be_attached()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert flow.evaluate("box => box.scrollWidth > box.clientWidth")
    ground = flow.locator(".main-svg").first.evaluate("svg => svg.style.background")
    assert ground == "rgb(23, 30, 38)", "drawn for a dark ground"


def test_a_contested_ribbon_has_a_dashed_edge(open_page: Open) -> None:
    asked = View(page="routes", start="hip-joint", end="lower-back", steps="1")
    for relation, dashes in (("refers pain to", "7px, 4px"), ("pulls on", "none")):
        page = open_page(to_query(replace(asked, via=(relation,)))).page
        flow = page.get_by_role("img", name=re.compile("^1 route from Hip joint"))
        expect(flow.locator(".sankey-link")).to_have_css("stroke-dasharray", dashes)
