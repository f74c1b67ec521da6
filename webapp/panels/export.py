"""Take the view away: the graph on the screen in a file, the picture, or a link."""

from __future__ import annotations

import networkx as nx
from dash import Dash
from htpy import Element, b, button, div, span
from starlette.requests import Request
from starlette.responses import Response

from graph import Atlas
from graph.export import FORMATS, pack
from webapp import ids
from webapp.address import parse
from webapp.api.files import media_type_of
from webapp.figures.scene import shown_around
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


def actions() -> Element:
    """The export menu and the button that copies the link.

    ``assets/menu.js`` opens the menu, ``assets/take_away.js`` works what is in it.
    """
    groups = [
        _group(heading, [_item(name, note, data_export=name) for name, note in of.items()])
        for heading, of in grouped_formats().items()
    ]
    pictures = [_item(name.upper(), note, data_graph=name) for name, note in PICTURES]
    return div(class_="actions")[
        span(id=ids.EXPORT_NOTE, class_="export-note", role="status"),
        button(class_="button", type="button", data_copy_link="")["Copy link"],
        print_button(),
        button(
            class_="button",
            type="button",
            data_menu=ids.EXPORT_MENU,
            aria_haspopup="menu",
            aria_expanded="false",
        )["Export"],
        div(id=ids.EXPORT_MENU, class_="menu export-menu", role="menu", aria_label="Export")[
            div(class_="menu-title")["What is on the screen, with its sources"],
            div(class_="menu-groups")[groups, _group("The picture", pictures)],
        ],
    ]


def _group(heading: str, items: list[Element]) -> Element:
    return div(class_="menu-group", role="group", aria_label=heading)[
        div(class_="menu-heading", aria_hidden="true")[heading], items
    ]


def _item(name: str, note: str, **more: str) -> Element:
    """An item of the menu: the format, and what opens it."""
    return button(class_="menu-item", type="button", role="menuitem", **more)[
        b[name], " ", span(class_="menu-note")[note]
    ]


def print_button() -> Element:
    """The button that prints the handout of the view; ``assets/handout.js`` works it."""
    title = "Print this on one page, with its sources"
    return button(class_="button", type="button", title=title, data_print="")["Print"]


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
    """The file of a view: ``/file/FORMAT?…``; a format that there is not is answered with 404."""

    @app.server.get("/file/{format_}", include_in_schema=False)
    def file(format_: str, request: Request) -> Response:
        if format_ not in FORMATS:
            return Response(status_code=404)
        view, _ = parse(request.url.query, atlas)
        name, data = pack(on_screen(atlas, view), format_, f"plexus-{view.focus}")
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        }
        return Response(data, media_type=media_type_of(name), headers=headers)
