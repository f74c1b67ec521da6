"""What a region is a part of, what its parts are, what lies in it."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.atlas import Atlas
from graph.regions import area, leaves, levels_up, lies_in, parts, wholes
from tests.random_atlas import with_statements


def test_parts_are_the_region_and_everything_in_it(arm: Atlas) -> None:
    assert parts(arm.hierarchy, "shoulder") == ("shoulder", "lateral-shoulder")
    assert parts(arm.hierarchy, "neck") == ("neck",)
    assert set(parts(arm.hierarchy, "body")) == set(arm.hierarchy)


def test_wholes_are_nearest_first(arm: Atlas) -> None:
    assert wholes(arm.hierarchy, "lateral-shoulder") == ("shoulder", "body")
    assert wholes(arm.hierarchy, "body") == ()


def test_region_with_two_wholes() -> None:
    hierarchy = with_statements().hierarchy
    assert wholes(hierarchy, "outer-hip") == ("hip", "limb", "trunk", "body")
    assert levels_up(hierarchy, "outer-hip") == {"hip": 1, "limb": 2, "trunk": 2, "body": 3}
    assert parts(hierarchy, "trunk") == ("trunk", "hip", "outer-hip")


def test_leaves_are_the_smallest_parts(arm: Atlas) -> None:
    assert leaves(arm.hierarchy, "body") == ("lateral-shoulder", "neck", "radial-forearm")
    assert leaves(arm.hierarchy, "neck") == ("neck",)


def test_parts_and_wholes_are_each_others_inverse(whole: Atlas) -> None:
    for region in whole.hierarchy:
        for part in parts(whole.hierarchy, region)[1:]:
            assert region in wholes(whole.hierarchy, part)
        assert set(leaves(whole.hierarchy, region)) <= set(parts(whole.hierarchy, region))


def test_what_lies_in_a_part_lies_in_the_whole(arm: Atlas) -> None:
    shoulder = area(arm.hierarchy, ["shoulder"])
    inside = {node for node in arm.graph if lies_in(arm.graph, node, shoulder)}
    assert {"shoulder", "lateral-shoulder", "supraspinatus", "infraspinatus"} <= inside
    assert not {"neck", "scalenes", "musculocutaneous-nerve", "body"} & inside


def test_area_of_several_is_all_of_each(arm: Atlas) -> None:
    both = area(arm.hierarchy, ["neck", "shoulder"])
    assert both == {"neck", "shoulder", "lateral-shoulder"}
    assert area(arm.hierarchy, []) == frozenset()


def test_unknown_region_is_an_error(arm: Atlas) -> None:
    with pytest.raises(nx.NetworkXError):
        parts(arm.hierarchy, "atlantis")
