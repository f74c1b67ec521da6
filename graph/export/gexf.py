"""GEXF 1.3, for Gephi: with colours, shapes, sizes and positions.

Written here, as networkx's writer has no ``kind`` for parallel edges and dates every file, so that
the same selection would not give the same bytes. GEXF has attributes of nodes and edges only: what
belongs to the whole graph stands in processing instructions, which other readers pass over.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import defusedxml.ElementTree
import networkx as nx

from graph.build import FAINT, NODE_FIELDS
from graph.export.content import (
    CITATION,
    LICENCE_URL,
    LISTS,
    RECORDS,
    Content,
    about,
    cited_rows,
    content_of,
    edge_read,
    graph_of,
    weights_of,
    weights_row,
)
from graph.export.files import checked_xml, json_text, write_text
from graph.export.placing import places, sizes
from graph.export.styling import (
    colour_of,
    edge_id,
    line_colour,
    shape_of,
    thickness,
)

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
SHAPES = {"ellipse": "disc", "triangle": "triangle", "diamond": "diamond", "rectangle": "square"}
"""Our shape → that of GEXF, which has fewer; a disc where it has none like it."""
NODE_ATTRIBUTES = {name: "liststring" if name in LISTS else "string" for name in NODE_FIELDS}
EDGE_ATTRIBUTES = {
    "relation": "string",
    "strength": "double",
    "contested": "boolean",
    "level": "string",
    "receipts": "string",
}
TARGET = "plexus-"


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file; lists and receipts are JSON text.

    Raises
    ------
    ValueError
        If there is a character that XML cannot hold.
    """
    content = content_of(selection)
    text = checked_xml(ET.tostring(_document(selection, content), "unicode"))
    write_text(path, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    root = _parsed(path)
    records = {name: json.loads(_instruction(root, name)) for name in RECORDS}
    nodes = []
    for element in root.iter(_name("node")):
        values = _values(element)
        lists = {name: json.loads(values[name]) for name in LISTS}
        nodes.append({"id": element.attrib["id"], **values, **lists})
    edges = []
    for element in root.iter(_name("edge")):
        values = _values(element)
        edge = (element.attrib["source"], element.attrib["target"], values["relation"])
        edges.append(edge_read(edge, json.loads(values["receipts"]), weights_of(values)))
    return graph_of(Content(nodes, edges, records))


def _document(selection: nx.MultiDiGraph, content: Content) -> ET.Element:
    root = ET.Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"})
    for name in RECORDS:
        # No ">", which could end the instruction.
        told = json_text(content.records[name]).replace(">", "\\u003e")
        root.append(ET.ProcessingInstruction(TARGET + name, told))
    meta = ET.SubElement(root, "meta")
    facts = about()
    ET.SubElement(meta, "creator").text = f"{facts['name']} {facts['version']}"
    ET.SubElement(meta, "keywords").text = "anatomy, referred pain"
    ET.SubElement(meta, "description").text = f"{CITATION} Licence: {LICENCE_URL}"
    graph = ET.SubElement(root, "graph", {"mode": "static", "defaultedgetype": "directed"})
    _declare(graph, "node", NODE_ATTRIBUTES)
    _declare(graph, "edge", EDGE_ATTRIBUTES)
    _add_nodes(graph, selection, content)
    _add_edges(graph, content)
    ET.indent(root, " ")
    return root


def _declare(graph: ET.Element, of: str, attributes: dict[str, str]) -> None:
    declared = ET.SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name, kind in attributes.items():
        ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})


def _add_nodes(graph: ET.Element, selection: nx.MultiDiGraph, content: Content) -> None:
    where, size = places(selection), sizes(selection)
    nodes = ET.SubElement(graph, "nodes")
    for row in content.nodes:
        element = ET.SubElement(nodes, "node", {"id": row["id"], "label": row["name"]})
        _set(element, {name: row[name] for name in NODE_ATTRIBUTES})
        x, y = where[row["id"]]
        _look(element, "size", value=str(size[row["id"]]))
        _look(element, "position", x=str(x), y=str(0.0 - y))  # in Gephi, y grows upwards
        _colour(element, colour_of(row["kind"]))
        _look(element, "shape", value=SHAPES.get(shape_of(row["kind"]), "disc"))


def _add_edges(graph: ET.Element, content: Content) -> None:
    edges = ET.SubElement(graph, "edges")
    for edge, data in content.edges:
        subject, object_, relation = edge
        attributes = {
            "id": edge_id(edge),
            "source": subject,
            "target": object_,
            "type": "directed",
            "kind": relation,
            "label": relation,
            "weight": repr(max(data["strength"], FAINT)),  # Gephi takes no weight of nothing
        }
        element = ET.SubElement(edges, "edge", attributes)
        receipts = json_text(cited_rows(content, data["receipts"]))
        _set(element, {"relation": relation, **weights_row(data), "receipts": receipts})
        _look(element, "thickness", value=str(thickness(data["strength"])))
        _colour(element, line_colour(relation))
        _look(element, "shape", value="dashed" if data["contested"] else "solid")


def _set(element: ET.Element, values: dict[str, Any]) -> None:
    inside = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        text = value if isinstance(value, str) else json_text(value)
        ET.SubElement(inside, "attvalue", {"for": name, "value": text})


def _look(element: ET.Element, name: str, **values: str) -> None:
    ET.SubElement(element, f"viz:{name}", values)


def _colour(element: ET.Element, colour: str) -> None:
    red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    _look(element, "color", r=red, g=green, b=blue)


def _parsed(path: Path) -> ET.Element:
    parser = defusedxml.ElementTree.XMLParser(target=ET.TreeBuilder(insert_pis=True))
    parser.feed(path.read_bytes())
    root: ET.Element = parser.close()
    if root.tag != _name("gexf"):
        raise ValueError(f"it starts with <{root.tag}>, not with <gexf> of GEXF 1.3")
    return root


def _instruction(root: ET.Element, name: str) -> str:
    for element in root:
        if element.tag is ET.ProcessingInstruction:
            target, _, told = (element.text or "").partition(" ")
            if target == TARGET + name:
                return told
    raise ValueError(f"there is no <?{TARGET}{name} …?>")


def _values(element: ET.Element) -> dict[str, str]:
    found = element.iterfind(f"{_name('attvalues')}/{_name('attvalue')}")
    return {value.attrib["for"]: value.attrib["value"] for value in found}


def _name(tag: str) -> str:
    return f"{{{GEXF}}}{tag}"
