"""The body map on which several places are chosen, and the list of all places beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graph import Atlas
from graph.regions import leaves, parts
from webapp.address import to_query
from webapp.figures.body import map_regions
from webapp.view import MOST_PLACES, View, toggled
from webapp.wording import name_of


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body with the places in it: rows of a wider place and what is part of it."""

    id: str
    rows: tuple[tuple[str, ...], ...]


def toggle_place(atlas: Atlas, view: View, region: str) -> View:
    """The view after a click on a place.

    A click on a part of a chosen wider place takes that one back.
    """
    around = [place for place in view.places if region in parts(atlas.hierarchy, place)]
    if around:
        return replace(view, places=tuple(p for p in view.places if p not in around))
    return replace(view, places=toggled(view.places, region, MOST_PLACES))


def chosen_shading(atlas: Atlas, view: View) -> dict[str, dict[str, Any]]:
    """How each area is drawn, by leaf region; see ``webapp.figures.body.shading``."""
    chosen = {leaf for place in view.places for leaf in leaves(atlas.hierarchy, place)}
    return {
        region: {
            "name": name_of(atlas, region, view.words),
            "classes": "focus" if region in chosen else "",
            "shade": 0,
            "told": "chosen" if region in chosen else "",
            "href": to_query(toggle_place(atlas, view, region)),
        }
        for region in map_regions(atlas)
    }


def parts_of_the_body(atlas: Atlas, words: str) -> tuple[Part, ...]:
    """Every region once, by part of the body and then by name."""
    hierarchy = atlas.hierarchy
    seen: set[str] = set()

    def by_name(regions: Any) -> list[str]:
        return sorted(regions, key=lambda region: (name_of(atlas, region, words), region))

    def family(region: str) -> tuple[str, ...]:
        """The region and its parts, each followed by its own, without those listed before."""
        if region in seen:
            return ()
        seen.add(region)
        below = [family(part) for part in by_name(hierarchy.predecessors(region))]
        return (region, *(part for each in below for part in each))

    found = []
    whole = by_name(r for r in hierarchy if not hierarchy.out_degree(r))
    for top in whole:
        for group in by_name(hierarchy.predecessors(top)):
            if group in seen:
                continue
            seen.add(group)
            rows = [family(part) for part in by_name(hierarchy.predecessors(group))]
            found.append(Part(group, ((group,), *filter(None, rows))))
    rest = tuple((region,) for region in whole if region not in seen)
    return (*found, Part("", rest)) if rest else tuple(found)
