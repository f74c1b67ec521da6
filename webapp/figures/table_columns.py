"""The columns of the table, as ag-grid's column definitions: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    field, title : str
        The key in a row, and what its head says.
    width : int
        Least width in px; the columns share what is left over by it.
    number : bool
        Sorted and filtered as a number, and set to the right.
    narrow : bool
        Whether a phone shows it too.
    hidden : bool
        Shown only where the person chooses it.
    """

    field: str
    title: str
    width: int = 110
    number: bool = False
    narrow: bool = False
    hidden: bool = False


THINGS = (
    Column("name", "Name", 240, narrow=True),
    Column("other", "Other name", 180),
    Column("kind", "Kind", 120),
    Column("family", "Family", 110, hidden=True),
    Column("places", "Lies in", 170),
    Column("strength", "Strength", 105, number=True, narrow=True),
    Column("statements", "Statements", 120, number=True),
    Column("contested", "Contested", 115, number=True),
    Column("receipts", "Receipts", 105, number=True),
    Column("level", "Best evidence", 135),
    Column("id", "Id", 160, hidden=True),
)
STATEMENTS = (
    Column("sentence", "Statement", 340, narrow=True),
    Column("subject", "Subject", 160, hidden=True),
    Column("kind", "Kind of subject", 140),
    Column("relation", "Relation", 140),
    Column("object", "Object", 160, hidden=True),
    Column("strength", "Strength", 105, number=True, narrow=True),
    Column("contested", "Contested", 115),
    Column("level", "Best evidence", 135),
    Column("for", "For", 80, number=True),
    Column("against", "Against", 100, number=True),
    Column("frequency", "Found in", 110),
    Column("best", "Best receipt", 160),
    Column("id", "Id", 200, hidden=True),
)
LINKED = {"name", "sentence"}
"""Columns that lead on: a name to its node, a sentence to its receipts."""


def columns(rows: str, scope: str) -> tuple[Column, ...]:
    """The columns of things or of statements; the whole atlas has no focus to be tied to."""
    if rows == "statements":
        return STATEMENTS
    return tuple(c for c in THINGS if c.field != "strength" or scope == "view")


def definition(column: Column, bases: dict[str, str], narrow: bool) -> dict[str, Any]:
    """A column as ag-grid takes it; ``bases`` gives the address behind a linked column."""
    kind = "agNumberColumnFilter" if column.number else "agTextColumnFilter"
    out: dict[str, Any] = {
        "field": column.field,
        "headerName": column.title,
        "filter": kind,
        "floatingFilter": not narrow,
        "minWidth": 118 if narrow and column.number else 150 if narrow else column.width,
        "flex": column.width,
        "hide": column.hidden or (narrow and not column.narrow),
    }
    if not narrow and not column.number:
        out["tooltipField"] = column.field
    if column.number:
        out["type"] = "rightAligned"
    if column.field in LINKED:
        out["cellRenderer"] = "PlexusLink"
        out["cellRendererParams"] = {"base": bases[column.field]}
        out["wrapText"] = out["autoHeight"] = narrow
    if column.field == "strength":
        out["valueFormatter"] = {"function": "plexusStrength(params.value)"}
    return out
