"""What the rules look things up in: every record by its id, prepared once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import networkx as nx
from rapidfuzz import fuzz, process

from graph.body_map import BodyMap
from graph.records import Kind, Level, Node, Origin, Problem, Relation, Source, Tables

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SUGGESTIONS = 200
"""After so many different unknown words no more are compared with the known ones: too slow."""


class Record(Protocol):
    """Anything that knows where it stands."""

    @property
    def origin(self) -> Origin:
        """The file and the row."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables, the first record of each id, and the body map where there is one."""

    tables: Tables
    kinds: Mapping[str, Kind]
    levels: Mapping[str, Level]
    relations: Mapping[str, Relation]
    inverses: Mapping[str, str]
    nodes: Mapping[str, Node]
    regions: Mapping[str, Node]
    sources: Mapping[str, Source]
    body_map: BodyMap | None = None
    _suggested: dict[tuple[str, int], str] = field(default_factory=dict, repr=False)

    def suggest(self, word: str, among: Collection[str], otherwise: str) -> str:
        """Answer "Did you mean …?" if a known word is near, else the other advice."""
        key = (word, id(among))
        if key not in self._suggested:
            if not word or len(self._suggested) >= SUGGESTIONS:
                return otherwise
            found = process.extractOne(word, list(among), scorer=fuzz.ratio, score_cutoff=70)
            self._suggested[key] = found[0] if found else ""
        near = self._suggested[key]
        return f"Did you mean '{near}'?" if near else otherwise


Rule = Callable[[Facts], Iterator[Problem]]


def first_by(records: Iterable[R], key: Callable[[R], str]) -> dict[str, R]:
    """The first record of each key."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(key(record), record)
    return found


def gather_facts(tables: Tables, body_map: BodyMap | None = None) -> Facts:
    """Index the tables for the rules."""
    nodes = first_by(tables.nodes, lambda node: node.id)
    relations = first_by(tables.relations, lambda relation: relation.relation)
    return Facts(
        tables=tables,
        kinds=first_by(tables.kinds, lambda kind: kind.kind),
        levels=first_by(tables.levels, lambda level: level.level),
        relations=relations,
        inverses={r.inverse: r.relation for r in relations.values() if not r.symmetric},
        nodes=nodes,
        regions={id_: node for id_, node in nodes.items() if node.family == "region"},
        sources=first_by(tables.sources, lambda source: source.id),
        body_map=body_map,
    )


def problem(record: Record, column: str, message: str, fix: str) -> Problem:
    """Make a problem at the place of a record."""
    return Problem(record.origin.file, record.origin.row, column, message, fix)


def place(record: Record) -> str:
    """Say where a record stands, for a message about another one."""
    return f"{record.origin.file}:{record.origin.row}"


def repeated(
    records: Iterable[R], key: Callable[[R], str], column: str, what: str, fix: str
) -> Iterator[Problem]:
    """Yield a problem for every record whose key, if it has one, an earlier record has."""
    seen: dict[str, R] = {}
    for record in records:
        value = key(record)
        if not value:
            continue
        first = seen.setdefault(value, record)
        if first is not record:
            yield problem(record, column, f"{what} '{value}' stands also in {place(first)}.", fix)


def circles(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """One circle out of each knot of a relation that must not come back to its start."""
    graph = nx.DiGraph(edge for edge in edges if edge[0] != edge[1])
    found = []
    for knot in nx.strongly_connected_components(graph):
        if len(knot) > 1:
            inside = nx.DiGraph(sorted(graph.subgraph(knot).edges))
            steps = nx.find_cycle(inside, min(knot))
            found.append([start for start, _ in steps] + [steps[-1][1]])
    return sorted(found)
