"""The filters of a view and how much each choice would leave.

Each count is taken with all the other filters of the view in force, so that it says what a click
on it would show.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from graph import Atlas
from graph.marks import line_of
from webapp.colours import MARKS, kinds_of, mark_of
from webapp.figures.arrows import ARROWS
from webapp.figures.neighbourhood import flat, groups_around, place_filter
from webapp.view import View, is_region
from webapp.wording import name_of

BODY_PARTS = (
    "head",
    "neck",
    "shoulder",
    "arm",
    "forearm",
    "hand",
    "chest",
    "abdomen",
    "upper-back",
    "lower-back",
    "pelvic-region",
    "buttock",
    "hip-region",
    "thigh",
    "knee",
    "leg",
    "foot",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: what it is called, what it would leave, the view after a click.

    ``mark`` or ``stroke`` say how it looks in the drawing, where it does.
    """

    label: str
    count: int
    chosen: bool
    view: View
    mark: str = ""
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of the filters."""

    kinds: tuple[Choice, ...]
    arrows: tuple[Choice, ...]
    relations: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    regions: tuple[Choice, ...]


def _toggle_all(values: tuple[str, ...], these: tuple[str, ...], chosen: bool) -> tuple[str, ...]:
    kept = tuple(value for value in values if value not in these)
    return kept if chosen else (*kept, *these)


def kind_choices(atlas: Atlas, view: View) -> tuple[Choice, ...]:
    """One choice for each mark of the legend that the focus is joined to."""
    items = flat(groups_around(atlas, replace(view, kinds=())))
    counts = Counter(mark_of(atlas.graph.nodes[item.node]["kind"]) for item in items)
    choices = []
    for name, mark in MARKS.items():
        known = kinds_of(name, atlas.kinds)
        chosen = bool(known) and set(known) <= set(view.kinds)
        if counts[name] or chosen:
            after = replace(view, kinds=_toggle_all(view.kinds, known, chosen))
            choices.append(Choice(mark.label, counts[name], chosen, after, name))
    return tuple(choices)


def relation_choices(atlas: Atlas, view: View) -> tuple[Choice, ...]:
    """One choice for each relation by which the focus is joined to something."""
    items = flat(groups_around(atlas, replace(view, relations=())))
    counts = Counter(item.edge[2] for item in items)
    return tuple(
        Choice(
            relation,
            counts[relation],
            relation in view.relations,
            replace(
                view,
                relations=_toggle_all(view.relations, (relation,), relation in view.relations),
            ),
        )
        for relation in atlas.relations
        if counts[relation] or relation in view.relations
    )


def arrow_choices(atlas: Atlas, view: View) -> tuple[Choice, ...]:
    """One choice for each sort of arrow in the drawing, and one for the contested ones."""
    items = flat(groups_around(atlas, replace(view, relations=())))
    counts = Counter(line_of(item.edge[2]) for item in items)
    choices = []
    for name, label in ARROWS.items():
        known = tuple(r for r in atlas.relations if line_of(r) == name)
        chosen = bool(known) and set(known) <= set(view.relations)
        if counts[name] or chosen:
            after = replace(view, relations=_toggle_all(view.relations, known, chosen))
            choices.append(Choice(label, counts[name], chosen, after, stroke=name))
    only = bool(view.contested)
    all_ = flat(groups_around(atlas, replace(view, contested="")))
    count = sum(atlas.graph.edges[item.edge]["contested"] for item in all_)
    if count or only:
        after = replace(view, contested="" if only else "only")
        choices.append(Choice("contested", count, only, after, stroke="contested"))
    return tuple(choices)


def level_choices(atlas: Atlas, view: View) -> tuple[Choice, ...]:
    """Every step of the evidence ladder as a floor, from all evidence upwards."""
    ladder = sorted(atlas.levels.values(), key=lambda level: level.rank)
    choices = []
    for level in ladder:
        lowest = level is ladder[0]
        floor = "" if lowest else level.level
        chosen = view.floor == floor or (lowest and view.floor == level.level)
        label = "all evidence" if lowest else f"{level.level} or better"
        after = replace(view, floor=floor)
        choices.append(Choice(label, len(flat(groups_around(atlas, after))), chosen, after))
    return tuple(choices)


def region_choices(atlas: Atlas, view: View) -> tuple[Choice, ...]:
    """The large parts of the body, and any smaller region that is already chosen."""
    items = flat(groups_around(atlas, replace(view, regions=())))
    choices = []
    for region in dict.fromkeys((*BODY_PARTS, *view.regions)):
        if region not in atlas.graph or not is_region(atlas, region):
            continue
        is_there = place_filter(atlas, replace(view, regions=(region,)))
        count = sum(is_there(item.node) for item in items)
        chosen = region in view.regions
        if count or chosen:
            after = replace(view, regions=_toggle_all(view.regions, (region,), chosen))
            choices.append(Choice(name_of(atlas, region, view.words), count, chosen, after))
    return tuple(choices)


def facets(atlas: Atlas, view: View) -> Facets:
    """The choices of all filters."""
    return Facets(
        kind_choices(atlas, view),
        arrow_choices(atlas, view),
        relation_choices(atlas, view),
        level_choices(atlas, view),
        region_choices(atlas, view),
    )
