"""The page that compares: rows, body maps, and how things are told apart."""

from __future__ import annotations

import re

import pytest

from graph.atlas import Atlas
from graph.compare import compare, told_apart
from webapp.address import parse
from webapp.figures.comparison import bodies, felt_areas, parts, signs_where_felt
from webapp.pages import compare as page
from webapp.panels.compare_head import EXAMPLES, added
from webapp.panels.compare_table import OPEN_ROWS
from webapp.view import MOST_THINGS, View

PAIRS = [ids for _, ids in EXAMPLES]
MORE = [*PAIRS, ("gluteus-medius", "hip-joint", "sacroiliac-joint"), ("lower-back", "buttock")]


def text_of(answer: dict) -> str:
    return " ".join(answer["html"].values())


@pytest.mark.parametrize("things", PAIRS)
def test_ready_made_comparisons_are_of_what_is_mistaken_for_each_other(
    whole: Atlas, things: tuple[str, ...]
) -> None:
    (apart,) = told_apart(whole, things)
    assert set(apart.edge[:2]) == set(things)
    assert any(r.note for r in whole.graph.edges[apart.edge]["receipts"]) or any(
        apart.said.values()
    )


@pytest.mark.parametrize("things", PAIRS)
def test_what_tells_apart_is_said_by_the_same_passage_of_one_alone(
    whole: Atlas, things: tuple[str, ...]
) -> None:
    (apart,) = told_apart(whole, things)
    passages = {(r.source, r.locator) for r in whole.graph.edges[apart.edge]["receipts"]}
    for thing, edges in apart.said.items():
        (other,) = set(things) - {thing}
        for edge in edges:
            assert thing in edge[:2] and other not in edge[:2]
            receipts = whole.graph.edges[edge]["receipts"]
            assert passages & {(r.source, r.locator) for r in receipts}


def test_strain_and_arthritis_are_told_apart_by_when_it_hurts(whole: Atlas) -> None:
    (apart,) = told_apart(whole, ("arthritis", "muscle-strain"))
    assert ("muscle-strain", "pain-on-movement", "has finding") in apart.said["muscle-strain"]
    assert ("arthritis", "pain-at-rest", "has finding") in apart.said["arthritis"]


@pytest.mark.parametrize("things", MORE)
def test_rows_hold_all_that_is_compared(whole: Atlas, things: tuple[str, ...]) -> None:
    said = {
        (h.relation, h.reverse): {*h.shared, *(n for some in h.distinct.values() for n in some)}
        for h in compare(whole, things).headings
    }
    found = parts(whole, things)
    assert sorted(len(part.rows) for part in found) == sorted(map(len, said.values()))
    for part in found:
        counts = [len(row.edges) for row in part.rows]
        assert counts == sorted(counts, reverse=True), "what all have comes first"
        assert counts.count(len(things)) == part.shared
        for row in part.rows:
            for thing, edge in row.edges.items():
                assert whole.graph.has_edge(*edge)
                assert {thing, row.node} == set(edge[:2])


@pytest.mark.parametrize("things", MORE)
def test_the_order_given_changes_nothing_that_is_shared(
    whole: Atlas, things: tuple[str, ...]
) -> None:
    def shared(order: tuple[str, ...]) -> set[tuple[str, str]]:
        found = parts(whole, order)
        return {(p.key, r.node) for p in found for r in p.rows if len(r.edges) == len(things)}

    def outlined(order: tuple[str, ...]) -> set[str]:
        body = bodies(whole, View(things=order))[0]
        return {region for region, area in body.items() if "shared" in area["classes"]}

    assert shared(things) == shared(things[::-1])
    assert outlined(things) == outlined(things[::-1])


def test_outlined_areas_are_those_that_all_are_felt_in(whole: Atlas) -> None:
    things = ("gluteus-medius", "hip-joint", "sacroiliac-joint")
    drawn = bodies(whole, View(things=things))
    common = set.intersection(*(set(felt_areas(whole, thing)[0]) for thing in things))
    assert common
    for body in drawn:
        outlined = {region for region, area in body.items() if "shared" in area["classes"]}
        assert outlined == common & set(body)
        assert all("by all of them" in body[region]["told"] for region in outlined)


def test_one_thing_alone_shares_nothing(whole: Atlas) -> None:
    view = View(page="compare", things=("hip-joint",))
    (body,) = bodies(whole, view)
    assert not any("shared" in area["classes"] for area in body.values())
    assert ">both<" not in text_of(page.told(whole, view))


def test_warning_signs_come_first(whole: Atlas) -> None:
    assert parts(whole, ("lower-back", "buttock"))[0].key == "of-warning-sign-of"
    view = View(page="compare", things=("hip-disorder", "lumbar-spine-disorder"))
    told = page.told(whole, view)["html"]["compare-tables"]
    assert signs_where_felt(whole, view.things)
    assert told.index("Warning signs") < told.index("Side by side")


@pytest.mark.parametrize("things", [(), *MORE])
def test_links_lead_somewhere_and_long_lists_are_folded(
    whole: Atlas, things: tuple[str, ...]
) -> None:
    view = View(page="compare", things=things)
    html = text_of(page.drawn(whole, view)) + text_of(page.told(whole, view))
    for query in set(re.findall(r'href="(\?[^"]*)"', html)):
        assert parse(query.replace("&amp;", "&"), whole)[1] == ()
    for table in html.split("<details")[0].split("<table")[1:]:
        assert table.count('scope="row"') <= OPEN_ROWS


def test_four_at_most_and_none_twice() -> None:
    view = View(page="compare")
    for node in ("a", "b", "a", "c", "d", "e"):
        view = added(view, node)
    assert view.things == ("a", "b", "c", "d")
    assert len(view.things) == MOST_THINGS
