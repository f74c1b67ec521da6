"""Any part of the graph, with its receipts, and nothing that was not asked for."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from graph.atlas import Atlas
from graph.regions import area, lies_in
from graph.search import UnknownNameError
from graph.selection import select


def test_no_condition_is_everything(arm: Atlas) -> None:
    assert nx.utils.graphs_equal(select(arm), arm.graph)


def test_copy_can_be_changed_and_keeps_the_receipts(arm: Atlas) -> None:
    part = select(arm, focus="scalenes")
    part.remove_node("scalenes")
    assert "scalenes" in arm.graph
    assert part.graph["sources"] is arm.graph.graph["sources"]
    edge = select(arm, focus="scalenes").edges["scalenes", "radial-forearm", "refers pain to"]
    assert edge["receipts"][0].source == "medlink-scalene"


def test_focus_reaches_as_far_as_asked(arm: Atlas) -> None:
    reached = [set(select(arm, focus="Scalene muscles", hops=hops)) for hops in range(5)]
    assert reached[0] == {"scalenes"}
    assert reached[1] == {"scalenes", "radial-forearm", "thoracic-outlet-syndrome"}
    undirected = arm.graph.to_undirected(as_view=True)
    for hops, nodes in enumerate(reached):
        assert nodes == set(nx.single_source_shortest_path_length(undirected, "scalenes", hops))


def test_relations_bound_the_reach(arm: Atlas) -> None:
    part = select(arm, focus="scalenes", hops=4, relations=["causes", "compresses"])
    assert set(part) == {"scalenes", "thoracic-outlet-syndrome", "brachial-plexus"}
    assert {relation for *_, relation in part.edges(keys=True)} == {"causes", "compresses"}


def test_region_holds_its_parts_and_what_touches_them(arm: Atlas) -> None:
    part = select(arm, regions=["shoulder"])
    within = area(arm.hierarchy, ["shoulder"])
    for node in part:
        neighbours = {*part.successors(node), *part.predecessors(node)}
        assert lies_in(arm.graph, node, within) or neighbours & within
    assert {"shoulder", "lateral-shoulder", "infraspinatus", "brachial-plexus"} <= set(part)
    assert "scalenes" not in part
    # What the shoulder's muscles do elsewhere is not about the shoulder.
    assert not part.has_edge("infraspinatus", "radial-forearm")


def test_wider_region_selects_more(arm: Atlas) -> None:
    small, large = select(arm, regions=["lateral-shoulder"]), select(arm, regions=["shoulder"])
    assert set(small) <= set(large)
    assert set(small.edges(keys=True)) <= set(large.edges(keys=True))


def test_kinds_leave_focus_and_regions(arm: Atlas) -> None:
    part = select(arm, regions=["shoulder"], kinds=["muscle"])
    assert set(part) == {"shoulder", "infraspinatus", "supraspinatus"}
    part = select(arm, focus="scalenes", kinds=["condition"])
    assert set(part) == {"scalenes", "thoracic-outlet-syndrome"}


def test_higher_evidence_only_removes(arm: Atlas) -> None:
    ranks = sorted(arm.levels.values(), key=lambda level: level.rank)
    parts = [select(arm, min_evidence=level.level) for level in ranks]
    for lower, higher in pairwise(parts):
        assert set(higher.edges(keys=True)) <= set(lower.edges(keys=True))
    for level, part in zip(ranks, parts, strict=True):
        assert all(arm.levels[name].rank >= level.rank for *_, name in part.edges(data="level"))
        assert not list(nx.isolates(part))


def test_focus_stays_even_alone(arm: Atlas) -> None:
    assert set(select(arm, focus="neck", relations=["causes"])) == {"neck"}


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"kinds": ["mussle"]}, 'no kind "mussle"'),
        ({"relations": ["hugs"]}, 'no relation "hugs"'),
        ({"min_evidence": "gossip"}, 'no evidence level "gossip"'),
    ],
)
def test_unknown_condition_is_said(arm: Atlas, condition: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        select(arm, **condition)


def test_unknown_name_is_said(arm: Atlas) -> None:
    for condition in ({"focus": "scalnes"}, {"regions": ["nekc"]}):
        with pytest.raises(UnknownNameError, match="Did you mean"):
            select(arm, **condition)  # type: ignore[arg-type]


def test_region_has_to_be_one(arm: Atlas) -> None:
    with pytest.raises(UnknownNameError, match='"scalenes" is a muscle group, no region'):
        select(arm, regions=["scalenes"])
