"""The body map, and the filters below it."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component
from htpy import Element, Node, details, fragment, li, span, summary, ul

from graph import Atlas
from webapp import ids
from webapp.figures.facets import Choice, facets
from webapp.panels import body_frame
from webapp.panels.pieces import choice_of, glyph, link, props
from webapp.view import View
from webapp.wording import capital

REST = "Click where it hurts."


def layout(atlas: Atlas) -> Component:
    """The map's frame and the place of the filters."""
    return html.Section(
        [
            html.Div(
                [html.H2("Where", className="panel-title"), html.Div(id=ids.PICK)],
                className="panel-head",
            ),
            *body_frame.frame(atlas, ids.BODY_MAP, REST),
            html.Div(id=ids.PLACES),
            html.Div(id=ids.FILTERS, className="filters"),
        ],
        className="panel where",
        **props(aria_label="Where"),
    )


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
