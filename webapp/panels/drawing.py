"""The graph in the middle of the page: its title, how much of it is shown, and its controls."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.figures.scene import scene
from webapp.view import parse
from webapp.wording import question


def layout() -> Component:
    """The drawing's frame."""
    controls = [
        html.Button(
            sign,
            className="tool",
            type="button",
            title=name,
            **{
                "aria-label": name,
                "data-graph": act,
            },
        )
        for sign, name, act in (
            ("+", "Zoom in", "in"),
            ("−", "Zoom out", "out"),
            ("Fit", "Fit the whole graph and put back what was dragged", "fit"),
        )
    ]
    return html.Section(
        [
            html.Div(
                [
                    html.H2(id=ids.TITLE, className="panel-title"),
                    html.Span(id=ids.GRAPH_SUMMARY, className="summary"),
                    html.Div(controls, className="tools", role="toolbar", **{"aria-label": "Zoom"}),
                ],
                className="panel-head",
            ),
            html.Div(id=ids.GRAPH, className="stage"),
            dcc.Store(id=ids.SCENE),
            dcc.Store(id=ids.SCENE_DRAWN),
        ],
        className="panel drawing",
        **{"aria-label": "Graph"},
    )


def summary(drawn: dict[str, Any]) -> str:
    """How much of what the filters leave is in the drawing, and what to do about the rest."""
    shown, total = drawn["shown"], drawn["total"]
    if not total:
        return "Nothing here passes the filters: clear one of them."
    if shown < total:
        return f"Showing {shown} of {total}: raise the evidence floor, pick kinds or a heading."
    return f"{total} shown"


def register(app: Dash, atlas: Atlas) -> None:
    """Answer a view with its drawing."""

    @app.callback(
        Output(ids.SCENE, "data"),
        Output(ids.TITLE, "children"),
        Output(ids.GRAPH_SUMMARY, "children"),
        Input(ids.URL, "search"),
    )
    def draw(search: str | None) -> tuple[dict[str, Any], str, str]:
        view, _ = parse(search, atlas)
        drawn = scene(atlas, view)
        return drawn, question(atlas, view), summary(drawn)

    app.clientside_callback(
        ClientsideFunction("plexus", "drawGraph"),
        Output(ids.SCENE_DRAWN, "data"),
        Input(ids.SCENE, "data"),
    )
