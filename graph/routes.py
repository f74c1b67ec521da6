"""Explained paths between two nodes, along any relations or along those that carry pain."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal
from zlib import crc32

import networkx as nx

from graph.atlas import Atlas
from graph.build import STEP_DECAY, Edge
from graph.referral import DIGITS, Step
from graph.search import resolve

Direction = Literal["any", "forward"]
CANDIDATES = 3
"""So many times the routes asked for are looked at before the strongest are kept."""
FAINT = 0.01
"""The strength that a statement which sources only dispute is walked at."""
STEP_COST = 10**24
"""More than any route's statements can cost together: fewer steps always go first."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path from start to end; each step is the strongest statement between its two nodes.

    ``strength`` in [0, 1]: the product of the steps' strengths, times ``STEP_DECAY`` for every step
    after the first.
    """

    steps: tuple[Step, ...]
    strength: float

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes that the route visits, start and end included."""
        return (self.steps[0].start, *(step.end for step in self.steps))


def routes(
    atlas: Atlas,
    start: str,
    end: str,
    *,
    relations: Collection[str] | None = None,
    limit: int = 10,
    max_steps: int = 4,
    direction: Direction = "any",
) -> list[Route]:
    """The short paths from one node to another, strongest first.

    The paths with the fewest steps are looked at first (the stronger first among those of one
    length), ``CANDIDATES`` × ``limit`` of them at most; the strongest ``limit`` are the answer.

    Parameters
    ----------
    atlas : Atlas
    start, end : str
        Ids, names or synonyms.
    relations : collection of str, optional
        Only statements of these relations are walked; all if left out.
    limit : int
        At most so many routes.
    max_steps : int
        The longest route.
    direction : {"any", "forward"}
        ``any`` reads a statement either way; ``forward`` walks it only as pain travels.

    Returns
    -------
    list of Route
        Empty if there is none, or if start and end are one.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    """
    start, end = resolve(atlas.index, start), resolve(atlas.index, end)
    if start == end or limit < 1 or max_steps < 1:
        return []
    near = _near(atlas, start, end, max_steps, relations, direction)
    if start not in near or end not in near:
        return []
    found: list[Route] = []
    try:
        paths = nx.shortest_simple_paths(near, start, end, weight="cost")
        for path in takewhile(lambda nodes: len(nodes) <= max_steps + 1, paths):
            found.append(_route(atlas, near, path))
            if len(found) >= CANDIDATES * limit:
                break
    except nx.NetworkXNoPath:
        return []
    found.sort(key=lambda route: (-route.strength, len(route.steps), min(_both_ways(route))))
    return found[:limit]


def _both_ways(route: Route) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return route.nodes, route.nodes[::-1]


def _route(atlas: Atlas, near: nx.DiGraph, path: list[str]) -> Route:
    steps = []
    strength = 1 / STEP_DECAY
    for one, other in pairwise(path):
        edge = near.edges[one, other]["edge"]
        steps.append(Step(edge[0], edge[2], edge[1], reverse=edge[0] != one))
        strength *= atlas.graph.edges[edge]["strength"] * STEP_DECAY
    return Route(tuple(steps), round(strength, DIGITS))


def _near(
    atlas: Atlas,
    start: str,
    end: str,
    max_steps: int,
    relations: Collection[str] | None,
    direction: Direction,
) -> nx.DiGraph:
    """The part of the walking graph in which every route of at most ``max_steps`` steps lies.

    A route's middle is within half the steps of both ends, so only half as far is ever searched.
    """
    half = max_steps - max_steps // 2
    before = nx.single_source_shortest_path_length(atlas.walk, start, cutoff=half)
    after = nx.single_target_shortest_path_length(atlas.walk, end, cutoff=max_steps - half)
    middle = before.keys() & after.keys()
    first = {node for node, steps in before.items() if steps < half}
    last = {node for node, steps in after.items() if steps < max_steps - half}
    near = nx.DiGraph()
    for inner, outer in ((first, first | middle), (last, last | middle), (middle, first | last)):
        for node in inner:
            for _, other, edges in atlas.walk.out_edges(node, data="edges"):
                if other in outer and (edge := _chosen(atlas, edges, node, relations, direction)):
                    near.add_edge(node, other, edge=edge, cost=_cost(atlas, edge))
    return near


def _chosen(
    atlas: Atlas,
    edges: tuple[Edge, ...],
    start: str,
    relations: Collection[str] | None,
    direction: Direction,
) -> Edge | None:
    """The strongest statement that may be walked from ``start``, if any may."""
    for edge in edges:
        subject, _, relation = edge
        if relations is not None and relation not in relations:
            continue
        flow = "forward" if subject == start else "backward"
        if direction == "any" or atlas.relations[relation].pain_flow == flow:
            return edge
    return None


def _cost(atlas: Atlas, edge: Edge) -> int:
    """The cost of a step: whole numbers, so that a route costs the same read from either end.

    The checksum parts routes of equal strength, the same way every time.
    """
    strength = max(atlas.graph.edges[edge]["strength"], FAINT)
    return STEP_COST + round(-math.log(strength) * 10**9) * 10**12 + crc32("\n".join(edge).encode())
