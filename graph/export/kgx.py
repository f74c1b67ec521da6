"""KGX: a folder with nodes.tsv and edges.tsv in terms of the Biolink Model, one row per receipt."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import networkx as nx

from graph.build import NODE_FIELDS, Edge
from graph.export.biolink import category
from graph.export.cells import escape_breaks, join, split, unescape_breaks
from graph.export.content import (
    LISTS,
    RECEIPT_FIELDS,
    RECORDS,
    Attributes,
    Content,
    columns_of,
    content_of,
    edge_read,
    graph_of,
    grouped,
    readme,
    receipt_row,
    text_row,
    typed_row,
    weights_of,
    weights_row,
)
from graph.records import Statement

FILES = {
    "nodes.tsv": "one row per node; category is a class of the Biolink Model, kind is ours",
    "edges.tsv": "one row per receipt: a source that supports a statement or, negated, disputes it",
    "sources.tsv": "the works cited, by source_id",
    "relations.tsv": "what each relation means",
    "kinds.tsv": "what each kind means",
    "levels.tsv": "the evidence ladder",
    "README.txt": "this text",
}
PREFIX = "plexus:"
KNOWLEDGE_SOURCE = "infores:plexus"
OURS_TO_KGX = {"synonyms": "synonym", "definition": "description", "xrefs": "xref"}
NODE_COLUMNS = (
    "id",
    "category",
    *("name", "synonym", "description", "xref", "kind"),
    *("family", "plain_name", "regions", "steps", "hold", "repetitions"),
)
EDGE_COLUMNS = (
    *("id", "subject", "predicate", "object", "relation", "original_predicate"),
    *("publications", "primary_knowledge_source", "knowledge_level", "agent_type", "negated"),
    *("source_id", "source_level"),
    *(name for name in RECEIPT_FIELDS if name != "source"),
    *("strength", "contested", "level"),
)


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write a selection into an empty folder."""
    content = content_of(selection)
    nodes = (_node_row(row) for row in content.nodes)
    _write_table(path / "nodes.tsv", NODE_COLUMNS, nodes)
    _write_table(path / "edges.tsv", EDGE_COLUMNS, _edge_rows(content))
    for name, record in RECORDS.items():
        rows = (text_row(row, join) for row in content.records[name])
        _write_table(path / f"{name}.tsv", columns_of(record), rows)
    (path / "README.txt").write_text(readme(FILES), encoding="utf-8", newline="")


def read(path: Path) -> nx.MultiDiGraph:
    """Read a selection back."""
    nodes = []
    for row in _read_table(path / "nodes.tsv"):
        ours = {name: row[OURS_TO_KGX.get(name, name)] for name in NODE_FIELDS}
        lists = {name: split(ours[name]) for name in LISTS}
        lists["regions"] = tuple(bare(region) for region in lists["regions"])
        nodes.append({"id": bare(row["id"]), **ours, **lists})
    edges = []
    for edge, rows in grouped(_edges_of(_read_table(path / "edges.tsv"))):
        edges.append(edge_read(edge, rows, weights_of(rows[0])))
    records = {
        name: [typed_row(record, row, split) for row in _read_table(path / f"{name}.tsv")]
        for name, record in RECORDS.items()
    }
    return graph_of(Content(nodes, edges, records))


def curie(id_: str) -> str:
    """An id as Biolink wants it: with a prefix, ours unless it has one of its own."""
    own = ":" in id_ and not id_.startswith(PREFIX)
    return id_ if own else PREFIX + id_


def bare(id_: str) -> str:
    """Undo ``curie``."""
    return id_.removeprefix(PREFIX)


def _node_row(row: Attributes) -> dict[str, str]:
    ids = {"id": curie(row["id"]), "regions": [curie(region) for region in row["regions"]]}
    text = text_row({**row, **ids}, join)
    text["category"] = category(row["kind"], row["family"])
    return {OURS_TO_KGX.get(name, name): cell for name, cell in text.items()}


def _edge_rows(content: Content) -> Iterator[dict[str, str]]:
    sources = {row["id"]: row for row in content.records["sources"]}
    relations = {row["relation"]: row for row in content.records["relations"]}
    used: Counter[str] = Counter()
    for (subject, object_, label), data in content.edges:
        relation = relations[label]
        common = {
            "subject": curie(subject),
            "predicate": relation["biolink"] or "biolink:related_to",
            "object": curie(object_),
            "relation": label,
            "original_predicate": relation["original_id"],
            "primary_knowledge_source": KNOWLEDGE_SOURCE,
            "knowledge_level": "knowledge_assertion",
            "agent_type": "manual_agent",
            **text_row(weights_row(data), join),
        }
        for receipt in data["receipts"]:
            row = receipt_row(receipt)
            source = sources[row.pop("source")]
            yield {
                **common,
                **row,
                "id": receipt_id(receipt, used),
                "source_id": source["id"],
                "source_level": source["level"],
                "publications": join(publications(source)),
                "negated": "true" if receipt.stance == "disputes" else "false",
            }


def publications(source: Mapping[str, str]) -> list[str]:
    """A work as CURIEs: by PubMed id and DOI, else by its address."""
    found = [f"PMID:{source['pmid']}" if source["pmid"] else ""]
    found += [f"DOI:{source['doi']}" if source["doi"] else ""]
    return [curie for curie in found if curie] or [source["url"]] * bool(source["url"])


def receipt_id(receipt: Statement, used: Counter[str]) -> str:
    """An id that is the same in every export; receipts that are alike in all are counted."""
    names = ("subject", "relation", "object", *RECEIPT_FIELDS)
    told = "\x1f".join(getattr(receipt, name) for name in names)
    digest = hashlib.sha256(told.encode()).hexdigest()[:16]
    used[digest] += 1
    return f"plexus:{digest}" + (f"-{used[digest]}" if used[digest] > 1 else "")


def _edges_of(rows: Iterable[dict[str, str]]) -> Iterator[tuple[Edge, Attributes]]:
    for row in rows:
        edge = (bare(row["subject"]), bare(row["object"]), row["relation"])
        yield edge, {**row, "source": row["source_id"]}


def _write_table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(columns) + "\n")
        for row in rows:
            file.write("\t".join(escape_breaks(row.get(name, "")) for name in columns) + "\n")


def _read_table(path: Path) -> list[dict[str, str]]:
    lines = path.read_bytes().decode().split("\n")
    columns = lines[0].split("\t")
    rows = ([unescape_breaks(cell) for cell in line.split("\t")] for line in lines[1:] if line)
    return [dict(zip(columns, row, strict=True)) for row in rows]
