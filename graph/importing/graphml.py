"""GraphML of others: parsed by defusedxml, understood by networkx."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse as parse_safely
from networkx.readwrite.graphml import GraphMLReader

from graph.importing.limits import LIMITS, Limits, checked_text, shown
from graph.importing.rows import (
    About,
    ImportRefusedError,
    Item,
    Link,
    Progress,
    Rows,
    Words,
    first_of,
    item_of,
    silent,
)

NAMES = ("name", "label", "Label", "title")
KINDS = ("kind", "category", "type", "class", "group")
RELATIONS = ("relation", "predicate", "label", "interaction", "type")
UNNAMED = "linked to"


def checked_xml(path: Path, limits: Limits) -> Any:
    """The tree of an XML file that has no document type and no entities of its own.

    Raises
    ------
    ImportRefusedError
        If it is no such file.
    """
    checked_text(path, limits, document=True)
    try:
        return parse_safely(path, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ImportRefusedError(
            f"{shown(path)}: declares a document type or entities, which could fetch or unfold to "
            "anything. Take the DOCTYPE away."
        ) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise ImportRefusedError(
            f"{shown(path)}: is no XML that can be read ({error}). Save it again."
        ) from error


def read(path: Path, limits: Limits = LIMITS, progress: Progress = silent) -> Rows:
    """Read the graphs of a file, also those inside of nodes.

    The attributes ``NAMES``, ``KINDS`` and ``RELATIONS`` of nodes and edges are understood.

    Raises
    ------
    ImportRefusedError
        If it is no GraphML, or an id is missing or stands twice.
    """
    reader = GraphMLReader()
    reader.xml = checked_xml(path, limits)
    progress(f"{path.name}: understanding")
    _refuse_repeated(path, reader)
    for node in reader.xml.iter(f"{{{reader.NS_GRAPHML}}}node"):
        node.attrib.pop("yfiles.foldertype", "")  # networkx would read the graph inside twice
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            keys, defaults = reader.find_graphml_keys(reader.xml)
            elements = list(reader.xml.iter(f"{{{reader.NS_GRAPHML}}}graph"))
            graphs = [reader.make_graph(found, keys, defaults) for found in elements]
    except (nx.NetworkXError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise ImportRefusedError(
            f"{shown(path)}: is no GraphML that can be read ({error}). Save it again."
        ) from error
    if not graphs:
        raise ImportRefusedError(f"{shown(path)}: holds no graph. Is it GraphML?")
    title = first_of(graphs[0].graph, *NAMES) or path.stem
    rows = Rows(About(path.name, title, "graph file", "expert"))
    for element, graph in zip(elements, graphs, strict=True):
        # networkx makes a node of every end of an edge; only those that stand there are things.
        own = [node.get("id") for node in element.iterfind(f"{{{reader.NS_GRAPHML}}}node")]
        rows.items += [_item(id_, graph.nodes[id_]) for id_ in own]
        for subject, object_, data in graph.edges(data=True):
            word = first_of(data, *RELATIONS) or UNNAMED
            key = word if graph.is_directed() else f"{word}\t"
            rows.relations.setdefault(key, Words((word,), not graph.is_directed()))
            rows.links.append(Link(subject, key, object_))
    return rows


def _refuse_repeated(path: Path, reader: Any) -> None:
    seen: set[str] = set()
    for node in reader.xml.iter(f"{{{reader.NS_GRAPHML}}}node"):
        id_ = node.get("id", "")
        if not id_:
            raise ImportRefusedError(f"{shown(path)}: a node has no id. Give it one.")
        if id_ in seen:
            raise ImportRefusedError(
                f"{shown(path)}: the id {id_!r} stands on two nodes. Make one node of the two."
            )
        seen.add(id_)
    for edge in reader.xml.iter(f"{{{reader.NS_GRAPHML}}}edge"):
        if not (edge.get("source") and edge.get("target")):
            raise ImportRefusedError(
                f"{shown(path)}: an edge has no source or no target. Give it both."
            )


def _item(id_: str, data: dict[str, Any]) -> Item:
    return item_of(id_, data, NAMES, (text for name in KINDS if (text := first_of(data, name))))
