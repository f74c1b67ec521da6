"""The body map, and the filters below it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.figures.body import figures, shading
from webapp.figures.facets import Choice, facets
from webapp.panels.pieces import glyph, link
from webapp.view import View, parse
from webapp.wording import capital, name_of

REST = "Click where it hurts."


def layout(atlas: Atlas) -> Component:
    """The map's frame and the place of the filters."""
    figure_data = figures(atlas.body_map) if atlas.body_map else None
    return html.Section(
        [
            html.H2("Where", className="panel-title"),
            html.Div(id=ids.BODY_MAP, className="body-map"),
            html.P(REST, id=ids.BODY_NOTE, className="body-note", **{"data-rest": REST}),
            html.Div(id=ids.FILTERS, className="filters"),
            dcc.Store(id=ids.BODY_FIGURES, data=figure_data),
            dcc.Store(id=ids.BODY),
            dcc.Store(id=ids.BODY_DRAWN),
        ],
        className="panel where",
        **{"aria-label": "Where"},
    )


def _choice(choice: Choice) -> Component:
    inside: list[Any] = [html.Span(capital(choice.label), className="choice-label")]
    if choice.mark:
        inside.insert(0, glyph(choice.mark))
    inside.append(html.Span(str(choice.count), className="choice-count"))
    return html.Li(
        link(
            inside,
            choice.view,
            "choice" + (" chosen" if choice.chosen else ""),
            **{"aria-current": "true" if choice.chosen else "false"},
        )
    )


def _filter(title: str, choices: tuple[Choice, ...], open_: bool) -> Component:
    return html.Details(
        [
            html.Summary(title),
            html.Ul([_choice(choice) for choice in choices], className="choices"),
        ],
        open=open_,
        className="filter",
    )


def filters(atlas: Atlas, view: View) -> list[Component]:
    """The four filters with their counts, and the way back to everything."""
    names = {
        node: name_of(atlas, node, view.words)
        for node, family in atlas.graph.nodes(data="family")
        if family == "region"
    }
    found = facets(atlas, view, names)
    out: list[Component] = []
    if view.kinds or view.relations or view.regions or view.floor:
        clear = replace(view, kinds=(), relations=(), regions=(), floor="")
        out.append(link("Clear all filters", clear, "clear"))
    return [
        *out,
        _filter("Kinds", found.kinds, True),
        _filter("Evidence", found.levels, bool(view.floor)),
        _filter("Regions", found.regions, bool(view.regions)),
        _filter("Relations", found.relations, bool(view.relations)),
    ]


def register(app: Dash, atlas: Atlas) -> None:
    """Shade the map and count the filters with the view."""

    @app.callback(Output(ids.BODY, "data"), Input(ids.URL, "search"))
    def shade(search: str | None) -> dict[str, Any]:
        return shading(atlas, parse(search, atlas)[0])

    @app.callback(Output(ids.FILTERS, "children"), Input(ids.URL, "search"))
    def count(search: str | None) -> list[Component]:
        return filters(atlas, parse(search, atlas)[0])

    app.clientside_callback(
        ClientsideFunction("plexus", "drawBody"),
        Output(ids.BODY_DRAWN, "data"),
        Input(ids.BODY, "data"),
        Input(ids.BODY_FIGURES, "data"),
    )
