"""The server's answer to a view: first what is drawn, then what is told.

Both are plain data for the scripts in ``assets/``; the drawing comes in an answer of its own so
that it never waits for the longer text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc
from dash.development.base_component import Component
from htpy import Node, fragment

from graph import Atlas
from graph.quality import Quality
from webapp import ids
from webapp.figures.body import shading
from webapp.figures.scene import scene
from webapp.panels import about, detail, drawing, header, tabs, trail, where
from webapp.view import View, parse
from webapp.wording import name_of, question


def layout() -> list[Component]:
    """Where the two answers arrive, and where the scripts say that they took them."""
    return [dcc.Store(id=name) for name in (ids.DRAWN, ids.TOLD, ids.SHOWN_PAGE, ids.TOLD_DONE)]


def _text(node: Node) -> str:
    return str(fragment[node])


def drawn(atlas: Atlas, view: View, ignored: tuple[str, ...]) -> dict[str, Any]:
    """What is drawn: ``{title, page, tab, scene, body, html: {id: text}}``."""
    picture = scene(atlas, view)
    return {
        "title": f"{name_of(atlas, view.focus, view.words)} · Plexus",
        "page": view.page,
        "tab": view.tab,
        "scene": picture,
        "body": shading(atlas, view),
        "html": {
            ids.TRAIL: _text(trail.steps(atlas, view)),
            ids.NOTICE: _text(trail.notice(ignored)),
            ids.TABS: _text(tabs.links(view)),
            ids.NAV: _text(header.pages(view)),
            ids.WORDS: _text(header.words_switch(view)),
            ids.TITLE: _text(question(atlas, view)),
            ids.GRAPH_SUMMARY: _text(drawing.summary(picture)),
        },
    }


def told(atlas: Atlas, view: View, found: Callable[[], Quality]) -> dict[str, Any]:
    """What is told: ``{html: {id: text}}`` of the detail panel and the filters, or of the page."""
    if view.page == "about":
        texts = about.texts(atlas, view, found())
        return {"html": {place: _text(text) for place, text in texts.items()}}
    return {
        "html": {
            ids.DETAIL: _text(detail.contents(atlas, view)),
            ids.EVIDENCE: _text(detail.evidence(atlas, view)),
            ids.FILTERS: _text(where.filters(atlas, view)),
        }
    }


def register(app: Dash, atlas: Atlas) -> None:
    """Answer every change of the address."""
    found = about.quality_once(atlas)
    about.register(app, atlas, found)

    @app.callback(Output(ids.DRAWN, "data"), Input(ids.URL, "search"))
    def draw(search: str | None) -> dict[str, Any]:
        return drawn(atlas, *parse(search, atlas))

    @app.callback(Output(ids.TOLD, "data"), Output(ids.CHART, "children"), Input(ids.URL, "search"))
    def tell(search: str | None) -> tuple[dict[str, Any], Component | None]:
        view, _ = parse(search, atlas)
        return told(atlas, view, found), detail.chart(atlas, view)

    app.clientside_callback(
        ClientsideFunction("plexus", "draw"),
        Output(ids.SHOWN_PAGE, "data"),
        Input(ids.DRAWN, "data"),
        Input(ids.BODY_FIGURES, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("plexus", "tell"), Output(ids.TOLD_DONE, "data"), Input(ids.TOLD, "data")
    )
