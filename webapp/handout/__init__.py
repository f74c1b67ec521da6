"""The handout: a view on one printed page, with the works that it rests on.

``/handout?…`` answers with its HTML, so that it is made only when somebody prints
(``assets/handout.js``); ``assets/print.css`` sets it.
"""

from __future__ import annotations

from dash import Dash
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graph import Atlas
from webapp.address import parse
from webapp.handout.paper import paper


def register(app: Dash, atlas: Atlas) -> None:
    """Answer ``/handout?…`` with the handout of a view."""

    @app.server.get("/handout", include_in_schema=False)
    def get_handout(request: Request) -> Response:
        view, _ = parse(request.url.query, atlas)
        return HTMLResponse(str(paper(atlas, view)), headers={"Cache-Control": "no-store"})
