"""Small parts that several panels are made of.

What changes with the view is plain HTML (htpy elements): the page takes it in as text, which costs
a browser a few milliseconds where a tree of as many React components costs half a second.
"""

from __future__ import annotations

from typing import Any

from htpy import Element, Node, a, h3, span
from htpy import section as section_

from graph import Atlas
from webapp.address import to_query
from webapp.colours import mark_of
from webapp.figures.arrows import strength_word
from webapp.view import View, go
from webapp.wording import capital, name_of


def props(**values: Any) -> dict[str, Any]:
    """Properties of a Dash component that Python cannot write: ``aria_label`` → ``aria-label``."""
    return {name.replace("_", "-"): value for name, value in values.items()}


def link(children: Node, view: View, class_name: str = "", **more: Any) -> Element:
    """A link to a view."""
    return a(href=to_query(view), class_=class_name or None, **more)[children]


def choice_of(label: Node, view: View, class_name: str, chosen: bool) -> Element:
    """A link to a view that may be the present one."""
    return link(label, view, class_name, aria_current="true" if chosen else "false")


def glyph(mark: str) -> Element:
    """The mark of a kind, as decoration beside its name."""
    return span(class_=f"glyph mark-{mark}", aria_hidden="true")


def node_link(atlas: Atlas, view: View, node: str) -> Element:
    """The mark and the name of a node, leading to it."""
    kind = atlas.graph.nodes[node]["kind"]
    name = name_of(atlas, node, view.words)
    return link([glyph(mark_of(kind)), span[name]], go(view, node), "node-link")


def strength_meter(strength: float, contested: bool) -> Element:
    """How well a statement stands, as a bar with words for those who do not see it."""
    word = strength_word(strength) + (", contested" if contested else "")
    bar = span(class_="meter-bar", style=f"width:{max(round(strength * 100), 2)}%")
    title = f"{capital(word)} ({strength:.2f})"
    return span(class_="strength")[
        span(class_="meter", role="img", title=title, aria_label=word)[bar],
        span(class_="badge contested")["contested"] if contested else None,
    ]


def section(title: str, *children: Node) -> Element:
    """A part of the detail panel under a heading."""
    return section_(class_="section")[h3(class_="section-title")[title], children]
