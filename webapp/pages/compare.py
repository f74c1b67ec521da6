"""The page that sets two to four things side by side."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.figures.comparison import bodies
from webapp.pages.page import Answer, Page, texts
from webapp.panels import body_frame, picker
from webapp.panels.compare_head import added, apart_section, caption, head
from webapp.panels.compare_table import tables
from webapp.panels.pieces import props
from webapp.view import MOST_THINGS, View

LEAD = "What conditions, muscles, joints, nerves or places have in common, and where they differ."
REST = "Point at an area."
LEGEND = (
    "Coloured: pain may be felt here; the deeper the colour, the better supported. "
    "Striped: only as spillover. Outlined: felt here by all of them."
)


def page(atlas: Atlas) -> Page:
    """The page on an atlas."""
    return Page(
        "compare",
        "Compare",
        layout(atlas),
        lambda view: drawn(atlas, view),
        lambda view: told(atlas, view),
        lambda app: picker.register(app, atlas, ids.COMPARE_ADD, added),
    )


def _body(atlas: Atlas, place: int) -> Component:
    figure, note = body_frame.frame(atlas, ids.compare_body(place), REST)
    return html.Div(
        [
            html.Div(id=ids.compare_caption(place), className="compare-caption"),
            figure,
            html.Div(
                [html.Span("Front"), html.Span("Back")],
                className="body-sides",
                **props(aria_hidden="true"),
            ),
            note,
        ],
        className="compare-body",
    )


def _bodies(atlas: Atlas) -> list[Component]:
    """One map for each thing, or why there is none."""
    if said := body_frame.missing(atlas):
        return [html.P(said, className="no-map")]
    maps = [_body(atlas, place) for place in range(MOST_THINGS)]
    return [html.P(LEGEND, className="quiet"), html.Div(maps, className="compare-bodies")]


def layout(atlas: Atlas) -> Component:
    """The frame: the picker, the body maps, the rows."""
    return html.Div(
        [
            html.H1("Compare"),
            html.P(LEAD, className="lead"),
            html.Div(
                [
                    picker.picker(ids.COMPARE_ADD, "Add", "picker", "Add by name …"),
                    html.Div(id=ids.COMPARE_HEAD),
                ],
                className="compare-head",
            ),
            html.Div(id=ids.COMPARE_APART),
            html.Section(
                [
                    html.H2("Where pain is felt"),
                    *_bodies(atlas),
                ],
                className="compare-where",
                **props(aria_label="Where pain is felt"),
            ),
            html.Div(id=ids.COMPARE_TABLES, className="compare-tables"),
        ],
        className="compare",
    )


def drawn(atlas: Atlas, view: View) -> Answer:
    """What is compared, how it is told apart, and the body maps."""
    drawings = bodies(atlas, view)
    places = range(MOST_THINGS) if atlas.body_map is not None else ()
    captions = {ids.compare_caption(place): caption(atlas, view, place) for place in places}
    return {
        "bodies": {ids.compare_body(place): body for place, body in enumerate(drawings)},
        "html": texts(
            {
                ids.COMPARE_HEAD: head(atlas, view),
                ids.COMPARE_APART: apart_section(atlas, view),
                **captions,
            }
        ),
    }


def told(atlas: Atlas, view: View) -> Answer:
    """The rows."""
    return {"html": texts({ids.COMPARE_TABLES: tables(atlas, view)})}
