"""Turtle: RDF for people, and for rdflib, Oxigraph, Jena, Protégé."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
from pyoxigraph import RdfFormat, Triple, parse, serialize

from graph.export.iris import PREFIXES
from graph.export.rdf import triples_of
from graph.export.rdf_reading import selection_of


def turtle(triples: Iterable[Triple]) -> bytes:
    """Triples as Turtle; the serializer gives the prefixes in any order, so they are sorted."""
    written = io.BytesIO()
    serialize(triples, written, RdfFormat.TURTLE, prefixes=PREFIXES)
    lines = written.getvalue().splitlines(keepends=True)
    head = sum(1 for line in lines[: len(PREFIXES)] if line.startswith(b"@prefix "))
    return b"".join([*sorted(lines[:head]), *lines[head:]])


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file."""
    path.write_bytes(turtle(triples_of(selection)))


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    return selection_of(parse(path=path, format=RdfFormat.TURTLE))
