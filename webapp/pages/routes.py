"""The page of routes: how two things are joined, step by step, as a flow and in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.address import parse
from webapp.figures.route_flow import sankey
from webapp.pages.page import Answer, Page, texts
from webapp.panels import picker
from webapp.panels.export import print_button
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
        layout(),
        lambda view: drawn(atlas, view),
        lambda view: told(atlas, view),
        lambda app: register(app, atlas),
    )


def _end(title: str, id_: str, chosen: str) -> Component:
    return html.Section(
        [
            html.H2(title, className="end-title"),
            html.Div(id=chosen, className="end-chosen"),
            picker.picker(id_, title, "picker", "Choose by name …"),
        ],
        className="end",
        **props(aria_label=title),
    )


def layout() -> Component:
    """The frame: two ends, the options, the flow, the sentences."""
    return html.Div(
        [
            dcc.Store(id=ids.ROUTE_ASKED),
            html.Div([html.H1("Routes"), print_button()], className="routes-head"),
            html.P(LEAD, className="lead"),
            html.Div(
                [
                    _end("From", ids.ROUTE_START, ids.ROUTE_START_CHOSEN),
                    html.Div(id=ids.ROUTE_SWAP, className="swap-place"),
                    _end("To", ids.ROUTE_END, ids.ROUTE_END_CHOSEN),
                ],
                className="ends",
            ),
            html.Div(id=ids.ROUTE_OPTIONS, className="route-options"),
            html.Div(id=ids.ROUTE_RESULT, className="route-result"),
            html.Section(
                [
                    html.P(LEGEND, className="quiet"),
                    html.P(
                        [html.Span(className="ribbon contested"), CONTESTED],
                        className="quiet",
                    ),
                    html.Div(
                        html.Div(id=ids.ROUTE_FLOW, className="flow"),
                        className="flow-scroll",
                        tabIndex="0",
                        role="group",
                        **props(aria_label="Flow, scrolls sideways"),
                    ),
                ],
                className="route-flow",
                **props(aria_label="Routes as a flow"),
            ),
            html.Div(id=ids.ROUTE_LIST, className="route-told"),
        ],
        className="routes-page",
    )


def drawn(atlas: Atlas, view: View) -> Answer:
    """The ends, the options and the result in one line; the flow asks for itself."""
    found = found_routes(atlas, view)
    return {
        "island": ISLAND if found else "",
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
    """The two pickers, the flow when it is on the screen, and where a click in it leads."""
    picker.register(app, atlas, ids.ROUTE_START, lambda view, node: replace(view, start=node))
    picker.register(app, atlas, ids.ROUTE_END, lambda view, node: replace(view, end=node))

    @app.callback(
        Output(ids.ROUTE_FLOW, "children"),
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
