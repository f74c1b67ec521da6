"""``create_app``: the page made of its panels, on the atlas that it is given."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from graph import Atlas
from webapp import answer, colours, ids
from webapp.headers import Headers, policy
from webapp.pages import pages_of
from webapp.pages.page import Page
from webapp.panels import header, tabs
from webapp.wording import TEACHES

THEME = {
    "fontFamily": "Inter, system-ui, sans-serif",
    "primaryColor": "blue",
    "defaultRadius": "sm",
}
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
{%css%}
<style>__MARKS__</style>
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def layout(pages: Mapping[str, Page]) -> Component:
    """The page; what depends on the view is filled in by the panels."""
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            *answer.layout(pages),
            html.Div(
                [
                    html.A("Skip to the graph", href=f"#{ids.GRAPH}", className="skip to-graph"),
                    html.A("Skip to the content", href=f"#{ids.MAIN}", className="skip"),
                    header.layout(),
                    html.Div(id=ids.NOTICE, className="notice", role="status"),
                    tabs.layout(),
                    html.Main(
                        [
                            html.Div(page.layout, className=f"a-page page-{name}")
                            for name, page in pages.items()
                        ],
                        id=ids.MAIN,
                        className="main",
                        tabIndex="-1",
                    ),
                    html.Footer(html.P(TEACHES), className="teaches"),
                ],
                id=ids.PAGE,
                className="page on-explore shows-graph",
            ),
        ],
        theme=THEME,
        defaultColorScheme="auto",
    )


def create_app(atlas: Atlas) -> Dash:
    """The web app on an atlas; nothing is read or computed before this is called.

    Returns
    -------
    dash.Dash
        ``app.server`` is its FastAPI application; ``/healthz`` answers with the counts of nodes,
        edges and sources.
    """
    app = Dash(
        __name__,
        backend="fastapi",
        title="Plexus",
        update_title="",
        compress=True,
        assets_folder=str(Path(str(files("webapp"))) / "assets"),
        index_string=PAGE.replace("__MARKS__", colours.style_sheet()),
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {
                "name": "description",
                "content": "From where it hurts to what may be sending it there, with sources.",
            },
        ],
    )
    pages = pages_of(atlas)
    app.layout = layout(pages)
    answer.register(app, atlas, pages)
    header.register(app, atlas)
    for page in pages.values():
        page.register(app)

    @app.server.get("/healthz")
    def healthz() -> dict[str, Any]:
        return {
            "status": "ok",
            "nodes": atlas.graph.number_of_nodes(),
            "edges": atlas.graph.number_of_edges(),
            "sources": len(atlas.sources),
        }

    app.server.add_middleware(Headers, content_policy=policy(app.csp_hashes()))
    return app
