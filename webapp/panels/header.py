"""The head of the page: the name, the pages, the search box, the words, light or dark, help.

It stands in the page itself and not among the components: it is there at the first paint, and what
is typed into the search box before the scripts have come stays in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from htpy import Element, a, button, div, header, kbd, nav, span

from webapp import ids
from webapp.pages.page import Page
from webapp.panels import finder
from webapp.panels.pieces import choice_of
from webapp.view import HOME, WORDS, View
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
    """The search box, with the key that leads to it."""
    return finder.box(
        ids.SEARCH,
        "Search",
        "search",
        nothing="Nothing is called like that. Try another word, or click the body map.",
        beside=kbd(class_="search-key", aria_hidden="true")["/"],
        aria_keyshortcuts="/",
    )


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
