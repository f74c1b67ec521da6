"""The help: what the marks and arrows mean, and what the keys do."""

from __future__ import annotations

from collections.abc import Iterable

from htpy import (
    Element,
    a,
    button,
    dd,
    dialog,
    div,
    dl,
    dt,
    h2,
    h3,
    kbd,
    li,
    p,
    section,
    span,
    ul,
)

from webapp import ids
from webapp.colours import MARKS
from webapp.figures.arrows import ARROWS
from webapp.keyboard import KEYS, Key
from webapp.panels.pieces import glyph

CONTESTED = "some source disputes it"
THICKNESS = (
    "The thicker an arrow, the better it is supported. It points the way the sentence reads; "
    "click it for its receipts: who says so, and who disputes it."
)


def _keys(where: str, keys: Iterable[Key]) -> Element:
    """The keys of one part of the page."""
    return div(class_="key-part")[
        h3[where],
        dl(class_="keys")[(div[dt[(kbd[one] for one in key.keys)], dd[key.does]] for key in keys)],
    ]


def _by_place() -> dict[str, list[Key]]:
    """The keys by where they work."""
    places: dict[str, list[Key]] = {}
    for key in KEYS:
        places.setdefault(key.where, []).append(key)
    return places


def _arrows() -> Element:
    """One line for each sort of arrow, drawn as in the legend."""
    known = {**ARROWS, "contested": CONTESTED}
    return ul(class_="marks")[
        (
            li[span(class_=f"stroke {sort}", aria_hidden="true"), says]
            for sort, says in known.items()
        )
    ]


def markup() -> Element:
    """The dialog; ``assets/help.js`` opens it."""
    return dialog(id=ids.HELP, class_="help", aria_labelledby=ids.HELP_TITLE)[
        div(class_="help-head")[
            h2(id=ids.HELP_TITLE)["Help"],
            button(type="button", class_="button", data_close="", aria_label="Close the help")[
                "Close"
            ],
        ],
        p[
            "Click where it hurts, or search. The graph shows what may send pain there; "
            "click a node to follow it, an arrow to see who says so."
        ],
        p(class_="help-ways")[
            button(type="button", class_="button", data_tour="")["Show the tour"],
            a(href="?page=about", class_="button", data_close="")["About the data and its sources"],
        ],
        section(aria_labelledby=ids.HELP_MARKS)[
            h3(id=ids.HELP_MARKS)["Marks and arrows"],
            ul(class_="marks")[
                (li[glyph(name), mark.label] for name, mark in MARKS.items() if mark.kinds)
            ],
            _arrows(),
            p(class_="quiet")[THICKNESS],
        ],
        section(class_="key-parts", aria_label="Keys")[
            (_keys(where, keys) for where, keys in _by_place().items())
        ],
    ]
