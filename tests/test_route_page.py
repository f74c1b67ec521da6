"""The page of routes: the flow, the sentences, the limits, and the ways out of limits."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.atlas import Atlas
from graph.routes import Route, routes
from tests.random_atlas import DISEASES, STRUCTURES, many_statements, with_statements
from webapp.address import parse, to_query
from webapp.figures.relation_groups import (
    GROUPS,
    allowed,
    group_of,
    members,
    switched,
)
from webapp.figures.route_flow import THINNEST, flow, sankey
from webapp.pages import routes as page
from webapp.panels.route_list import (
    EXAMPLES,
    MOST_ROUTES,
    empty,
    found_routes,
    relaxed,
    route_item,
)
from webapp.view import View
from webapp.wording import inline, step_sentence

CALF = View(page="routes", start="piriformis", end="calf")
DISPUTED = View(page="routes", start="hip-joint", end="lower-back", steps="1")
ends = st.sampled_from(STRUCTURES + DISEASES)


def queries(html: object) -> list[str]:
    return [text.replace("&amp;", "&") for text in re.findall(r'href="(\?[^"]*)"', str(html))]


def plain(html: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", str(html))).replace("&#39;", "'")


# ---- the flow ----


def check_flow(found: list[Route]) -> None:
    made = flow(found)
    assert len(set(made.places)) == len(made.places)
    into: dict[int, float] = defaultdict(float)
    out: dict[int, float] = defaultdict(float)
    last = max((len(route.steps) for route in found), default=0) - 1
    for link in made.links:
        source, target = made.places[link.source], made.places[link.target]
        assert link.step in source.lane if source.lane else source.node == link.step.start
        assert link.step in target.lane if target.lane else target.node == link.step.end
        onward = -1 if source.layer == last else source.layer + 1
        assert target.layer == onward, "the flow runs one way, and behind no node"
        out[link.source] += link.weight
        into[link.target] += link.weight
    whole = sum(max(route.strength, THINNEST) for route in found)
    for number, (layer, *_) in enumerate(made.places):
        if layer == 0:
            assert out[number] == pytest.approx(whole)
        elif layer == -1:
            assert into[number] == pytest.approx(whole)
        else:
            assert into[number] == pytest.approx(out[number])


@given(many_statements, ends, ends)
def test_what_flows_in_flows_out(rows: list, start: str, end: str) -> None:
    check_flow(routes(with_statements(*rows), start, end, limit=MOST_ROUTES))


@pytest.mark.parametrize(("start", "end"), EXAMPLES)
def test_examples_have_routes_that_are_drawn(whole: Atlas, start: str, end: str) -> None:
    found = routes(whole, start, end, limit=MOST_ROUTES)
    check_flow(found)
    for dark in (False, True):
        (drawn,) = sankey(whole, CALF, found, dark).data
        count = len(drawn.node.label)
        assert all(0 <= at < count for at in (*drawn.link.source, *drawn.link.target))
        assert len(drawn.node.color) == len(drawn.node.customdata) == count
        assert len(drawn.link.color) == len(drawn.link.customdata) == len(drawn.link.value)
    for query in drawn.node.customdata:
        assert parse(query, whole)[0].page == "explore"
    edges = {parse(query, whole)[0].edge for query in drawn.link.customdata}
    assert edges == {step.edge for route in found for step in route.steps}


def test_a_contested_ribbon_is_paler(whole: Atlas) -> None:
    view = replace(DISPUTED, via=("refers pain to",))
    (route, *_) = found_routes(whole, view)
    assert whole.graph.edges[route.steps[0].edge]["contested"]
    (drawn,) = sankey(whole, view, [route], dark=False).data
    assert drawn.link.color[0].endswith(",0.22)")
    assert "contested" in drawn.link.label[0]


# ---- the sentences ----


@pytest.mark.parametrize("words", ["plain", "clinical"])
def test_the_sentences_of_a_route_are_its_steps(whole: Atlas, words: str) -> None:
    view = replace(CALF, words=words)
    for route in found_routes(whole, view):
        html = str(route_item(whole, view, route))
        opened = [edge for query in queries(html) if (edge := parse(query, whole)[0].edge)]
        of_steps = {step.edge for step in route.steps}
        assert [edge for edge in opened if edge in of_steps] == [s.edge for s in route.steps]
        assert all(any({s.start, s.end} == {*e[:2]} for s in route.steps) for e in opened)
        said = plain(html).lower()
        for step in route.steps:
            assert step_sentence(whole, step, words).lower() in said


def test_a_reversed_step_reads_from_where_it_starts(whole: Atlas) -> None:
    steps = [step for route in found_routes(whole, CALF) for step in route.steps]
    reverse = next(step for step in steps if step.relation == "innervates" and step.reverse)
    sentence = step_sentence(whole, reverse, "plain")
    assert sentence.startswith("Piriformis is innervated by ")
    assert sentence.endswith(inline(whole, reverse.subject, "plain"))


def test_contested_steps_are_marked(whole: Atlas) -> None:
    view = replace(DISPUTED, via=("refers pain to",))
    assert "contested" in plain(page.told(whole, view)["html"]["route-list"])


def test_a_dispute_beside_the_strongest_statement_is_told(whole: Atlas) -> None:
    (route,) = found_routes(whole, DISPUTED)
    assert route.steps[0].relation == "pulls on"
    said = plain(route_item(whole, DISPUTED, route))
    assert re.search("Also: .*Hip joint refers pain to lower back +contested", said)


# ---- the limits ----


def test_every_relation_is_in_a_group(whole: Atlas) -> None:
    grouped = [relation for group in GROUPS for relation in members(whole, group)]
    assert sorted(grouped) == sorted(whole.relations)


@given(st.data())
def test_switching_twice_changes_nothing_but_for_the_last(
    whole: Atlas, data: st.DataObject
) -> None:
    some = data.draw(st.sets(st.sampled_from(sorted(whole.relations))))
    view = replace(CALF, via=tuple(r for r in whole.relations if r in some))
    relation = data.draw(st.sampled_from(sorted(whole.relations)))
    once = switched(whole, view, (relation,))
    assert allowed(whole, once), "one relation stays"
    if once == view:
        assert allowed(whole, view) == (relation,)
    else:
        assert (relation in allowed(whole, once)) != (relation in allowed(whole, view))
        assert allowed(whole, switched(whole, once, (relation,))) == allowed(whole, view)


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_a_group_that_is_left_out_is_in_no_route(whole: Atlas, group: str) -> None:
    view = switched(whole, CALF, members(whole, group))
    assert parse(to_query(view), whole)[0] == view
    for route in found_routes(whole, view):
        assert all(group_of(step.relation) != group for step in route.steps)


def test_all_groups_on_is_the_short_address(whole: Atlas) -> None:
    off = switched(whole, CALF, members(whole, "felt"))
    assert switched(whole, off, members(whole, "felt")).via == ()


# ---- where there is no route ----


def test_each_way_out_leads_to_as_many_routes_as_it_says(whole: Atlas) -> None:
    view = replace(CALF, steps="1", way="forward")
    assert not found_routes(whole, view)
    ways = relaxed(whole, view)
    assert ways
    for _, after, count in ways:
        assert count == len(found_routes(whole, after)) > 0


def test_nothing_chosen_offers_examples_that_have_routes(whole: Atlas) -> None:
    offered = [parse(query, whole)[0] for query in queries(empty(whole, View(page="routes")))]
    assert [(view.start, view.end) for view in offered] == list(EXAMPLES)
    assert all(found_routes(whole, view) for view in offered)


@pytest.mark.parametrize("view", [View(page="routes"), replace(CALF, end="piriformis")])
def test_without_a_route_no_chart_is_asked_for(whole: Atlas, view: View) -> None:
    answer = page.drawn(whole, view)
    assert answer["islands"] == []
    assert "routes-empty" in answer["html"]["route-result"]
    assert page.chart(whole, view, dark=False) is None


def test_the_same_twice_is_told(whole: Atlas) -> None:
    assert "the same thing twice" in plain(empty(whole, replace(CALF, end="piriformis")))
