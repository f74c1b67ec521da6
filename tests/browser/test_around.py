"""What stands round every page: colour scheme, search, help, the tour, and waiting."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.explorer import Explorer
from webapp.keyboard import KEYS
from webapp.panels.tour import STOPS


def brightness(page: Page) -> float:
    colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    return sum(float(part) for part in re.findall(r"\d+", colour)[:3]) / 3


def choose_scheme(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile("^Colour scheme")).click()
    page.get_by_role("radio", name=name).check()
    page.keyboard.press("Escape")


# ---- light, dark, or as the system has it ----


def test_the_scheme_follows_the_system_until_one_is_chosen(open_page: Open) -> None:
    page = open_page(color_scheme="dark").page
    assert brightness(page) < 60
    page.emulate_media(color_scheme="light")
    assert brightness(page) > 200
    choose_scheme(page, "Dark")
    assert brightness(page) < 60
    page.emulate_media(color_scheme="dark")
    choose_scheme(page, "Light")
    page.reload()
    assert brightness(page) > 200
    expect(page.get_by_role("button", name="Colour scheme: light")).to_be_visible()
    choose_scheme(page, "As the system")
    assert brightness(page) < 60


def test_a_kept_scheme_is_there_at_the_first_paint(open_page: Open) -> None:
    """The scripts at the end of the page are held back: the ground is dark all the same."""
    explorer = open_page()
    page = explorer.page
    choose_scheme(page, "Dark")
    page.route("**/plexus.js*", lambda route: route.abort())
    page.reload(wait_until="domcontentloaded")
    assert brightness(page) < 60
    expect(page.get_by_role("combobox", name="Search")).to_be_visible()
    explorer.complaints.clear()  # what was held back is missed, of course


# ---- search ----


def test_what_is_typed_before_the_scripts_come_is_searched_for(open_page: Open) -> None:
    explorer = open_page()
    page = explorer.page
    page.route("**/plexus.js*", lambda route: None)
    page.reload(wait_until="commit")
    explorer.search.press_sequentially("sciatic ner")
    expect(explorer.search).to_have_value("sciatic ner")
    page.unroute("**/plexus.js*")  # lets go of what it held
    expect(page.get_by_role("option").first).to_contain_text("Sciatic nerve")
    expect(explorer.search).to_have_value("sciatic ner")
    explorer.search.press("Enter")
    explorer.at("Sciatic nerve")


def test_the_keys_of_the_search_box(explorer: Explorer) -> None:
    page, search = explorer.page, explorer.search
    page.keyboard.press("/")
    expect(search).to_be_focused()
    page.keyboard.type("gluteus")
    options = page.get_by_role("option")
    expect(options.nth(2)).to_be_visible()
    names = options.locator(".suggestion-name").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(search).to_have_value("gluteus")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    explorer.at(names[1])
    expect(search).to_have_value("")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("a/b?")
    expect(search).to_have_value("a/b?")
    expect(page.get_by_role("dialog", name="Help")).to_be_hidden()


# ---- help and the tour ----


def test_help_tells_every_key(explorer: Explorer) -> None:
    page = explorer.page
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Help")
    expect(help_).to_be_visible()
    for key in KEYS:
        expect(help_.get_by_text(key.does, exact=True).first).to_be_attached()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    button = page.get_by_role("button", name="Help", exact=True)
    button.click()
    help_.get_by_role("button", name="Close the help").click()
    expect(button).to_be_focused()
    button.click()
    help_.get_by_role("link", name=re.compile("^About")).click()
    expect(help_).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_the_tour_of_a_first_visit(open_page: Open, device: dict) -> None:
    explorer = open_page(visited=False, **device)
    page = explorer.page
    tour = page.get_by_role("dialog", name="A short tour")
    expect(tour).to_be_in_viewport(ratio=1)
    assert not tour.evaluate("tour => tour.contains(document.activeElement)"), "it takes no focus"
    for number, stop in enumerate(STOPS, 1):
        expect(tour.get_by_role("heading", name=stop.title)).to_be_visible()
        expect(tour.get_by_text(f"{number} of {len(STOPS)}", exact=True)).to_be_visible()
        expect(tour).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tour.get_by_role("button", name=re.compile("Next|Done")).click()
    expect(tour).to_be_hidden()
    page.reload()
    explorer.settled()
    expect(tour).to_be_hidden()


def test_the_tour_stands_in_nobodys_way(open_page: Open) -> None:
    explorer = open_page(visited=False)
    page = explorer.page
    tour = page.get_by_role("dialog", name="A short tour")
    expect(tour).to_be_visible()
    explorer.node("Gluteus medius").click()
    explorer.at("Gluteus medius")
    expect(tour).to_be_visible()
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()

    page.get_by_role("button", name="Help", exact=True).click()
    page.get_by_role("button", name="Show the tour").click()
    expect(tour).to_be_visible()
    assert tour.evaluate("tour => tour.contains(document.activeElement)"), "it was asked for"
    tour.get_by_role("button", name="Skip the tour").click()
    expect(page.get_by_role("button", name="Help", exact=True)).to_be_focused()


# ---- waiting ----


def test_a_slow_answer_shows_itself_and_a_missing_one_is_told(explorer: Explorer) -> None:
    page, body = explorer.page, explorer.page.locator("body")
    page.route("**/drawn?*", lambda route: None)
    explorer.node("Gluteus medius").click()
    expect(body).to_have_class(re.compile("busy"))
    page.unroute("**/drawn?*")  # lets go of what it held
    explorer.at("Gluteus medius")
    expect(body).not_to_have_class(re.compile("busy"))

    page.route("**/drawn?*", lambda route: route.abort())
    page.evaluate("window.plexus.go('?focus=soleus')")
    told = page.get_by_role("alert").get_by_text("Plexus does not answer")
    expect(told).to_be_visible()
    expect(body).not_to_have_class(re.compile("busy"))
    page.unroute("**/drawn?*")
    page.evaluate("window.plexus.go('?focus=piriformis')")
    explorer.at("Piriformis")
    expect(told).to_be_hidden()
    explorer.complaints.clear()


def test_a_part_that_cannot_be_loaded_is_told(explorer: Explorer) -> None:
    page = explorer.page
    page.route("**/_dash-component-suites/**", lambda route: route.abort())
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Table")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Plexus does not answer")
    page.unroute("**/_dash-component-suites/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("grid", name="Table of things")).to_be_visible()
    explorer.complaints.clear()


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_nothing_moves_while_it_loads(open_page: Open, device: dict) -> None:
    explorer = open_page(**device)
    explorer.page.context.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.moved += entry.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    explorer.page.reload()
    explorer.settled()
    assert explorer.page.evaluate("window.moved") <= 0.02
