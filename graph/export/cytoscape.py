"""Cytoscape.js JSON: ``cytoscape({container, ...file})`` draws it; Cytoscape opens it too.

Elements have the shape that ``networkx.cytoscape_graph`` reads; networkx's own writer would turn
an empty name into the id.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx

from graph.build import NODE_FIELDS
from graph.export.content import (
    RECORDS,
    Attributes,
    Content,
    about,
    cited_rows,
    content_of,
    edge_read,
    graph_of,
    weights_row,
)
from graph.export.files import json_text, write_json
from graph.export.placing import places, sizes
from graph.export.styling import SHAPES, THICKEST, THINNEST, edge_id
from graph.marks import LINES, MARKS, line_of


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file."""
    content = content_of(selection)
    data = {
        "data": {**about(), **content.records},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": _nodes(selection, content), "edges": _edges(content)},
        "style": _style(content),
        "layout": {"name": "preset"},
    }
    write_json(path, data)


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    data = json.loads(path.read_text(encoding="utf-8"))
    nodes = []
    for element in data["elements"]["nodes"]:
        row = element["data"]
        nodes.append({"id": row["id"], **{name: row[name] for name in NODE_FIELDS}})
    edges = []
    for element in data["elements"]["edges"]:
        row = element["data"]
        edge = (row["source"], row["target"], row["key"])
        edges.append(edge_read(edge, row["receipts"], row))
    records = {name: data["data"][name] for name in RECORDS}
    return graph_of(Content(nodes, edges, records))


def _nodes(selection: nx.MultiDiGraph, content: Content) -> list[Attributes]:
    where, size = places(selection), sizes(selection)
    found = []
    for row in content.nodes:
        x, y = where[row["id"]]
        data = {**row, "value": row["id"], "size": size[row["id"]]}
        found.append({"data": data, "position": {"x": x, "y": y}})
    return found


def _edges(content: Content) -> list[Attributes]:
    found = []
    for edge, data in content.edges:
        subject, object_, relation = edge
        row = {"id": edge_id(edge), "source": subject, "target": object_, "key": relation}
        row |= {"interaction": relation, **weights_row(data)}
        found.append({"data": {**row, "receipts": cited_rows(content, data["receipts"])}})
    return found


def _style(content: Content) -> list[Attributes]:
    kinds = [row["kind"] for row in content.records["kinds"]]
    relations = [row["relation"] for row in content.records["relations"]]
    rules = [
        _rule(
            "node",
            label="data(name)",
            width="data(size)",
            height="data(size)",
            font_size=11,
            text_wrap="wrap",
            text_max_width=150,
            color="#1c2733",
            text_valign="bottom",
        ),
        _rule(
            "edge",
            width=f"mapData(strength, 0, 1, {THINNEST}, {THICKEST})",
            curve_style="bezier",
            target_arrow_shape="triangle",
            opacity=0.6,
        ),
    ]
    for name, mark in MARKS.items():
        own = [kind for kind in kinds if kind in mark.kinds]
        rules += _for(own, "node[kind = {}]", background_color=mark.light, shape=SHAPES[name])
    for name, colour in LINES.items():
        own = [relation for relation in relations if line_of(relation) == name]
        looks = {"line_color": colour, "target_arrow_color": colour}
        rules += _for(own, "edge[interaction = {}]", **looks)
    return [*rules, _rule("edge[?contested]", line_style="dashed")]


def _for(values: list[str], selector: str, **looks: Any) -> list[Attributes]:
    """One rule for all of the values, if there are any."""
    selectors = [selector.format(json_text(value)) for value in values]
    return [_rule(", ".join(selectors), **looks)] if selectors else []


def _rule(selector: str, **looks: Any) -> Attributes:
    style = {name.replace("_", "-"): value for name, value in looks.items()}
    return {"selector": selector, "style": style}
