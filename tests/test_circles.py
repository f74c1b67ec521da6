"""Circles of a relation that must not come back to its start are found, and only those."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.rules.facts import circles

names = st.sampled_from("abcdefgh")


@given(edges=st.lists(st.tuples(names, names), max_size=20))
def test_every_knot_gives_one_circle_and_a_hierarchy_none(edges: list[tuple[str, str]]) -> None:
    graph = nx.DiGraph(edge for edge in edges if edge[0] != edge[1])
    knots = [knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    found = circles(edges)
    assert found == circles(reversed(edges))
    assert len(found) == len(knots)
    for circle in found:
        assert circle[0] == circle[-1] and len(circle) > 2
        assert all(graph.has_edge(*step) for step in pairwise(circle))


def test_a_deep_hierarchy_has_no_circle() -> None:
    steps = [(f"n{number}", f"n{number + 1}") for number in range(20_000)]
    assert circles(steps) == []
    assert len(circles([*steps, ("n20000", "n0")])) == 1
