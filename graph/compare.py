"""Two or more nodes side by side: what they share and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.build import Edge
from graph.search import resolve

MISTAKEN = "mistaken for"


@dataclass(frozen=True, slots=True)
class Heading:
    """One relation as read from the compared nodes.

    Attributes
    ----------
    label : str
        The relation, or its inverse where the compared nodes are the object.
    relation : str
    reverse : bool
        Whether the compared nodes are the object.
    shared : tuple of str
        The neighbours that all of them have, by name.
    distinct : mapping of str to tuple of str
        For each compared node, in the order given, its other neighbours, by name.
    """

    label: str
    relation: str
    reverse: bool
    shared: tuple[str, ...]
    distinct: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The compared nodes and, in the order of ``relations.csv``, what is said of them."""

    ids: tuple[str, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two of the compared nodes that are mistaken for each other, and what tells them apart.

    Attributes
    ----------
    edge : Edge
        The statement that they are; the notes of its receipts say by what they differ.
    said : mapping of str to tuple of Edge
        For each of the two, what the same passages (source and locator) say of it alone.
    """

    edge: Edge
    said: Mapping[str, tuple[Edge, ...]]


def told_apart(atlas: Atlas, ids: Sequence[str]) -> tuple[Apart, ...]:
    """How sources tell the compared nodes apart, for each pair that is mistaken for each other.

    A passage that says that two things are mistaken for each other mostly goes on to say what is
    found with the one and what with the other; these statements are collected by their receipts.

    Parameters
    ----------
    atlas : Atlas
    ids : sequence of str
        Node ids.
    """
    pairs = [(one, other) for one in ids for other in ids if one != other]
    return tuple(
        _apart(atlas, (one, other, MISTAKEN))
        for one, other in pairs
        if atlas.graph.has_edge(one, other, MISTAKEN)
    )


def _apart(atlas: Atlas, edge: Edge) -> Apart:
    both = edge[:2]
    passages = {(r.source, r.locator) for r in atlas.graph.edges[edge]["receipts"]}
    found: dict[str, dict[tuple[str, str, bool], Edge]] = {}
    for id_ in both:
        around = [*atlas.graph.out_edges(id_, keys=True), *atlas.graph.in_edges(id_, keys=True)]
        found[id_] = {
            (object_ if subject == id_ else subject, relation, subject == id_): (
                subject,
                object_,
                relation,
            )
            for subject, object_, relation in around
            if relation != MISTAKEN and passages & _supporting(atlas, (subject, object_, relation))
        }
    one, other = both
    return Apart(
        edge,
        {
            one: tuple(e for key, e in found[one].items() if key not in found[other]),
            other: tuple(e for key, e in found[other].items() if key not in found[one]),
        },
    )


def _supporting(atlas: Atlas, edge: Edge) -> set[tuple[str, str]]:
    receipts = atlas.graph.edges[edge]["receipts"]
    return {(r.source, r.locator) for r in receipts if r.stance == "supports"}


def compare(atlas: Atlas, ids: Sequence[str]) -> Comparison:
    """Set nodes side by side.

    Parameters
    ----------
    atlas : Atlas
    ids : sequence of str
        Ids, names or synonyms; one given twice counts once.

    Raises
    ------
    UnknownNameError
        If there is no such node.
    """
    chosen = tuple(dict.fromkeys(resolve(atlas.index, name) for name in ids))
    found: dict[tuple[str, bool], dict[str, set[str]]] = defaultdict(
        lambda: {id_: set() for id_ in chosen}
    )
    for id_ in chosen:
        for _, other, relation in atlas.graph.out_edges(id_, keys=True):
            found[relation, False][id_].add(other)
        for other, _, relation in atlas.graph.in_edges(id_, keys=True):
            reverse = not atlas.relations[relation].symmetric
            found[relation, reverse][id_].add(other)
    order = {relation: place for place, relation in enumerate(atlas.relations)}
    headings = []
    for relation, reverse in sorted(found, key=lambda key: (key[1], order[key[0]])):
        having = found[relation, reverse]
        shared = set.intersection(*having.values())
        label = atlas.relations[relation].inverse if reverse else relation
        distinct = {id_: _by_name(atlas, others - shared) for id_, others in having.items()}
        headings.append(Heading(label, relation, reverse, _by_name(atlas, shared), distinct))
    return Comparison(chosen, tuple(headings))


def _by_name(atlas: Atlas, ids: set[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda id_: (atlas.graph.nodes[id_]["name"], id_)))
