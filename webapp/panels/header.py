"""The head of the page: the name, the pages, the search box, the words, light or dark, help.

It stands in the page itself and not among the components: it is there at the first paint, and what
is typed into the search box before the scripts have come stays in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
from dash import Dash
from htpy import Element, a, button, div, header, input, kbd, nav, p, span, ul
from starlette.requests import Request
from starlette.responses import Response

from graph import Atlas
from webapp import ids
from webapp.address import parse, to_query
from webapp.pages.page import Page
from webapp.panels import picker
from webapp.panels.pieces import choice_of
from webapp.view import HOME, WORDS, View, go
from webapp.wording import capital


def markup(known: Mapping[str, Page], start: str) -> Element:
    """The header as it stands before the first answer; the brand leads to ``start``."""
    title = "Plexus: start again" + (" at the lower back" if start == HOME else "")
    return header(class_="header")[
        a(href=f"?focus={start}", class_="brand", title=title)[
            span(class_="brand-mark", aria_hidden="true"), "Plexus"
        ],
        nav(id=ids.NAV, class_="nav", aria_label="Pages")[pages(View(), known, marked=False)],
        search_box(),
        div(id=ids.WORDS, class_="words")[words_switch(View(), marked=False)],
        button(
            id=ids.COLOUR_SCHEME,
            type="button",
            class_="head-button scheme",
            popovertarget=ids.SCHEMES,
            aria_label="Colour scheme",
            title="Colour scheme",
        )[span(class_="scheme-sign", aria_hidden="true")],
        button(
            type="button",
            class_="head-button help-button",
            data_help="",
            aria_label="Help",
            aria_haspopup="dialog",
            title="Help (?)",
        )["?"],
    ]


def search_box() -> Element:
    """The search box; ``assets/search.js`` works it."""
    return div(class_="search", role="search")[
        input(
            id=ids.SEARCH,
            type="text",
            role="combobox",
            placeholder=picker.PLACEHOLDER,
            autocomplete="off",
            autocapitalize="off",
            spellcheck="false",
            enterkeyhint="go",
            aria_label="Search",
            aria_autocomplete="list",
            aria_expanded="false",
            aria_controls=ids.SUGGESTIONS,
            aria_keyshortcuts="/",
        ),
        kbd(class_="search-key", aria_hidden="true")["/"],
        div(class_="offer")[
            ul(id=ids.SUGGESTIONS, class_="suggestions", role="listbox", aria_label="Suggestions"),
            p(id=ids.SEARCH_NOTE, class_="offer-note", role="status"),
        ],
    ]


def offers(atlas: Atlas, text: str, query: str) -> list[dict[str, str]]:
    """The suggestions for a text with the address that each leads to from the present one."""
    view, _ = parse(query, atlas)
    return [
        {**offer, "href": to_query(go(view, offer["value"]))}
        for offer in picker.suggestions(atlas, text, view.words)
    ]


def words_switch(view: View, marked: bool = True) -> list[Element]:
    """Two links, of which one is the present wording."""
    return [
        choice_of(
            capital(words), replace(view, words=words), "switch", marked and view.words == words
        )
        for words in WORDS
    ]


def pages(view: View, known: Mapping[str, Page], marked: bool = True) -> list[Element]:
    """One link for each page of the app."""
    return [
        choice_of(page.title, replace(view, page=name), "page-link", marked and view.page == name)
        for name, page in known.items()
    ]


def register(app: Dash, atlas: Atlas) -> None:
    """Suggest as one types: ``/suggest?text=…&at=…``, where ``at`` is the present address."""

    @app.server.get("/suggest", include_in_schema=False)
    def suggest(request: Request) -> Response:
        given: Any = request.query_params
        found = offers(atlas, given.get("text", ""), given.get("at", ""))
        return Response(orjson.dumps(found), media_type="application/json")
