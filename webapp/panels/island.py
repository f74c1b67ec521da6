"""Dash components in pages of plain HTML: islands.

A page is plain HTML that is there at once. Where it shows a chart or a grid it keeps a place for a
Dash component; Dash and what it draws with are loaded when the first of these is on the screen, and
``assets/islands.js`` then puts each component in its place.
"""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component
from htpy import Element, Node, div

from webapp import ids


def place(
    id_: str,
    class_name: str,
    name: str,
    meanwhile: Node = None,
    when_seen: bool = False,
    **more: Any,
) -> Element:
    """The place of a component.

    Parameters
    ----------
    id_, class_name : str
        Of the place.
    name : str
        Of the island, as the page's answers name it.
    meanwhile : htpy.Node
        What stands there until the component comes.
    when_seen : bool
        Whether it is asked for, once, when its place comes near the part of the page that is seen.
    **more
        Further attributes.
    """
    when = "seen" if when_seen else None
    return div(id=id_, class_=class_name, data_island=name, data_when=when, **more)[meanwhile]


def component(id_: str, meanwhile: str = "") -> Component:
    """What comes into the place of this id; callbacks fill it, until then it says ``meanwhile``."""
    said = html.P(meanwhile, className="quiet") if meanwhile else None
    return html.Div(said, id=ids.inside(id_), className="island")
