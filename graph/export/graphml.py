"""GraphML, for networkx, igraph, Gephi and yEd: lists divided by ``|``, receipts as JSON text."""

from __future__ import annotations

import io
import json
from pathlib import Path

import defusedxml.ElementTree
import networkx as nx
from networkx.readwrite.graphml import GraphMLReader

from graph.build import NODE_FIELDS
from graph.export.cells import join, split
from graph.export.content import (
    LISTS,
    RECORDS,
    Content,
    about,
    content_of,
    edge_read,
    graph_of,
    receipt_row,
    weights_row,
)
from graph.export.files import checked_xml, json_text


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file.

    The id of an edge is its number, since an id may stand once only; ``relation`` is an attribute.

    Raises
    ------
    ValueError
        If there is a character that XML cannot hold.
    """
    content = content_of(selection)
    records = {name: json_text(rows) for name, rows in content.records.items()}
    graph = nx.MultiDiGraph(**about(), **records)
    for row in content.nodes:
        lists = {name: join(row[name]) for name in LISTS}
        graph.add_node(row.pop("id"), **{**row, **lists})
    for number, ((subject, object_, relation), data) in enumerate(content.edges):
        receipts = json_text([receipt_row(receipt) for receipt in data["receipts"]])
        told = {"relation": relation, "receipts": receipts, **weights_row(data)}
        graph.add_edge(subject, object_, key=f"e{number}", **told)
    text = io.BytesIO()
    nx.readwrite.graphml.write_graphml_xml(graph, text, prettyprint=True)
    checked_xml(text.getvalue().decode())
    # The writer's own line ends are all \n; an XML reader would take a bare \r for one too.
    path.write_bytes(text.getvalue().replace(b"\r", b"&#13;") + b"\n")


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back.

    Raises
    ------
    ValueError
        If the file has entities of its own, which could unfold to anything, or holds no graph.
    """
    reader = GraphMLReader(force_multigraph=True)
    reader.xml = defusedxml.ElementTree.parse(path)
    keys, defaults = reader.find_graphml_keys(reader.xml)
    element = reader.xml.find(f"{{{reader.NS_GRAPHML}}}graph")
    if element is None:
        raise ValueError("it holds no graph")
    found = reader.make_graph(element, keys, defaults)
    nodes = []
    for id_, data in found.nodes(data=True):
        text = {name: data.get(name, "") for name in NODE_FIELDS}  # an empty one is left out
        nodes.append({"id": id_, **text, **{name: split(text[name]) for name in LISTS}})
    edges = []
    for subject, object_, data in found.edges(data=True):
        edge = (subject, object_, data["relation"])
        edges.append(edge_read(edge, json.loads(data["receipts"]), data))
    records = {name: json.loads(found.graph[name]) for name in RECORDS}
    return graph_of(Content(nodes, edges, records))
