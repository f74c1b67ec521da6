"""The matrix as a Plotly heat map."""

from __future__ import annotations

import textwrap
from html import escape
from typing import Any

import plotly.graph_objects as go

from graph import Atlas
from graph.matrix import Cell, Matrix
from webapp.address import to_query
from webapp.figures.evidence_chart import INK
from webapp.figures.matrix_cells import best_receipts, beyond, sentences, sign_of
from webapp.figures.scene import strength_word
from webapp.view import View
from webapp.wording import capital, name_of

SCALE = ((0, "rgba(47,143,168,0.07)"), (1, "rgba(47,143,168,1)"))
"""One hue that grows over whatever ground the page has, light or dark."""
CONTESTED = {
    "symbol": "diamond",
    "size": 9,
    "color": "#9a1c1c",
    "line": {"color": "#fff", "width": 1.5},
}
DENIED = {"symbol": "x-thin", "size": 8, "line": {"color": "#c8644a", "width": 2}}
ROW, HEAD = 22, 150
LONGEST = 34
LINE = 58
FEW, NARROW = 8, 14
"""So few columns have room for their names, in lines of so many letters."""


def short(name: str) -> str:
    """A name that fits beside its row; the whole of it stands in the text of its cells."""
    return name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0] + " …"


def hover(atlas: Atlas, view: View, node: str, column: str, cell: Cell) -> str:
    """What is said of a cell under the pointer."""
    ends = f"{name_of(atlas, node, view.words)} → {name_of(atlas, column, view.words)}"
    strength = f"{capital(strength_word(cell.strength))} ({cell.strength:.2f})"
    lines = [f"<b>{escape(ends)}</b>", ", ".join(filter(None, [strength, sign_of(cell)]))]
    receipts = (f"· {receipt}" for receipt in best_receipts(atlas, cell))
    for text in (*sentences(atlas, view, cell), *receipts):
        lines += [escape(line) for line in textwrap.wrap(text, LINE)]
    return "<br>".join(lines)


def matrix_chart(atlas: Atlas, view: View, shown: Matrix) -> go.Figure:
    """A heat map: rows down, regions across, colour for strength, a sign for what is disputed.

    ``customdata`` of a cell is the address that it leads to.
    """
    z: list[list[float | None]] = []
    texts: list[list[str]] = []
    hrefs: list[list[str]] = []
    for row in shown.rows:
        cells = [row.cells.get(column) for column in shown.columns]
        z.append([cell.strength if cell else None for cell in cells])
        texts.append(
            [
                hover(atlas, view, row.node, column, cell) if cell else ""
                for column, cell in zip(shown.columns, cells, strict=True)
            ]
        )
        hrefs.append(
            [to_query(beyond(atlas, view, row.node, cell)) if cell else "" for cell in cells]
        )
    figure = go.Figure(
        go.Heatmap(
            z=z,
            text=texts,
            customdata=hrefs,
            zmin=0,
            zmax=1,
            colorscale=[list(stop) for stop in SCALE],
            showscale=False,
            hoverongaps=False,
            hovertemplate="%{text}<extra></extra>",
            xgap=2,
            ygap=2,
        )
    )
    _signs(figure, shown)
    _lay_out(figure, atlas, view, shown)
    return figure


def _signs(figure: go.Figure, shown: Matrix) -> None:
    """A mark on each cell that a source disputes, so that it does not rest on colour."""
    for marker, wanted in ((CONTESTED, True), (DENIED, False)):
        places = [
            (x, y)
            for y, row in enumerate(shown.rows)
            for x, column in enumerate(shown.columns)
            if (cell := row.cells.get(column)) and cell.contested and (cell.strength > 0) is wanted
        ]
        figure.add_scatter(
            x=[x for x, _ in places],
            y=[y for _, y in places],
            mode="markers",
            marker=marker,
            hoverinfo="skip",
            showlegend=False,
        )


def _lay_out(figure: go.Figure, atlas: Atlas, view: View, shown: Matrix) -> None:
    axis: dict[str, Any] = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": 12.5},
    }
    figure.update_layout(
        height=HEAD + ROW * len(shown.rows),
        margin={"l": 8, "r": 40, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "Inter, sans-serif", "size": 12.5, "color": INK},
        hoverlabel={"align": "left", "font": {"family": "Inter, sans-serif", "size": 13}},
        dragmode=False,
    )
    names = [short(name_of(atlas, column, view.words)) for column in shown.columns]
    level = len(names) <= FEW
    if level:
        names = ["<br>".join(textwrap.wrap(name, NARROW)) for name in names]
    figure.update_xaxes(
        **axis,
        side="top",
        tickangle=0 if level else -40,
        tickvals=list(range(len(names))),
        ticktext=names,
        range=[-0.5, len(names) - 0.5],
    )
    rows = [short(name_of(atlas, row.node, view.words)) for row in shown.rows]
    figure.update_yaxes(
        **axis,
        ticklabelstandoff=6,
        tickvals=list(range(len(rows))),
        ticktext=rows,
        range=[len(rows) - 0.5, -0.5],
    )
