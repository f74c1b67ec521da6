"""*Where does it hurt?* with hands on it: by keyboard, by touch, and by its address."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Open

HIP = "?page=hurt&place=lateral-hip&worse=side-lying&found=greater-trochanter-tenderness"


def fits(page: Page) -> Locator:
    return page.get_by_role("region", name="What fits", exact=True)


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name, exact=True).first


def test_ticked_by_keyboard_it_ranks_and_its_address_brings_it_back(open_page: Open) -> None:
    page = open_page("?page=hurt").page
    expect(page.get_by_role("heading", level=1, name="Where does it hurt?")).to_be_visible()
    expect(fits(page)).to_contain_text("Choose one or more places")

    page.get_by_text("Leg and foot").first.focus()
    page.keyboard.press("Enter")
    box(page, "Outer hip").focus()
    page.keyboard.press("Space")
    expect(box(page, "Outer hip")).to_be_checked()
    expect(box(page, "Outer hip")).to_be_focused()
    expect(page.get_by_role("heading", name="See a doctor soon if there is")).to_be_visible()

    search = page.get_by_role("combobox", name="Another thing that makes it worse", exact=True)
    search.fill("lying on")
    page.get_by_role("option", name=re.compile("Lying on the sore hip")).click()
    worse = page.get_by_role("region", name="What sets it off or makes it worse?")
    expect(worse.get_by_role("checkbox").first).to_have_text("Lying on the sore hip")
    expect(worse.get_by_role("checkbox").first).to_be_checked()
    expect(fits(page)).to_contain_text("Explains")

    ranked = fits(page).get_by_role("heading", level=3).all_inner_texts()
    assert "Outer hip pain" in ranked
    page.reload()
    expect(fits(page).get_by_role("heading", level=3)).to_have_text(ranked)
    page.go_back()
    expect(fits(page)).not_to_contain_text("Explains")


def test_a_warning_sign_is_raised_and_a_receipt_opens_the_explorer(open_page: Open) -> None:
    explorer = open_page(HIP)
    page = explorer.page
    expect(page.get_by_role("alert")).to_have_count(0)
    box(page, "Cannot walk").click()
    expect(page.get_by_role("alert")).to_contain_text("See a doctor soon")
    expect(
        page.get_by_role("heading", name=re.compile("you ticked 1 warning sign"))
    ).to_be_visible()

    page.get_by_role("link", name="worse with lying on the sore hip").first.click()
    expect(explorer.card).to_contain_text("lying on the sore hip")
    page.go_back()
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_click_on_the_body_toggles_a_place(open_page: Open) -> None:
    page = open_page("?page=hurt").page
    where = page.get_by_role("region", name=re.compile(r"Where\?$"))
    groin = where.get_by_role("link", name=re.compile("^Groin"))
    groin.first.click()
    expect(groin.first).to_have_accessible_name(re.compile("chosen"))
    expect(page).to_have_url(re.compile("place=groin"))
    groin.first.click()
    expect(fits(page)).to_contain_text("Choose one or more places")


def test_on_a_phone_the_answers_come_before_what_fits(open_page: Open) -> None:
    page = open_page(HIP, **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    parts = [
        page.get_by_role("heading", name=name)
        for name in ("Where?", "See a doctor soon", "What does it feel like?", "What fits")
    ]
    tops = [part.first.bounding_box() for part in parts]
    heights = [top["y"] for top in tops if top]
    assert len(heights) == len(parts)
    assert heights == sorted(heights)
    page.get_by_role("link", name="See what fits").click()
    expect(fits(page).get_by_role("heading", level=3).first).to_be_in_viewport()
