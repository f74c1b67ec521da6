"""Paths between two nodes, held to networkx's own enumeration of all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import prod

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import route
from graph.atlas import Atlas, make_atlas
from graph.build import FAINT, STEP_DECAY
from graph.records import Statement
from graph.referral import Step
from graph.routes import EXAMINED, LONGEST, Direction, routes
from graph.search import UnknownNameError
from tests.random_atlas import STRUCTURES, many_statements, node, said, vocabulary, with_statements

ALL = 10_000


def walked(atlas: Atlas, one: str, other: str, relations: set[str] | None, way: str) -> float:
    """The strength of the strongest statement that may be walked, 0 if none may."""
    best = 0.0
    for subject, object_, relation in atlas.walk.edges[one, other]["edges"]:
        flow = "forward" if subject == one else "backward"
        if relations is not None and relation not in relations:
            continue
        if way == "any" or atlas.relations[relation].pain_flow == flow:
            strength = atlas.graph.edges[subject, object_, relation]["strength"]
            best = max(best, strength, FAINT)
    return best


def by_brute_force(
    atlas: Atlas, start: str, end: str, steps: int, relations: set[str] | None, way: str
) -> dict[tuple[str, ...], float]:
    found = {}
    for path in nx.all_simple_paths(atlas.walk, start, end, cutoff=steps):
        strengths = [walked(atlas, *pair, relations, way) for pair in pairwise(path)]
        if all(strengths):
            found[tuple(path)] = prod(strengths) * STEP_DECAY ** (len(strengths) - 1)
    return found


def test_routes_of_the_arm(arm: Atlas) -> None:
    direct, around = routes(arm, "scalenes", "radial forearm", direction="forward")
    assert direct.steps == (Step("scalenes", "refers pain to", "radial-forearm"),)
    assert direct.strength == pytest.approx(0.5)
    assert around.nodes == (
        "scalenes",
        "thoracic-outlet-syndrome",
        "brachial-plexus",
        "musculocutaneous-nerve",
        "radial-forearm",
    )
    assert [step.reverse for step in around.steps] == [False, False, True, False]


def test_public_name(arm: Atlas) -> None:
    assert route(arm, "scalenes", "neck") == routes(arm, "scalenes", "neck")


def test_no_route_is_an_empty_list(arm: Atlas) -> None:
    assert routes(arm, "neck", "body") == []
    assert routes(arm, "scalenes", "scalenes") == []
    assert routes(arm, "radial-forearm", "scalenes", direction="forward") == []
    assert routes(arm, "scalenes", "radial-forearm", relations=[]) == []
    assert routes(arm, "scalenes", "radial-forearm", limit=0) == []


def test_only_the_relations_chosen_are_walked(arm: Atlas) -> None:
    chosen = {"refers pain to"}
    found = routes(arm, "scalenes", "supraspinatus", relations=chosen)
    assert found and {step.relation for r in found for step in r.steps} == chosen


def test_disputed_statement_is_walked_but_comes_last(arm: Atlas) -> None:
    (found,) = routes(arm, "subacromial-bursa", "neck")
    assert found.strength == FAINT


@pytest.mark.parametrize("max_steps", [0, LONGEST + 1])
def test_steps_out_of_range(arm: Atlas, max_steps: int) -> None:
    with pytest.raises(ValueError, match="1 to 4 steps"):
        routes(arm, "scalenes", "neck", max_steps=max_steps)


def test_unknown_end(arm: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="scalenes"):
        routes(arm, "scalnes", "neck")


@given(
    many_statements,
    st.sampled_from([None, {"compresses", "innervates", "refers pain to"}]),
    st.sampled_from(["any", "forward"]),
    st.integers(1, LONGEST),
)
@settings(max_examples=60)
def test_all_paths_and_the_best_of_them(
    rows: list[Statement], relations: set[str] | None, direction: Direction, max_steps: int
) -> None:
    atlas = with_statements(*rows)
    for start, end in (("muscle-0", "outer-hip"), ("disease-0", "nerve-1"), ("hip", "muscle-1")):
        wanted = by_brute_force(atlas, start, end, max_steps, relations, direction)
        options = {"relations": relations, "direction": direction, "max_steps": max_steps}
        found = routes(atlas, start, end, limit=ALL, **options)  # type: ignore[arg-type]
        assert {r.nodes: r.strength for r in found} == pytest.approx(wanted, abs=1e-8)
        for limit in (1, 3):
            assert routes(atlas, start, end, limit=limit, **options) == found[:limit]  # type: ignore[arg-type]


@given(many_statements, st.sampled_from([1, 3, 10]))
@settings(max_examples=40)
def test_route_reads_the_same_from_the_other_end(rows: list[Statement], limit: int) -> None:
    atlas = with_statements(*rows)
    for start in STRUCTURES[:3]:
        for end in ("hip", "body", STRUCTURES[-1]):
            there = routes(atlas, start, end, limit=limit)
            back = routes(atlas, end, start, limit=limit)
            assert [(r.nodes[::-1], r.strength) for r in back] == [
                (r.nodes, r.strength) for r in there
            ]


def test_steps_are_statements_of_the_graph_and_join_up(whole: Atlas) -> None:
    found = routes(whole, "piriformis", "calf")
    assert 0 < len(found) <= 10
    assert [r.strength for r in found] == sorted((r.strength for r in found), reverse=True)
    for each in found:
        assert len(set(each.nodes)) == len(each.nodes) <= LONGEST + 1
        assert (each.nodes[0], each.nodes[-1]) == ("piriformis", "calf")
        for one, other in pairwise(each.steps):
            assert one.end == other.start
        assert all(whole.graph.has_edge(*step.edge) for step in each.steps)


CROWD = 5 * EXAMINED // 4


@pytest.fixture(scope="module")
def crowded() -> Atlas:
    """A muscle and a disease that irritate thousands of muscles, all of them one nerve's too."""
    crowd = [f"crowd-{number}" for number in range(CROWD)]
    rows = [
        said(hub, "irritates", one, "popular-0")
        for hub in ("muscle-0", "disease-0")
        for one in crowd
    ]
    rows += [said("nerve-0", "innervates", one, "ontology-0") for one in crowd]
    rows += [said("nerve-1", "innervates", crowd[-1], "expert-0")]
    rows += [said("nerve-1", "supplies sensation to", "hip", "expert-0")]
    rows += [said("muscle-0", "compresses", "nerve-2", "experimental-0")]
    rows += [said("disease-0", "affects", "nerve-2", "experimental-0")]
    nodes = tuple(node(id_, "muscle", "structure") for id_ in crowd)
    tables = vocabulary()
    return make_atlas(replace(tables, nodes=tables.nodes + nodes, statements=tuple(rows)))


def test_hub_does_not_hide_the_strongest_route(crowded: Atlas) -> None:
    found = routes(crowded, "muscle-0", "disease-0")
    assert len(found) == 10
    assert found[0].nodes == ("muscle-0", "nerve-2", "disease-0")
    assert found[0].strength == pytest.approx(0.85 * 0.85 * STEP_DECAY)


def test_hub_does_not_hide_the_only_route(crowded: Atlas) -> None:
    for start in ("muscle-0", "nerve-0"):
        (found,) = routes(crowded, start, "hip", max_steps=3)
        assert found.nodes == (start, f"crowd-{CROWD - 1}", "nerve-1", "hip")
