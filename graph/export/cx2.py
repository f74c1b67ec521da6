"""CX2, for Cytoscape, Cytoscape Web and NDEx: with a visual style and positions.

Nodes and edges have numbers for ids there; ours are in ``represents``. Receipts are JSON text in a
list. What is empty is left out. Sources, relations, kinds and levels are aspects of our own, which
other readers hand on or pass over.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx

from graph.build import NODE_FIELDS
from graph.export.content import (
    LICENCE,
    LISTS,
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
from graph.export.styling import (
    THICKEST,
    THINNEST,
    colour_of,
    line_colour,
    shape_of,
)

DECLARED: dict[str, dict[str, str]] = {
    "networkAttributes": dict.fromkeys(
        ("name", "description", "version", "rights", "license_url", "reference"), "string"
    ),
    "nodes": {
        "represents": "string",
        "size": "double",
        **{name: "list_of_string" if name in LISTS else "string" for name in NODE_FIELDS},
    },
    "edges": {
        "interaction": "string",
        "strength": "double",
        "contested": "boolean",
        "level": "string",
        "receipts": "list_of_string",
    },
}
ASPECT = "plexus_"


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file."""
    content = content_of(selection)
    numbers = {row["id"]: number for number, row in enumerate(content.nodes)}
    aspects: dict[str, list[Attributes]] = {
        "attributeDeclarations": [_declarations()],
        "networkAttributes": [_network()],
        "nodes": _nodes(selection, content),
        "edges": _edges(content, numbers),
        "visualProperties": [_style(content)],
        **{ASPECT + name: content.records[name] for name in RECORDS},
    }
    counts = [{"name": name, "elementCount": len(rows)} for name, rows in aspects.items()]
    document = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": counts},
        *({name: rows} for name, rows in aspects.items()),
        {"status": [{"error": "", "success": True}]},
    ]
    write_json(path, document)


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    aspects: dict[str, Any] = {}
    for part in json.loads(path.read_text(encoding="utf-8")):
        aspects |= part
    ids = {node["id"]: node["v"]["represents"] for node in aspects["nodes"]}
    nodes = []
    for node in aspects["nodes"]:
        values = {name: node["v"].get(name, [] if name in LISTS else "") for name in NODE_FIELDS}
        nodes.append({"id": ids[node["id"]], **values})
    edges = []
    for row in aspects["edges"]:
        edge = (ids[row["s"]], ids[row["t"]], row["v"]["interaction"])
        receipts = map(json.loads, row["v"].get("receipts", []))
        edges.append(edge_read(edge, receipts, {"level": "", **row["v"]}))
    records = {name: aspects[ASPECT + name] for name in RECORDS}
    return graph_of(Content(nodes, edges, records))


def _declarations() -> Attributes:
    return {
        aspect: {name: {"d": kind} for name, kind in attributes.items()}
        for aspect, attributes in DECLARED.items()
    }


def _network() -> Attributes:
    facts = about()
    return {
        "name": facts["name"],
        "description": facts["citation"],
        "version": facts["version"],
        "rights": LICENCE,
        "license_url": facts["license_url"],
        "reference": facts["citation"],
    }


def _nodes(selection: nx.MultiDiGraph, content: Content) -> list[Attributes]:
    where, size = places(selection), sizes(selection)
    found = []
    for number, row in enumerate(content.nodes):
        id_ = row.pop("id")
        x, y = where[id_]
        values = {name: list(value) if name in LISTS else value for name, value in row.items()}
        kept = {name: value for name, value in values.items() if value not in ("", [])}
        found.append(
            {"id": number, "x": x, "y": y, "v": {"represents": id_, "size": size[id_], **kept}}
        )
    return found


def _edges(content: Content, numbers: dict[str, int]) -> list[Attributes]:
    found = []
    for number, ((subject, object_, relation), data) in enumerate(content.edges):
        receipts = list(map(json_text, cited_rows(content, data["receipts"])))
        values = {"interaction": relation, **weights_row(data)}
        kept = {name: value for name, value in values.items() if value != ""}
        found.append(
            {
                "id": number,
                "s": numbers[subject],
                "t": numbers[object_],
                "v": {**kept, "receipts": receipts},
            }
        )
    return found


def _style(content: Content) -> Attributes:
    kinds = [row["kind"] for row in content.records["kinds"]]
    relations = [row["relation"] for row in content.records["relations"]]
    lines = _by("interaction", {relation: line_colour(relation) for relation in relations})
    return {
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": "#ffffff"},
            "node": {
                "NODE_BACKGROUND_COLOR": colour_of(""),
                "NODE_SHAPE": shape_of(""),
                "NODE_LABEL_COLOR": "#1c2733",
                "NODE_LABEL_FONT_SIZE": 11,
            },
            "edge": {
                "EDGE_LINE_COLOR": line_colour(""),
                "EDGE_LINE_STYLE": "solid",
                "EDGE_OPACITY": 0.6,
                "EDGE_TARGET_ARROW_SHAPE": "triangle",
                "EDGE_TARGET_ARROW_COLOR": line_colour(""),
                "EDGE_WIDTH": THINNEST,
            },
        },
        "nodeMapping": {
            "NODE_LABEL": _same("name", "string"),
            "NODE_BACKGROUND_COLOR": _by("kind", {kind: colour_of(kind) for kind in kinds}),
            "NODE_SHAPE": _by("kind", {kind: shape_of(kind) for kind in kinds}),
            "NODE_WIDTH": _same("size", "double"),
            "NODE_HEIGHT": _same("size", "double"),
        },
        "edgeMapping": {
            "EDGE_LINE_COLOR": lines,
            "EDGE_TARGET_ARROW_COLOR": lines,
            "EDGE_LINE_STYLE": _by("contested", {True: "dashed", False: "solid"}),
            "EDGE_WIDTH": {
                "type": "CONTINUOUS",
                "definition": {
                    "attribute": "strength",
                    "type": "double",
                    "map": [
                        {
                            **{"min": 0, "max": 1, "includeMin": True, "includeMax": True},
                            **{"minVPValue": THINNEST, "maxVPValue": THICKEST},
                        }
                    ],
                },
            },
        },
    }


def _same(attribute: str, kind: str) -> Attributes:
    return {"type": "PASSTHROUGH", "definition": {"attribute": attribute, "type": kind}}


def _by(attribute: str, values: dict[Any, str]) -> Attributes:
    kind = "boolean" if attribute == "contested" else "string"
    pairs = [{"v": value, "vp": looks} for value, looks in values.items()]
    definition = {"attribute": attribute, "type": kind, "map": pairs}
    return {"type": "DISCRETE", "definition": definition}
