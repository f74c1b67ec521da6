"""Records → ``networkx.MultiDiGraph``, and the graphs that questions are asked on."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import networkx as nx

from graph.evidence import Weighed, weigh
from graph.records import Level, Node, Source, Statement, Tables

NODE_FIELDS = tuple(f.name for f in fields(Node) if f.name not in ("id", "origin"))
Edge = tuple[str, str, str]
"""Subject, object, relation: what ``graph.edges[...]`` takes."""
STEP_DECAY = 0.8
"""Each further step of a path keeps this share of its strength: near causes first."""
FAINT = 0.01
"""The strength at which a route walks a statement that sources only dispute."""


def build_graph(tables: Tables) -> nx.MultiDiGraph:
    """The knowledge graph.

    Parameters
    ----------
    tables : Tables
        Records that keep the rules (see ``graph.rules``).

    Returns
    -------
    networkx.MultiDiGraph
        Node attributes are the columns of the node tables (and ``family``). The key of an edge is
        its relation; its attributes are ``receipts`` (tuple of Statement), ``strength``,
        ``contested`` and ``level`` (see ``graph.evidence``). Graph attributes: ``sources``,
        ``relations``, ``kinds`` and ``levels``, the records by id, so that a subgraph can be
        exported with its receipts by itself. Frozen.
    """
    sources = {source.id: source for source in tables.sources}
    levels = {level.level: level for level in tables.levels}
    graph = nx.MultiDiGraph(
        name="Plexus",
        sources=sources,
        levels=levels,
        relations={relation.relation: relation for relation in tables.relations},
        kinds={kind.kind: kind for kind in tables.kinds},
    )
    for node in tables.nodes:
        graph.add_node(node.id, **{name: getattr(node, name) for name in NODE_FIELDS})
    receipts: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in tables.statements:
        receipts[statement.subject, statement.relation, statement.object].append(statement)
    weighing = _weighing(sources, levels)
    for (subject, relation, object_), rows in receipts.items():
        weighed = weighing(rows)
        graph.add_edge(
            subject,
            object_,
            key=relation,
            receipts=tuple(rows),
            strength=weighed.strength,
            contested=weighed.contested,
            level=weighed.level,
        )
    return nx.freeze(graph)


def _weighing(
    sources: Mapping[str, Source], levels: Mapping[str, Level]
) -> Callable[[Sequence[Statement]], Weighed]:
    """Weigh receipts; one that stands alone, as most do, is weighed once for all that are alike."""
    alone: dict[tuple[str, ...], Weighed] = {}

    def weighed(rows: Sequence[Statement]) -> Weighed:
        if len(rows) > 1:
            return weigh(rows, sources, levels)
        (row,) = rows
        alike = (sources[row.source].level, row.stance, row.frequency, row.pattern)
        if alike not in alone:
            alone[alike] = weigh(rows, sources, levels)
        return alone[alike]

    return weighed


def pain_graph(graph: nx.MultiDiGraph) -> nx.DiGraph:
    """The graph along which pain travels.

    An edge ``u → v`` means that trouble of ``u`` may be felt at, or act on, ``v``. Its attributes
    are those of the strongest statement behind it: ``edge`` (subject, object, relation),
    ``strength``, ``rank`` of its evidence level and ``cost`` = −log(strength × STEP_DECAY), so that
    the cheapest path is the one with the largest product of strengths. ``weaker`` holds (edge,
    strength, rank) of the weaker statements with better evidence, strongest first, for the
    questions that set an evidence floor. Edges that no source supports are left out. Every node has
    its edges in the order of their strength, so that a search may leave off at the weak ones.
    """
    between: dict[tuple[str, str], list[tuple[float, Edge, int]]] = defaultdict(list)
    flows = {name: relation.pain_flow for name, relation in graph.graph["relations"].items()}
    ranks = {name: level.rank for name, level in graph.graph["levels"].items()}
    for subject, object_, relation, data in graph.edges(keys=True, data=True):
        flow = flows[relation]
        if flow == "none" or data["strength"] <= 0 or subject == object_:
            continue
        ends = (subject, object_) if flow == "forward" else (object_, subject)
        edge = (subject, object_, relation)
        between[ends].append((-data["strength"], edge, ranks[data["level"]]))
    pain = nx.DiGraph()
    pain.add_nodes_from(graph)
    for found in between.values():
        if len(found) > 1:
            found.sort()
    strongest_first = sorted(between.items(), key=lambda item: item[1][0][:2])
    pain.add_edges_from((*ends, _pain_edge(found)) for ends, found in strongest_first)
    return nx.freeze(pain)


def _pain_edge(found: list[tuple[float, Edge, int]]) -> dict[str, Any]:
    """The attributes of an edge of ``pain_graph``, of what stands behind it, strongest first."""
    (minus, edge, rank), *others = found
    weaker, best = [], rank
    for other_minus, other_edge, other_rank in others:
        if other_rank > best:
            weaker.append((other_edge, -other_minus, other_rank))
            best = other_rank
    return {
        "edge": edge,
        "strength": -minus,
        "rank": rank,
        "cost": -math.log(-minus * STEP_DECAY),
        "weaker": tuple(weaker),
    }


def walking_graph(graph: nx.MultiDiGraph) -> nx.DiGraph:
    """Every relation collapsed to one edge per direction, so that a path may read it either way.

    Attributes of an edge ``u → v``: ``edges``, the tuple of (subject, object, relation) between the
    two in either direction, strongest first; ``strength``, the largest of theirs; and ``cost`` =
    −log(strength × STEP_DECAY). An edge that sources only dispute stays walkable, with a strength
    of FAINT. Every node has its edges in the order of their strength.
    """
    between: dict[tuple[str, str], list[tuple[float, Edge]]] = defaultdict(list)
    for subject, object_, relation, strength in graph.edges(keys=True, data="strength"):
        if subject != object_:
            pair = (subject, object_) if subject < object_ else (object_, subject)
            between[pair].append((-max(strength, FAINT), (subject, object_, relation)))
    walk = nx.DiGraph()
    walk.add_nodes_from(graph)
    for found in between.values():
        if len(found) > 1:
            found.sort()
    walk.add_edges_from(_walked(between))
    return nx.freeze(walk)


def _walked(
    between: Mapping[tuple[str, str], Sequence[tuple[float, Edge]]],
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The edges of ``walking_graph``, strongest first."""
    # Two sorts by numbers are several times as fast as one by strength and names.
    number = {id_: n for n, id_ in enumerate(sorted({id_ for pair in between for id_ in pair}))}
    ranked = sorted(between, key=lambda pair: number[pair[0]] * len(number) + number[pair[1]])
    ranked.sort(key=lambda pair: between[pair][0][0])
    for pair in ranked:
        found = between[pair]
        strength = -found[0][0]
        edges = tuple(edge for _, edge in found)
        cost = -math.log(strength * STEP_DECAY)
        for one, other in (pair, pair[::-1]):
            yield one, other, {"edges": edges, "strength": strength, "cost": cost}


def region_hierarchy(graph: nx.MultiDiGraph) -> nx.DiGraph:
    """The regions, with an edge from each to every region that it is a part of. Frozen."""
    hierarchy = nx.DiGraph()
    places = {
        id_: data["regions"] for id_, data in graph.nodes(data=True) if data["family"] == "region"
    }
    hierarchy.add_nodes_from(places)
    hierarchy.add_edges_from(
        (part, whole) for part, wholes in places.items() for whole in wholes if whole in places
    )
    return nx.freeze(hierarchy)


def warning_signs(graph: nx.MultiDiGraph) -> dict[str, tuple[str, ...]]:
    """The findings that are warning signs, in the order of their names, by what they warn of."""
    found: dict[str, list[str]] = defaultdict(list)
    for sign, object_, relation in graph.edges(keys=True):
        if relation == "warning sign of":
            found[object_].append(sign)
    return {
        object_: tuple(sorted(signs, key=lambda sign: (graph.nodes[sign]["name"], sign)))
        for object_, signs in found.items()
    }
