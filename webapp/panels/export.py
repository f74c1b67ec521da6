"""Take the view away: the graph on the screen in a file, the picture, or a link."""

from __future__ import annotations

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from graph import Atlas
from graph.export import FORMATS, write
from webapp import ids
from webapp.address import parse
from webapp.figures.scene import shown_around
from webapp.panels.pieces import props
from webapp.view import View

PICTURES = ("png", "svg")
FORMAT_NOTES = {
    "csv": "spreadsheets, pandas",
    "kgx": "Biolink tables",
    "json": "networkx node-link",
    "graphml": "Gephi, yEd, igraph",
}


def layout() -> Component:
    """The export menu and the button that copies the link; ``assets/menu.js`` opens the menu."""
    files = [
        _item(name, FORMAT_NOTES.get(name, ""), id=ids.export_item(name))
        for name in sorted(FORMATS)
    ]
    pictures = [_item(name.upper(), "the picture", **props(data_graph=name)) for name in PICTURES]
    menu = html.Div(
        [
            html.Div("What is on the screen, with its sources", className="menu-title"),
            *files,
            html.Div(className="menu-line", role="separator"),
            *pictures,
        ],
        id=ids.EXPORT_MENU,
        className="menu",
        role="menu",
        **props(aria_label="Export"),
    )
    opener = html.Button(
        "Export",
        className="button",
        type="button",
        **props(data_menu=ids.EXPORT_MENU, aria_haspopup="menu", aria_expanded="false"),
    )
    return html.Div(
        [
            html.Span(id=ids.EXPORT_NOTE, className="export-note", role="status"),
            html.Button("Copy link", id=ids.COPY_LINK, className="button", type="button"),
            print_button(),
            opener,
            menu,
            dcc.Download(id=ids.EXPORT_FILE),
        ],
        className="actions",
    )


def _item(name: str, note: str, **more: Any) -> Component:
    """An item of the menu: the format, and what opens it."""
    said: list[Any] = [html.B(name), " ", html.Span(note, className="menu-note")]
    return html.Button(said, className="menu-item", type="button", role="menuitem", **more)


def print_button() -> Component:
    """The button that prints the handout of the view; ``assets/handout.js`` works it."""
    return html.Button(
        "Print",
        className="button",
        type="button",
        title="Print this on one page, with its sources",
        **props(data_print=""),
    )


def on_screen(atlas: Atlas, view: View) -> nx.MultiDiGraph:
    """Exactly the nodes and statements that the drawing shows, as a graph of its own."""
    around, _ = shown_around(atlas, view)
    items = around.items()
    shown = {around.focus, *(item.node for item in items)}
    for item in items:
        shown.update(item.edge[:2])
    graph = nx.MultiDiGraph(**atlas.graph.graph)
    graph.add_nodes_from((node, atlas.graph.nodes[node]) for node in sorted(shown))
    for subject, object_, relation in sorted({item.edge for item in items}):
        graph.add_edge(
            subject, object_, key=relation, **atlas.graph.edges[subject, object_, relation]
        )
    return graph


def file_of(graph: nx.MultiDiGraph, format_: str, name: str) -> tuple[bytes, str]:
    """The bytes of an export and its file name; a format that is a folder comes as a zip."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(graph, format_, path)
        if path.is_file():
            return path.read_bytes(), f"{name}{FORMATS[format_].suffix}"
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(path.rglob("*")):
                entry = zipfile.ZipInfo(f"{name}/{file.relative_to(path)}")
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
        return packed.getvalue(), f"{name}-{format_}.zip"


def register(app: Dash, atlas: Atlas) -> None:
    """Write the file that was asked for; copy the link in the browser."""

    @app.callback(
        Output(ids.EXPORT_FILE, "data"),
        Input({"type": "export", "format": ALL}, "n_clicks"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def export(clicks: list[int | None], search: str | None) -> Any:
        if not any(clicks) or not ctx.triggered_id:
            return no_update
        view, _ = parse(search, atlas)
        data, name = file_of(
            on_screen(atlas, view), ctx.triggered_id["format"], f"plexus-{view.focus}"
        )
        return dcc.send_bytes(data, name)

    app.clientside_callback(
        ClientsideFunction("plexus", "copyLink"),
        Output(ids.EXPORT_NOTE, "children"),
        Input(ids.COPY_LINK, "n_clicks"),
        prevent_initial_call=True,
    )
