"""The grid of the table, and how its script comes to the page that shows it and to no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dash_ag_grid as dag
from dash.fingerprint import build_fingerprint

from webapp import ids
from webapp.address import to_query
from webapp.figures.table_columns import columns, definition
from webapp.view import View, go

PACKAGE = "dash_ag_grid"
SCRIPT = "dash_ag_grid.min.js"
ROW_HEIGHT = 36
TOOLTIP_DELAY = 500
PLACE = "PLACE"
"""Stands in an address where the script puts the id of a row; no id has capitals."""


def script_address() -> str:
    """The address of the grid's script, which from now on is not loaded with every page.

    Dash puts the script of each imported component library into the page, 1.3 MB in this case, but
    leaves out and still serves what is marked as *dynamic*.
    """
    for resource in dag._js_dist:
        if resource["relative_package_path"] == SCRIPT:
            resource["dynamic"] = True
    path = Path(str(dag.__file__)).with_name(SCRIPT)
    name = build_fingerprint(SCRIPT, dag.__version__, int(path.stat().st_mtime))
    return f"/_dash-component-suites/{PACKAGE}/{name}"


def bases(view: View) -> dict[str, str]:
    """The addresses behind the linked columns, with ``PLACE`` for the id of the row."""
    return {
        "name": to_query(go(view, PLACE)),
        "sentence": to_query(go(view, PLACE)) + "&edge=EDGE",
    }


def grid(view: View, narrow: bool) -> dag.AgGrid:
    """The grid of a view, for a wide or for a narrow screen; its rows come by themselves.

    (Dash looks through every value that a callback gives it. For the 9,000 statements of the whole
    atlas that took 700 ms; rows from an address of their own take a tenth of that.)
    """
    links = bases(view)
    shown = columns(view.rows, view.scope)
    selection = {
        "mode": "multiRow",
        "checkboxes": True,
        "headerCheckbox": True,
        "enableClickSelection": False,
        "selectAll": "filtered",
    }
    options: dict[str, Any] = {
        "rowSelection": selection,
        "animateRows": False,
        "rowHeight": None if narrow else ROW_HEIGHT,
        "tooltipShowDelay": TOOLTIP_DELAY,
        "ensureDomOrder": True,
        "suppressDragLeaveHidesColumns": True,
        "enableCellTextSelection": True,
        "tabToNextCell": {"function": "plexusTab(params)"},
        "localeText": {"noRowsToShow": "No row passes the filters: clear one of them."},
    }
    if narrow:
        options["suppressMovableColumns"] = True
    return dag.AgGrid(
        id=ids.table_grid(view.rows),
        columnDefs=[definition(column, links, narrow) for column in shown],
        defaultColDef={"sortable": True, "resizable": True},
        getRowId="params.data.id",
        dashGridOptions=options,
        className="table-grid",
        style={"height": "100%", "width": "100%"},
    )
