"""Plain CSV: a folder that opens in a spreadsheet, in pandas, or in R."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import networkx as nx

from graph.export.cells import escape_formula, join, split, unescape_formula
from graph.export.content import (
    LISTS,
    NODE_COLUMNS,
    RECEIPT_FIELDS,
    RECORDS,
    TRIPLE,
    WEIGHTS,
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

FILES = {
    "nodes.csv": "one row per node; | divides the values of a list",
    "edges.csv": "one row per statement: how strong it is, whether contested, its best level",
    "receipts.csv": "one row per source that supports or disputes a statement",
    "sources.csv": "the works cited",
    "relations.csv": "what each relation means",
    "kinds.csv": "what each kind means",
    "levels.csv": "the evidence ladder",
    "README.txt": "this text",
}
RECEIPT_COLUMNS = (*TRIPLE, *RECEIPT_FIELDS, "source_level")


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection into an empty folder; cells like formulas get a ``'`` before them."""
    content = content_of(selection)
    edges, receipts = [], []
    for (subject, object_, relation), data in content.edges:
        triple = dict(zip(TRIPLE, (subject, relation, object_), strict=True))
        edges.append({**triple, **text_row(weights_row(data), join)})
        receipts += [{**triple, **row} for row in cited_rows(content, data["receipts"])]
    nodes = [text_row(row, join) for row in content.nodes]
    _write_table(path / "nodes.csv", NODE_COLUMNS, nodes)
    _write_table(path / "edges.csv", (*TRIPLE, *WEIGHTS), edges)
    _write_table(path / "receipts.csv", RECEIPT_COLUMNS, receipts)
    for name, record in RECORDS.items():
        rows = [text_row(row, join) for row in content.records[name]]
        _write_table(path / f"{name}.csv", columns_of(record), rows)
    (path / "README.txt").write_text(readme(FILES), encoding="utf-8", newline="")


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    nodes = [
        {**row, **{name: split(row[name]) for name in LISTS}}
        for row in _read_table(path / "nodes.csv")
    ]
    receipts = dict(grouped((edge_of(row), row) for row in _read_table(path / "receipts.csv")))
    edges = [
        edge_read(edge_of(row), receipts.get(edge_of(row), ()), weights_of(row))
        for row in _read_table(path / "edges.csv")
    ]
    records = {
        name: [typed_row(record, row, split) for row in _read_table(path / f"{name}.csv")]
        for name, record in RECORDS.items()
    }
    return graph_of(Content(nodes, edges, records))


def _write_table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)  # \r\n, as RFC 4180 has it: Python then quotes either in a cell
        writer.writerow(columns)
        writer.writerows([escape_formula(row[name]) for name in columns] for row in rows)


def _read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:  # a spreadsheet puts a mark first
        reader = csv.reader(file, strict=True)
        columns = next(reader)
        rows = ([unescape_formula(cell) for cell in row] for row in reader)
        return [dict(zip(columns, row, strict=True)) for row in rows]
