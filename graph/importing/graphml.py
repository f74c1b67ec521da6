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
    listed,
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
    """Read the graphs of a file.

    The attributes ``NAMES``, ``KINDS`` and ``RELATIONS`` of nodes and edges are understood.

    Raises
    ------
    ImportRefusedError
        If it is no GraphML, or an id stands twice.
    """
    reader = GraphMLReader()
    reader.xml = checked_xml(path, limits)
    progress(f"{path.name}: understanding")
    _refuse_repeated(path, reader)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            keys, defaults = reader.find_graphml_keys(reader.xml)
            graphs = [
                reader.make_graph(found, keys, defaults)
                for found in reader.xml.findall(f"{{{reader.NS_GRAPHML}}}graph")
            ]
    except (nx.NetworkXError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise ImportRefusedError(
            f"{shown(path)}: is no GraphML that can be read ({error}). Save it again."
        ) from error
    if not graphs:
        raise ImportRefusedError(f"{shown(path)}: holds no graph. Is it GraphML?")
    title = first_of(graphs[0].graph, *NAMES) or path.stem
    rows = Rows(About(path.name, title, "graph file", "expert"))
    for graph in graphs:
        rows.items += [_item(str(id_), data) for id_, data in graph.nodes(data=True)]
        for subject, object_, data in graph.edges(data=True):
            word = first_of(data, *RELATIONS) or UNNAMED
            key = word if graph.is_directed() else f"{word}\t"
            rows.relations.setdefault(key, Words((word,), not graph.is_directed()))
            rows.links.append(Link(str(subject), key, str(object_)))
    return rows


def _refuse_repeated(path: Path, reader: Any) -> None:
    seen: set[str] = set()
    for node in reader.xml.iter(f"{{{reader.NS_GRAPHML}}}node"):
        id_ = node.get("id", "")
        if id_ in seen:
            raise ImportRefusedError(
                f"{shown(path)}: the id {id_!r} stands on two nodes. Make one node of the two."
            )
        seen.add(id_)


def _item(id_: str, data: dict[str, Any]) -> Item:
    return Item(
        id=id_,
        name=first_of(data, *NAMES) or id_,
        kinds=tuple(text for name in KINDS if (text := first_of(data, name))),
        synonyms=listed(data.get("synonyms")) or listed(data.get("synonym")),
        definition=first_of(data, "definition", "description"),
        xrefs=listed(data.get("xrefs")) or listed(data.get("xref")),
    )
