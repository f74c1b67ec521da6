"""Answers as plain dicts and lists: what ``--json`` prints and the web interface sends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph.atlas import Atlas
from graph.build import Edge
from graph.compare import Comparison
from graph.export.content import receipt_row, weights_row
from graph.records import Statement
from graph.referral import PainSource, Step
from graph.routes import Route
from graph.search import Match
from graph.sentences import cite, ranked_receipts, sentence

Answer = dict[str, Any]


def named(atlas: Atlas, node: str) -> Answer:
    """A node as it is mentioned."""
    data = atlas.graph.nodes[node]
    return {"id": node, **{name: data[name] for name in ("name", "plain_name", "kind", "family")}}


def receipt_answer(atlas: Atlas, receipt: Statement) -> Answer:
    """A receipt with the level and the reference of its source."""
    source = atlas.sources[receipt.source]
    return {
        **receipt_row(receipt),
        "source_level": source.level,
        "citation": cite(source),
    }


def edge_answer(atlas: Atlas, edge: Edge, reverse: bool = False) -> Answer:
    """A statement with its weights, its sentence and its receipts."""
    subject, object_, relation = edge
    data = atlas.graph.edges[edge]
    return {
        "subject": named(atlas, subject),
        "relation": relation,
        "object": named(atlas, object_),
        "reverse": reverse,
        "sentence": sentence(atlas, subject, relation, object_, reverse=reverse),
        **weights_row(data),
        "receipts": [receipt_answer(atlas, r) for r in ranked_receipts(atlas, edge)],
    }


def statements_of(atlas: Atlas, node: str) -> list[tuple[Edge, bool]]:
    """Every statement of a node, and whether it is the object: by relation, strongest first."""
    order = {relation: place for place, relation in enumerate(atlas.relations)}
    found = []
    for reverse, edges in (
        (False, atlas.graph.out_edges(node, keys=True, data="strength")),
        (True, atlas.graph.in_edges(node, keys=True, data="strength")),
    ):
        for subject, object_, relation, strength in edges:
            turned = reverse and not atlas.relations[relation].symmetric
            other = atlas.graph.nodes[subject if reverse else object_]["name"]
            place = (turned, order[relation], -strength, other)
            found.append((place, (subject, object_, relation), reverse))
    found.sort()
    return [(edge, reverse) for _, edge, reverse in found]


def node_answer(atlas: Atlas, node: str, edges: Iterable[tuple[Edge, bool]]) -> Answer:
    """A node with all that its row says, and its statements (see ``statements_of``)."""
    data = atlas.graph.nodes[node]
    row = {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in data.items()}
    return {
        "id": node,
        **row,
        "statements": [edge_answer(atlas, edge, reverse) for edge, reverse in edges],
    }


def search_answer(atlas: Atlas, total: int, shown: Sequence[Match]) -> Answer:
    """What was found by name: how many there are, and those asked for."""
    return {
        "total": total,
        "results": [
            {**named(atlas, match.id), "matched": match.matched, "score": match.score}
            for match in shown
        ],
    }


def path_answer(atlas: Atlas, steps: Iterable[Step]) -> list[Answer]:
    """The steps of a path, as they are walked."""
    return [edge_answer(atlas, step.edge, step.reverse) for step in steps]


def source_answer(atlas: Atlas, source: PainSource) -> Answer:
    """What may refer pain somewhere, with its path."""
    return {
        **named(atlas, source.id),
        "strength": source.strength,
        "target": source.target,
        "path": path_answer(atlas, source.path),
    }


def sources_answer(
    atlas: Atlas,
    region: str,
    total: int,
    shown: Sequence[PainSource],
    disputed: Sequence[PainSource],
) -> Answer:
    """What may refer pain to a region: how many there are, and those asked for."""
    return {
        "region": named(atlas, region),
        "total": total,
        "sources": [source_answer(atlas, source) for source in shown],
        "disputed": [source_answer(atlas, source) for source in disputed],
    }


def routes_answer(atlas: Atlas, start: str, end: str, routes: Iterable[Route]) -> Answer:
    """The paths between two nodes."""
    return {
        "from": named(atlas, start),
        "to": named(atlas, end),
        "routes": [
            {
                "strength": route.strength,
                "nodes": list(route.nodes),
                "steps": path_answer(atlas, route.steps),
            }
            for route in routes
        ],
    }


def comparison_answer(atlas: Atlas, comparison: Comparison) -> Answer:
    """Nodes side by side."""
    return {
        "nodes": [named(atlas, node) for node in comparison.ids],
        "headings": [
            {
                "label": heading.label,
                "relation": heading.relation,
                "reverse": heading.reverse,
                "shared": [named(atlas, node) for node in heading.shared],
                "distinct": {
                    node: [named(atlas, other) for other in others]
                    for node, others in heading.distinct.items()
                },
            }
            for heading in comparison.headings
        ],
    }
