"""On a narrow screen one part of the page shows at a time; these links say which."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component
from htpy import Element

from webapp import ids
from webapp.panels.pieces import choice_of, props
from webapp.view import View

TITLES = {"where": "Body map", "graph": "Graph", "detail": "Detail"}


def layout() -> Component:
    """The bar of tabs; wide screens do not show it."""
    return html.Nav(id=ids.TABS, className="tabs", **props(aria_label="Parts of the page"))


def links(view: View) -> list[Element]:
    """One link for each part."""
    return [
        choice_of(title, replace(view, tab=tab), "tab", view.tab == tab)
        for tab, title in TITLES.items()
    ]
