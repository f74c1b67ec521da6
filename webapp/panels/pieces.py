"""Small parts that several panels are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from graph import Atlas
from webapp.colours import mark_of
from webapp.figures.scene import strength_word
from webapp.view import View, go, to_query
from webapp.wording import capital, name_of

Children = Any


def link(children: Children, view: View, class_name: str = "", **props: Any) -> Component:
    """A link to a view."""
    return html.A(children, href=to_query(view), className=class_name, **props)


def glyph(mark: str) -> Component:
    """The mark of a kind, as decoration beside its name."""
    return html.Span(className=f"glyph mark-{mark}", **{"aria-hidden": "true"})


def node_link(atlas: Atlas, view: View, node: str, label: str = "") -> Component:
    """The mark and the name of a node, leading to it."""
    kind = atlas.graph.nodes[node]["kind"]
    text = label or name_of(atlas, node, view.words)
    return link([glyph(mark_of(kind)), html.Span(text)], go(view, node), "node-link")


def strength_meter(strength: float, contested: bool) -> Component:
    """How well a statement stands, as a bar with words for those who do not see it."""
    word = strength_word(strength) + (", contested" if contested else "")
    parts: list[Component] = [
        html.Span(className="meter-bar", style={"width": f"{max(round(strength * 100), 2)}%"})
    ]
    return html.Span(
        [
            html.Span(
                parts,
                className="meter",
                role="img",
                title=f"{capital(word)} ({strength:.2f})",
                **{"aria-label": word},
            ),
            *([html.Span("contested", className="badge contested")] if contested else []),
        ],
        className="strength",
    )


def section(title: str, children: Sequence[Children], class_name: str = "") -> Component:
    """A part of the detail panel under a heading."""
    return html.Section(
        [html.H3(title, className="section-title"), *children],
        className=f"section {class_name}".strip(),
    )
