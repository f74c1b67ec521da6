"""Take a selection of the graph to other programs, and read it back."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from graph.export import (
    bibtex,
    csl,
    cx2,
    cytoscape,
    gexf,
    graphml,
    jsonld,
    kgx,
    neo4j,
    node_link,
    plain_csv,
    sssom,
    turtle,
)
from graph.writing import WriteError, staged

__all__ = ["FORMATS", "READ_BACK", "ExportError", "Format", "pack", "read", "write"]


class ExportError(OSError):
    """An export cannot be written or read; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called and where it opens, and how it is written and read.

    ``files`` are the names of its files where an export is a folder, else None. ``read`` is None
    where a format holds a part of a selection only, such as the works that it cites.
    """

    name: str
    label: str
    suffix: str
    files: Mapping[str, str] | None
    write: Callable[[nx.MultiDiGraph, Path], None]
    read: Callable[[Path], nx.MultiDiGraph] | None


FORMATS: Mapping[str, Format] = {
    format_.name: format_
    for format_ in (
        Format("kgx", "KGX (Biolink tables)", "", kgx.FILES, kgx.write, kgx.read),
        Format("csv", "CSV tables", "", plain_csv.FILES, plain_csv.write, plain_csv.read),
        Format("json", "JSON (node-link)", ".json", None, node_link.write, node_link.read),
        Format("graphml", "GraphML", ".graphml", None, graphml.write, graphml.read),
        Format("gexf", "GEXF 1.3 (Gephi)", ".gexf", None, gexf.write, gexf.read),
        Format("cx2", "CX2 (Cytoscape, NDEx)", ".cx2", None, cx2.write, cx2.read),
        Format("cytoscape", "Cytoscape.js JSON", ".cyjs", None, cytoscape.write, cytoscape.read),
        Format("neo4j", "Neo4j (CSV and Cypher)", "", neo4j.FILES, neo4j.write, neo4j.read),
        Format("turtle", "RDF (Turtle)", ".ttl", None, turtle.write, turtle.read),
        Format("jsonld", "RDF (JSON-LD)", ".jsonld", None, jsonld.write, jsonld.read),
        Format("csl", "Works cited (CSL-JSON)", ".csl.json", None, csl.write, None),
        Format("bibtex", "Works cited (BibTeX)", ".bib", None, bibtex.write, None),
        Format("sssom", "Identifiers (SSSOM)", ".sssom.tsv", None, sssom.write, None),
    )
}
READ_BACK = tuple(name for name, format_ in FORMATS.items() if format_.read)
"""The formats that hold a whole selection."""


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"there is no format '{name}'. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[name]


def write(selection: nx.MultiDiGraph, format: str, path: str | Path) -> None:
    """Write a selection, whole or not at all.

    Parameters
    ----------
    selection : networkx.MultiDiGraph
        The graph of an atlas or a part of it (see ``graph.selection.select``).
    format : str
        A key of ``FORMATS``.
    path : str or Path
        A file, or for ``kgx`` and ``csv`` a folder. What such an export left there is replaced; a
        folder with other files is not touched.

    Raises
    ------
    ExportError
        If there is no such format, or the path cannot be written.
    """
    chosen = _format(format)
    try:
        with staged(Path(path), chosen.files) as new:
            chosen.write(selection, new)
    except WriteError as error:
        raise ExportError(f"{error} Choose another --output.") from error
    except ValueError as error:  # a character that the format, or UTF-8, cannot hold
        raise ExportError(f"cannot write this selection as {format}: {error}") from error


def read(path: str | Path, format: str) -> nx.MultiDiGraph:
    """Read an export back to the selection that it was written from.

    Raises
    ------
    ExportError
        If there is no such format, it holds a part of a selection only, or the path holds no export
        in it.
    """
    chosen = _format(format)
    if chosen.read is None:
        what = f"{format} holds a part of a selection only and cannot be read back"
        raise ExportError(f"{what}. Choose one of: {', '.join(READ_BACK)}.")
    try:
        return chosen.read(Path(path))
    except Exception as error:
        raise ExportError(f"cannot read {path} as {format}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """What went wrong, as far as its words are for a person."""
    if isinstance(error, KeyError):
        return f"{error} is missing"
    told = getattr(error, "strerror", None) or str(error)
    return (
        told
        if told and isinstance(error, OSError | ValueError)
        else f"it has no such form ({told})"
    )


def pack(selection: nx.MultiDiGraph, format: str, name: str = "plexus") -> tuple[str, bytes]:
    """A selection as one file to download: its name, and its bytes; folders are zipped.

    ``name`` is the name without its ending.

    Raises
    ------
    ExportError
        If there is no such format.
    """
    chosen = _format(format)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}{chosen.suffix}"
        if chosen.files is None:
            chosen.write(selection, path)
            return path.name, path.read_bytes()
        path.mkdir()
        chosen.write(selection, path)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in chosen.files:
                # A fixed date: the same selection gives the same bytes.
                entry = zipfile.ZipInfo(f"{name}-{format}/{file}", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (path / file).read_bytes())
        return f"{name}-{format}.zip", packed.getvalue()
