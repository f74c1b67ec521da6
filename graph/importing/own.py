"""Our own exports, in every format that ``graph.export`` reads back."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from graph.build import NODE_FIELDS
from graph.export import FORMATS, READ_BACK, ExportError, Format
from graph.export import read as read_export
from graph.importing.graphml import checked_xml
from graph.importing.limits import LIMITS, Limits, checked_text, shown
from graph.importing.rows import ImportRefusedError, Progress, silent
from graph.records import Node, Tables

XML = (".graphml", ".gexf", ".xml")
BY_LINE = (".csv", ".tsv", ".txt", ".ttl", ".cypher")
HEAD = 1 << 16
MARKS = (
    b"plexus, a cited knowledge graph",
    b"https://plexus.example/",
    b"plexus-sources",
    b"plexus_sources",
)
"""What the head of an export holds, in small letters, and no file of others: a plexus is also a
thing of anatomy."""
LONGEST_REASON = 200


def formats_of(path: Path) -> list[str]:
    """The formats that a path may be an export in, by the names of its files or its suffix."""
    if path.is_dir():
        names = {file.name for file in path.iterdir()}
        return [f.name for f in _readable() if f.files and set(f.files) <= names]
    suffix = path.suffix.lower()
    return [f.name for f in _readable() if f.files is None and f.suffix == suffix]


def _readable() -> list[Format]:
    return [FORMATS[name] for name in READ_BACK]


def is_ours(path: Path) -> bool:
    """Whether a file says in its head that it is an export of Plexus; a folder shows it by name."""
    if not formats_of(path):
        return False
    if path.is_dir():
        return True
    with path.open("rb") as file:
        head = file.read(HEAD).lower()
    return any(mark in head for mark in MARKS)


def read(path: Path, limits: Limits = LIMITS, progress: Progress = silent) -> Tables:
    """Read an export back, as tables.

    Raises
    ------
    ImportRefusedError
        If no format reads it, or a limit is broken.
    """
    formats = formats_of(path)
    names = sorted({name for format_ in formats for name in FORMATS[format_].files or ()})
    for file in [path / name for name in names] or [path]:
        if file.suffix.lower() in XML:
            checked_xml(file, limits)
        else:
            checked_text(file, limits, document=file.suffix.lower() not in BY_LINE)
    why = ""
    for name in formats:
        progress(f"{path.name}: reading as {name}")
        try:
            return tables_of(read_export(path, name))
        except ExportError as error:
            told = str(error).removeprefix(f"cannot read {path} as {name}: ")
            why = f"{name}: {told[:LONGEST_REASON]}"
    raise ImportRefusedError(f"{shown(path)}: cannot be read as {why}. Export it again.")


def tables_of(graph: nx.MultiDiGraph) -> Tables:
    """The records of a selection; undoes ``graph.build.build_graph``."""
    records = {name: tuple(graph.graph[name].values()) for name in ("kinds", "levels", "relations")}
    nodes = (
        Node(id_, **{name: data[name] for name in NODE_FIELDS})
        for id_, data in graph.nodes(data=True)
    )
    receipts = (r for *_, found in graph.edges(data="receipts") for r in found)
    statements = tuple(receipts)
    cited = {statement.source for statement in statements}
    sources = tuple(source for id_, source in graph.graph["sources"].items() if id_ in cited)
    return Tables(nodes=tuple(nodes), statements=statements, sources=sources, **records)
