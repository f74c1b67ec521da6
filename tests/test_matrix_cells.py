"""The matrix says what the referral questions say, and keeps its order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Atlas
from graph.matrix import Matrix, matrix, reaches
from graph.referral import sources_of
from tests.random_atlas import PARENTS, many_statements, said, with_statements
from webapp.address import parse
from webapp.colours import MARKS
from webapp.figures.facets import BODY_PARTS
from webapp.figures.matrix_cells import MOST_ROWS, columns_of, matrix_of, reaches_once
from webapp.figures.matrix_chart import matrix_chart
from webapp.pages.matrix import as_table, head
from webapp.view import DOWN, View

SOURCES = ("muscle", "nerve", "disease")
HIP = View(page="matrix", down="joint", across="hip-region")


@given(rows=many_statements)
def test_every_cell_is_as_strong_as_the_sources_of_its_region_say(rows: list) -> None:
    atlas = with_statements(*rows)
    found = matrix(atlas, reaches(atlas, SOURCES), list(PARENTS))
    for region in PARENTS:
        expected = {source.id: source.strength for source in sources_of(atlas, region)}
        strengths = {
            row.node: row.cells[region].strength
            for row in found.rows
            if region in row.cells and row.cells[region].strength
        }
        assert strengths == pytest.approx(expected)


@given(rows=many_statements, limit=st.integers(0, 6))
def test_the_strongest_rows_are_kept_and_the_rest_is_counted(rows: list, limit: int) -> None:
    atlas = with_statements(*rows)
    reached = reaches(atlas, SOURCES)
    everything = matrix(atlas, reached, list(PARENTS))
    some = matrix(atlas, reached, list(PARENTS), limit=limit)
    assert len(some.rows) + some.left_out == len(everything.rows)
    kept = {row.node for row in some.rows}
    left = [row.total for row in everything.rows if row.node not in kept]
    assert min((row.total for row in some.rows), default=9) >= max(left, default=0) - 1e-9
    order = [row.node for row in everything.rows if row.node in kept]
    assert [row.node for row in some.rows] == order


def test_a_statement_that_is_only_disputed_is_a_cell_of_its_place_alone() -> None:
    atlas = with_statements(
        said("muscle-0", "refers pain to", "hip", "review-0", "disputes"),
    )
    found = matrix(atlas, reaches(atlas, SOURCES), ["limb", "hip", "outer-hip"])
    (row,) = found.rows
    assert set(row.cells) == {"limb", "hip"}
    cell = row.cells["hip"]
    assert (cell.strength, cell.contested, cell.direct) == (0, True, True)


def test_like_stands_with_like(whole: Atlas) -> None:
    found = matrix_of(whole, reaches_once(whole), View(down="muscle"))
    places = [
        max(found.columns, key=lambda c: row.cells[c].strength if c in row.cells else -1)
        for row in found.rows
    ]
    places = [found.columns.index(place) for place in places]
    assert places == sorted(places)
    assert len(found.rows) == MOST_ROWS
    assert found.left_out > 0


def test_columns_go_from_head_to_foot(whole: Atlas) -> None:
    assert columns_of(whole, "") == BODY_PARTS
    assert set(columns_of(whole, "buttock")) == {"upper-buttock", "lower-buttock"}
    assert columns_of(whole, "buttock")[0] == "upper-buttock"
    assert columns_of(whole, "groin") == ("groin",)
    assert len(columns_of(whole, "body")) < 20


@pytest.fixture(scope="module")
def hip(whole: Atlas) -> Matrix:
    return matrix_of(whole, reaches_once(whole), HIP)


def test_each_row_of_the_table_has_its_own_numbers(whole: Atlas, hip: Matrix) -> None:
    text = str(as_table(whole, HIP, hip))
    body = text.split("<tbody>")[1].split("</tr>")
    for row, html in zip(hip.rows, body, strict=False):
        numbers = re.findall(r'href="[^"]*" aria-label[^>]*>(\d\.\d\d)', html)
        cells = [row.cells[c] for c in hip.columns if c in row.cells]
        assert numbers == [f"{cell.strength:.2f}" for cell in cells]


def test_a_cell_leads_to_its_receipts_or_to_the_routes(whole: Atlas, hip: Matrix) -> None:
    figure = matrix_chart(whole, HIP, hip)
    for row, hrefs in zip(hip.rows, figure.data[0].customdata, strict=True):
        for column, href in zip(hip.columns, hrefs, strict=True):
            if column not in row.cells:
                assert not href
                continue
            cell = row.cells[column]
            view, ignored = parse(href, whole)
            assert not ignored
            if cell.direct:
                assert (view.page, view.focus, view.edge) == (
                    "explore",
                    row.node,
                    cell.path[0].edge,
                )
            else:
                assert (view.page, view.start, view.end) == ("routes", row.node, cell.path[-1].end)


def test_what_is_contested_has_a_sign_in_the_chart_and_in_the_table(
    whole: Atlas, hip: Matrix
) -> None:
    contested = sum(cell.contested for row in hip.rows for cell in row.cells.values())
    assert contested
    figure = matrix_chart(whole, HIP, hip)
    assert sum(len(trace.x) for trace in figure.data[1:]) == contested
    assert str(as_table(whole, HIP, hip)).count('class="sign"') == contested


def test_the_words_count_what_is_left_out(whole: Atlas) -> None:
    found = reaches_once(whole)
    for down in DOWN:
        view = View(page="matrix", down=down)
        shown = matrix_of(whole, found, view)
        text = str(head(whole, view, shown))
        label = MARKS[down].label.lower()
        rows = len(shown.rows)
        more = f" of {rows + shown.left_out}" if shown.left_out else ""
        assert f"{rows}{more} {label}" in text
        assert (f"{shown.left_out}, are left out" in text) == bool(shown.left_out)


def test_an_atlas_without_pain_says_what_to_do() -> None:
    atlas = with_statements()
    view = replace(HIP, across="hip")
    assert "choose another row" in str(
        as_table(atlas, view, matrix_of(atlas, reaches_once(atlas), view))
    )
