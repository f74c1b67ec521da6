"""Neo4j: a folder of CSV for ``neo4j-admin database import``, and a script that loads the same.

A receipt is a node of its own, since a relationship cannot point to a work: it has the id of its
statement, and CITES the work. Cells stay as they are: a ``'`` before what looks like a formula
would end up in the database.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from graph.build import NODE_FIELDS
from graph.export.content import (
    LISTS,
    RECEIPT_FIELDS,
    RECORDS,
    TRIPLE,
    Content,
    cited_rows,
    columns_of,
    content_of,
    edge_of,
    edge_read,
    graph_of,
    grouped,
    readme,
    text_row,
    typed_row,
    weights_of,
    weights_row,
)
from graph.export.neo4j_script import SEPARATOR, command, labels_of, script, type_of
from graph.export.styling import edge_id

FILES = {
    "nodes.csv": "the nodes: muscles, regions, conditions …",
    "relationships.csv": "the statements",
    "works.csv": "the works cited",
    "receipts.csv": "what a work says of a statement: supports or disputes it, how often, where",
    "cites.csv": "which receipt cites which work",
    "relations.csv": "what each relation means; not loaded",
    "kinds.csv": "what each kind means; not loaded",
    "levels.csv": "the evidence ladder; not loaded",
    "import.cypher": "loads the same files into a running database",
    "README.txt": "this text",
}
HEADERS = {
    "nodes": {
        "id": "id:ID(Entity)",
        "labels": ":LABEL",
        **{name: f"{name}:string[]" if name in LISTS else name for name in NODE_FIELDS},
    },
    "relationships": {
        "subject": ":START_ID(Entity)",
        "object": ":END_ID(Entity)",
        "type": ":TYPE",
        "id": "id",
        "relation": "relation",
        "strength": "strength:double",
        "contested": "contested:boolean",
        "level": "level",
    },
    "works": {
        "id": "id:ID(Work)",
        "labels": ":LABEL",
        **{name: name for name in columns_of(RECORDS["sources"]) if name != "id"},
    },
    "receipts": {
        "id": "id:ID(Receipt)",
        "labels": ":LABEL",
        "statement": "statement",
        **{name: name for name in (*TRIPLE, *RECEIPT_FIELDS, "source_level")},
    },
    "cites": {"receipt": ":START_ID(Receipt)", "work": ":END_ID(Work)", "type": ":TYPE"},
}
"""Table → our name of a column → its header."""
Rows = list[dict[str, str]]


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection into an empty folder.

    Raises
    ------
    ValueError
        If the sign that stands between the values of a list is in one of them.
    """
    content = content_of(selection)
    for name, rows in _tables(content).items():
        _write_table(path / f"{name}.csv", HEADERS[name], rows)
    for name in ("relations", "kinds", "levels"):
        rows = [text_row(row, _join) for row in content.records[name]]
        columns = {column: column for column in columns_of(RECORDS[name])}
        _write_table(path / f"{name}.csv", columns, rows)
    loading = script(HEADERS, content.records["kinds"], content.records["relations"])
    (path / "import.cypher").write_text(loading, encoding="utf-8", newline="")
    told = readme(FILES) + "\n" + command()
    (path / "README.txt").write_text(told, encoding="utf-8", newline="")


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    tables = {name: _read_table(path / f"{name}.csv", HEADERS[name]) for name in HEADERS}
    nodes = [{**row, **{name: _split(row[name]) for name in LISTS}} for row in tables["nodes"]]
    receipts = dict(grouped((edge_of(row), row) for row in tables["receipts"]))
    edges = [
        edge_read(edge_of(row), receipts.get(edge_of(row), ()), weights_of(row))
        for row in tables["relationships"]
    ]
    records = {"sources": [typed_row(RECORDS["sources"], row, _split) for row in tables["works"]]}
    for name in ("relations", "kinds", "levels"):
        record = RECORDS[name]
        columns = {column: column for column in columns_of(record)}
        rows = _read_table(path / f"{name}.csv", columns)
        records[name] = [typed_row(record, row, _split) for row in rows]
    return graph_of(Content(nodes, edges, records))


def _tables(content: Content) -> dict[str, Rows]:
    found: dict[str, Rows] = {name: [] for name in HEADERS}
    for row in content.nodes:
        labels = SEPARATOR.join(labels_of(row["kind"], row["family"]))
        found["nodes"].append({**text_row(row, _join), "labels": labels})
    for row in content.records["sources"]:
        found["works"].append({**text_row(row, _join), "labels": "Work"})
    for edge, data in content.edges:
        subject, object_, relation = edge
        id_ = edge_id(edge)
        triple = {"subject": subject, "relation": relation, "object": object_}
        weights = text_row(weights_row(data), _join)
        statement = {**triple, **weights, "id": id_, "type": type_of(relation)}
        found["relationships"].append(statement)
        for number, row in enumerate(cited_rows(content, data["receipts"])):
            own = {"id": f"{id_}~{number}", "labels": "Receipt", "statement": id_}
            found["receipts"].append({**triple, **row, **own})
            cites = {"receipt": own["id"], "work": row["source"], "type": "CITES"}
            found["cites"].append(cites)
    return found


def _join(parts: Iterable[str]) -> str:
    joined = list(parts)
    if any(SEPARATOR in part for part in joined):
        raise ValueError("a list has the control character 0x1f, which stands between its values")
    return SEPARATOR.join(joined)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _write_table(path: Path, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns.values())
        writer.writerows([row[name] for name in columns] for row in rows)


def _read_table(path: Path, columns: Mapping[str, str]) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader)
        if header != list(columns.values()):
            raise ValueError(f"the columns of {path.name} are not {', '.join(columns.values())}")
        return [dict(zip(columns, row, strict=True)) for row in reader]
