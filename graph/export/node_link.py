"""JSON in networkx's node-link form: ``networkx.node_link_graph(data, edges="edges")`` reads it."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

from graph.export.content import (
    RECORDS,
    WEIGHTS,
    Content,
    about,
    content_of,
    graph_of,
    receipt_row,
    receipts_of,
)


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file."""
    content = content_of(selection)
    graph = nx.MultiDiGraph(**about(), **content.records)
    graph.add_nodes_from((row.pop("id"), row) for row in content.nodes)
    for (subject, object_, relation), data in content.edges:
        receipts = [receipt_row(receipt) for receipt in data["receipts"]]
        weights = {name: data[name] for name in WEIGHTS}
        graph.add_edge(subject, object_, key=relation, receipts=receipts, **weights)
    data = nx.node_link_data(graph, edges="edges")
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", newline="")


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edges = []
    for row in data["edges"]:
        edge = (row["source"], row["target"], row["key"])
        receipts = receipts_of(edge, row["receipts"])
        edges.append((edge, {"receipts": receipts, **{name: row[name] for name in WEIGHTS}}))
    records = {name: data["graph"][name] for name in RECORDS}
    return graph_of(Content(data["nodes"], edges, records))
