"""Our own terms in OWL: what the RDF of an export says, and what each word of it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.export.content import CITATION, LICENCE_URL, Attributes
from graph.export.iris import BASE, iri, ours, outside
from graph.records import FAMILIES
from graph.version import __version__

ONTOLOGY = NamedNode(f"{BASE}terms")
TYPE, LABEL, COMMENT = iri("rdf:type"), iri("rdfs:label"), iri("rdfs:comment")
FIRST, REST, NIL = iri("rdf:first"), iri("rdf:rest"), iri("rdf:nil")
ENDS = {"subject_kinds": iri("rdfs:domain"), "object_kinds": iri("rdfs:range")}
PLAIN_COLUMNS = {
    "kinds": {"plural": iri("px:plural"), "meaning": COMMENT},
    "levels": {"meaning": COMMENT},
    "relations": {
        "meaning": COMMENT,
        "inverse": iri("px:inverseLabel"),
        "pain_flow": iri("px:painFlow"),
        "original_id": iri("px:originalId"),
        "biolink": iri("px:biolink"),
    },
}
"""Records → those of their columns that are texts, and the property of each."""


class Term(NamedTuple):
    """A class or property that stands in every export."""

    name: str
    meaning: str
    parent: str = ""
    domain: str = ""
    range: str = ""


CLASSES = (
    Term("Thing", "Something in the atlas, or a place on the body.", "skos:Concept"),
    Term(
        "Statement",
        "A sentence of subject, relation and object that one or more receipts speak of. It is "
        "asserted as a triple too, unless sources only dispute it.",
        "rdf:Statement",
    ),
    Term("Receipt", "One source that supports or disputes a statement.", "rdf:Statement"),
    Term("Work", "A work that receipts cite.", "bibo:Document"),
    Term("EvidenceLevel", "A step of the ladder of evidence."),
)
OBJECT_PROPERTIES = (
    Term("receiptOf", "The statement that a receipt speaks of.", "", "px:Receipt", "px:Statement"),
    Term("region", "A region that a thing lies in, or is a part of.", "", "px:Thing", "px:Thing"),
    Term(
        "level", "The level of a work, or the best among a statement's.", "", "", "px:EvidenceLevel"
    ),
)
DATA_PROPERTIES = (
    Term("plainName", "How one says it to a friend.", "", "px:Thing"),
    Term("xref", "An identifier elsewhere.", "", "px:Thing"),
    Term("hold", "How long an exercise is held.", "", "px:Thing"),
    Term("repetitions", "How often an exercise is done.", "", "px:Thing"),
    Term(
        "strength",
        "How well a statement is supported, from 0 to 1.",
        "",
        "px:Statement",
        "xsd:double",
    ),
    Term("contested", "Whether some source disputes it.", "", "px:Statement", "xsd:boolean"),
    Term("stance", "Whether the source supports or disputes the statement.", "", "px:Receipt"),
    Term("side", "The side on which it is felt.", "", "px:Receipt"),
    Term(
        "pattern",
        "Essential (nearly always felt there) or spillover (sometimes).",
        "",
        "px:Receipt",
    ),
    Term("quality", "What the pain feels like.", "", "px:Receipt"),
    Term("frequency", "How often, in the words of the source.", "", "px:Receipt"),
    Term("share", "The frequency as a number from 0 to 1.", "", "px:Receipt", "xsd:double"),
    Term("note", "What else the reader has to know.", "", "px:Receipt"),
    Term("locator", "Where in the work.", "", "px:Receipt"),
    Term("dateRead", "The day on which it was read.", "", "px:Receipt"),
    Term("workKind", "What sort of work it is.", "", "px:Work"),
    Term("seen", "How much of the work was seen, and where.", "", "px:Work"),
    Term("rank", "A higher number is stronger evidence.", "", "px:EvidenceLevel", "xsd:integer"),
    Term(
        "weight", "What one such source counts, from 0 to 1.", "", "px:EvidenceLevel", "xsd:double"
    ),
)
ANNOTATIONS = (
    Term("position", "The place of a thing among those listed with it, from 1 on."),
    Term("plural", "The plural of the name of a kind."),
    Term("inverseLabel", "A relation read the other way."),
    Term("painFlow", "Which way trouble travels: forward, backward or none."),
    Term("originalId", "The relation's identifier in RO, BFO or RDFS."),
    Term("biolink", "The relation's predicate in the Biolink Model."),
    Term("steps", "What to do, in order: an RDF list."),
    Term("synonyms", "Other names, where their order is not that of the alphabet: an RDF list."),
    Term("regions", "The regions, where their order is not that of the alphabet: an RDF list."),
    Term("xrefs", "The identifiers, where their order is not that of the alphabet: an RDF list."),
)
FIXED = {
    "owl:Class": CLASSES,
    "owl:ObjectProperty": OBJECT_PROPERTIES,
    "owl:DatatypeProperty": DATA_PROPERTIES,
    "owl:AnnotationProperty": ANNOTATIONS,
}


def number(value: float) -> Literal:
    """A number that comes back to the last digit."""
    kind = "xsd:integer" if isinstance(value, int) else "xsd:double"
    return Literal(repr(value), datatype=iri(kind))


def texts(
    subject: NamedNode, columns: Mapping[str, NamedNode], row: Mapping[str, str]
) -> Iterator[Triple]:
    """One triple for each cell that is not empty."""
    for name, property_ in columns.items():
        if row[name]:
            yield Triple(subject, property_, Literal(row[name]))


def listed(
    subject: NamedNode | BlankNode,
    property_: NamedNode,
    members: Iterable[NamedNode | Literal],
    name: str,
) -> list[Triple]:
    """An RDF list, whose nodes are called by ``name`` and a number: the same at every writing."""
    triples, end, link = [], subject, property_
    for place, member in enumerate(members):
        node = BlankNode(f"{name}-{place}")
        triples += [Triple(end, link, node), Triple(node, FIRST, member)]
        end, link = node, REST
    return [*triples, Triple(end, link, NIL)]


def terms(records: Mapping[str, list[Attributes]]) -> Iterator[Triple]:
    """The whole ontology: what stands in every export, and the kinds, relations and levels."""
    yield Triple(ONTOLOGY, TYPE, iri("owl:Ontology"))
    yield Triple(ONTOLOGY, iri("dcterms:title"), Literal("The terms of Plexus"))
    yield Triple(ONTOLOGY, iri("dcterms:license"), NamedNode(LICENCE_URL))
    yield Triple(ONTOLOGY, iri("dcterms:bibliographicCitation"), Literal(CITATION))
    yield Triple(ONTOLOGY, iri("owl:versionInfo"), Literal(__version__))
    for sort, fixed in FIXED.items():
        for term in fixed:
            yield from _fixed(term, iri(sort))
    for family in FAMILIES:
        yield Triple(ours("family", family), TYPE, iri("owl:Class"))
        yield Triple(ours("family", family), LABEL, Literal(family))
        yield Triple(ours("family", family), iri("rdfs:subClassOf"), iri("px:Thing"))
    for place, row in enumerate(records["kinds"], 1):
        yield from _kind(row, place)
    for place, row in enumerate(records["levels"], 1):
        yield from _level(row, place)
    for place, row in enumerate(records["relations"], 1):
        yield from _relation(row, place, {kind["kind"] for kind in records["kinds"]})


def _fixed(term: Term, sort: NamedNode) -> Iterator[Triple]:
    subject = iri(f"px:{term.name}")
    yield Triple(subject, TYPE, sort)
    yield Triple(subject, LABEL, Literal(term.name))
    yield Triple(subject, COMMENT, Literal(term.meaning))
    for property_, value in (
        ("rdfs:subClassOf", term.parent),
        ("rdfs:domain", term.domain),
        ("rdfs:range", term.range),
    ):
        if value:
            yield Triple(subject, iri(property_), iri(value))


def _begun(subject: NamedNode, sort: str, label: str, place: int) -> Iterator[Triple]:
    yield Triple(subject, TYPE, iri(sort))
    yield Triple(subject, LABEL, Literal(label))
    yield Triple(subject, iri("px:position"), number(place))


def _kind(row: Attributes, place: int) -> Iterator[Triple]:
    subject = ours("kind", row["kind"])
    yield from _begun(subject, "owl:Class", row["kind"], place)
    yield Triple(subject, iri("rdfs:subClassOf"), ours("family", row["family"]))
    yield from texts(subject, PLAIN_COLUMNS["kinds"], row)


def _level(row: Attributes, place: int) -> Iterator[Triple]:
    subject = ours("level", row["level"])
    yield from _begun(subject, "px:EvidenceLevel", row["level"], place)
    yield Triple(subject, iri("px:rank"), number(row["rank"]))
    yield Triple(subject, iri("px:weight"), number(row["weight"]))
    yield from texts(subject, PLAIN_COLUMNS["levels"], row)


def _relation(row: Attributes, place: int, kinds: set[str]) -> Iterator[Triple]:
    """A relation, its inverse, and the relation of RO or BFO that it is a special case of."""
    subject, inverse = ours("relation", row["relation"]), ours("relation", row["inverse"])
    yield from _begun(subject, "owl:ObjectProperty", row["relation"], place)
    yield from texts(subject, PLAIN_COLUMNS["relations"], row)
    if original := outside(row["original_id"]):
        # A property below one of RDFS's own words would no longer be OWL DL.
        near = "rdfs:seeAlso" if row["original_id"].startswith("rdfs:") else "rdfs:subPropertyOf"
        yield Triple(subject, iri(near), original)
    if predicate := outside(row["biolink"]):
        yield Triple(subject, iri("rdfs:seeAlso"), predicate)
    if inverse == subject:
        yield Triple(subject, TYPE, iri("owl:SymmetricProperty"))
    elif row["inverse"]:
        yield Triple(subject, iri("owl:inverseOf"), inverse)
    unions = []
    for column, property_ in ENDS.items():
        union = BlankNode(f"{column}-{place}")
        members = [ours("kind" if end in kinds else "family", end) for end in row[column]]
        unions += [Triple(subject, property_, union), Triple(union, TYPE, iri("owl:Class"))]
        unions += listed(union, iri("owl:unionOf"), members, f"{column}-{place}")
    # The serializer writes each subject once only if its triples stand together.
    yield from sorted(unions, key=lambda triple: triple.subject != subject)
    if inverse != subject and row["inverse"]:
        yield Triple(inverse, TYPE, iri("owl:ObjectProperty"))
        yield Triple(inverse, LABEL, Literal(row["inverse"]))
