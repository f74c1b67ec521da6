"""The matrix: a heat map to click, a table to walk, and on a phone the table alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from webapp.address import parse
from webapp.figures.matrix_cells import matrix_of, reaches_once

HIP = "?page=matrix&down=joint&across=hip-region"


def test_a_cell_of_the_heat_map_leads_to_its_receipts(open_page: Open) -> None:
    explorer = open_page(HIP)
    page, atlas = explorer.page, explorer.atlas
    view, _ = parse(HIP, atlas)
    shown = matrix_of(atlas, reaches_once(atlas), view)
    y, x, cell = next(
        (y, x, row.cells[column])
        for y, row in enumerate(shown.rows)
        for x, column in enumerate(shown.columns)
        if column in row.cells and row.cells[column].direct and row.cells[column].strength
    )
    drawing = page.get_by_role("img", name="Heat map of the table below")
    ground = drawing.locator(".nsewdrag")
    expect(ground).to_be_visible()
    box = ground.bounding_box()
    assert box
    wide, high = box["width"] / len(shown.columns), box["height"] / len(shown.rows)
    ground.click(position={"x": (x + 0.5) * wide, "y": (y + 0.5) * high})
    edge = cell.path[0].edge
    expect(explorer.card).to_be_visible()
    assert explorer.view().edge == edge

    page.go_back()
    expect(drawing).to_be_visible()
    ground.click(position={"x": (x + 0.5) * wide, "y": (y + 0.5) * high})
    expect(explorer.card).to_be_visible()


def test_rows_and_columns_are_chosen_by_keyboard(open_page: Open) -> None:
    explorer = open_page("?page=matrix")
    page = explorer.page
    chosen = page.get_by_role("radiogroup", name="Rows").get_by_role("radio", name="Nerves")
    chosen.focus()
    page.keyboard.press("Space")
    expect(chosen).to_be_checked()
    for key, name in (
        ("ArrowRight", "Organs and vessels"),
        ("ArrowDown", "Conditions"),
        ("ArrowRight", "Muscles"),
        ("ArrowLeft", "Conditions"),
        ("ArrowUp", "Organs and vessels"),
    ):
        page.keyboard.press(key)
        rows = page.get_by_role("radiogroup", name="Rows")
        expect(rows.get_by_role("radio", name=name)).to_be_focused()
    expect(chosen).to_be_checked()
    knee = page.get_by_role("radiogroup", name="Columns").get_by_role("radio", name="Knee")
    knee.click()
    expect(knee).to_be_checked()
    assert (explorer.view().down, explorer.view().across) == ("nerve", "knee")
    page.get_by_text("As a table").click()
    expect(page.get_by_role("columnheader", name="Nerves")).to_be_visible()


def test_a_phone_has_the_table_and_no_plotly(open_page: Open) -> None:
    explorer = open_page(HIP, **PHONE)
    page = explorer.page
    table = page.get_by_role("region", name="Strength of referred pain by region")
    expect(table).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    columns = page.get_by_role("radiogroup", name="Columns")
    expect(columns.get_by_role("radio", name="Hip")).to_be_in_viewport(ratio=1)
    assert not [url for url in explorer.asked if "plotly" in url]
    table.get_by_role("row").nth(1).get_by_role("cell").get_by_role("link").first.click()
    expect(page).not_to_have_url(HIP)
