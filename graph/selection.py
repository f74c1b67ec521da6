"""A part of the graph, chosen by region, focus, kind, relation and evidence, ready for export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

import networkx as nx

from graph.atlas import Atlas
from graph.build import Edge
from graph.closed_lists import known_word
from graph.regions import area, lies_in
from graph.search import UnknownNameError, resolve


def select(
    atlas: Atlas,
    *,
    regions: Iterable[str] = (),
    focus: str | None = None,
    hops: int = 1,
    kinds: Collection[str] = (),
    relations: Collection[str] = (),
    min_evidence: str | None = None,
) -> nx.MultiDiGraph:
    """The part of the graph that meets every condition given; all of it if none is.

    Parameters
    ----------
    atlas : Atlas
    regions : iterable of str
        Ids, names or synonyms. What lies in one of them or in its parts, and what a statement
        links to one of these.
    focus : str, optional
        Id, name or synonym: what stands within ``hops`` statements of it, read either way.
    hops : int
    kinds : collection of str
        Only nodes of these kinds or families, in any case; the focus and the regions chosen stay.
    relations : collection of str
        Only statements of these relations.
    min_evidence : str, optional
        Only statements whose evidence level is at least this one.

    Returns
    -------
    networkx.MultiDiGraph
        A copy with the attributes of the graph, nodes and edges. Where relations or an evidence
        level are chosen, nodes without a statement are left out, except the focus.

    Raises
    ------
    UnknownNameError
        If there is no such focus, or no such region.
    UnknownWordError
        If there is no such kind, relation or evidence level.
    """
    chosen = [_region(atlas, region) for region in regions]
    start = resolve(atlas.index, focus) if focus is not None else None
    always = {*chosen, *([start] if start else [])}
    node_fits = _node_test(atlas, kinds, always)
    edge_fits = _edge_test(atlas, relations, min_evidence)
    within = area(atlas.hierarchy, chosen)
    nodes = set(atlas.graph) if start is None else _reach(atlas.graph, start, hops, edge_fits)
    if chosen:
        here = always | _touching(atlas.graph, within, edge_fits)
        nodes = {node for node in nodes if node in here or lies_in(atlas.graph, node, within)}
    subgraph = atlas.graph.subgraph(filter(node_fits, nodes)).copy()
    subgraph.remove_edges_from([e for e in subgraph.edges(keys=True) if not edge_fits(e)])
    if chosen:
        subgraph.remove_edges_from(_elsewhere(atlas.graph, subgraph, within))
    if relations or min_evidence:
        subgraph.remove_nodes_from([node for node in nx.isolates(subgraph) if node != start])
    return subgraph


def _region(atlas: Atlas, name: str) -> str:
    region = resolve(atlas.index, name)
    if region not in atlas.hierarchy:
        data = atlas.graph.nodes[region]
        raise UnknownNameError(f'"{data["name"]}" is a {data["kind"]}, no region.')
    return region


def _node_test(
    atlas: Atlas, kinds: Collection[str], always: Collection[str]
) -> Callable[[str], bool]:
    """Whether a node is of one of the kinds or families, or stays whatever it is."""
    known = [*atlas.kinds, *dict.fromkeys(kind.family for kind in atlas.kinds.values())]
    chosen = {known_word(kind, known, "kind") for kind in kinds}

    def fits(node: str) -> bool:
        data = atlas.graph.nodes[node]
        return not chosen or node in always or not chosen.isdisjoint((data["kind"], data["family"]))

    return fits


def _edge_test(
    atlas: Atlas, relations: Collection[str], min_evidence: str | None
) -> Callable[[Edge], bool]:
    """Whether a statement is of one of the relations and has evidence enough."""
    chosen = {known_word(relation, atlas.relations, "relation") for relation in relations}
    level = known_word(min_evidence, atlas.levels, "evidence level") if min_evidence else None
    floor = atlas.levels[level].rank if level else 0

    def fits(edge: Edge) -> bool:
        if chosen and edge[2] not in chosen:
            return False
        return not floor or atlas.levels[atlas.graph.edges[edge]["level"]].rank >= floor

    return fits


def _elsewhere(
    graph: nx.MultiDiGraph, subgraph: nx.MultiDiGraph, within: frozenset[str]
) -> list[Edge]:
    """The statements that neither touch a region of ``within`` nor join two nodes in them."""
    inside = {node for node in subgraph if lies_in(graph, node, within)}
    return [
        edge
        for edge in subgraph.edges(keys=True)
        if within.isdisjoint(edge[:2]) and not inside.issuperset(edge[:2])
    ]


def _reach(graph: nx.MultiDiGraph, start: str, hops: int, fits: Callable[[Edge], bool]) -> set[str]:
    """The nodes within ``hops`` fitting statements of the start, read either way."""

    def neighbours(node: str) -> Iterator[str]:
        for edge in graph.out_edges(node, keys=True):
            if fits(edge):
                yield edge[1]
        for edge in graph.in_edges(node, keys=True):
            if fits(edge):
                yield edge[0]

    reached = {start}
    for _, other in nx.generic_bfs_edges(graph, start, neighbours, depth_limit=hops):
        reached.add(other)
    return reached


def _touching(
    graph: nx.MultiDiGraph, regions: Collection[str], fits: Callable[[Edge], bool]
) -> set[str]:
    """What a fitting statement links to one of the regions."""
    edges = [*graph.in_edges(regions, keys=True), *graph.out_edges(regions, keys=True)]
    return {node for edge in edges if fits(edge) for node in edge[:2]}
