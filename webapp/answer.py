"""The server's two answers to a view: first what is drawn, then what is told.

Both are plain data for the scripts in ``assets/``, and both come from addresses of their own:
``/drawn?…`` and ``/told?…``, so that the page can ask for the next view before it is clicked
(``assets/views.js``), and so that a drawing never waits for the longer text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from dash import Dash
from htpy import Node
from starlette.requests import Request
from starlette.responses import Response

from graph import Atlas
from webapp import ids
from webapp.address import parse
from webapp.figures.body import figures
from webapp.pages.page import Page, texts
from webapp.panels import header, tabs, trail
from webapp.view import View
from webapp.wording import name_of

FIGURES = "/figures.json"


def drawn(atlas: Atlas, pages: Mapping[str, Page], query: str) -> dict[str, Any]:
    """What is drawn: ``{title, page, tab, panel, shape, islands, scene?, bodies?, html}``."""
    view, ignored = parse(query, atlas)
    page = _page(pages, view)
    answer = page.drawn(view)
    around: dict[str, Node] = {
        ids.NOTICE: trail.notice(ignored),
        ids.TABS: tabs.links(view),
        ids.NAV: header.pages(view, pages),
        ids.WORDS: header.words_switch(view),
    }
    return {
        "islands": [],
        **answer,
        "title": title(atlas, view, page),
        "page": page.name,
        "tab": view.tab,
        "panel": view.panel,
        "shape": view.shape,
        "html": {**texts(around), **answer["html"]},
    }


def title(atlas: Atlas, view: View, page: Page) -> str:
    """What the browser's tab says."""
    named = name_of(atlas, view.focus, view.words) if page.name == "explore" else page.title
    return f"{named} · Plexus"


def told(atlas: Atlas, pages: Mapping[str, Page], query: str) -> dict[str, Any]:
    """What is told: ``{html: {id: text}}``."""
    view, _ = parse(query, atlas)
    return _page(pages, view).told(view)


def register(app: Dash, atlas: Atlas, pages: Mapping[str, Page]) -> None:
    """Answer every address."""
    made = figures(atlas.body_map) if atlas.body_map else None
    drawing = orjson.dumps(made)
    tag = f'"{hashlib.sha256(drawing).hexdigest()[:16]}"'

    @app.server.get("/drawn", include_in_schema=False)
    def get_drawn(request: Request) -> Response:
        return _json(drawn(atlas, pages, request.url.query))

    @app.server.get("/told", include_in_schema=False)
    def get_told(request: Request) -> Response:
        return _json(told(atlas, pages, request.url.query))

    @app.server.get(FIGURES, include_in_schema=False)
    def get_figures(request: Request) -> Response:
        """The polygons of the body map, which a browser keeps until they change."""
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(drawing, media_type="application/json", headers=headers)


def _page(pages: Mapping[str, Page], view: View) -> Page:
    return pages.get(view.page) or pages["explore"]


def _json(answer: dict[str, Any]) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(orjson.dumps(answer), media_type="application/json", headers=headers)
