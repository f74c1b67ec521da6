"""The explorer: the body map, the graph round a focus, and all that is said of the focus."""

from __future__ import annotations

from dash import Dash, Input, Output, dcc
from dash.development.base_component import Component
from htpy import Element, div

from graph import Atlas
from webapp import ids
from webapp.address import parse
from webapp.figures.body import shading
from webapp.figures.scene import scene
from webapp.pages.page import Answer, Page, texts
from webapp.panels import detail, drawing, island, outline, pins, places, trail, where
from webapp.view import View
from webapp.wording import question

EVIDENCE = "evidence"
"""The island of the chart that the evidence half of the detail panel shows."""


def page(atlas: Atlas) -> Page:
    """The page on an atlas."""
    return Page(
        "explore",
        "Explore",
        frame(atlas),
        lambda view: drawn(atlas, view),
        lambda view: told(atlas, view),
        lambda app: register(app, atlas),
        islands=(dcc.Store(id=ids.island(EVIDENCE)), island.component(ids.CHART)),
    )


def frame(atlas: Atlas) -> Element:
    """The trail over three columns."""
    columns = [where.frame(atlas), drawing.frame(), detail.frame()]
    return div(class_="explore")[trail.frame(), div(class_="columns")[columns]]


def drawn(atlas: Atlas, view: View) -> Answer:
    """The drawing, the shaded body map, and the words around them."""
    picture = scene(atlas, view)
    return {
        "scene": picture,
        "bodies": {ids.BODY_MAP: shading(atlas, view)},
        "islands": [EVIDENCE] if view.panel == EVIDENCE else [],
        "html": texts(
            {
                ids.TRAIL: trail.steps(atlas, view),
                ids.PINS: pins.strip(atlas, view),
                ids.PICK: places.pick_switch(atlas, view),
                ids.SHAPES: outline.shape_switch(view),
                ids.OUTLINE: outline.contents(atlas, view),
                ids.TITLE: question(atlas, view),
                ids.GRAPH_SUMMARY: drawing.summary(picture),
            }
        ),
    }


def told(atlas: Atlas, view: View) -> Answer:
    """The detail panel and the filters."""
    return {
        "html": texts(
            {
                ids.DETAIL: detail.contents(atlas, view),
                ids.EVIDENCE: detail.evidence(atlas, view),
                ids.PLACES: places.contents(atlas, view),
                ids.FILTERS: where.filters(atlas, view),
            }
        )
    }


def register(app: Dash, atlas: Atlas) -> None:
    """Draw the chart of the evidence half."""

    @app.callback(
        Output(ids.inside(ids.CHART), "children"),
        Input(ids.island(EVIDENCE), "data"),
        prevent_initial_call=True,
    )
    def draw_chart(query: str | None) -> Component | None:
        return detail.chart(atlas, parse(query, atlas)[0])
