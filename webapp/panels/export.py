"""Take the view away: the graph on the screen in a file, the picture, or a link."""

from __future__ import annotations

from typing import Any

import networkx as nx
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from graph import Atlas
from graph.export import FORMATS, pack
from webapp import ids
from webapp.address import parse
from webapp.figures.scene import shown_around
from webapp.panels.pieces import props
from webapp.view import View

PICTURES = (("png", "for slides"), ("svg", "for print"))
GROUPS: dict[str, dict[str, str]] = {
    "For graph programs": {
        "gexf": "Gephi",
        "graphml": "yEd, igraph",
        "cx2": "Cytoscape, NDEx",
        "cytoscape": "Cytoscape.js",
        "neo4j": "CSV and Cypher",
        "json": "networkx node-link",
    },
    "Tables": {"csv": "spreadsheets, pandas", "kgx": "Biolink tables"},
    "For the semantic web": {"turtle": "RDF", "jsonld": "RDF in JSON", "sssom": "mappings"},
    "References": {"csl": "Zotero, Word", "bibtex": "LaTeX"},
}
"""The formats under their headings, each with what opens it."""


def grouped_formats() -> dict[str, dict[str, str]]:
    """The formats that there are, under their headings; one that no group has stands at the end."""
    groups = {
        heading: {name: note for name, note in notes.items() if name in FORMATS}
        for heading, notes in GROUPS.items()
    }
    known = {name for notes in groups.values() for name in notes}
    others = {name: format_.label for name, format_ in FORMATS.items() if name not in known}
    groups["More"] = others
    return {heading: notes for heading, notes in groups.items() if notes}


def layout() -> Component:
    """The export menu and the button that copies the link; ``assets/menu.js`` opens the menu."""
    groups = [
        _group(heading, [_item(name, note, id=ids.export_item(name)) for name, note in of.items()])
        for heading, of in grouped_formats().items()
    ]
    pictures = [_item(name.upper(), note, **props(data_graph=name)) for name, note in PICTURES]
    menu = html.Div(
        [
            html.Div("What is on the screen, with its sources", className="menu-title"),
            html.Div([*groups, _group("The picture", pictures)], className="menu-groups"),
        ],
        id=ids.EXPORT_MENU,
        className="menu export-menu",
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


def _group(heading: str, items: list[Component]) -> Component:
    title = html.Div(heading, className="menu-heading", **props(aria_hidden="true"))
    return html.Div(
        [title, *items], className="menu-group", role="group", **props(aria_label=heading)
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
        format_ = ctx.triggered_id["format"]
        name, data = pack(on_screen(atlas, view), format_, f"plexus-{view.focus}")
        return dcc.send_bytes(data, name)

    app.clientside_callback(
        ClientsideFunction("plexus", "copyLink"),
        Output(ids.EXPORT_NOTE, "children"),
        Input(ids.COPY_LINK, "n_clicks"),
        prevent_initial_call=True,
    )
