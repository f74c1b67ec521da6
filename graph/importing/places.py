"""Which region an imported region lies in: what the files say it is a part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.records import Node, Statement

PART_OF = "part of"


def in_their_regions(nodes: Sequence[Node], statements: Iterable[Statement]) -> tuple[Node, ...]:
    """The nodes, each region with the regions that some file says it is a part of."""
    regions = {node.id for node in nodes if node.family == "region"}
    wholes: dict[str, dict[str, None]] = defaultdict(dict)
    for row in statements:
        if row.relation == PART_OF and row.stance == "supports" and row.object in regions:
            wholes[row.subject][row.object] = None
    return tuple(
        replace(node, regions=tuple(wholes[node.id]))
        if node.id in regions and node.id in wholes
        else node
        for node in nodes
    )
