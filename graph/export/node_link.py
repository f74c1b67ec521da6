"""JSON in networkx's node-link form: ``networkx.node_link_graph(data, edges="edges")`` reads it."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

from graph.export.content import (
    RECORDS,
    Content,
    about,
    content_of,
    edge_read,
    graph_of,
    receipt_row,
    weights_row,
)
from graph.export.files import write_json


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file."""
    content = content_of(selection)
    graph = nx.MultiDiGraph(**about(), **content.records)
    graph.add_nodes_from((row.pop("id"), row) for row in content.nodes)
    for (subject, object_, relation), data in content.edges:
        receipts = [receipt_row(receipt) for receipt in data["receipts"]]
        graph.add_edge(subject, object_, key=relation, receipts=receipts, **weights_row(data))
    data = nx.node_link_data(graph, edges="edges")
    write_json(path, data)


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edges = [
        edge_read((row["source"], row["target"], row["key"]), row["receipts"], row)
        for row in data["edges"]
    ]
    records = {name: data["graph"][name] for name in RECORDS}
    return graph_of(Content(data["nodes"], edges, records))
