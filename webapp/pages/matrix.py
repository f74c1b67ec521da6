"""The matrix: structures or conditions against regions, by how strongly pain is felt there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from htpy import (
    Element,
    Node,
    b,
    details,
    div,
    fragment,
    h1,
    i,
    p,
    span,
    summary,
    table,
    tbody,
    td,
    th,
    thead,
    tr,
)

from graph import Atlas
from graph.matrix import Cell, Matrix
from webapp import ids
from webapp.address import parse
from webapp.colours import MARKS
from webapp.figures.facets import BODY_PARTS
from webapp.figures.matrix_cells import (
    Reaches,
    beyond,
    matrix_of,
    reaches_once,
    sentences,
    sign_of,
)
from webapp.figures.matrix_chart import HEAD, ROW, matrix_chart
from webapp.pages.page import Answer, Page, texts
from webapp.panels import island
from webapp.panels.chosen import radios
from webapp.panels.pieces import link, node_link, props
from webapp.view import DOWN, View
from webapp.wording import inline, name_of

EMPTY = "No pain of these is known to be felt here: choose another row or another part of the body."


def page(atlas: Atlas) -> Page:
    """The page on an atlas; where pain may be felt is computed when it is first asked for."""
    found = reaches_once(atlas)
    return Page(
        "matrix",
        "Matrix",
        frame(),
        lambda view: drawn(atlas, found, view),
        lambda view: told(atlas, found, view),
        lambda app: register(app, atlas, found),
        islands=(
            dcc.Store(id=ids.island("matrix")),
            dcc.Store(id=ids.MATRIX_QUERY),
            island.component(ids.MATRIX_BOX),
        ),
    )


def frame() -> Element:
    """The choices, the place of the heat map, and the same as a table, all that a phone shows."""
    return div(class_="matrix-page")[
        h1["Matrix"],
        div(id=ids.MATRIX_HEAD, class_="matrix-head"),
        island.place(ids.MATRIX_BOX, "matrix-box", "matrix"),
        details(id=ids.MATRIX_FOLD, class_="matrix-fold")[
            summary["As a table"], div(id=ids.MATRIX_TABLE)
        ],
    ]


def choices(atlas: Atlas, view: View) -> list[Element]:
    """What stands in the rows, and which part of the body in the columns."""
    down = [(MARKS[mark].label, replace(view, down=mark), view.down == mark) for mark in DOWN]
    parts = [part for part in (*BODY_PARTS, view.across) if part in atlas.hierarchy]
    across = [("Whole body", replace(view, across=""), not view.across)]
    across += [
        (name_of(atlas, part, view.words), replace(view, across=part), view.across == part)
        for part in dict.fromkeys(parts)
    ]
    return [
        div(class_="matrix-choice")[span(class_="quiet")["Rows"], radios("Rows", down)],
        div(class_="matrix-choice")[span(class_="quiet")["Columns"], radios("Columns", across)],
    ]


def head(atlas: Atlas, view: View, shown: Matrix) -> Node:
    """The choices, how much is shown, and how to read it."""
    what = MARKS[view.down].label.lower()
    where = inline(atlas, view.across, view.words) if view.across else "body"
    rows = len(shown.rows)
    number = f"{rows} {what}" if not shown.left_out else f"{rows} of {rows + shown.left_out} {what}"
    left = (
        f" Those with the least pain there, {shown.left_out}, are left out."
        if shown.left_out
        else ""
    )
    floor = None
    if view.floor:
        floor = p(class_="table-filters")[
            link(f"{view.floor} evidence or better ✕", replace(view, floor=""), "chip")
        ]
    return fragment[
        div(class_="matrix-choices")[choices(atlas, view)],
        floor,
        p(class_="matrix-said")[
            b[number],
            f" by where their pain may be felt in the {where}. Those felt most in the same place ",
            f"stand together.{left} Click a cell for its receipts.",
        ],
        legend(),
    ]


def legend() -> Element:
    """How the colour and the signs are read."""
    return p(class_="matrix-legend")[
        span["weak ", i(class_="ramp", aria_hidden="true"), " strong"],
        span[
            span(class_="sign contested", aria_hidden="true")["◆"],
            " contested: a source disputes it",
        ],
        span[span(class_="sign denied", aria_hidden="true")["✕"], " looked for and not found"],
        span["empty: nothing is said of it"],
    ]


def table_cell(atlas: Atlas, view: View, node: str, cell: Cell | None) -> Element:
    """One cell of the table: its strength, a sign, and the way on."""
    if cell is None:
        return td
    sign = "✕" if cell.strength <= 0 else "◆" if cell.contested else ""
    said = "; ".join(sentences(atlas, view, cell))
    also = sign_of(cell)
    name = f"{said}: {cell.strength:.2f}" + (f", {also}" if also else "")
    inside = [f"{cell.strength:.2f}", span(class_="sign")[f" {sign}"] if sign else None]
    return td(style=f"--shade:{cell.strength:.2f}", class_="felt")[
        link(inside, beyond(atlas, view, node, cell), aria_label=name)
    ]


def as_table(atlas: Atlas, view: View, shown: Matrix) -> Element:
    """The matrix as a table with the same links."""
    if not shown.rows:
        return p(class_="quiet")[EMPTY]
    columns = [
        th(scope="col")[span[name_of(atlas, column, view.words)]] for column in shown.columns
    ]
    rows = [
        tr[
            th(scope="row")[node_link(atlas, view, row.node)],
            [table_cell(atlas, view, row.node, row.cells.get(column)) for column in shown.columns],
        ]
        for row in shown.rows
    ]
    label = "Strength of referred pain by region"
    return div(class_="matrix-scroll", role="region", aria_label=label, tabindex="0")[
        table(class_="matrix-table")[
            thead[tr[th(scope="col")[span[MARKS[view.down].label]], columns]], tbody[rows]
        ]
    ]


def drawn(atlas: Atlas, found: Reaches, view: View) -> Answer:
    """The choices and the words; the heat map is an island."""
    return {
        "html": texts({ids.MATRIX_HEAD: head(atlas, view, matrix_of(atlas, found, view))}),
        "islands": ["matrix"],
    }


def told(atlas: Atlas, found: Reaches, view: View) -> Answer:
    """The table."""
    shown = matrix_of(atlas, found, view)
    return {"html": texts({ids.MATRIX_TABLE: as_table(atlas, view, shown)})}


def chart(atlas: Atlas, found: Reaches, view: View) -> Component:
    """The heat map, or what to do where there is none."""
    shown = matrix_of(atlas, found, view)
    if not shown.rows:
        return html.P(EMPTY, className="quiet")
    return html.Div(
        dcc.Graph(
            figure=matrix_chart(atlas, view, shown),
            config={"displayModeBar": False, "responsive": True},
            style={"height": f"{HEAD + ROW * len(shown.rows)}px"},
        ),
        className="matrix-chart",
        style={"minHeight": f"{HEAD + ROW * len(shown.rows)}px"},
        role="img",
        **props(aria_label="Heat map of the table below"),
    )


def register(app: Dash, atlas: Atlas, found: Reaches) -> None:
    """Draw the heat map where there is room for one; the page's own script follows its cells."""
    app.clientside_callback(
        ClientsideFunction("plexus", "matrixWanted"),
        Output(ids.MATRIX_QUERY, "data"),
        Input(ids.island("matrix"), "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.inside(ids.MATRIX_BOX), "children"),
        Input(ids.MATRIX_QUERY, "data"),
        prevent_initial_call=True,
    )
    def draw(query: str) -> Any:
        return chart(atlas, found, parse(query, atlas)[0])
