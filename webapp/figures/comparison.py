"""What a comparison shows: rows under headings, and one shaded body map for each thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph import Atlas
from graph.compare import Heading, compare
from graph.regions import leaves
from webapp.address import to_query
from webapp.figures.body import Felt, felt_at, map_regions, told_of
from webapp.figures.warning_signs import warning_signs
from webapp.view import EdgeKey, View, go, is_region
from webapp.wording import heading, name_of

FIRST = (
    ("warning sign of", True),
    ("refers pain to", False),
    ("has finding", False),
    ("set off by", False),
    ("aggravated by", False),
    ("eased by", False),
    ("predisposed by", False),
    ("tested by", False),
    ("treated by", False),
    ("prevented by", False),
    ("mistaken for", False),
    ("causes", True),
    ("causes", False),
)
"""The headings that come first, each as a relation and whether the things are its object."""


@dataclass(frozen=True, slots=True)
class Row:
    """One neighbour, and the statement that joins it to each thing that has it."""

    node: str
    edges: Mapping[str, EdgeKey]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one heading, those of all things first; ``shared`` says how many these are."""

    key: str
    title: str
    rows: tuple[Row, ...]
    shared: int


def _edge(atlas: Atlas, thing: str, node: str, found: Heading) -> EdgeKey:
    """The statement of a heading; one of a symmetric relation may stand either way round."""
    edge = (node, thing, found.relation) if found.reverse else (thing, node, found.relation)
    return edge if atlas.graph.has_edge(*edge) else (edge[1], edge[0], edge[2])


def _rows(atlas: Atlas, things: tuple[str, ...], found: Heading) -> list[Row]:
    having: dict[str, list[str]] = {node: list(things) for node in found.shared}
    for thing in things:
        for node in found.distinct[thing]:
            having.setdefault(node, []).append(thing)
    rows = [
        Row(node, {thing: _edge(atlas, thing, node, found) for thing in those})
        for node, those in having.items()
    ]

    def order(row: Row) -> tuple[int, int, float, str]:
        strengths = [atlas.graph.edges[edge]["strength"] for edge in row.edges.values()]
        first = things.index(next(iter(row.edges)))
        return -len(row.edges), first, -max(strengths), name_of(atlas, row.node, "plain")

    return sorted(rows, key=order)


def parts(atlas: Atlas, things: tuple[str, ...]) -> list[Part]:
    """Everything that is said of the things, under headings in the order of a consultation."""
    place = {key: index for index, key in enumerate(FIRST)}
    found = compare(atlas, things).headings
    ordered = sorted(found, key=lambda h: place.get((h.relation, h.reverse), len(FIRST)))
    return [
        Part(
            f"{'of-' if one.reverse else ''}{one.relation.replace(' ', '-')}",
            heading(atlas, one.relation, not one.reverse),
            tuple(_rows(atlas, things, one)),
            len(one.shared),
        )
        for one in ordered
    ]


def places_of(atlas: Atlas, thing: str) -> list[str]:
    """The regions that a thing itself refers pain to; a region stands for itself."""
    if is_region(atlas, thing):
        return [thing]
    return [
        region
        for _, region, relation, data in atlas.graph.out_edges(thing, keys=True, data=True)
        if relation == "refers pain to" and data["strength"] > 0
    ]


def signs_where_felt(atlas: Atlas, things: tuple[str, ...]) -> dict[str, EdgeKey]:
    """The warning signs of the regions that the things refer pain to, by the id of the sign."""
    found: dict[str, EdgeKey] = {}
    for thing in things:
        for region in places_of(atlas, thing):
            found |= warning_signs(atlas, region)
    return found


def felt_areas(atlas: Atlas, thing: str) -> tuple[dict[str, Felt], bool]:
    """How a thing is felt in each area, and whether sources say so directly.

    What is said directly tells things apart best. Only where nothing is, the places count in which
    it is felt by way of something else. A region is felt in itself.
    """
    if is_region(atlas, thing):
        return {leaf: Felt(1.0) for leaf in leaves(atlas.hierarchy, thing)}, True
    direct = felt_at(atlas, thing, steps=1)
    return (direct, True) if direct else (felt_at(atlas, thing), False)


def body_of(
    atlas: Atlas, view: View, thing: str, felt: Mapping[str, Felt], shared: frozenset[str]
) -> dict[str, dict[str, Any]]:
    """The body map of one thing, in the shape of ``figures/body.py``."""
    out = {}
    for region in map_regions(atlas):
        here = felt.get(region)
        is_itself = here is not None and is_region(atlas, thing)
        told = "the place itself" if is_itself else told_of(here, lies=False)
        classes = [
            name
            for name, on in (
                ("felt", here is not None),
                ("spillover", here is not None and here.pattern == "spillover"),
                ("shared", region in shared),
            )
            if on
        ]
        out[region] = {
            "name": name_of(atlas, region, view.words),
            "classes": " ".join(classes),
            "shade": round(here.strength, 3) if here else 0,
            "told": f"{told}, by all of them" if region in shared else told,
            "href": to_query(go(view, region)),
        }
    return out


def bodies(atlas: Atlas, view: View) -> list[dict[str, dict[str, Any]]]:
    """One body map for each thing; what all of them refer pain to has the class ``shared``."""
    felt = [felt_areas(atlas, thing)[0] for thing in view.things]
    shared: frozenset[str] = frozenset()
    if len(felt) > 1:
        shared = frozenset(felt[0]).intersection(*felt[1:])
    return [
        body_of(atlas, view, thing, areas, shared)
        for thing, areas in zip(view.things, felt, strict=True)
    ]
