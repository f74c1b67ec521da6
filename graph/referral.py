"""What may refer pain to a region, and where trouble of a structure may be felt.

Pain travels along ``Atlas.pain``. The strength of a path is the product of the strengths of its
steps, times ``STEP_DECAY`` for every step after the first: a direct statement has just its own
strength, and near causes come before far ones. Of the paths between two nodes the strongest counts.
A path never runs through a region: that pain is felt in one place does not make it a cause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Reached:
    """A node that the search came to: how strongly, by which statement, and from where."""

    strength: float
    edge: Edge | None = None
    before: _Reached | None = None

    def edges(self) -> Iterator[Edge]:
        """The statements of the path, the last walked first."""
        here: _Reached | None = self
        while here and here.edge:
            yield here.edge
            here = here.before


def _spread(
    atlas: Atlas, starts: Mapping[str, float], *, hops: int, floor: int, backward: bool
) -> dict[str, _Reached]:
    """The strongest path of at most ``hops`` steps from the starts to every node in reach.

    One round per step, each relaxing the nodes that the round before improved: networkx bounds a
    search by steps or by cost, and here both matter. Only the neighbourhood is ever looked at.
    """
    pain, nodes = atlas.pain, atlas.graph.nodes
    best = {start: _Reached(share) for start, share in starts.items()}
    frontier = dict(best)
    for hop in range(hops):
        improved: dict[str, _Reached] = {}
        decay = STEP_DECAY if hop else 1.0
        for node, here in frontier.items():
            if hop and nodes[node]["family"] == "region":
                continue
            edges = pain.in_edges(node, data=True) if backward else pain.out_edges(node, data=True)
            for start, end, data in edges:
                other = start if backward else end
                edge, strength = data["edge"], data["strength"]
                if data["rank"] < floor:
                    fit = [w for w in data["weaker"] if w[2] >= floor]
                    if not fit:
                        continue
                    edge, strength, _ = fit[0]
                reached = here.strength * strength * decay
                known = improved.get(other) or best.get(other)
                if (
                    known is None
                    or reached > known.strength
                    or (reached == known.strength and other in improved and edge < known.edge)
                ):
                    improved[other] = _Reached(reached, edge, here)
        best.update(improved)
        frontier = improved
    return best


def _steps(start: str, edges: Iterator[Edge] | list[Edge]) -> tuple[Step, ...]:
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
    reached = _spread(atlas, targets, hops=hops, floor=floor, backward=True)
    nodes = atlas.graph.nodes
    ranked = []
    for id_, found in reached.items():
        data = nodes[id_]
        if found.edge is None or data["family"] not in SOURCE_FAMILIES:
            continue
        if kinds is None or data["kind"] in kinds or data["family"] in kinds:
            ranked.append((-round(found.strength, DIGITS), data["name"], id_))
    ranked.sort()
    answer = []
    for minus, _, id_ in ranked[:limit]:
        path = _steps(id_, reached[id_].edges())
        answer.append(PainSource(id_, -minus, path, path[-1].end))
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


def targets_of(atlas: Atlas, node: str, *, hops: int = 3, floor: int = 0) -> list[PainTarget]:
    """The regions in which trouble of a node may be felt, ranked by strength, then by name.

    The strengths are those of ``sources_of``: for a region that is named itself, the same.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    """
    node = resolve(atlas.index, node)
    reached = _spread(atlas, {node: 1.0}, hops=hops, floor=floor, backward=False)
    nodes = atlas.graph.nodes
    answer = []
    for id_, found in reached.items():
        if found.edge is not None and nodes[id_]["family"] == "region":
            path = _steps(node, list(found.edges())[::-1])
            answer.append(PainTarget(id_, round(found.strength, DIGITS), path))
    return sorted(answer, key=lambda t: (-t.strength, nodes[t.region]["name"], t.region))
