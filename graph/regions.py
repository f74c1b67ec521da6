"""The region hierarchy: what a region is a part of, what its parts are, and what lies in it.

The hierarchy is ``Atlas.hierarchy``: an edge from each region to every region that it is a part of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

import networkx as nx


def parts(hierarchy: nx.DiGraph, region: str) -> tuple[str, ...]:
    """The region itself, then everything that is part of it at any depth, by id.

    Parameters
    ----------
    hierarchy : networkx.DiGraph
        ``Atlas.hierarchy``.
    region : str
        The id of a region.

    Raises
    ------
    networkx.NetworkXError
        If there is no such region.
    """
    return (region, *sorted(nx.ancestors(hierarchy, region)))


def levels_up(hierarchy: nx.DiGraph, region: str) -> dict[str, int]:
    """The wider regions that contain this one, and how many levels up (≥ 1) each is."""
    levels = nx.single_source_shortest_path_length(hierarchy, region)
    return {whole: level for whole, level in levels.items() if level}


def wholes(hierarchy: nx.DiGraph, region: str) -> tuple[str, ...]:
    """The wider regions that contain this one: nearest first, then by id."""
    levels = levels_up(hierarchy, region)
    return tuple(sorted(levels, key=lambda whole: (levels[whole], whole)))


def leaves(hierarchy: nx.DiGraph, region: str) -> tuple[str, ...]:
    """The smallest parts of the region, by id; itself where it has none."""
    return tuple(sorted(r for r in parts(hierarchy, region) if not hierarchy.in_degree(r)))


def area(hierarchy: nx.DiGraph, regions: Iterable[str]) -> frozenset[str]:
    """Several regions with all their parts, as one set."""
    return frozenset(part for region in regions for part in parts(hierarchy, region))


def lies_in(graph: nx.MultiDiGraph, node: str, within: Container[str]) -> bool:
    """Whether a node is, or lies in, one of the regions ``within``.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        ``Atlas.graph``.
    node : str
        The id of any node.
    within : container of str
        Region ids with their parts: see ``area``.
    """
    return node in within or any(region in within for region in graph.nodes[node]["regions"])
