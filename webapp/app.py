"""``create_app``: the page made of its panels, on the atlas that it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component
from fastapi import FastAPI
from htpy import a, fragment, section

from graph import Atlas
from webapp import answer, api, colours, handout, ids
from webapp.headers import Headers, policy
from webapp.pages import pages_of
from webapp.pages.page import Page
from webapp.panels import header, schemes, tabs, tour
from webapp.panels import help as help_
from webapp.panels.pieces import props
from webapp.view import home
from webapp.wording import TEACHES

ASSETS = Path(str(files("webapp"))) / "assets"
SCHEME = "scheme.js"
"""Runs in the head, before the first paint; the other scripts come at the end."""
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
<script src="__SCHEME__"></script>
</head>
<body>
__BEFORE__
{%app_entry%}
__AFTER__
<div>{%config%}{%scripts%}{%renderer%}</div>
</body>
</html>"""


def layout(pages: Mapping[str, Page]) -> Component:
    """The page; what depends on the view is filled in by the panels."""
    whole = _page(pages)
    for part in _parts(whole):
        if "disable_n_clicks" in part.available_properties and not isinstance(part, html.Button):
            part.disable_n_clicks = True  # else each part around a link counts each click on it
    return whole


def _parts(part: Any) -> Iterator[Any]:
    yield part
    children = getattr(part, "children", None)
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child, Component):
            yield from _parts(child)


def _page(pages: Mapping[str, Page]) -> Component:
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            *answer.layout(),
            html.Div(
                [
                    unanswered(),
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
                className="page on-explore shows-graph coming",
            ),
        ],
        theme=THEME,
        defaultColorScheme="auto",
    )


def unanswered() -> Component:
    """What is said when the server gives no answer; ``assets/busy.js`` shows it."""
    return html.Div(
        [
            html.Span(
                "Plexus does not answer: it may have been stopped. Start it again, "
                "then try once more."
            ),
            html.Button("Try again", className="button", type="button", **props(data_again="")),
        ],
        id=ids.UNANSWERED,
        hidden=True,
        className="unanswered",
        role="alert",
    )


def index(pages: Mapping[str, Page], start: str) -> str:
    """The page that is sent first: its head, and what stands round the components."""
    before = fragment[
        a(href=f"#{ids.GRAPH}", class_="skip to-graph")["Skip to the graph"],
        a(href=f"#{ids.MAIN}", class_="skip")["Skip to the content"],
        header.markup(pages, start),
        schemes.markup(),
        tour.markup(),
    ]
    after = fragment[help_.markup(), section(id=ids.HANDOUT, aria_label="Handout", hidden=True)]
    changed = int((ASSETS / SCHEME).stat().st_mtime)
    return (
        PAGE.replace("__MARKS__", colours.style_sheet())
        .replace("__SCHEME__", f"/assets/{SCHEME}?m={changed}")
        .replace("__BEFORE__", str(before))
        .replace("__AFTER__", str(after))
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
    app = Dash(
        __name__,
        backend="fastapi",
        # Without the pages that FastAPI loads from elsewhere: /api/v1/docs stands for them.
        server=FastAPI(openapi_url=None),  # type: ignore[arg-type]
        title="Plexus",
        update_title="",
        compress=True,
        assets_folder=str(ASSETS),
        assets_ignore=SCHEME,
        index_string=index(pages, home(atlas)),
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "color-scheme", "content": "light dark"},
            {
                "name": "description",
                "content": "From where it hurts to what may be sending it there, with sources.",
            },
        ],
    )
    app.layout = layout(pages)
    answer.register(app, atlas, pages)
    header.register(app, atlas)
    handout.register(app, atlas)
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

    api.register(app, atlas)
    app.server.add_middleware(Headers, content_policy=policy(app.csp_hashes()))
    return app
