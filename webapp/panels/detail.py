"""The detail panel: what the focus is, its warning signs, its relations, its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component
from htpy import (
    Element,
    Node,
    a,
    details,
    div,
    fragment,
    h2,
    li,
    nav,
    p,
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
from htpy import section as section_

from graph import Atlas
from webapp import ids
from webapp.colours import mark_of
from webapp.figures.evidence_chart import evidence_chart, evidence_rows
from webapp.figures.warning_signs import serious_causes, warning_signs
from webapp.panels import island, relations
from webapp.panels.pieces import choice_of, glyph, node_link, section
from webapp.panels.pins import pin_link
from webapp.panels.receipts import card, opener
from webapp.panels.relations import exercise
from webapp.view import PANELS, View
from webapp.wording import (
    WARNING_AFTER,
    WARNING_OF,
    WARNING_TITLE,
    capital,
    inline,
    name_of,
    other_name,
)

XREF_ADDRESSES = {
    "UBERON": "http://purl.obolibrary.org/obo/UBERON_{}",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_{}",
    "DOID": "http://purl.obolibrary.org/obo/DOID_{}",
    "HP": "http://purl.obolibrary.org/obo/HP_{}",
    "FMA": "http://purl.org/sig/ont/fma/fma{}",
}
RECEIPTS_SIGN = "›"
"""Opens the receipts where there is no room for the word; its name is read aloud."""
PANEL_TITLES = {"relations": "Relations", "evidence": "Evidence"}


def frame() -> Element:
    """The place of the panel: its text, and in the evidence half a chart with its table."""
    return section_(class_="panel detail", aria_label="Detail")[
        div(id=ids.DETAIL),
        island.place(ids.CHART, "chart-place", "evidence"),
        div(id=ids.EVIDENCE),
    ]


def warning_box(atlas: Atlas, view: View) -> Element | None:
    """The warning signs in plain sight, before anything else."""
    own = warning_signs(atlas, view.focus)
    serious = serious_causes(atlas, view.focus)
    if not own and not serious:
        return None
    signs: dict[bool, list[Element]] = {True: [], False: []}
    for sign, edge in own.items():
        is_finding = atlas.graph.nodes[sign]["family"] == "finding"
        signs[is_finding].append(
            li[node_link(atlas, view, sign), opener(atlas, view, edge, RECEIPTS_SIGN)]
        )
    causes = (
        li[node_link(atlas, view, cause), span(class_="signs")[_listing(atlas, view, signs_of)]]
        for cause, signs_of in serious.items()
    )
    return section_(class_="warning", aria_label="Warning signs")[
        h2(class_="warning-title")[WARNING_TITLE] if own else None,
        ul(class_="sign-list")[signs[True]] if signs[True] else None,
        h2(class_="warning-title")[WARNING_AFTER] if signs[True] and signs[False] else None,
        ul(class_="sign-list")[signs[False]] if signs[False] else None,
        details(class_="serious", id="serious-causes", open=not own)[
            summary[WARNING_OF], ul[causes]
        ]
        if serious
        else None,
    ]


def _listing(atlas: Atlas, view: View, nodes: Iterable[str]) -> str:
    return ", ".join(inline(atlas, node, view.words) for node in nodes)


def identifiers(xrefs: tuple[str, ...]) -> Element | None:
    """The cross references as links to the ontologies."""
    links: list[Element] = []
    for xref in xrefs:
        prefix, _, number = xref.partition(":")
        address = XREF_ADDRESSES.get(prefix)
        links.append(
            a(
                href=address.format(number),
                target="_blank",
                rel="noopener noreferrer",
                class_="xref",
            )[xref]
            if address
            else span(class_="xref")[xref]
        )
    return div(class_="xrefs")[links] if links else None


def head(atlas: Atlas, view: View) -> list[Node]:
    """Name, the other name, kind, definition, synonyms, identifiers, place."""
    data = atlas.graph.nodes[view.focus]
    other = other_name(atlas, view.focus, view.words)
    names = {name_of(atlas, view.focus, view.words).lower(), other.lower()}
    synonyms = [s for s in data["synonyms"] if s.lower() not in names]
    word = "Part of" if data["family"] == "region" else "Place"
    places = [node_link(atlas, view, place) for place in data["regions"]]
    return [
        div(class_="kind")[glyph(mark_of(data["kind"])), span[capital(data["kind"])]],
        div(class_="name-row")[
            h2(class_="focus-name")[name_of(atlas, view.focus, view.words)],
            pin_link(atlas, view),
        ],
        p(class_="other-name")[other] if other else None,
        p(class_="definition")[data["definition"]] if data["definition"] else None,
        p(class_="synonyms")[f"Also: {', '.join(synonyms)}"] if synonyms else None,
        exercise(atlas, view.focus),
        div(class_="places")[span(class_="label")[word], places] if places else None,
        identifiers(data["xrefs"]),
    ]


def panel_switch(view: View) -> Element:
    """The two halves of the panel: relations, and evidence by level and year."""
    return nav(class_="panel-switch", aria_label="Detail shows")[
        (
            choice_of(
                PANEL_TITLES[panel],
                replace(view, panel=panel, tab="detail"),
                "switch",
                panel == view.panel,
            )
            for panel in PANELS
        )
    ]


def evidence(atlas: Atlas, view: View) -> Element | None:
    """The focus's receipts by level and year as a table, below the chart of the same."""
    if view.panel != "evidence":
        return None
    rows = evidence_rows(atlas, view.focus)
    if not rows:
        return p(class_="quiet")["No statement about this yet."]
    return section(
        "Who speaks of this, by level and year",
        table(class_="table")[
            thead[tr[(th[name] for name in ("Level", "Years", "For", "Against"))]],
            tbody[(tr[(td[cell] for cell in row.cells())] for row in rows)],
        ],
    )


def chart(atlas: Atlas, view: View) -> Component | None:
    """The chart of the evidence half; None elsewhere, so that Plotly is loaded only for it."""
    rows = evidence_rows(atlas, view.focus) if view.panel == "evidence" else []
    if not rows:
        return None
    figure = evidence_chart(rows)
    return html.Div(
        dcc.Graph(figure=figure, config={"displayModeBar": False, "responsive": True}),
        className="chart",
        # Plotly comes late: the table below stands where it will stay.
        style={"height": f"{figure.layout.height}px"},
    )


def contents(atlas: Atlas, view: View) -> Node:
    """The panel's text for a view."""
    return fragment[
        card(atlas, view),
        warning_box(atlas, view),
        head(atlas, view),
        panel_switch(view),
        relations.sections(atlas, view) if view.panel == "relations" else None,
    ]
