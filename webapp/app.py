"""``create_app``: the pages and what they answer, on the atlas that it is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, dcc, html
from dash.development.base_component import Component
from fastapi import FastAPI

from graph import Atlas
from webapp import answer, api, bundle, handout, ids
from webapp.document import document
from webapp.headers import Headers, policy
from webapp.pages import pages_of
from webapp.pages.page import Page
from webapp.panels import export, finder
from webapp.panels.finder import Finder
from webapp.view import go, home


def islands(pages: Mapping[str, Page]) -> Component:
    """What Dash itself draws: the islands of the pages, and how they hear that they are there."""
    return html.Div(
        [dcc.Store(id=ids.LANDED), *(part for page in pages.values() for part in page.islands)]
    )


def create_app(atlas: Atlas) -> Dash:
    """The web app on an atlas; nothing is read or computed before this is called.

    Returns
    -------
    dash.Dash
        ``app.server`` is its FastAPI application; ``/healthz`` answers with the counts of nodes,
        edges and sources.
    """
    pages = pages_of(atlas)
    files = bundle.bundles()
    app = Dash(
        __name__,
        backend="fastapi",
        # Without the pages that FastAPI loads from elsewhere: /api/v1/docs stands for them.
        server=FastAPI(openapi_url=None),  # type: ignore[arg-type]
        title="Plexus",
        update_title="",
        compress=True,
        assets_folder=str(bundle.ASSETS),
        assets_ignore=".*",  # they come as bundles
        index_string=document(pages, home(atlas), files),
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "color-scheme", "content": "light dark"},
            {
                "name": "description",
                "content": "From where it hurts to what may be sending it there, with sources.",
            },
        ],
    )
    app.layout = islands(pages)
    app.clientside_callback(ClientsideFunction("plexus", "landed"), Input(ids.LANDED, "data"))
    bundle.register(app, files)
    answer.register(app, atlas, pages)
    found: dict[str, Finder] = {ids.SEARCH: Finder(go)}
    for page in pages.values():
        page.register(app)
        found |= page.finders
    finder.register(app, atlas, found)
    export.register(app, atlas)
    handout.register(app, atlas)

    @app.server.get("/healthz")
    def healthz() -> dict[str, Any]:
        return {
            "status": "ok",
            "nodes": atlas.graph.number_of_nodes(),
            "edges": atlas.graph.number_of_edges(),
            "sources": len(atlas.sources),
        }

    api.register(app, atlas)
    paths = [made.path for made in files.values()]
    app.server.add_middleware(Headers, content_policy=policy(app.csp_hashes()), files=paths)
    return app
