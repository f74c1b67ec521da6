"""The table: its rows are what the filters leave, and what they say is what the atlas says."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import Atlas
from graph.regions import area, lies_in
from webapp import ids
from webapp.address import parse, to_query
from webapp.figures.neighbourhood import flat, groups_around
from webapp.figures.table_columns import LINKED, STATEMENTS, THINGS, columns, definition
from webapp.figures.table_rows import Rows
from webapp.pages import table
from webapp.panels.chosen import filters_chosen
from webapp.panels.grid import PLACE, bases, grid
from webapp.view import ROWS, SCOPES, View

BACK = View(page="table", focus="lower-back")
KINDS = ("muscle", "nerve", "disease", "structure", "treatment", "test")
REGIONS = ("buttock", "hip-region", "lower-back", "neck")
FILTERS = st.builds(
    lambda kinds, regions, relations, floor, contested: replace(
        BACK,
        kinds=tuple(kinds),
        regions=tuple(regions),
        relations=tuple(relations),
        floor=floor,
        contested=contested,
    ),
    st.sets(st.sampled_from(KINDS), max_size=2),
    st.sets(st.sampled_from(REGIONS), max_size=2),
    st.sets(st.sampled_from(("refers pain to", "compresses", "treated by")), max_size=2),
    st.sampled_from(("", "review", "experimental")),
    st.sampled_from(("", "only")),
)
FEWER = settings(max_examples=40)
"""Each goes over every statement of the atlas, some several times."""


@pytest.fixture(scope="module")
def rows(whole: Atlas) -> Rows:
    return Rows(whole)


def ids_of(rows: Rows, view: View) -> list[str]:
    return [row["id"] for row in rows.table(view).rows]


def test_the_table_of_a_view_is_all_that_the_filters_leave(whole: Atlas, rows: Rows) -> None:
    for focus in ("lower-back", "piriformis", "hip-osteoarthritis"):
        view = replace(BACK, focus=focus, kinds=("muscle", "nerve"))
        items = flat(groups_around(whole, view))
        assert set(ids_of(rows, view)) == {item.node for item in items}
        said = ids_of(rows, replace(view, rows="statements"))
        assert sorted(said) == sorted({"~".join(item.edge) for item in items})


def test_a_thing_says_how_strong_its_tie_to_the_focus_is(rows: Rows) -> None:
    strengths = [row["strength"] for row in rows.table(BACK).rows]
    assert strengths == sorted(strengths, reverse=True)
    assert all(row["strength"] is None for row in rows.table(replace(BACK, scope="all")).rows)


def test_without_filters_the_whole_atlas_is_there(whole: Atlas, rows: Rows) -> None:
    everything = replace(BACK, scope="all")
    assert set(ids_of(rows, everything)) == set(whole.graph)
    assert len(ids_of(rows, replace(everything, rows="statements"))) == len(whole.graph.edges)


@FEWER
@given(view=FILTERS)
def test_filters_of_the_whole_atlas_hold_for_every_row(
    whole: Atlas, rows: Rows, view: View
) -> None:
    within = area(whole.hierarchy, view.regions)
    graph = whole.graph

    def fits(node: str) -> bool:
        data = graph.nodes[node]
        of_kind = not view.kinds or {data["kind"], data["family"]} & set(view.kinds)
        return bool(of_kind and (not within or lies_in(graph, node, within)))

    said = replace(view, scope="all", rows="statements")
    shown = [tuple(id_.split("~")) for id_ in ids_of(rows, said)]
    for edge in shown:
        data = graph.edges[edge]
        assert fits(edge[0]) or fits(edge[1])
        assert not view.relations or edge[2] in view.relations
        assert not view.contested or data["contested"]
        rank = whole.levels[data["level"]].rank
        assert not view.floor or rank >= whole.levels[view.floor].rank
    things = ids_of(rows, replace(view, scope="all"))
    assert all(map(fits, things))
    if view.relations or view.floor or view.contested:
        assert set(things) == {end for edge in shown for end in edge[:2] if fits(end)}


@FEWER
@given(view=FILTERS, rows_=st.sampled_from(ROWS), scope=st.sampled_from(SCOPES))
def test_a_further_filter_never_adds_a_row(rows: Rows, view: View, rows_: str, scope: str) -> None:
    view = replace(view, rows=rows_, scope=scope, relations=(), kinds=())
    fewer = set(ids_of(rows, replace(view, kinds=("muscle",))))
    assert fewer <= set(ids_of(rows, view))
    assert rows.count(view) == len(ids_of(rows, view))


def test_a_statement_row_counts_its_receipts(whole: Atlas, rows: Rows) -> None:
    view = replace(BACK, focus="hip-joint", rows="statements", relations=("refers pain to",))
    row = next(r for r in rows.table(view).rows if r["object"] == "Lower back")
    receipts = whole.graph.edges["hip-joint", "lower-back", "refers pain to"]["receipts"]
    against = sum(receipt.stance == "disputes" for receipt in receipts)
    assert (row["against"], row["for"]) == (against, len(receipts) - against)
    assert row["contested"] == "contested"
    assert row["sentence"] == "Hip joint refers pain to lower back"


def test_every_column_is_a_key_of_its_rows(rows: Rows) -> None:
    for what, known in (("things", THINGS), ("statements", STATEMENTS)):
        row = rows.table(replace(BACK, rows=what)).rows[0]
        assert {column.field for column in known} <= set(row)
    assert "strength" not in {column.field for column in columns("things", "all")}


def test_a_phone_shows_few_columns_and_may_choose_all(rows: Rows) -> None:
    for what in ROWS:
        known = columns(what, "view")
        wide = [definition(c, bases(BACK), False) for c in known]
        narrow = [definition(c, bases(BACK), True) for c in known]
        assert [c["field"] for c in wide] == [c["field"] for c in narrow]
        assert sum(not c["hide"] for c in narrow) == 2 < sum(not c["hide"] for c in wide)
        assert sum("cellRenderer" in c for c in wide) == 1
        assert {c["field"] for c in wide if "cellRenderer" in c} <= LINKED


def test_the_address_behind_a_row_is_a_view(whole: Atlas) -> None:
    view = replace(BACK, trail=("piriformis",), kinds=("muscle",))
    there = bases(view)["sentence"].replace(PLACE, "hip-joint")
    edge = ("hip-joint", "lower-back", "refers pain to")
    opened, ignored = parse(there.replace("EDGE", "~".join(edge)), whole)
    assert (opened.page, opened.focus, opened.edge) == ("explore", "hip-joint", edge)
    assert opened.trail == ("piriformis", "lower-back")
    assert not ignored


def test_rows_that_are_sent_do_not_depend_on_where_one_came_from(rows: Rows) -> None:
    one = table.asked_for(replace(BACK, trail=("hip-joint",), panel="evidence"))
    assert one == table.asked_for(BACK)
    assert table.asked_for(replace(BACK, scope="all")) == table.asked_for(
        replace(BACK, scope="all", focus="piriformis")
    )
    sent = json.loads(gzip.decompress(table.pack(rows, table.asked_for(BACK))))
    assert [row["id"] for row in sent] == ids_of(rows, BACK)


def test_the_words_of_the_page_say_how_many_rows_and_which_filters(
    whole: Atlas, rows: Rows
) -> None:
    view = replace(BACK, kinds=("muscle", "muscle group"), regions=("buttock",), floor="review")
    head = table.drawn(whole, rows, view)["html"][ids.TABLE_HEAD]
    assert f"{rows.count(view):,} things" in head
    for label, without in filters_chosen(whole, view):
        assert f"Take back the filter {label}" in head
        assert to_query(without).replace("&", "&amp;") in head
    assert [label for label, _ in filters_chosen(whole, view)] == [
        "Muscles",
        "In: Buttock",
        "Review or better",
    ]


def test_the_grid_brings_no_rows_and_each_sort_of_row_has_its_own() -> None:
    made = {what: grid(replace(BACK, rows=what), False) for what in ROWS}
    assert len({part.id for part in made.values()}) == len(ROWS)
    assert not any(hasattr(part, "rowData") for part in made.values())
