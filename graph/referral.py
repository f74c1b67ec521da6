"""What may refer pain to a region, and where trouble of a structure may be felt.

Pain travels along ``Atlas.pain``. The strength of a path is the product of the strengths of its
steps, times ``STEP_DECAY`` for every step after the first: a direct statement has just its own
strength, and near causes come before far ones. Of the paths between two nodes the strongest counts.
A path never runs through a region: that pain is felt in one place does not make it a cause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from graph.atlas import Atlas
from graph.build import STEP_DECAY, Edge
from graph.regions import levels_up, parts
from graph.search import resolve

SOURCE_FAMILIES = frozenset({"structure", "condition"})
WIDER = 0.6
"""What a statement about a wider region counts for a part of it, per level of the hierarchy."""
DIGITS = 9
"""Strengths are rounded to so many digits, so that equal ones compare as equal."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement on a path; ``reverse`` where the path walks it from object to subject."""

    subject: str
    relation: str
    object: str
    reverse: bool = False

    @property
    def start(self) -> str:
        """The end of the statement at which the path enters it."""
        return self.object if self.reverse else self.subject

    @property
    def end(self) -> str:
        """The end of the statement at which the path leaves it."""
        return self.subject if self.reverse else self.object

    @property
    def edge(self) -> Edge:
        """The statement's edge in ``Atlas.graph``: (subject, object, relation)."""
        return self.subject, self.object, self.relation


@dataclass(frozen=True, slots=True)
class PainSource:
    """A structure or condition that may refer pain to the region asked about.

    ``path`` leads from it to ``target``: the region asked about, a part of it, or a wider region
    that contains it. ``strength`` is in [0, 1].
    """

    id: str
    strength: float
    path: tuple[Step, ...]
    target: str


@dataclass(frozen=True, slots=True)
class PainTarget:
    """A region in which trouble of the node asked about may be felt."""

    region: str
    strength: float
    path: tuple[Step, ...]


class _Reached(NamedTuple):
    """A node that the search came to: how strongly, by which statement, and from where."""

    id: str
    strength: float
    edge: Edge | None = None
    before: _Reached | None = None

    def edges(self) -> Iterator[Edge]:
        """The statements of the path, the last walked first."""
        here: _Reached | None = self
        while here and here.edge:
            yield here.edge
            here = here.before


def _onward(
    atlas: Atlas, here: _Reached, decay: float, *, floor: int, backward: bool
) -> Iterator[tuple[bool, _Reached]]:
    """One step further, the strongest first, for as long as the answer is True.

    Where a statement is below the floor, a weaker one beside it may stand in; it comes out of
    turn, so that its answer is False.
    """
    pain = atlas.pain
    edges = pain.in_edges if backward else pain.out_edges
    for start, end, data in edges(here.id, data=True):
        other = start if backward else end
        if data["rank"] >= floor:
            yield (
                True,
                _Reached(other, here.strength * data["strength"] * decay, data["edge"], here),
            )
            continue
        for edge, strength, rank in data["weaker"]:
            if rank >= floor:
                yield False, _Reached(other, here.strength * strength * decay, edge, here)
                break


def _spread(
    atlas: Atlas, starts: Mapping[str, float], *, hops: int, floor: int, backward: bool
) -> Iterator[_Reached]:
    """Every node in reach by the strongest path of at most ``hops`` steps, strongest first.

    A best-first search that takes a node's next edge only when the one before it has had its turn,
    so that who wants sixty answers pays for sixty and not for every edge of a hub. (networkx bounds
    a search by steps or by cost and then runs to its end; here both matter, and the end does not.)
    """
    fewest: dict[str, int] = {}
    queue: list[tuple[float, int, Edge, int, _Reached, Iterator[tuple[bool, _Reached]]]] = []
    number = count()

    def push(steps: int, onward: Iterator[tuple[bool, _Reached]]) -> None:
        for in_turn, found in onward:
            rest = onward if in_turn else iter(())
            edge = found.edge or ("", "", "")
            heappush(queue, (-found.strength, steps, edge, next(number), found, rest))
            if in_turn:
                return

    push(0, iter([(False, _Reached(start, share)) for start, share in sorted(starts.items())]))
    while queue:
        _, steps, _, _, here, rest = heappop(queue)
        push(steps, rest)
        if steps >= fewest.get(here.id, hops + 1):
            continue
        if here.id not in fewest and steps:
            yield here
        fewest[here.id] = steps
        is_region = atlas.graph.nodes[here.id]["family"] == "region"
        if steps < hops and not (steps and is_region):
            decay = STEP_DECAY if steps else 1.0
            push(steps + 1, _onward(atlas, here, decay, floor=floor, backward=backward))


def _steps(start: str, edges: Iterable[Edge]) -> tuple[Step, ...]:
    steps = []
    for subject, object_, relation in edges:
        step = Step(subject, relation, object_, reverse=subject != start)
        steps.append(step)
        start = step.end
    return tuple(steps)


def _targets(atlas: Atlas, region: str) -> dict[str, float]:
    """Where pain counts as felt in the region, and how much: parts whole, wider regions less."""
    if region not in atlas.hierarchy:
        return {region: 1.0}
    wider = levels_up(atlas.hierarchy, region)
    targets = {whole: WIDER**level for whole, level in wider.items()}
    return targets | dict.fromkeys(parts(atlas.hierarchy, region), 1.0)


def sources_of(
    atlas: Atlas,
    region: str,
    *,
    limit: int | None = None,
    hops: int = 3,
    kinds: Collection[str] | None = None,
    floor: int = 0,
) -> list[PainSource]:
    """What may refer pain to a region, ranked by strength, then by name.

    Parameters
    ----------
    atlas : Atlas
    region : str
        Id, name or synonym. What refers to one of its parts counts whole; what refers to a wider
        region that contains it counts ``WIDER`` per level up (a source that speaks of the lower
        back speaks of its middle too).
    limit : int, optional
        At most so many; all if left out.
    hops : int
        The longest path, in steps.
    kinds : collection of str, optional
        Only sources of these kinds or families.
    floor : int
        Only statements whose evidence level has at least this rank are walked.

    Returns
    -------
    list of PainSource
        Structures and conditions, each with its strongest path.

    Raises
    ------
    UnknownNameError
        If there is no such region.
    """
    region = resolve(atlas.index, region)
    targets = _targets(atlas, region)
    nodes = atlas.graph.nodes
    found: list[tuple[float, str, str, _Reached]] = []
    for reached in _spread(atlas, targets, hops=hops, floor=floor, backward=True):
        strength = round(reached.strength, DIGITS)
        if limit is not None and len(found) >= limit and (not limit or strength < found[-1][0]):
            break
        data = nodes[reached.id]
        if data["family"] not in SOURCE_FAMILIES:
            continue
        if kinds is None or data["kind"] in kinds or data["family"] in kinds:
            found.append((strength, data["name"], reached.id, reached))
    found.sort(key=lambda item: (-item[0], item[1], item[2]))
    answer = []
    for strength, _, id_, reached in found[:limit]:
        path = _steps(id_, reached.edges())
        answer.append(PainSource(id_, strength, path, path[-1].end))
    return answer


def disputed_sources(atlas: Atlas, region: str) -> list[PainSource]:
    """What was looked for and not found: referrals here that sources only dispute, by name.

    Returns
    -------
    list of PainSource
        With strength 0 and a path of one step, into the region or one of its parts.

    Raises
    ------
    UnknownNameError
        If there is no such region.
    """
    region = resolve(atlas.index, region)
    found = []
    for part in parts(atlas.hierarchy, region) if region in atlas.hierarchy else (region,):
        for start, end, relation, data in atlas.graph.in_edges(part, keys=True, data=True):
            if data["strength"] <= 0 and atlas.relations[relation].pain_flow == "forward":
                path = (Step(start, relation, end),)
                found.append(PainSource(start, 0.0, path, part))
    names = dict.fromkeys(source.id for source in found)
    names = {id_: atlas.graph.nodes[id_]["name"] for id_ in names}
    return sorted(found, key=lambda source: (names[source.id], source.id, source.target))


def targets_of(
    atlas: Atlas, node: str, *, limit: int | None = None, hops: int = 3, floor: int = 0
) -> list[PainTarget]:
    """The regions in which trouble of a node may be felt, ranked by strength, then by name.

    The strengths are those of ``sources_of``: for a region that is named itself, the same.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    """
    node = resolve(atlas.index, node)
    nodes = atlas.graph.nodes
    found: list[PainTarget] = []
    for reached in _spread(atlas, {node: 1.0}, hops=hops, floor=floor, backward=False):
        strength = round(reached.strength, DIGITS)
        if (
            limit is not None
            and len(found) >= limit
            and (not limit or strength < found[-1].strength)
        ):
            break
        if nodes[reached.id]["family"] == "region":
            path = _steps(node, list(reached.edges())[::-1])
            found.append(PainTarget(reached.id, strength, path))
    return sorted(found, key=lambda t: (-t.strength, nodes[t.region]["name"], t.region))[:limit]
