"""Where the nodes of an exported drawing stand and how large they are: the same at every export.

What things are decides the column, and the region they lie in the row: each group of kinds (see
``graph.marks``) has a band of columns of its own.
"""

from __future__ import annotations

import math
from collections import defaultdict

import networkx as nx

from graph.marks import MARKS, mark_of

COLUMN = 190.0
"""Px from one column to the next: room for a name."""
ROW = 46.0
"""From one row to the next, at least; few rows stand further apart."""
BAND = 110.0
"""Extra room between the bands of two groups."""
SHAPE = 1.5
"""The whole drawing is about this much wider than high."""
SMALLEST, LARGEST = 10.0, 40.0


def places(selection: nx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """x and y of every node in px, y growing downwards; no two stand in the same place."""
    bands: dict[str, list[str]] = defaultdict(list)
    for node, data in selection.nodes(data=True):
        bands[mark_of(data["kind"])].append(node)
    most = max(1, math.ceil(math.sqrt(len(selection) * COLUMN / ROW / SHAPE)))
    columns: list[tuple[float, list[str]]] = []
    left = 0.0
    for mark in MARKS:
        ordered = sorted(bands[mark], key=lambda node: _order(selection, node))
        for start in range(0, len(ordered), most):
            columns.append((left, ordered[start : start + most]))
            left += COLUMN
        left += BAND if ordered else 0
    tallest = max((len(nodes) for _, nodes in columns), default=0)
    step = round(max(ROW, left / SHAPE / max(tallest, 1)), 1)
    return {
        node: (x, round((row + (tallest - len(nodes)) / 2) * step, 1))
        for x, nodes in columns
        for row, node in enumerate(nodes)
    }


def sizes(selection: nx.MultiDiGraph) -> dict[str, float]:
    """The diameter of every node in px: the more statements, the larger."""
    return {
        node: round(min(SMALLEST + 2 * math.sqrt(degree), LARGEST), 1)
        for node, degree in selection.degree()
    }


def _order(selection: nx.MultiDiGraph, node: str) -> tuple[tuple[str, ...], str, str, str]:
    data = selection.nodes[node]
    return _whereabouts(selection, node), data["kind"], data["name"], node


def _whereabouts(selection: nx.MultiDiGraph, node: str) -> tuple[str, ...]:
    """The regions that a node lies in, the widest first, as far as the selection has them."""
    way = [node] if selection.nodes[node]["family"] == "region" else []
    wholes = selection.nodes[node]["regions"]
    while wholes and wholes[0] not in way:
        way.append(wholes[0])
        wholes = selection.nodes[wholes[0]]["regions"] if wholes[0] in selection else ()
    return tuple(reversed(way))
