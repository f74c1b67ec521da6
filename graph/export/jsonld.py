"""JSON-LD: RDF as JSON, one line for each thing, its names shortened by an ``@context``."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import networkx as nx
import orjson
from pyoxigraph import RdfFormat, parse, serialize

from graph.export.iris import PREFIXES, iri
from graph.export.rdf import triples_of
from graph.export.rdf_reading import selection_of

TYPE = iri("rdf:type").value
NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection to a file."""
    written = io.BytesIO()
    serialize(triples_of(selection), written, RdfFormat.JSON_LD)
    things = orjson.loads(written.getvalue())
    context = orjson.dumps(PREFIXES, option=orjson.OPT_INDENT_2)
    lines = b",\n".join(orjson.dumps(_shortened(thing)) for thing in things)
    path.write_bytes(b'{"@context": %b,\n"@graph": [\n%b\n]}\n' % (context, lines))


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    return selection_of(parse(path=path, format=RdfFormat.JSON_LD))


def _short(name: str) -> str:
    """The name by its prefix, if it has one of those in the context."""
    cut = max(name.rfind("/"), name.rfind("#")) + 1
    prefix = NAMESPACES.get(name[:cut])
    return f"{prefix}:{name[cut:]}" if prefix else name


def _shortened(thing: dict[str, Any]) -> dict[str, Any]:
    """A thing as the serializer gives it, with short names and without needless brackets."""
    short: dict[str, Any] = {}
    for key, values in thing.items():
        if key == "@id":
            short[key] = _short(values)
            continue
        if key == TYPE:
            short["@type"] = _plain([_short(value["@id"]) for value in values])
        else:
            short[_short(key)] = _plain([_short_value(value) for value in values])
    return short


def _plain(values: list[Any]) -> Any:
    return values if len(values) > 1 else values[0]


def _short_value(value: dict[str, str]) -> dict[str, str] | str:
    if value.keys() == {"@value"}:
        return value["@value"]
    names = ("@id", "@type")
    return {key: _short(text) if key in names else text for key, text in value.items()}
