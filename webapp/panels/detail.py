"""The detail panel: what the focus is, its warning signs, its relations, its evidence."""

from __future__ import annotations

from dataclasses import replace

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph import Atlas
from graph.regions import levels_up
from webapp import ids
from webapp.colours import mark_of
from webapp.figures.evidence_chart import evidence_chart, evidence_rows
from webapp.panels import relations
from webapp.panels.pieces import glyph, link, node_link, section
from webapp.panels.receipts import card
from webapp.panels.relations import exercise
from webapp.view import PANELS, View, is_region, parse
from webapp.wording import WARNING_TITLE, capital, edge_sentence, name_of, other_name

XREF_ADDRESSES = {
    "UBERON": "http://purl.obolibrary.org/obo/UBERON_{}",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_{}",
    "DOID": "http://purl.obolibrary.org/obo/DOID_{}",
    "HP": "http://purl.obolibrary.org/obo/HP_{}",
    "FMA": "http://purl.org/sig/ont/fma/fma{}",
}
PANEL_TITLES = {"relations": "Relations", "evidence": "Evidence"}


def layout() -> Component:
    """The place of the panel."""
    return html.Section(
        html.Div(id=ids.DETAIL), className="panel detail", **{"aria-label": "Detail"}
    )


def warnings(atlas: Atlas, node: str) -> list[tuple[str, tuple[str, str, str]]]:
    """The warning signs of a node, and for a region also those of the regions around it.

    Returns
    -------
    list of (finding, statement)
        By the name of the finding.
    """
    about = {node}
    if is_region(atlas, node):
        about.update(levels_up(atlas.hierarchy, node))
    found = {
        subject: (subject, object_, relation)
        for subject, object_, relation in atlas.graph.in_edges(about, keys=True)
        if relation == "warning sign of"
    }
    return sorted(found.items(), key=lambda pair: str(atlas.graph.nodes[pair[0]]["name"]))


def warning_box(atlas: Atlas, view: View) -> list[Component]:
    """The warning signs in plain sight, before anything else."""
    found = warnings(atlas, view.focus)
    if not found:
        return []
    items = [
        html.Li(
            [
                node_link(atlas, view, finding),
                link(
                    "receipts",
                    replace(view, edge=edge, tab="detail"),
                    "brief-more",
                    **{"aria-label": f"Receipts: {edge_sentence(atlas, edge, view.words)}"},
                ),
            ]
        )
        for finding, edge in found
    ]
    return [
        html.Section(
            [html.H3(WARNING_TITLE, className="warning-title"), html.Ul(items)],
            className="warning",
            **{"aria-label": "Warning signs"},
        )
    ]


def identifiers(xrefs: tuple[str, ...]) -> Component:
    """The cross references as links to the ontologies."""
    links = []
    for xref in xrefs:
        prefix, _, number = xref.partition(":")
        address = XREF_ADDRESSES.get(prefix)
        links.append(
            html.A(
                xref,
                href=address.format(number),
                target="_blank",
                rel="noopener noreferrer",
                className="xref",
            )
            if address
            else html.Span(xref, className="xref")
        )
    return html.Div(links, className="xrefs")


def head(atlas: Atlas, view: View) -> list[Component]:
    """Name, the other name, kind, definition, synonyms, identifiers, place."""
    data = atlas.graph.nodes[view.focus]
    other = other_name(atlas, view.focus, view.words)
    names = {name_of(atlas, view.focus, view.words).lower(), other.lower()}
    synonyms = [s for s in data["synonyms"] if s.lower() not in names]
    out: list[Component] = [
        html.Div(
            [glyph(mark_of(data["kind"])), html.Span(capital(data["kind"]))], className="kind"
        ),
        html.H2(name_of(atlas, view.focus, view.words), className="focus-name"),
    ]
    out += [html.P(other, className="other-name")] if other else []
    out += [html.P(data["definition"], className="definition")] if data["definition"] else []
    out += [html.P(f"Also: {', '.join(synonyms)}", className="synonyms")] if synonyms else []
    out += exercise(atlas, view.focus)
    places = [place for place in data["regions"] if place in atlas.graph]
    if places:
        word = "Part of" if data["family"] == "region" else "Place"
        links = [node_link(atlas, view, place) for place in places]
        out.append(html.Div([html.Span(word, className="label"), *links], className="places"))
    out += [identifiers(data["xrefs"])] if data["xrefs"] else []
    return out


def panel_switch(view: View) -> Component:
    """The two halves of the panel: relations, and evidence by level and year."""
    return html.Nav(
        [
            link(
                PANEL_TITLES[panel],
                replace(view, panel=panel, tab="detail"),
                "switch",
                **{"aria-current": "true" if panel == view.panel else "false"},
            )
            for panel in PANELS
        ],
        className="panel-switch",
        **{"aria-label": "Detail shows"},
    )


def evidence(atlas: Atlas, view: View) -> list[Component]:
    """The chart of the focus's receipts by level and year, and the same as a table."""
    rows = evidence_rows(atlas, view.focus)
    if not rows:
        return [html.P("No statement about this yet.", className="quiet")]
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(name) for name in ("Level", "Years", "For", "Against")])),
            html.Tbody([html.Tr([html.Td(cell) for cell in row.cells()]) for row in rows]),
        ],
        className="table",
    )
    chart = dcc.Graph(
        figure=evidence_chart(rows),
        config={"displayModeBar": False, "responsive": True},
        className="chart",
    )
    return [section("Who speaks of this, by level and year", [chart, table])]


def contents(atlas: Atlas, view: View) -> list[Component]:
    """The whole panel for a view."""
    opened = card(atlas, view)
    body = evidence(atlas, view) if view.panel == "evidence" else relations.sections(atlas, view)
    return [
        *([opened] if opened else []),
        *warning_box(atlas, view),
        *head(atlas, view),
        panel_switch(view),
        *body,
    ]


def register(app: Dash, atlas: Atlas) -> None:
    """Tell of the focus of the view."""

    @app.callback(Output(ids.DETAIL, "children"), Input(ids.URL, "search"))
    def show(search: str | None) -> list[Component]:
        return contents(atlas, parse(search, atlas)[0])
