"""The page that compares, in a browser: adding, taking away, body maps, keyboard and phone."""

from __future__ import annotations

import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from webapp.view import View

SCIATICA = View(page="compare", things=("sciatica", "hip-bursitis"), words="clinical")


def test_ready_made_then_one_more_then_one_less(open_page: Open) -> None:
    explorer = open_page("?page=compare&words=clinical")
    page = explorer.page
    page.get_by_role("link", name="Sciatica or hip bursitis?").click()
    explorer.becomes(SCIATICA)
    apart = page.get_by_role("region", name="How they are told apart")
    expect(apart).to_contain_text("Sciatica is mistaken for hip bursitis")
    where = page.get_by_role("region", name="Where pain is felt")
    expect(where.get_by_role("group", name="Front")).to_have_count(2)
    expect(page.get_by_role("table", name="Refers pain to", exact=True)).to_be_visible()

    box = page.get_by_role("combobox", name="Add", exact=True)
    box.fill("gluteus med")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    explorer.becomes(replace(SCIATICA, things=(*SCIATICA.things, "gluteus-medius")))
    expect(where.get_by_role("group", name="Front")).to_have_count(3)
    page.get_by_role("link", name="Take away Sciatica").click()
    explorer.becomes(replace(SCIATICA, things=("hip-bursitis", "gluteus-medius")))
    expect(where.get_by_role("heading", name="Gluteus medius")).to_be_visible()


def test_from_a_row_to_its_receipts_and_from_an_area_by_keyboard(open_page: Open) -> None:
    explorer = open_page("?page=compare&thing=gluteus-medius.hip-joint")
    page = explorer.page
    where = page.get_by_role("region", name="Where pain is felt")
    shared = where.get_by_role("link", name=re.compile("by all of them")).first
    expect(shared).to_be_attached()
    shared.focus()
    page.keyboard.press("ArrowDown")
    expect(where.get_by_role("link").and_(page.locator(":focus"))).to_have_count(1)
    row = page.get_by_role("row", name=re.compile("^Lower back both"))
    row.get_by_role("link", name="Receipts: Gluteus medius refers pain to lower back").click()
    expect(explorer.card).to_contain_text("Gluteus medius refers pain to lower back")


def test_cards_on_a_phone(open_page: Open) -> None:
    phone = open_page("?page=compare&thing=hip-disorder.lumbar-spine-disorder", **PHONE)
    page = phone.page
    expect(page.get_by_role("heading", name=re.compile("^Refers pain to"))).to_be_visible()
    expect(page.get_by_text("Trouble of the lower spine", exact=True).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    warning = page.get_by_role("region", name="Warning signs")
    warning.get_by_text(re.compile("See a doctor soon")).click()
    expect(warning.get_by_role("listitem").first).to_be_visible()
