"""Records become graphs: the whole one, the one that pain travels on, the one that routes walk."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.atlas import Atlas, make_atlas
from graph.build import FAINT, STEP_DECAY
from graph.records import Statement, Tables
from tests.random_atlas import many_statements, said, with_statements


def test_every_row_is_a_receipt_of_one_edge(arm: Atlas, arm_tables: Tables) -> None:
    assert isinstance(arm.graph, nx.MultiDiGraph)
    assert len(arm.graph) == len(arm_tables.nodes) == 12
    for row in arm_tables.statements:
        receipts = arm.graph.edges[row.subject, row.object, row.relation]["receipts"]
        assert row in receipts
    total = sum(len(found) for *_, found in arm.graph.edges(data="receipts"))
    assert total == len(arm_tables.statements)


def test_node_has_the_columns_of_its_table(arm: Atlas) -> None:
    data = arm.graph.nodes["infraspinatus"]
    assert (data["name"], data["kind"], data["family"]) == ("infraspinatus", "muscle", "structure")
    assert data["regions"] == ("shoulder",) and data["xrefs"]


@pytest.mark.parametrize("name", ["graph", "pain", "walk", "hierarchy"])
def test_graphs_are_frozen(arm: Atlas, name: str) -> None:
    with pytest.raises(nx.NetworkXError):
        getattr(arm, name).add_node("x")


def test_pain_travels_as_the_relation_says(arm: Atlas) -> None:
    assert arm.pain.has_edge("scalenes", "radial-forearm")
    # "branch of" is read from the parent to the branch.
    assert arm.pain.has_edge("brachial-plexus", "musculocutaneous-nerve")
    assert not arm.pain.has_edge("musculocutaneous-nerve", "brachial-plexus")


def test_what_is_only_disputed_carries_no_pain_but_can_be_walked(arm: Atlas) -> None:
    assert not arm.pain.has_edge("subacromial-bursa", "neck")
    assert arm.walk.edges["subacromial-bursa", "neck"]["strength"] == FAINT


def test_cost_of_a_path_is_minus_log_of_its_strength(arm: Atlas) -> None:
    for graph in (arm.pain, arm.walk):
        for _, _, data in graph.edges(data=True):
            assert math.exp(-data["cost"]) == pytest.approx(data["strength"] * STEP_DECAY)


def test_walk_reads_every_statement_both_ways(arm: Atlas) -> None:
    for subject, object_, relation in arm.graph.edges(keys=True):
        for ends in ((subject, object_), (object_, subject)):
            assert (subject, object_, relation) in arm.walk.edges[ends]["edges"]


def test_pain_keeps_the_strongest_statement_and_better_evidenced_weaker_ones() -> None:
    weak = [said("muscle-0", "irritates", "nerve-0", f"expert-{n}", frequency="") for n in (0, 1)]
    weak += [said("muscle-0", "irritates", "nerve-0", f"popular-{n}") for n in (0, 1)]
    best = said("muscle-0", "compresses", "nerve-0", "experimental-0", frequency="1/9")
    atlas = with_statements(*weak, best)
    data = atlas.pain.edges["muscle-0", "nerve-0"]
    assert data["edge"] == ("muscle-0", "nerve-0", "irritates")
    assert [edge[2] for edge, _, _ in data["weaker"]] == ["compresses"]


@given(many_statements)
@settings(max_examples=25)
def test_edges_come_strongest_first(rows: list[Statement]) -> None:
    atlas = with_statements(*rows)
    for node in atlas.graph:
        for graph, edges in (
            (atlas.pain, atlas.pain.in_edges),
            (atlas.pain, atlas.pain.out_edges),
            (atlas.walk, atlas.walk.out_edges),
        ):
            strengths = [strength for *_, strength in edges(node, data="strength")]
            assert strengths == sorted(strengths, reverse=True), graph


def test_order_of_rows_changes_nothing(arm: Atlas, arm_tables: Tables) -> None:
    dice = random.Random(3)
    for _ in range(5):
        nodes = dice.sample(arm_tables.nodes, len(arm_tables.nodes))
        rows = dice.sample(arm_tables.statements, len(arm_tables.statements))
        other = make_atlas(replace(arm_tables, nodes=tuple(nodes), statements=tuple(rows)))
        for name in ("pain", "walk", "hierarchy"):
            one, two = getattr(arm, name), getattr(other, name)
            assert nx.utils.graphs_equal(one, two)
            assert all(list(one[node]) == list(two[node]) for node in one) or name == "hierarchy"


def test_hierarchy_leads_from_part_to_whole(arm: Atlas) -> None:
    assert set(arm.hierarchy) == {n for n, f in arm.graph.nodes(data="family") if f == "region"}
    assert list(arm.hierarchy.successors("lateral-shoulder")) == ["shoulder"]
    assert nx.is_directed_acyclic_graph(arm.hierarchy)
