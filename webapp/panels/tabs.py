"""On a narrow screen one part of the page shows at a time; these links say which."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, nav

from webapp import ids
from webapp.panels.pieces import choice_of
from webapp.view import View

TITLES = {"where": "Body map", "graph": "Graph", "detail": "Detail"}


def frame() -> Element:
    """The bar of tabs; wide screens do not show it."""
    return nav(id=ids.TABS, class_="tabs", aria_label="Parts of the page")


def links(view: View) -> list[Element]:
    """One link for each part."""
    return [
        choice_of(title, replace(view, tab=tab), "tab", view.tab == tab)
        for tab, title in TITLES.items()
    ]
