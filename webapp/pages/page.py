"""What a page of the app is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dash import Dash
from dash.development.base_component import Component
from htpy import Node, fragment

from webapp.panels.finder import Finder
from webapp.view import View

Answer = dict[str, Any]
"""Plain data for the scripts in ``assets/``: ``html`` holds texts by the id of their place; a page
may add a ``scene`` (see ``figures/scene.py``), ``bodies`` (see ``figures/body.py``) and
``islands``, the names of its parts that are Dash components and ask the server for themselves."""


def _nothing(app: Dash) -> None:
    """A page without callbacks of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its frame, and its answers to a view.

    Attributes
    ----------
    name : str
        One of ``webapp.view.PAGES``.
    title : str
        What its link says.
    frame : htpy.Node
        What does not change with the view.
    drawn, told : callable
        View → Answer: what is needed first, and the longer text that may come later.
    register : callable
        Adds the page's own callbacks and addresses to an app.
    islands : tuple of Component
        The Dash components that come into the frame's places (see ``panels/island.py``), and the
        stores that they hear from.
    finders : mapping of str to Finder
        The boxes of the frame that find a node by its name, by their ids.
    """

    name: str
    title: str
    frame: Node
    drawn: Callable[[View], Answer]
    told: Callable[[View], Answer]
    register: Callable[[Dash], None] = field(default=_nothing)
    islands: tuple[Component, ...] = ()
    finders: Mapping[str, Finder] = field(default_factory=dict)


def texts(places: dict[str, Node]) -> dict[str, str]:
    """HTML text by the id of its place."""
    return {place: str(fragment[node]) for place, node in places.items()}
