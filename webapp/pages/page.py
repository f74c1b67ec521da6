"""What a page of the app is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dash import Dash
from dash.development.base_component import Component
from htpy import Node, fragment

from webapp.view import View

Answer = dict[str, Any]
"""Plain data for the scripts in ``assets/``: ``html`` holds texts by the id of their place; a page
may add a ``scene`` (see ``figures/scene.py``), ``bodies`` (see ``figures/body.py``) and an
``island``, the name of a part that is a Dash component and asks the server for itself."""


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
    layout : Component
        What does not change with the view.
    drawn, told : callable
        View → Answer: what is needed first, and the longer text that may come later.
    register : callable
        Adds the page's own callbacks to an app.
    """

    name: str
    title: str
    layout: Component
    drawn: Callable[[View], Answer]
    told: Callable[[View], Answer]
    register: Callable[[Dash], None] = field(default=_nothing)


def texts(places: dict[str, Node]) -> dict[str, str]:
    """HTML text by the id of its place."""
    return {place: str(fragment[node]) for place, node in places.items()}
