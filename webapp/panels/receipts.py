"""The receipts of a statement: who says so, who disputes it, how strong that is."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from graph import Atlas
from graph.records import Source, Statement
from graph.sentences import author_year, ranked_receipts
from webapp.panels.pieces import link, node_link, strength_meter
from webapp.view import EdgeKey, View
from webapp.wording import capital, edge_sentence

BRIEF = 2
"""Receipts that stand under each relation in a list; the rest open with a click."""


def particulars(receipt: Statement) -> str:
    """What a receipt says beyond the bare relation, in one line."""
    parts = [
        receipt.frequency and f"found in {receipt.frequency}",
        receipt.side,
        receipt.pattern and f"{receipt.pattern} pattern",
        receipt.quality.replace("|", ", "),
    ]
    return " · ".join(part for part in parts if part)


def addresses(source: Source) -> list[Component]:
    """Links to the work itself."""
    known = [
        ("DOI", f"https://doi.org/{source.doi}" if source.doi else ""),
        ("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/" if source.pmid else ""),
        ("page", source.url if not (source.doi or source.pmid) else ""),
    ]
    return [
        html.A(name, href=href, target="_blank", rel="noopener noreferrer", className="outside")
        for name, href in known
        if href
    ]


def whole(atlas: Atlas, receipt: Statement) -> Component:
    """One receipt in full."""
    source = atlas.sources[receipt.source]
    said = particulars(receipt)
    stance = "Disputes" if receipt.stance == "disputes" else "Supports"
    return html.Li(
        [
            html.Div(
                [
                    html.Span(stance, className=f"badge {receipt.stance}"),
                    html.Span(source.level, className="badge level"),
                    html.B(author_year(source)),
                ],
                className="receipt-head",
            ),
            html.Div(source.title, className="receipt-title"),
            *([html.Div(capital(said), className="receipt-said")] if said else []),
            *([html.Div(receipt.note, className="receipt-said")] if receipt.note else []),
            html.Div(
                [html.Span(receipt.locator), *addresses(source)],
                className="receipt-foot",
            ),
        ],
        className=f"receipt {receipt.stance}",
    )


def brief(atlas: Atlas, view: View, edge: EdgeKey) -> Component:
    """The best receipts of a statement in one line each, and the way to all of them.

    A dispute is never among those left out.
    """
    ranked = ranked_receipts(atlas, edge)
    disputes = [receipt for receipt in ranked if receipt.stance == "disputes"][:1]
    shown = [r for r in ranked if r.stance == "supports"][: BRIEF - len(disputes)] + disputes
    lines = []
    for receipt in shown:
        source = atlas.sources[receipt.source]
        parts = [author_year(source), source.level]
        parts += [receipt.frequency] if receipt.frequency else []
        against = receipt.stance == "disputes"
        lines.append(
            html.Span(
                [html.Span("against: ", className="against") if against else "", " · ".join(parts)],
                className="brief-line",
            )
        )
    more = len(ranked) - len(shown)
    label = f"+{more} more" if more else "receipt" if len(ranked) == 1 else "receipts"
    lines.append(
        link(
            label,
            replace(view, edge=edge, tab="detail"),
            "brief-more",
            **{"aria-label": f"Receipts: {edge_sentence(atlas, edge, view.words)}"},
        )
    )
    return html.Div(lines, className="brief")


def card(atlas: Atlas, view: View) -> Component | None:
    """The open statement with all its receipts, or nothing."""
    if view.edge is None:
        return None
    subject, object_, _ = view.edge
    data = atlas.graph.edges[view.edge]
    ranked = ranked_receipts(atlas, view.edge)
    against = sum(receipt.stance == "disputes" for receipt in ranked)
    count = f"{len(ranked) - against} for, {against} against"
    return html.Section(
        [
            html.Div(
                [
                    html.H3("Receipts", className="section-title"),
                    link("Close", replace(view, edge=None), "close"),
                ],
                className="card-head",
            ),
            html.P(edge_sentence(atlas, view.edge, view.words), className="card-sentence"),
            html.Div(
                [strength_meter(data["strength"], data["contested"]), html.Span(count)],
                className="card-meta",
            ),
            html.Div(
                [node_link(atlas, view, subject), node_link(atlas, view, object_)],
                className="card-ends",
            ),
            html.Ul([whole(atlas, receipt) for receipt in ranked], className="receipts"),
        ],
        className="card",
        **{"aria-label": "Receipts"},
    )
