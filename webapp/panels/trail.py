"""The trail: how one came here, each step a way back; and what of the address was ignored."""

from __future__ import annotations

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.panels import export
from webapp.panels.pieces import link
from webapp.view import View, back_to, parse
from webapp.wording import name_of


def layout() -> Component:
    """The bar with the trail on its left and what can be done with the view on its right."""
    return html.Div(
        [
            html.Nav(id=ids.TRAIL, className="trail", **{"aria-label": "Trail"}),
            export.layout(),
            html.Div(id=ids.NOTICE, className="notice", role="status"),
        ],
        className="trail-bar",
    )


def steps(atlas: Atlas, view: View) -> Component:
    """The trail as a list of links; the present focus is the last and no link."""
    items = [
        html.Li(link(name_of(atlas, node, view.words), back_to(view, place)))
        for place, node in enumerate(view.trail)
    ]
    here = html.Span(name_of(atlas, view.focus, view.words), **{"aria-current": "page"})
    return html.Ol([*items, html.Li(here)])


def notice(ignored: tuple[str, ...]) -> str:
    """What is said of an address that asked for things that are not there."""
    if not ignored:
        return ""
    shown = ", ".join(ignored[:3]) + (" and more" if len(ignored) > 3 else "")
    return f"This address asked for what Plexus does not have, so it was left out: {shown}."


def register(app: Dash, atlas: Atlas) -> None:
    """Redraw the trail with the view."""

    @app.callback(
        Output(ids.TRAIL, "children"), Output(ids.NOTICE, "children"), Input(ids.URL, "search")
    )
    def show(search: str | None) -> tuple[Component, str]:
        view, ignored = parse(search, atlas)
        return steps(atlas, view), notice(ignored)
