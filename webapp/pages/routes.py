"""The page of routes: how two things are joined, step by step, as a flow and in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from htpy import Element, div, h1, h2, p, section, span

from graph import Atlas
from webapp import ids
from webapp.address import parse
from webapp.figures.route_flow import sankey
from webapp.pages.page import Answer, Page, texts
from webapp.panels import finder, island
from webapp.panels.export import print_button
from webapp.panels.finder import Finder
from webapp.panels.pieces import props
from webapp.panels.route_list import empty, found_routes, result_head, route_list
from webapp.panels.route_options import end_chosen, options, swap
from webapp.view import View
from webapp.wording import name_of

ISLAND = "routes"
LEAD = "How two things are joined, step by step, and who says so."
LEGEND = (
    "Ribbons have the colour of their kind of relation, as in the boxes above. The thicker a "
    "ribbon, the stronger the routes through it. Click a name to explore it, a ribbon for its "
    "receipts."
)
CONTESTED = "paler, with a dashed edge: contested, a source disputes it"


def page(atlas: Atlas) -> Page:
    """The page on an atlas."""
    return Page(
        "routes",
        "Routes",
        frame(),
        lambda view: drawn(atlas, view),
        lambda view: told(atlas, view),
        lambda app: register(app, atlas),
        islands=(
            dcc.Store(id=ids.island(ISLAND)),
            dcc.Store(id=ids.ROUTE_ASKED),
            island.component(ids.ROUTE_FLOW),
        ),
        finders={
            ids.ROUTE_START: Finder(lambda view, node: replace(view, start=node)),
            ids.ROUTE_END: Finder(lambda view, node: replace(view, end=node)),
        },
    )


def _end(title: str, id_: str, chosen: str) -> Element:
    return section(class_="end", aria_label=title)[
        h2(class_="end-title")[title],
        div(id=chosen, class_="end-chosen"),
        finder.box(id_, title, "picker", "Choose by name …"),
    ]


def frame() -> Element:
    """The frame: two ends, the options, the flow, the sentences."""
    return div(class_="routes-page")[
        div(class_="routes-head")[h1["Routes"], print_button()],
        p(class_="lead")[LEAD],
        div(class_="ends")[
            _end("From", ids.ROUTE_START, ids.ROUTE_START_CHOSEN),
            div(id=ids.ROUTE_SWAP, class_="swap-place"),
            _end("To", ids.ROUTE_END, ids.ROUTE_END_CHOSEN),
        ],
        div(id=ids.ROUTE_OPTIONS, class_="route-options"),
        div(id=ids.ROUTE_RESULT, class_="route-result"),
        section(class_="route-flow", aria_label="Routes as a flow")[
            p(class_="quiet")[LEGEND],
            p(class_="quiet")[span(class_="ribbon contested"), CONTESTED],
            div(
                class_="flow-scroll",
                tabindex="0",
                role="group",
                aria_label="Flow, scrolls sideways",
            )[island.place(ids.ROUTE_FLOW, "flow", ISLAND)],
        ],
        div(id=ids.ROUTE_LIST, class_="route-told"),
    ]


def drawn(atlas: Atlas, view: View) -> Answer:
    """The ends, the options and the result in one line; the flow asks for itself."""
    found = found_routes(atlas, view)
    return {
        "islands": [ISLAND] if found else [],
        "html": texts(
            {
                ids.ROUTE_START_CHOSEN: end_chosen(atlas, view, "start"),
                ids.ROUTE_END_CHOSEN: end_chosen(atlas, view, "end"),
                ids.ROUTE_SWAP: swap(view),
                ids.ROUTE_OPTIONS: options(atlas, view, found),
                ids.ROUTE_RESULT: result_head(atlas, view, found) if found else empty(atlas, view),
            }
        ),
    }


def told(atlas: Atlas, view: View) -> Answer:
    """The routes in sentences."""
    return {"html": texts({ids.ROUTE_LIST: route_list(atlas, view, found_routes(atlas, view))})}


def chart(atlas: Atlas, view: View, dark: bool) -> Component | None:
    """The flow, which tells its text alternative where it is."""
    found = found_routes(atlas, view)
    if not found:
        return None
    start, end = (name_of(atlas, node, view.words) for node in (view.start, view.end))
    count = f"{len(found)} route{'s' if len(found) > 1 else ''}"
    return html.Div(
        dcc.Graph(
            id=ids.flow("routes"),
            figure=sankey(atlas, view, found, dark),
            config={"displayModeBar": False, "responsive": True},
        ),
        role="img",
        **props(
            aria_label=f"{count} from {start} to {end} as a flow; "
            "the list of sentences after it tells the same."
        ),
    )


def register(app: Dash, atlas: Atlas) -> None:
    """The flow when it is on the screen, and where a click in it leads."""

    @app.callback(
        Output(ids.inside(ids.ROUTE_FLOW), "children"),
        Input(ids.ROUTE_ASKED, "data"),
        prevent_initial_call=True,
    )
    def draw(asked: dict[str, Any] | None) -> Component | None:
        if not asked:
            return None
        return chart(atlas, parse(asked["query"], atlas)[0], asked["dark"])

    app.clientside_callback(
        ClientsideFunction("plexus", "flowAsked"),
        Output(ids.ROUTE_ASKED, "data"),
        Input(ids.island(ISLAND), "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("plexus", "follow"),
        Input({"type": "flow", "name": ALL}, "clickData"),
        prevent_initial_call=True,
    )
