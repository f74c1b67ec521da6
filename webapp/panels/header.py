"""The head of the page: the name, the search box, plain or clinical words, light or dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component
from htpy import Element

from graph import Atlas, find
from webapp import ids
from webapp.address import parse, to_query
from webapp.pages.page import Page
from webapp.panels.pieces import choice_of, props
from webapp.view import WORDS, View, go
from webapp.wording import capital, name_of

SUGGESTIONS = 8


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
            dmc.Select(
                id=ids.SEARCH,
                className="search",
                placeholder="Search a muscle, joint, nerve, condition, place …",
                searchable=True,
                clearable=False,
                data=[],
                filter={"function": "asGiven"},
                renderOption={"function": "renderSuggestion"},
                nothingFoundMessage="Nothing is called like that",
                selectFirstOptionOnChange=True,
                maxDropdownHeight=380,
                comboboxProps={"shadow": "md"},
                **props(aria_label="Search"),
            ),
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


def suggestions(atlas: Atlas, text: str, words: str) -> list[dict[str, str]]:
    """What the search box offers for a text: value, label, and what to show beside it."""
    offered = []
    for match in find(atlas.index, text, limit=SUGGESTIONS):
        label = name_of(atlas, match.id, words)
        also = match.matched if match.matched.lower() != label.lower() else ""
        kind = atlas.graph.nodes[match.id]["kind"]
        offered.append({"value": match.id, "label": label, "also": capital(also), "kind": kind})
    return offered


def first_match(atlas: Atlas, text: str | None) -> str | None:
    """What the Enter key goes to where no suggestion is marked: the first, if there is one."""
    matches = find(atlas.index, text or "", limit=1)
    return matches[0].id if matches else None


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

    @app.callback(
        Output(ids.SEARCH, "data"), Input(ids.SEARCH, "searchValue"), State(ids.URL, "search")
    )
    def suggest(text: str | None, search: str | None) -> Any:
        view, _ = parse(search, atlas)
        if not text:
            return []
        return suggestions(atlas, text, view.words)

    @app.callback(
        Output(ids.URL, "search"),
        Output(ids.SEARCH, "value"),
        Output(ids.SEARCH, "searchValue"),
        Input(ids.SEARCH, "value"),
        Input(ids.SEARCH, "n_submit"),
        State(ids.SEARCH, "searchValue"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def choose(node: str | None, _: int | None, text: str | None, search: str | None) -> Any:
        chosen = node or first_match(atlas, text)
        if not chosen:
            return no_update, no_update, no_update
        view, _ignored = parse(search, atlas)
        return to_query(go(view, chosen)), None, ""
