"""The head of the page: the name, the search box, plain or clinical words, light or dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import dash_mantine_components as dmc
from dash import Dash, html
from dash.development.base_component import Component
from htpy import Element

from graph import Atlas
from webapp import ids
from webapp.pages.page import Page
from webapp.panels import picker
from webapp.panels.pieces import choice_of, props
from webapp.view import WORDS, View, go
from webapp.wording import capital


def layout() -> Component:
    """The header."""
    return html.Header(
        [
            html.A(
                [html.Span(className="brand-mark", **props(aria_hidden="true")), "Plexus"],
                href="?focus=lower-back",
                className="brand",
                title="Plexus: start again at the lower back",
            ),
            html.Nav(id=ids.NAV, className="nav", **props(aria_label="Pages")),
            picker.picker(ids.SEARCH, "Search", "search"),
            html.Div(id=ids.WORDS, className="words"),
            dmc.ColorSchemeToggle(
                id=ids.COLOUR_SCHEME,
                className="scheme",
                variant="subtle",
                color="gray",
                lightIcon=html.Span("☀", **props(aria_hidden="true")),
                darkIcon=html.Span("☾", **props(aria_hidden="true")),
                **props(aria_label="Switch between light and dark"),
            ),
        ],
        className="header",
    )


def words_switch(view: View) -> list[Element]:
    """Two links, of which one is the present wording."""
    return [
        choice_of(capital(words), replace(view, words=words), "switch", view.words == words)
        for words in WORDS
    ]


def pages(view: View, known: Mapping[str, Page]) -> list[Element]:
    """One link for each page of the app."""
    return [
        choice_of(page.title, replace(view, page=name), "page-link", view.page == name)
        for name, page in known.items()
    ]


def register(app: Dash, atlas: Atlas) -> None:
    """Suggest as one types, go where one chooses."""
    picker.register(app, atlas, ids.SEARCH, go)
