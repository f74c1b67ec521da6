"""A selection as RDF triples; ``graph.export.rdf_reading`` makes a selection of them again.

A statement that some source supports is asserted, by our own relation and by that of RO, BFO or
RDFS where there is one. Every statement, also one that sources only dispute, stands as an
``rdf:Statement`` too, and so does each of its receipts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import networkx as nx
from pyoxigraph import Literal, NamedNode, Triple

from graph.build import Edge
from graph.evidence import share
from graph.export.bibliography import work_type
from graph.export.content import CITATION, LICENCE_URL, Attributes, content_of
from graph.export.iris import ATLAS, iri, ours, outside
from graph.export.kgx import receipt_id
from graph.export.ontology import COMMENT, LABEL, TYPE, listed, number, terms, texts
from graph.records import Statement
from graph.version import __version__

NODE_TEXTS = {
    "name": LABEL,
    "plain_name": iri("px:plainName"),
    "definition": iri("skos:definition"),
    "hold": iri("px:hold"),
    "repetitions": iri("px:repetitions"),
}
NODE_SETS = {
    "synonyms": iri("skos:altLabel"),
    "regions": iri("px:region"),
    "xrefs": iri("px:xref"),
}
RECEIPT_TEXTS = {
    "stance": iri("px:stance"),
    "side": iri("px:side"),
    "pattern": iri("px:pattern"),
    "quality": iri("px:quality"),
    "frequency": iri("px:frequency"),
    "note": iri("px:note"),
    "locator": iri("px:locator"),
}
WORK_TEXTS = {
    "title": iri("dcterms:title"),
    "authors": iri("dc:creator"),
    "doi": iri("bibo:doi"),
    "pmid": iri("bibo:pmid"),
    "url": iri("schema:url"),
    "kind": iri("px:workKind"),
    "seen": iri("px:seen"),
}
ISSUED, DATE_READ = iri("dcterms:issued"), iri("px:dateRead")


def alphabetical(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The order that the tables keep in a list, and in which a set of RDF is read back."""
    return tuple(sorted(set(parts), key=lambda part: (part.casefold(), part)))


def triples_of(selection: nx.MultiDiGraph) -> Iterator[Triple]:
    """Every triple of a selection, those of one subject together, always in the same order."""
    content = content_of(selection)
    yield Triple(ATLAS, TYPE, iri("schema:Dataset"))
    yield Triple(ATLAS, iri("dcterms:title"), Literal("Plexus"))
    yield Triple(ATLAS, iri("dcterms:license"), NamedNode(LICENCE_URL))
    yield Triple(ATLAS, iri("dcterms:bibliographicCitation"), Literal(CITATION))
    yield Triple(ATLAS, iri("owl:versionInfo"), Literal(__version__))
    yield Triple(ATLAS, COMMENT, Literal("Plexus teaches; it never diagnoses."))
    yield from terms(content.records)
    for row in content.records["sources"]:
        yield from _work(row)
    originals = {
        row["relation"]: outside(row["original_id"]) for row in content.records["relations"]
    }
    said: dict[str, list[Triple]] = {}
    for edge, data in content.edges:
        if any(receipt.stance == "supports" for receipt in data["receipts"]):
            said.setdefault(edge[0], []).extend(_asserted(edge, originals[edge[2]]))
    for place, row in enumerate(content.nodes, 1):
        yield from _node(row, place, said.get(row["id"], []))
    used: Counter[str] = Counter()
    for edge, data in content.edges:
        statement = ours("statement", edge[0], edge[2], edge[1])
        yield from _reified(statement, edge)
        yield Triple(statement, TYPE, iri("px:Statement"))
        yield Triple(statement, iri("px:strength"), number(float(data["strength"])))
        contested = "true" if data["contested"] else "false"
        yield Triple(
            statement, iri("px:contested"), Literal(contested, datatype=iri("xsd:boolean"))
        )
        yield Triple(statement, iri("px:level"), ours("level", data["level"]))
        for place, receipt in enumerate(data["receipts"], 1):
            name = receipt_id(receipt, used).removeprefix("plexus:")
            yield from _receipt(ours("receipt", name), receipt, statement, place)


def _asserted(edge: Edge, original: NamedNode | None) -> Iterator[Triple]:
    subject, object_ = ours("plexus", edge[0]), ours("plexus", edge[1])
    for predicate in (ours("relation", edge[2]), original):
        if predicate:
            yield Triple(subject, predicate, object_)


def _reified(subject: NamedNode, edge: Edge) -> Iterator[Triple]:
    yield Triple(subject, iri("rdf:subject"), ours("plexus", edge[0]))
    yield Triple(subject, iri("rdf:predicate"), ours("relation", edge[2]))
    yield Triple(subject, iri("rdf:object"), ours("plexus", edge[1]))


def _node(row: Attributes, place: int, said: list[Triple]) -> Iterator[Triple]:
    subject = ours("plexus", row["id"])
    yield Triple(subject, TYPE, iri("px:Thing"))
    yield Triple(subject, TYPE, ours("kind", row["kind"]))
    yield Triple(subject, TYPE, ours("family", row["family"]))
    yield from texts(subject, NODE_TEXTS, row)
    lists = []
    for name, property_ in NODE_SETS.items():
        parts = row[name]
        values = [ours("plexus", p) if name == "regions" else Literal(p) for p in parts]
        yield from dict.fromkeys(Triple(subject, property_, value) for value in values)
        if tuple(parts) != alphabetical(parts):
            lists.append(listed(subject, iri(f"px:{name}"), values, f"{name}-{place}"))
    # The data say which identifier belongs to a thing, not that both mean exactly the same.
    for other in dict.fromkeys(filter(None, map(outside, row["xrefs"]))):
        yield Triple(subject, iri("skos:closeMatch"), other)
    if row["steps"]:
        steps = [Literal(step) for step in row["steps"]]
        lists.append(listed(subject, iri("px:steps"), steps, f"steps-{place}"))
    yield from said
    yield from (first for first, *_ in lists)
    for _, *rest in lists:
        yield from rest


def _receipt(
    subject: NamedNode, receipt: Statement, statement: NamedNode, place: int
) -> Iterator[Triple]:
    yield Triple(subject, TYPE, iri("px:Receipt"))
    yield Triple(subject, TYPE, iri("rdf:Statement"))
    yield from _reified(subject, (receipt.subject, receipt.object, receipt.relation))
    yield Triple(subject, iri("px:receiptOf"), statement)
    yield Triple(subject, iri("px:position"), number(place))
    yield from texts(
        subject, RECEIPT_TEXTS, {name: getattr(receipt, name) for name in RECEIPT_TEXTS}
    )
    if (measured := _share(receipt.frequency)) is not None:
        yield Triple(subject, iri("px:share"), number(float(measured)))
    if receipt.date_read:
        yield Triple(subject, DATE_READ, _day(receipt.date_read))
    yield Triple(subject, iri("dcterms:source"), ours("work", receipt.source))


def _share(frequency: str) -> float | None:
    try:
        return share(frequency)
    except ValueError:  # data from elsewhere, whose words are kept as they are
        return None


def _day(text: str) -> Literal:
    """A day as a date, unless it is none, or is written in another way."""
    try:
        plain = date.fromisoformat(text).isoformat() == text
    except ValueError:
        plain = False
    return Literal(text, datatype=iri("xsd:date")) if plain else Literal(text)


def _work(row: Attributes) -> Iterator[Triple]:
    subject = ours("work", row["id"])
    yield Triple(subject, TYPE, iri("px:Work"))
    yield Triple(subject, TYPE, iri(work_type(row["kind"]).bibo))
    yield from texts(subject, WORK_TEXTS, row)
    if row["year"]:
        year = re.fullmatch("[1-9][0-9]{3}", row["year"])
        yield Triple(
            subject,
            ISSUED,
            Literal(row["year"], datatype=iri("xsd:gYear")) if year else Literal(row["year"]),
        )
    if row["doi"]:
        address = f"https://doi.org/{quote(row['doi'], safe='/:;()')}"
        yield Triple(subject, iri("rdfs:seeAlso"), NamedNode(address))
    yield Triple(subject, iri("px:level"), ours("level", row["level"]))
