"""The page that sets two to four things side by side."""

from __future__ import annotations

from htpy import Element, div, h1, h2, p, section, span

from graph import Atlas
from webapp import ids
from webapp.figures.comparison import bodies
from webapp.pages.page import Answer, Page, texts
from webapp.panels import body_frame, finder
from webapp.panels.compare_head import added, apart_section, caption, head
from webapp.panels.compare_table import tables
from webapp.panels.finder import Finder
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
        frame(atlas),
        lambda view: drawn(atlas, view),
        lambda view: told(atlas, view),
        finders={ids.COMPARE_ADD: Finder(added)},
    )


def _body(atlas: Atlas, place: int) -> Element:
    figure, note = body_frame.frame(atlas, ids.compare_body(place), REST)
    return div(class_="compare-body")[
        div(id=ids.compare_caption(place), class_="compare-caption"),
        figure,
        div(class_="body-sides", aria_hidden="true")[span["Front"], span["Back"]],
        note,
    ]


def _bodies(atlas: Atlas) -> list[Element]:
    """One map for each thing, or why there is none."""
    if said := body_frame.missing(atlas):
        return [p(class_="no-map")[said]]
    maps = [_body(atlas, place) for place in range(MOST_THINGS)]
    return [p(class_="quiet")[LEGEND], div(class_="compare-bodies")[maps]]


def frame(atlas: Atlas) -> Element:
    """The frame: the box that adds a thing, the body maps, the rows."""
    return div(class_="compare")[
        h1["Compare"],
        p(class_="lead")[LEAD],
        div(class_="compare-head")[
            finder.box(ids.COMPARE_ADD, "Add", "picker", "Add by name …"),
            div(id=ids.COMPARE_HEAD),
        ],
        div(id=ids.COMPARE_APART),
        section(class_="compare-where", aria_label="Where pain is felt")[
            h2["Where pain is felt"], _bodies(atlas)
        ],
        div(id=ids.COMPARE_TABLES, class_="compare-tables"),
    ]


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
