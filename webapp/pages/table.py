"""The table: the things or the statements of a view, or of the whole atlas, to sort and to keep.

The frame and the words come with the view. The grid is an island: only this page loads its script.
The rows have an address of their own, ``/rows?…``, as plain JSON.
"""

from __future__ import annotations

import gzip
from dataclasses import replace
from functools import lru_cache
from typing import Any

import orjson
from dash import ClientsideFunction, Dash, Input, Output, dcc
from dash.development.base_component import Component
from htpy import (
    Element,
    Node,
    b,
    button,
    details,
    div,
    fragment,
    h1,
    input,
    label,
    p,
    span,
    summary,
)
from starlette.requests import Request
from starlette.responses import Response

from graph import Atlas
from webapp import ids
from webapp.address import MOST_PINNED, parse, to_query
from webapp.figures.table_rows import Rows
from webapp.pages.page import Answer, Page, texts
from webapp.panels import island
from webapp.panels.chosen import chips, radios
from webapp.panels.grid import grid, script_address
from webapp.panels.pieces import link, node_link
from webapp.view import MOST_THINGS, ROWS, SCOPES, View
from webapp.wording import capital

PACKED = 24
"""So many tables are kept ready to be sent; that of the whole atlas is 300 kB."""
PACKING = 5
"""The level of compression: a higher one takes longer and saves little."""
COMING = "The table is on its way …"
SCOPE_TITLES = {"view": "Around the focus", "all": "The whole atlas"}


def page(atlas: Atlas) -> Page:
    """The page on an atlas."""
    rows = Rows(atlas)
    return Page(
        "table",
        "Table",
        frame(),
        lambda view: drawn(atlas, rows, view),
        lambda view: {"html": {}},
        lambda app: register(app, atlas, rows),
        islands=(
            dcc.Store(id=ids.island("table")),
            dcc.Store(id=ids.TABLE_QUERY),
            island.component(ids.TABLE_BOX, COMING),
        ),
    )


def frame() -> Element:
    """A heading, the choices, the tools, and the place of the grid."""
    return div(class_="table-page")[
        h1["Table"],
        div(id=ids.TABLE_HEAD, class_="table-head"),
        div(class_="table-bar")[
            div(id=ids.TABLE_TOOLS, class_="table-tools"),
            div(id=ids.TABLE_ACTIONS, class_="table-actions"),
        ],
        island.place(
            ids.TABLE_BOX,
            "table-box",
            "table",
            p(class_="quiet")[COMING],
            data_script=script_address(),
        ),
    ]


def choices(view: View) -> list[Element]:
    """What stands in the rows, and of how much of the atlas."""
    what = [(capital(rows), replace(view, rows=rows), view.rows == rows) for rows in ROWS]
    scope = [
        (SCOPE_TITLES[scope], replace(view, scope=scope), view.scope == scope) for scope in SCOPES
    ]
    return [radios("Rows", what), radios("Scope", scope)]


def told_of(atlas: Atlas, view: View, count: int) -> Element:
    """How many rows there are, and of what."""
    what = view.rows if count != 1 else view.rows.removesuffix("s")
    number = b[f"{count:,} {what}"]
    if view.scope == "view":
        return p(class_="table-said")[number, " around ", node_link(atlas, view, view.focus)]
    ends = view.rows == "statements" and (view.kinds or view.regions)
    more = ": those with an end that passes the filters" if ends else ""
    return p(class_="table-said")[number, f" in the atlas{more}"]


def head(atlas: Atlas, view: View, count: int) -> Node:
    """The choices, the filters in force, and what they leave."""
    filters = link("Change the filters in the explorer", replace(view, page="explore"), "more")
    return fragment[
        div(class_="table-choices")[choices(view)],
        told_of(atlas, view, count),
        div(class_="table-filters")[chips(atlas, view), filters],
    ]


def tools() -> Node:
    """The filter over all columns and the choice of columns: the same in every view, so that what
    is typed stays."""
    return fragment[
        label(class_="table-quick")[
            span["Filter all columns"], input(id="table-quick", type="search", autocomplete="off")
        ],
        details(id="table-columns", class_="table-columns")[
            summary(class_="button")["Columns"], div(id="table-column-list")
        ],
        p(id="table-count", class_="quiet", role="status"),
    ]


def action(name: str, title: str, **more: str) -> Element:
    """A button that the script works; what needs a selection waits for one."""
    return button(type="button", class_="button", disabled=name != "csv", data_table=name, **more)[
        title
    ]


def actions(view: View) -> list[Element | None]:
    """What can be done with the rows that are selected, or with all.

    The addresses of *several* hold the word ``SEVERAL``, which the script replaces by ids.
    """
    explored = to_query(replace(view, page="explore", edge=None, pinned=()))
    compared = to_query(replace(view, page="compare", edge=None, things=()))
    name = f"plexus-{view.rows}-{'all' if view.scope == 'all' else view.focus}"
    compare = action(
        "compare",
        "Compare selected",
        data_several=f"{compared}&thing=SEVERAL",
        data_most=str(MOST_THINGS),
    )
    return [
        action(
            "show",
            "Show selected in the graph",
            data_several=f"{explored}&pin=SEVERAL",
            data_most=str(MOST_PINNED),
        ),
        compare if view.rows == "things" else None,
        action("copy", "Copy selected"),
        action("csv", "Download CSV", data_name=name),
    ]


def drawn(atlas: Atlas, rows: Rows, view: View) -> Answer:
    """The words of the page; the grid is its island."""
    return {
        "html": texts(
            {
                ids.TABLE_HEAD: head(atlas, view, rows.count(view)),
                ids.TABLE_TOOLS: tools(),
                ids.TABLE_ACTIONS: fragment[actions(view)],
            }
        ),
        "islands": ["table"],
    }


def asked_for(view: View) -> View:
    """The part of a view that its rows depend on."""
    return View(
        words=view.words,
        focus="" if view.scope == "all" else view.focus,
        also=() if view.scope == "all" else view.also,
        regions=view.regions,
        kinds=view.kinds,
        relations=view.relations,
        floor=view.floor,
        contested=view.contested,
        rows=view.rows,
        scope=view.scope,
    )


def pack(rows: Rows, view: View) -> bytes:
    """The rows of a view as JSON, compressed."""
    return gzip.compress(orjson.dumps(rows.table(view).rows), PACKING)


def register(app: Dash, atlas: Atlas, rows: Rows) -> None:
    """Load the grid's script, make the grid, then let the page's own script put the rows in."""
    packed = lru_cache(maxsize=PACKED)(lambda view: pack(rows, view))

    @app.server.get("/rows", include_in_schema=False)
    def get_rows(request: Request) -> Response:
        view, _ = parse(request.url.query, atlas)
        headers = {"Cache-Control": "no-store", "Content-Encoding": "gzip"}
        return Response(packed(asked_for(view)), media_type="application/json", headers=headers)

    app.clientside_callback(
        ClientsideFunction("plexus", "tableWanted"),
        Output(ids.TABLE_QUERY, "data"),
        Input(ids.island("table"), "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.inside(ids.TABLE_BOX), "children"),
        Input(ids.TABLE_QUERY, "data"),
        prevent_initial_call=True,
    )
    def fill(wanted: dict[str, Any]) -> Component:
        view, _ = parse(wanted["query"], atlas)
        return grid(view, bool(wanted["narrow"]))

    app.clientside_callback(
        ClientsideFunction("plexus", "tableFilled"),
        Input(ids.inside(ids.TABLE_BOX), "children"),
        prevent_initial_call=True,
    )
