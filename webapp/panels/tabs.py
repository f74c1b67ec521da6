"""On a narrow screen one part of the page shows at a time; these links say which."""

from __future__ import annotations

from dataclasses import replace

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.panels.pieces import link
from webapp.view import View, parse

TITLES = {"where": "Body map", "graph": "Graph", "detail": "Detail"}


def layout() -> Component:
    """The bar of tabs; wide screens do not show it."""
    return html.Nav(id=ids.TABS, className="tabs", **{"aria-label": "Parts of the page"})


def links(view: View) -> list[Component]:
    """One link for each part."""
    return [
        link(
            title,
            replace(view, tab=tab),
            "tab",
            **{"aria-current": "true" if view.tab == tab else "false"},
        )
        for tab, title in TITLES.items()
    ]


def register(app: Dash, atlas: Atlas) -> None:
    """Mark the tab of the view, and tell the page which part to show."""

    @app.callback(
        Output(ids.TABS, "children"), Output(ids.PAGE, "className"), Input(ids.URL, "search")
    )
    def show(search: str | None) -> tuple[list[Component], str]:
        view, _ = parse(search, atlas)
        return links(view), f"page shows-{view.tab}"
