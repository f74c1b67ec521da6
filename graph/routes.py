"""Explained paths between two nodes, along any relations or along those that carry pain.

A route of up to four steps is two halves of up to two steps that meet. The halves are found from
both ends, strongest neighbours first, and joined where their strengths promise most; so a hub with
thousands of neighbours costs little more than any other node. (networkx enumerates paths by cost
without a bound on steps, or by steps without an order: on 5,000 edges that took 10 to 100 ms where
this takes one. The tests hold it to ``networkx.all_simple_paths``.)
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal, NamedTuple

from graph.atlas import Atlas
from graph.build import FAINT, STEP_DECAY, Edge
from graph.referral import DIGITS, Step
from graph.search import resolve

Direction = Literal["any", "forward"]
LONGEST = 4
EXAMINED = 3000
"""So many halves of two steps are looked at from either end, strongest neighbours first."""

TWO_ENDS = "A route joins two different things: change one of them."

Walkable = Callable[[str, str, Mapping], tuple[float, Edge] | None]
"""From, to, their edge in ``Atlas.walk`` → the statement to walk and its strength, if any."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path from start to end; each step is the strongest statement between its two nodes.

    ``strength`` in (0, 1): the product of the steps' strengths, times ``STEP_DECAY`` for every step
    after the first. A statement that sources only dispute counts ``FAINT``.
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
    max_steps: int = LONGEST,
    direction: Direction = "any",
) -> list[Route]:
    """The short paths from one node to another, strongest first, then those with fewer steps.

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
        The longest route, 1 to ``LONGEST``.
    direction : {"any", "forward"}
        ``any`` reads a statement either way; ``forward`` walks it only as pain travels.

    Returns
    -------
    list of Route
        Empty if there is none, or if start and end are one. No node comes twice in a route.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    ValueError
        If ``max_steps`` is out of range.
    """
    if not 1 <= max_steps <= LONGEST:
        raise ValueError(f"A route has 1 to {LONGEST} steps, not {max_steps}.")
    start, end = resolve(atlas.index, start), resolve(atlas.index, end)
    if start == end or limit < 1:
        return []
    walkable = _walkable(atlas, relations, direction)
    found = []
    for strength, nodes in _paths(atlas, start, end, max_steps, limit, walkable):
        steps = []
        for one, other in pairwise(nodes):
            walked = walkable(one, other, atlas.walk.edges[one, other])
            assert walked, "only walkable steps are in a path"
            subject, object_, relation = walked[1]
            steps.append(Step(subject, relation, object_, reverse=subject != one))
        found.append(Route(tuple(steps), strength))
    return found


def _walkable(atlas: Atlas, relations: Collection[str] | None, direction: Direction) -> Walkable:
    """Which statement, if any, may be walked between two neighbours: the strongest that fits."""

    def first(one: str, other: str, data: Mapping) -> tuple[float, Edge] | None:
        return data["strength"], data["edges"][0]

    def fitting(one: str, other: str, data: Mapping) -> tuple[float, Edge] | None:
        for edge in data["edges"]:
            subject, _, relation = edge
            if relations is not None and relation not in relations:
                continue
            flow = "forward" if subject == one else "backward"
            if direction == "any" or atlas.relations[relation].pain_flow == flow:
                return max(atlas.graph.edges[edge]["strength"], FAINT), edge
        return None

    return first if relations is None and direction == "any" else fitting


class _Half(NamedTuple):
    """One half of a route: its nodes from the outer end to the meeting; sorts strongest first."""

    minus_strength: float
    nodes: tuple[str, ...]


Halves = dict[str, list[_Half]]
"""Meeting node → the halves that end there."""


def _one_step(atlas: Atlas, start: str, walkable: Walkable, *, ahead: bool) -> Halves:
    """The halves of one step that lead away from (``ahead``) or towards a node."""
    halves = {}
    for _, other, data in atlas.walk.out_edges(start, data=True):
        walked = walkable(start, other, data) if ahead else walkable(other, start, data)
        if walked:
            halves[other] = [_Half(-walked[0], (start, other))]
    return halves


def _two_steps(
    atlas: Atlas, once: Halves, meeting: set[str], walkable: Walkable, *, ahead: bool, keep: int
) -> Halves:
    """The ``keep`` strongest halves of two steps to each node of ``meeting``."""
    halves: Halves = defaultdict(list)
    examined = 0
    for middle, ((minus, nodes),) in once.items():
        if examined > EXAMINED:
            break
        beyond = atlas.walk[middle]
        for other in meeting.intersection(beyond):
            examined += 1
            ends = (middle, other) if ahead else (other, middle)
            walked = walkable(*ends, beyond[other])
            if walked:
                halves[other].append(_Half(minus * walked[0], (*nodes, other)))
    return {other: heapq.nsmallest(keep, found) for other, found in halves.items()}


def _paths(
    atlas: Atlas, start: str, end: str, max_steps: int, limit: int, walkable: Walkable
) -> list[tuple[float, tuple[str, ...]]]:
    """The strengths and nodes of the best routes; see the module for the method."""
    heads = _one_step(atlas, start, walkable, ahead=True)
    tails = _one_step(atlas, end, walkable, ahead=False)
    joins: list[tuple[int, Halves, Halves]] = [(1, heads, {end: [_Half(-1.0, (end,))]})]
    inner_heads = {node: half for node, half in heads.items() if node != end}
    inner_tails = {node: half for node, half in tails.items() if node != start}
    if max_steps >= 2:
        joins.append((2, inner_heads, inner_tails))
    if max_steps >= 3:
        meeting = set(inner_tails)
        if max_steps >= 4:
            ahead = set().union(*map(atlas.walk.neighbors, inner_heads))
            meeting |= ahead.intersection(set().union(*map(atlas.walk.neighbors, inner_tails)))
        meeting -= {start, end}
        # One spare: a half is of no use to the one half that runs through the same node.
        long_heads = _two_steps(atlas, inner_heads, meeting, walkable, ahead=True, keep=limit + 1)
        joins.append((3, long_heads, inner_tails))
    if max_steps >= 4:
        meeting = set(long_heads)
        long_tails = _two_steps(atlas, inner_tails, meeting, walkable, ahead=False, keep=limit + 1)
        joins.append((4, long_heads, long_tails))
    return _join(joins, limit)


def _join(
    joins: list[tuple[int, Halves, Halves]], limit: int
) -> list[tuple[float, tuple[str, ...]]]:
    """Join halves where they meet, the most promising meetings first, until none can be better."""
    promises = []
    for steps, heads, tails in joins:
        share = STEP_DECAY ** (steps - 1)
        for node in heads.keys() & tails.keys():
            promise = heads[node][0].minus_strength * tails[node][0].minus_strength * share
            promises.append((-round(promise, DIGITS), steps, node, share, heads[node], tails[node]))
    promises.sort(key=lambda item: item[:3])
    found: list[tuple[float, int, list[str], tuple[str, ...], tuple[str, ...]]] = []
    for minus, steps, _, share, heads_here, tails_here in promises:
        if len(found) == limit and minus > found[-1][0]:
            break
        for head, tail in product(heads_here, tails_here):
            nodes = head.nodes + tail.nodes[-2::-1]
            if len(set(nodes)) > steps:
                strength = round(head.minus_strength * tail.minus_strength * share, DIGITS)
                # The order of equal ones does not depend on the end from which they are read.
                ends = min(nodes, nodes[::-1])
                found.append((-strength, steps, sorted(nodes[1:-1]), ends, nodes))
        found = heapq.nsmallest(limit, found)
    return [(-minus, nodes) for minus, *_, nodes in found]
