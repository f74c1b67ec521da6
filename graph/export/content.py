"""What every format carries, taken out of a selection and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from reprlib import repr as shortened
from typing import Any, TypeVar

import networkx as nx

from graph.build import NODE_FIELDS, Edge
from graph.records import FAMILIES, Kind, Level, Node, Relation, Source, Statement
from graph.tables import SURROGATE
from graph.version import __version__

R = TypeVar("R", Kind, Level, Node, Relation, Source, Statement)
Attributes = dict[str, Any]

LISTS = ("synonyms", "regions", "xrefs", "steps")
NODE_COLUMNS = ("id", *NODE_FIELDS)
WEIGHTS = ("strength", "contested", "level")
TRIPLE = ("subject", "relation", "object")
RECEIPT_FIELDS = tuple(f.name for f in fields(Statement) if f.name not in (*TRIPLE, "origin"))
RECORDS: Mapping[str, type] = {
    "sources": Source,
    "relations": Relation,
    "kinds": Kind,
    "levels": Level,
}
"""Graph attribute → its records, by id."""

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CITATION = (
    f"Plexus, a cited knowledge graph of referred pain, version {__version__} (CC BY 4.0). "
    "Please cite the sources of the statements that you use as well."
)


@dataclass(frozen=True)
class Content:
    """A selection as rows: nodes by id, edges by subject, object and relation, records by name."""

    nodes: list[Attributes]
    edges: list[tuple[Edge, Attributes]]
    records: dict[str, list[Attributes]]

    @cached_property
    def source_levels(self) -> dict[str, str]:
        """The evidence level of every source, by its id."""
        return {row["id"]: row["level"] for row in self.records["sources"]}


def about() -> dict[str, str]:
    """Name, version, licence and how to cite."""
    return {
        "name": "Plexus",
        "version": __version__,
        "license": LICENCE,
        "license_url": LICENCE_URL,
        "citation": CITATION,
    }


def readme(files: Mapping[str, str]) -> str:
    """The text that stands beside the tables of an export which is a folder."""
    lines = [f"Plexus {__version__}: a cited knowledge graph of referred pain.", ""]
    lines += [f"{file:<15} {what}" for file, what in files.items()]
    lines += ["", f"Licence: CC BY 4.0, {LICENCE_URL}", f"How to cite: {CITATION}"]
    lines += ["", "Plexus teaches; it never diagnoses."]
    return "\n".join(lines) + "\n"


def columns_of(record: type) -> tuple[str, ...]:
    """The columns of a record: its fields without its place in the data folder."""
    return tuple(f.name for f in fields(record) if f.name != "origin")


def _row(record: Any) -> Attributes:
    return {name: getattr(record, name) for name in columns_of(type(record))}


def content_of(selection: nx.MultiDiGraph) -> Content:
    """Take a selection apart, in an order that does not depend on how it was made.

    Only the sources that its receipts cite are kept; relations, kinds and levels are kept whole.
    """
    nodes = [{"id": id_, **selection.nodes[id_]} for id_ in sorted(selection)]
    edges = sorted(selection.edges(keys=True, data=True), key=lambda edge: edge[:3])
    cited = {receipt.source for *_, data in edges for receipt in data["receipts"]}
    records = {
        name: [
            _row(record)
            for id_, record in selection.graph[name].items()
            if name != "sources" or id_ in cited
        ]
        for name in RECORDS
    }
    records["sources"].sort(key=lambda row: row["id"])
    return Content(nodes, [((s, o, r), data) for s, o, r, data in edges], records)


def receipt_row(receipt: Statement) -> dict[str, str]:
    """The columns of a receipt beyond its subject, relation and object."""
    return {name: getattr(receipt, name) for name in RECEIPT_FIELDS}


def cited_rows(content: Content, receipts: Iterable[Statement]) -> list[dict[str, str]]:
    """The receipts of an edge as rows, each with the evidence level of its source."""
    return [
        {**receipt_row(receipt), "source_level": content.source_levels[receipt.source]}
        for receipt in receipts
    ]


def weights_row(data: Mapping[str, Any]) -> Attributes:
    """The weights among the attributes of an edge."""
    return {name: data[name] for name in WEIGHTS}


def edge_of(row: Mapping[str, str]) -> Edge:
    """The edge that a row of a table names by its columns."""
    return row["subject"], row["object"], row["relation"]


def edge_read(
    edge: Edge, receipts: Iterable[Mapping[str, str]], weights: Mapping[str, Any]
) -> tuple[Edge, Attributes]:
    """An edge as ``Content`` holds it, of the rows of its receipts and of its weights."""
    return edge, {"receipts": receipts_of(edge, receipts), **weights_row(weights)}


def receipts_of(edge: Edge, rows: Iterable[Mapping[str, str]]) -> tuple[Statement, ...]:
    """Undo ``receipt_row`` for all receipts of an edge."""
    subject, object_, relation = edge
    return tuple(
        Statement(
            subject=subject,
            relation=relation,
            object=object_,
            **{name: row[name] for name in RECEIPT_FIELDS},  # type: ignore[arg-type]
        )
        for row in rows
    )


def graph_of(content: Content) -> nx.MultiDiGraph:
    """Put a selection together again.

    Raises
    ------
    KeyError, TypeError, ValueError
        If something is missing, stands twice, or is not what it has to be.
    """
    by_id = {name: _by_id(name, content.records[name]) for name in RECORDS}
    graph = nx.MultiDiGraph(name="Plexus", **by_id)
    for row in content.nodes:
        attributes = {name: row[name] for name in NODE_FIELDS}
        node = _checked(Node(row["id"], **_typed(attributes)))
        if node.id in graph:
            raise ValueError(f"the node '{node.id}' stands twice")
        if node.kind not in by_id["kinds"] or node.family not in FAMILIES:
            raise ValueError(f"'{node.kind}', a kind of '{node.family}', is not among its kinds")
        graph.add_node(node.id, **{name: getattr(node, name) for name in NODE_FIELDS})
    for (subject, object_, relation), data in content.edges:
        told = f"{subject} {relation} {object_}"
        if subject not in graph or object_ not in graph:
            raise ValueError(f"an end of {told} is missing")
        if relation not in by_id["relations"]:
            raise ValueError(f"the relation of {told} is not among its relations")
        if graph.has_edge(subject, object_, relation):
            raise ValueError(f"the statement {told} stands twice")
        if not _are_weights(data):
            raise TypeError(f"the weights of {told} are not what they have to be")
        for receipt in map(_checked, data["receipts"]):
            if receipt.source not in by_id["sources"]:
                raise ValueError(f"'{receipt.source}', a source of {told}, is missing")
        graph.add_edge(subject, object_, key=relation, **data)
    return graph


def _by_id(name: str, rows: Iterable[Attributes]) -> dict[str, Any]:
    record = RECORDS[name]
    key = columns_of(record)[0]
    found: dict[str, Any] = {}
    for row in rows:
        if found.setdefault(row[key], one := _checked(record(**_typed(row)))) is not one:
            raise ValueError(f"'{row[key]}' stands twice among its {name}")
    return found


def _typed(row: Attributes) -> Attributes:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _checked(record: R) -> R:
    """The record, if each of its fields holds what its column does."""
    for f in fields(record):
        value, kind = getattr(record, f.name), str(f.type)
        if f.name == "origin":
            continue
        if kind in ("int", "float"):
            good = isinstance(value, int | float) and not isinstance(value, bool)
        elif kind.startswith("tuple"):
            good = isinstance(value, tuple) and all(map(_is_text, value))
        else:
            good = _is_text(value)
        if not good:
            raise TypeError(f"{f.name} is {shortened(value)}, which no table holds there")
    return record


def _are_weights(data: Attributes) -> bool:
    strength, contested, level = (data[name] for name in WEIGHTS)
    return isinstance(strength, float | int) and isinstance(contested, bool) and _is_text(level)


def _is_text(value: object) -> bool:
    """Whether it is text that a file can hold."""
    return isinstance(value, str) and (value.isascii() or not SURROGATE.search(value))


def text_row(row: Attributes, join: Any) -> dict[str, str]:
    """Make every value of a row text: lists by ``join``, yes and no as true and false."""
    return {name: _text(value, join) for name, value in row.items()}


def _text(value: Any, join: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return str(join(value))
    return value if isinstance(value, str) else repr(value)


def typed_row(record: type, row: Mapping[str, str], split: Any) -> Attributes:
    """Undo ``text_row`` for a record.

    Raises
    ------
    KeyError, ValueError
        If a column is missing, or a number is none.
    """
    typed: Attributes = {}
    for f in fields(record):
        if f.name == "origin":
            continue
        value = row[f.name]
        kind = str(f.type)
        if kind.startswith("tuple"):
            typed[f.name] = split(value)
        else:
            typed[f.name] = {"int": int, "float": float}.get(kind, str)(value)
    return typed


def weights_of(row: Mapping[str, str]) -> Attributes:
    """Strength (0 to 1), contested and level of an edge, from text.

    Raises
    ------
    ValueError
        If one of them is not what it has to be.
    """
    contested = row["contested"].lower()  # a spreadsheet writes TRUE
    if contested not in ("true", "false"):
        raise ValueError(f"'{row['contested']}' is neither true nor false")
    return {
        "strength": float(row["strength"]),
        "contested": contested == "true",
        "level": row["level"],
    }


def grouped(rows: Iterable[tuple[Edge, Attributes]]) -> Iterator[tuple[Edge, list[Attributes]]]:
    """Rows of one edge together, edges in the order of their first rows."""
    found: dict[Edge, list[Attributes]] = {}
    for edge, row in rows:
        found.setdefault(edge, []).append(row)
    yield from found.items()
