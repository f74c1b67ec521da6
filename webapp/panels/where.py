"""The body map, and the filters below it."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, Node, details, div, fragment, h2, li, section, span, summary, ul

from graph import Atlas
from webapp import ids
from webapp.figures.facets import Choice, facets
from webapp.panels import body_frame
from webapp.panels.pieces import choice_of, glyph, link
from webapp.view import View
from webapp.wording import capital

REST = "Click where it hurts."


def frame(atlas: Atlas) -> Element:
    """The map's frame and the place of the filters."""
    return section(class_="panel where", aria_label="Where")[
        div(class_="panel-head")[h2(class_="panel-title")["Where"], div(id=ids.PICK)],
        body_frame.frame(atlas, ids.BODY_MAP, REST),
        div(id=ids.PLACES),
        div(id=ids.FILTERS, class_="filters"),
    ]


def _sample(choice: Choice) -> Element | None:
    """How what is chosen looks in the drawing: the mark of a node, or the stroke of an arrow."""
    if choice.stroke:
        return span(class_=f"stroke {choice.stroke}", aria_hidden="true")
    return glyph(choice.mark) if choice.mark else None


def choice_item(choice: Choice) -> Element:
    """One choice of a filter with its count."""
    inside = [
        _sample(choice),
        span(class_="choice-label")[capital(choice.label)],
        span(class_="choice-count")[str(choice.count)],
    ]
    name = "choice chosen" if choice.chosen else "choice"
    return li[choice_of(inside, choice.view, name, choice.chosen)]


def filter_part(title: str, choices: tuple[Choice, ...], is_open: bool) -> Element:
    """One filter, folded away unless it is in use."""
    return details(id=f"filter-{title.lower()}", class_="filter", open=is_open)[
        summary[title], ul(class_="choices")[(choice_item(choice) for choice in choices)]
    ]


def filters(atlas: Atlas, view: View) -> Node:
    """The filters with their counts, and the way back to everything."""
    found = facets(atlas, view)
    clear = None
    if view.kinds or view.relations or view.regions or view.floor or view.contested:
        everything = replace(view, kinds=(), relations=(), regions=(), floor="", contested="")
        clear = link("Clear all filters", everything, "clear")
    return fragment[
        clear,
        filter_part("Kinds", found.kinds, True),
        filter_part("Arrows", found.arrows, True),
        filter_part("Evidence", found.levels, True),
        filter_part("Regions", found.regions, bool(view.regions)),
        filter_part("Relations", found.relations, bool(view.relations)),
    ]
