"""What may refer pain to several regions at once: pain here *and* there."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.referral import DIGITS, PainSource, sources_of

LOOKED_AT = 2000
"""So many of the strongest sources of each region are looked at, so that hubs stay bounded."""


@dataclass(frozen=True, slots=True)
class SharedSource:
    """A structure or condition that may refer pain to each of the regions.

    ``to`` has the source's strongest path to each region, in the order of the regions.
    ``strength`` in [0, 1] is the geometric mean of theirs: one weak path weighs on all.
    """

    id: str
    strength: float
    to: tuple[PainSource, ...]


def shared_sources(
    atlas: Atlas,
    regions: Sequence[str],
    *,
    hops: int = 3,
    kinds: Collection[str] | None = None,
    floor: int = 0,
) -> list[SharedSource]:
    """What reaches every one of the regions, ranked by strength, then by name.

    Parameters are those of ``graph.referral.sources_of``.

    Raises
    ------
    UnknownNameError
        If there is no such region.
    ValueError
        If no region is given.
    """
    if not regions:
        raise ValueError("Name at least one region.")
    found = [
        {
            s.id: s
            for s in sources_of(atlas, r, limit=LOOKED_AT, hops=hops, kinds=kinds, floor=floor)
        }
        for r in regions
    ]
    shared = []
    for id_ in set.intersection(*map(set, found)):
        to = tuple(one[id_] for one in found)
        mean = math.prod(source.strength for source in to) ** (1 / len(to))
        shared.append(SharedSource(id_, round(mean, DIGITS), to))
    nodes = atlas.graph.nodes
    return sorted(shared, key=lambda s: (-s.strength, nodes[s.id]["name"], s.id))
