"""RDF triples that ``graph.export.rdf`` wrote → the selection; their order does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.export.content import Attributes, Content, edge_read, graph_of, weights_of
from graph.export.iris import iri, named
from graph.export.ontology import ENDS, FIRST, NIL, PLAIN_COLUMNS, REST, TYPE
from graph.export.rdf import (
    DATE_READ,
    ISSUED,
    NODE_SETS,
    NODE_TEXTS,
    RECEIPT_TEXTS,
    WORK_TEXTS,
    alphabetical,
)

LEVEL, POSITION, SOURCE = iri("px:level"), iri("px:position"), iri("dcterms:source")
SUBCLASS, UNION = iri("rdfs:subClassOf"), iri("owl:unionOf")
Subject = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal


class Facts:
    """Triples by subject and property."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._found: dict[Subject, dict[NamedNode, list[Value]]] = defaultdict(dict)
        self._of_type: dict[Value, list[Subject]] = defaultdict(list)
        for subject, property_, value, _ in quads:
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue  # a statement of RDF-star, of which we write none
            said = self._found[subject].setdefault(property_, [])
            if value not in said:
                said.append(value)
                if property_ == TYPE:
                    self._of_type[value].append(subject)

    def all(self, subject: Subject, property_: NamedNode) -> list[Value]:
        """Every value of a property."""
        return self._found.get(subject, {}).get(property_, [])

    def one(self, subject: Subject, property_: NamedNode) -> Value | None:
        """The value of a property that has at most one."""
        values = self.all(subject, property_)
        if len(values) > 1:
            raise ValueError(f"{subject} has more than one {property_}")
        return values[0] if values else None

    def text(self, subject: Subject, property_: NamedNode) -> str:
        """The same as text, empty where there is none."""
        found = self.one(subject, property_)
        return found.value if found is not None else ""

    def named(self, prefix: str, subject: Subject, property_: NamedNode) -> str:
        """What that thing of ours is called."""
        found = named(prefix, self.text(subject, property_))
        if found is None:
            raise ValueError(f"{subject} has no {property_} in the namespace '{prefix}'")
        return found

    def of_type(self, type_: str, prefix: str) -> Iterator[tuple[NamedNode, str]]:
        """The things of a type in one of our namespaces, with what they are called, sorted."""
        for subject in sorted(self._of_type[iri(type_)], key=lambda found: found.value):
            called = named(prefix, subject.value)
            if called is not None and isinstance(subject, NamedNode):
                yield subject, called

    def listed(self, subject: Subject, property_: NamedNode) -> tuple[str, ...] | None:
        """The members of an RDF list; None where there is no list."""
        rest, members, seen = self.one(subject, property_), [], set()
        if rest is None:
            return None
        while rest != NIL:
            if not isinstance(rest, NamedNode | BlankNode) or rest in seen:
                raise ValueError(f"the list {property_} of {subject} does not end")
            seen.add(rest)
            members.append(self.text(rest, FIRST))
            rest = self.one(rest, REST)
        return tuple(members)


def selection_of(quads: Iterable[Quad]) -> nx.MultiDiGraph:
    """The selection that a parser's quads were written from; which graph they name is no matter.

    Raises
    ------
    KeyError, TypeError, ValueError
        If something is missing or is not what it has to be.
    """
    facts = Facts(quads)
    nodes = [_node(facts, *found) for found in facts.of_type("px:Thing", "plexus")]
    receipts = defaultdict(list)
    for receipt, _ in facts.of_type("px:Receipt", "receipt"):
        statement = facts.one(receipt, iri("px:receiptOf"))
        place = int(facts.text(receipt, iri("px:position")))
        receipts[statement].append((place, _receipt(facts, receipt)))
    edges = []
    for statement, _ in facts.of_type("px:Statement", "statement"):
        edge = (
            facts.named("plexus", statement, iri("rdf:subject")),
            facts.named("plexus", statement, iri("rdf:object")),
            facts.named("relation", statement, iri("rdf:predicate")),
        )
        rows = sorted(receipts.pop(statement, ()), key=lambda row: row[0])
        weights = {
            "strength": facts.text(statement, iri("px:strength")),
            "contested": facts.text(statement, iri("px:contested")),
            "level": facts.named("level", statement, LEVEL),
        }
        edges.append(edge_read(edge, [row for _, row in rows], weights_of(weights)))
    if receipts:
        raise ValueError(f"there is no statement {next(iter(receipts))}, but a receipt of it")
    records = {
        "sources": [_source(facts, *found) for found in facts.of_type("px:Work", "work")],
        "kinds": _placed(facts, "kinds", "owl:Class", "kind"),
        "levels": _placed(facts, "levels", "px:EvidenceLevel", "level"),
        "relations": _placed(facts, "relations", "owl:ObjectProperty", "relation"),
    }
    return graph_of(Content(nodes, sorted(edges, key=lambda found: found[0]), records))


def _texts(facts: Facts, subject: Subject, columns: Mapping[str, NamedNode]) -> Attributes:
    return {name: facts.text(subject, property_) for name, property_ in columns.items()}


def _node(facts: Facts, subject: NamedNode, id_: str) -> Attributes:
    row: Attributes = {"id": id_, **_texts(facts, subject, NODE_TEXTS)}
    types = [type_.value for type_ in facts.all(subject, TYPE)]
    for column in ("kind", "family"):
        (row[column],) = [word for type_ in types if (word := named(column, type_)) is not None]
    for name, property_ in NODE_SETS.items():
        ordered = facts.listed(subject, iri(f"px:{name}"))
        found = tuple(value.value for value in facts.all(subject, property_))
        parts = found if ordered is None else ordered
        if name == "regions":
            parts = tuple(map(_region, parts))
        row[name] = parts if ordered is not None else alphabetical(parts)
    row["steps"] = facts.listed(subject, iri("px:steps")) or ()
    return row


def _region(found: str) -> str:
    id_ = named("plexus", found)
    if id_ is None:
        raise ValueError(f"{found} is no region of ours")
    return id_


def _receipt(facts: Facts, subject: NamedNode) -> dict[str, str]:
    row = _texts(facts, subject, RECEIPT_TEXTS)
    row["date_read"] = facts.text(subject, DATE_READ)
    row["source"] = facts.named("work", subject, SOURCE)
    return row


def _source(facts: Facts, subject: NamedNode, id_: str) -> Attributes:
    level = facts.named("level", subject, LEVEL)
    year = facts.text(subject, ISSUED)
    return {"id": id_, "level": level, "year": year, **_texts(facts, subject, WORK_TEXTS)}


def _placed(facts: Facts, records: str, type_: str, prefix: str) -> list[Attributes]:
    """The kinds, levels or relations in their order; the inverse of a relation has no place."""
    rows = []
    for subject, label in facts.of_type(type_, prefix):
        place = facts.text(subject, POSITION)
        if not place:
            continue
        row = {prefix: label, **_texts(facts, subject, PLAIN_COLUMNS[records])}
        if records == "kinds":
            row["family"] = facts.named("family", subject, SUBCLASS)
        elif records == "levels":
            row["rank"] = int(facts.text(subject, iri("px:rank")))
            row["weight"] = float(facts.text(subject, iri("px:weight")))
        else:
            row |= {column: _ends(facts, subject, end) for column, end in ENDS.items()}
        rows.append((int(place), row))
    return [row for _, row in sorted(rows, key=lambda found: found[0])]


def _ends(facts: Facts, relation: NamedNode, property_: NamedNode) -> tuple[str, ...]:
    """The kinds and families that a relation allows at one end."""
    union = facts.one(relation, property_)
    members = facts.listed(union, UNION) if isinstance(union, NamedNode | BlankNode) else None
    if members is None:
        raise ValueError(f"{relation} does not say what its {property_} is")
    return tuple(map(_end, members))


def _end(found: str) -> str:
    for prefix in ("kind", "family"):
        called = named(prefix, found)
        if called is not None:
            return called
    raise ValueError(f"{found} is no kind or family of ours")
