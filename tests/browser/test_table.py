"""The table: sort, filter, select, and take what is selected into the graph, a list, a file."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.explorer import Explorer
from webapp.figures.table_rows import Rows
from webapp.view import View

GRID = "dash_ag_grid"


class Table:
    """The table as a person meets it."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer, self.page = explorer, explorer.page

    @property
    def count(self) -> Locator:
        return self.page.get_by_role("status").filter(has_text=re.compile(r"\brows?\b"))

    @property
    def names(self) -> Locator:
        return self.page.get_by_role("gridcell").get_by_role("link")

    def row(self, name: str) -> Locator:
        link = self.page.get_by_role("link", name=name, exact=True)
        return self.page.get_by_role("row").filter(has=link)

    def choose(self, *names: str) -> None:
        for name in names:
            self.row(name).get_by_role("checkbox").check()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def sift(self, text: str) -> None:
        self.page.get_by_role("searchbox", name="Filter all columns").fill(text)


def open_table(open_page: Open, query: str, **options: object) -> Table:
    return Table(open_page(query, **options))


def test_the_script_of_the_grid_comes_with_the_table_only(explorer: Explorer) -> None:
    assert not [url for url in explorer.asked if GRID in url]
    pages = explorer.page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link", name="Table", exact=True).click()
    things = Rows(explorer.atlas).count(View(page="table"))
    expect(Table(explorer).count).to_have_text(f"{things} rows")
    expect(
        explorer.page.get_by_role("treegrid").or_(explorer.page.get_by_role("grid"))
    ).to_have_attribute("aria-label", "Table of things")
    assert [url for url in explorer.asked if GRID in url]


def test_sort_filter_and_follow_a_name_by_keyboard(open_page: Open) -> None:
    table = open_table(open_page, "?page=table")
    page = table.page
    page.get_by_role("columnheader", name="Name", exact=True).click()
    expect(table.names.first).to_have_text(re.compile("^A"))
    table.sift("piriformis")
    expect(table.count).to_have_text(re.compile(r"^\d+ of \d+ rows$"))
    cell = page.get_by_role("gridcell", name="Piriformis", exact=True)
    cell.click(position={"x": 160, "y": 10})
    page.keyboard.press("Tab")
    expect(page.get_by_role("gridcell").and_(page.locator(":focus"))).to_have_count(0)
    cell.click(position={"x": 160, "y": 10})
    page.keyboard.press("Enter")
    table.explorer.at("Piriformis")


def test_selected_things_go_into_the_graph_the_clipboard_and_a_file(
    open_page: Open, tmp_path: Path
) -> None:
    table = open_table(open_page, "?page=table", permissions=["clipboard-read", "clipboard-write"])
    page = table.page
    expect(table.button("Copy selected")).to_be_disabled()
    table.choose("Sacroiliac joint", "Lumbar multifidus")
    expect(table.count).to_have_text(re.compile("2 selected"))
    table.button("Copy selected").click()
    expect(table.count).to_have_text("2 rows copied")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].split("\t")[:3] == ["Name", "Other name", "Kind"]
    assert {line.split("\t")[0] for line in lines[1:]} == {"Sacroiliac joint", "Lumbar multifidus"}

    with page.expect_download() as coming:
        table.button("Download CSV").click()
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert path.name == "plexus-things-lower-back.csv"
    known = Rows(table.explorer.atlas).table(View(page="table")).rows
    assert [row["Id"] for row in rows] == [row["id"] for row in known]

    table.button("Show selected in the graph").click()
    expect(page).to_have_url(re.compile(r"pin="))
    assert set(table.explorer.view().pinned) == {"sacroiliac-joint", "multifidus"}


def test_a_cell_that_looks_like_a_formula_is_escaped(open_page: Open, tmp_path: Path) -> None:
    """Nothing in the atlas begins like a formula, so one is put in as the rows are sent."""
    explorer = open_page()
    row = {"id": "hip-joint", "name": '=1+"a"', "other": "-2", "kind": "+", "strength": -1}
    explorer.page.route("**/rows?*", lambda route: route.fulfill(json=[row]))
    pages = explorer.page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link", name="Table", exact=True).click()
    table = Table(explorer)
    expect(table.count).to_have_text("1 row")
    with explorer.page.expect_download() as coming:
        table.button("Download CSV").click()
    coming.value.save_as(tmp_path / "one.csv")
    with (tmp_path / "one.csv").open(encoding="utf-8", newline="") as file:
        (read,) = csv.DictReader(file)
    assert (read["Name"], read["Other name"], read["Kind"]) == ('\'=1+"a"', "'-2", "'+")
    assert read["Strength"] == "-1"


def test_the_whole_atlas_as_statements_leads_to_receipts(open_page: Open) -> None:
    table = open_table(open_page, "?page=table&rows=statements&scope=all")
    total = table.explorer.atlas.graph.number_of_edges()
    expect(table.count).to_have_text(f"{total:,} rows")
    table.sift("hip joint refers pain to lower back")
    table.page.get_by_role("link", name="Hip joint refers pain to lower back", exact=True).click()
    expect(table.explorer.card).to_contain_text("Hip joint refers pain to lower back")
    table.page.go_back()
    expect(table.count).to_be_visible()


def test_columns_are_chosen(open_page: Open) -> None:
    table = open_table(open_page, "?page=table")
    page = table.page
    expect(table.count).to_be_visible()
    head = page.get_by_role("columnheader", name="Family")
    expect(head).to_have_count(0)
    page.get_by_text("Columns", exact=True).click()
    page.get_by_role("checkbox", name="Family", exact=True).check()
    expect(head).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="Family", exact=True)).to_be_hidden()


@pytest.mark.parametrize("rows", ["things", "statements"])
def test_on_a_phone_two_columns_and_no_scrolling_aside(open_page: Open, rows: str) -> None:
    table = open_table(open_page, f"?page=table&rows={rows}&kind=muscle", **PHONE)
    expect(table.count).to_be_visible()
    expect(table.page.get_by_role("columnheader").filter(has_text=re.compile(r"\w"))).to_have_count(
        2
    )
    assert wide(table.page) <= 390


def wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))
