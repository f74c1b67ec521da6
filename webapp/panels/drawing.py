"""The graph in the middle of the page: its title, how much of it is shown, and its controls."""

from __future__ import annotations

from typing import Any

from htpy import Element, button, div, h1, p, section

from webapp import ids
from webapp.figures.neighbourhood import MOST_SOURCES

TOOLS = (
    ("+", "Zoom in", "in"),
    ("−", "Zoom out", "out"),
    ("Fit", "Fit the whole graph and put back what was dragged", "fit"),
    ("", "Full screen", "full"),
)
"""Sign, name, and what ``assets/graph.js`` does."""


def frame() -> Element:
    """The drawing's frame."""
    tools = (
        button(class_="tool", type="button", title=name, aria_label=name, data_graph=act)[sign]
        for sign, name, act in TOOLS
    )
    return section(class_="panel drawing", aria_label="Graph")[
        div(class_="panel-head")[
            div[
                h1(id=ids.TITLE, class_="panel-title"),
                p(id=ids.GRAPH_SUMMARY, class_="summary"),
            ],
            div(class_="controls")[
                div(id=ids.SHAPES, class_="panel-switch", role="group", aria_label="Shown as"),
                div(class_="tools", role="toolbar", aria_label="Zoom")[tools],
            ],
        ],
        div(id=ids.GRAPH, class_="stage"),
        div(id=ids.OUTLINE, class_="outline-panel"),
    ]


def summary(drawn: dict[str, Any]) -> str:
    """How much of what the filters leave is in the drawing, and what to do about the rest."""
    shown, total = drawn["shown"], drawn["total"]
    if not total:
        return "Nothing here passes the filters: clear one of them."
    if shown < total:
        all_ = f"the strongest {total}" if total >= MOST_SOURCES else str(total)
        return f"Showing {shown} of {all_}: raise the evidence floor, pick kinds or a heading."
    return f"{total} shown"
