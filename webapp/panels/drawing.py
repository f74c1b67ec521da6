"""The graph in the middle of the page: its title, how much of it is shown, and its controls."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from webapp import ids
from webapp.figures.neighbourhood import MOST_SOURCES
from webapp.panels.pieces import props

TOOLS = (
    ("+", "Zoom in", "in"),
    ("−", "Zoom out", "out"),
    ("Fit", "Fit the whole graph and put back what was dragged", "fit"),
    ("", "Full screen", "full"),
)
"""Sign, name, and what ``assets/graph.js`` does."""


def layout() -> Component:
    """The drawing's frame."""
    tools = [
        html.Button(
            sign,
            className="tool",
            type="button",
            title=name,
            **props(aria_label=name, data_graph=act),
        )
        for sign, name, act in TOOLS
    ]
    titles = [
        html.H1(id=ids.TITLE, className="panel-title"),
        html.P(id=ids.GRAPH_SUMMARY, className="summary"),
    ]
    controls = [
        html.Div(
            id=ids.SHAPES, className="panel-switch", role="group", **props(aria_label="Shown as")
        ),
        html.Div(tools, className="tools", role="toolbar", **props(aria_label="Zoom")),
    ]
    return html.Section(
        [
            html.Div(
                [html.Div(titles), html.Div(controls, className="controls")],
                className="panel-head",
            ),
            html.Div(id=ids.GRAPH, className="stage"),
            html.Div(id=ids.OUTLINE, className="outline-panel"),
        ],
        className="panel drawing",
        **props(aria_label="Graph"),
    )


def summary(drawn: dict[str, Any]) -> str:
    """How much of what the filters leave is in the drawing, and what to do about the rest."""
    shown, total = drawn["shown"], drawn["total"]
    if not total:
        return "Nothing here passes the filters: clear one of them."
    if shown < total:
        all_ = f"the strongest {total}" if total >= MOST_SOURCES else str(total)
        return f"Showing {shown} of {all_}: raise the evidence floor, pick kinds or a heading."
    return f"{total} shown"
