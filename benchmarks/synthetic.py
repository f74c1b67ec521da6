"""Synthetic atlases of any size, with the real kinds, relations and evidence levels."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from graph.records import Node, Statement, Tables

EDGES_PER_NODE = 5
NODES_PER_REGION = 10
PARTS = 8
HUBS = 1.3
"""Ends are drawn with this power of a uniform number: 1 has no hubs, 2 has extreme ones."""
SYLLABLES = ("glu", "pir", "sci", "ili", "lum", "fem", "tib", "cer", "tho", "sac", "gra", "rec")


def _name(rng: random.Random, number: int) -> str:
    words = ["".join(rng.choices(SYLLABLES, k=2)) for _ in range(2)]
    return f"{' '.join(words)} {number}"


def synthetic(tables: Tables, size: int, seed: int = 1) -> Tables:
    """Tables of ``size`` nodes and five times as many statements.

    Kinds stand in the proportions of the real tables; the ends of a statement are chosen with a
    preference for a few hubs, as in the real graph; the relation is one whose kinds fit.
    """
    rng = random.Random(seed)
    kinds = [node.kind for node in tables.nodes if node.family != "region"]
    families = {kind.kind: kind.family for kind in tables.kinds}
    places = size // NODES_PER_REGION
    regions = [
        Node(
            id=f"r{number}",
            name=f"region {number}",
            plain_name=f"Region {number}",
            kind="region",
            synonyms=(),
            definition="",
            regions=(f"r{number // PARTS}",) if number else (),
            xrefs=(),
            family="region",
        )
        for number in range(places)
    ]
    nodes = list(regions)
    for number in range(size - places):
        kind = rng.choice(kinds)
        name = _name(rng, number)
        place = f"r{rng.randrange(1, places)}"
        nodes.append(
            Node(
                f"n{number}", name, name.title(), kind, (), "", (place,), (), family=families[kind]
            )
        )
    source = replace(tables.sources[0], id="s0")
    statements = _statements(rng, tables, nodes, size * EDGES_PER_NODE)
    return replace(tables, nodes=tuple(nodes), statements=tuple(statements), sources=(source,))


def _statements(
    rng: random.Random, tables: Tables, nodes: list[Node], count: int
) -> list[Statement]:
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
        by_kind.setdefault(node.family, []).append(node)
    counts = Counter(statement.relation for statement in tables.statements)
    weights = [counts[relation.relation] for relation in tables.relations]
    seen: set[tuple[str, str, str]] = set()
    out: list[Statement] = []

    def pick(kinds: tuple[str, ...]) -> Node | None:
        pool = by_kind.get(rng.choice(kinds), [])
        return pool[int(len(pool) * rng.random() ** HUBS)] if pool else None

    while len(out) < count:
        relation = rng.choices(tables.relations, weights)[0]
        one, other = pick(relation.subject_kinds), pick(relation.object_kinds)
        if one is None or other is None or one.id == other.id:
            continue
        triple = (one.id, relation.relation, other.id)
        if triple in seen:
            continue
        seen.add(triple)
        out.append(Statement(*triple, "supports", "", "", "", "", "", "s0", "page 1", "2026-01-01"))
    return out
