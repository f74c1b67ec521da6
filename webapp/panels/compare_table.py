"""The rows of a comparison: what all the things share, and what only some of them have."""

from __future__ import annotations

from collections.abc import Sequence

from htpy import (
    Element,
    Node,
    details,
    div,
    fragment,
    h2,
    h3,
    li,
    p,
    section,
    span,
    summary,
    table,
    tbody,
    td,
    th,
    thead,
    tr,
    ul,
)

from graph import Atlas
from graph.sentences import ranked_receipts
from webapp.figures.comparison import Part, Row, parts, signs_where_felt
from webapp.panels.pieces import node_link, strength_meter
from webapp.panels.receipts import opener, particulars
from webapp.view import EdgeKey, View, go
from webapp.wording import WARNING_TITLE, capital, name_of

OPEN_ROWS = 8
"""Rows of a heading that stand open; the others are folded away with their number."""
MOST_ROWS = 40


def _note(atlas: Atlas, edge: EdgeKey) -> str:
    """What the best receipt with a note or a figure says beyond the bare statement."""
    for receipt in ranked_receipts(atlas, edge):
        if receipt.note or receipt.frequency:
            against = "against: " if receipt.stance == "disputes" else ""
            said = " · ".join(filter(None, [particulars(receipt), receipt.note]))
            return capital(f"{against}{said}")
    return ""


def cell(atlas: Atlas, view: View, thing: str, edge: EdgeKey | None) -> Element:
    """How well one statement stands and what its best receipt notes; a dash where there is none."""
    if edge is None:
        return td(class_="none")[span(aria_label="not said")["–"]]
    data = atlas.graph.edges[edge]
    count, note = len(data["receipts"]), _note(atlas, edge)
    label = f"{count} receipt{'s' if count != 1 else ''}"
    return td[
        div(class_="cell-thing", aria_hidden="true")[name_of(atlas, thing, view.words)],
        div(class_="cell-head")[
            strength_meter(data["strength"], data["contested"]),
            opener(atlas, go(view, thing), edge, label),
        ],
        div(class_="cell-note")[note] if note else None,
    ]


def _row(atlas: Atlas, view: View, row: Row) -> Element:
    things = view.things
    shared = len(things) > 1 and len(row.edges) == len(things)
    mark = span(class_="badge all")["both" if len(things) == 2 else "all"] if shared else None
    return tr(class_="shared-row" if shared else None)[
        th(scope="row")[node_link(atlas, view, row.node), mark],
        (cell(atlas, view, thing, row.edges.get(thing)) for thing in things),
    ]


def _table(atlas: Atlas, view: View, title: str, rows: Sequence[Row]) -> Element:
    return table(class_="compare-table", aria_label=title)[
        thead[
            tr[
                td,
                (th(scope="col")[name_of(atlas, thing, view.words)] for thing in view.things),
            ]
        ],
        tbody[(_row(atlas, view, row) for row in rows)],
    ]


def part_section(atlas: Atlas, view: View, part: Part) -> Element:
    """One heading with its rows."""
    count = len(part.rows)
    rest, beyond = part.rows[OPEN_ROWS:MOST_ROWS], max(count - MOST_ROWS, 0)
    shared = f", {part.shared} shared" if part.shared and len(view.things) > 1 else ""
    folded = details(class_="compare-more", id=f"compare-more-{part.key}")[
        summary[f"{len(rest)} more"],
        _table(atlas, view, f"{part.title}, the others", rest),
        p(class_="quiet")[f"and {beyond} more: open one of them in the explorer"]
        if beyond
        else None,
    ]
    warns = " warns" if part.key == "of-warning-sign-of" else ""
    return section(class_=f"compare-part{warns}")[
        h3[part.title, span(class_="quiet")[f" · {count}{shared}"]],
        _table(atlas, view, part.title, part.rows[:OPEN_ROWS]),
        folded if rest else None,
    ]


def _warning(atlas: Atlas, view: View) -> Element | None:
    """The warning signs of where these things are felt, before anything else."""
    signs = signs_where_felt(atlas, view.things)
    if not signs:
        return None
    return section(class_="warning compare-warning", aria_label="Warning signs")[
        details(id="compare-warning")[
            summary(class_="warning-title")[f"{WARNING_TITLE} any of these {len(signs)} signs"],
            p["They belong to the places where these are felt, whatever the cause."],
            ul(class_="sign-list")[
                (
                    li[node_link(atlas, view, sign), opener(atlas, go(view, sign), edge, "›")]
                    for sign, edge in signs.items()
                )
            ],
        ]
    ]


def tables(atlas: Atlas, view: View) -> Node:
    """Everything that is said of the things, shared first."""
    if not view.things:
        return None
    found = parts(atlas, view.things)
    return fragment[
        _warning(atlas, view),
        h2["Side by side"],
        [part_section(atlas, view, part) for part in found],
    ]
