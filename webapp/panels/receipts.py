"""The receipts of a statement: who says so, who disputes it, how strong that is."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, a, b, div, h2, li, p, section, span, ul

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


def addresses(source: Source) -> list[Element]:
    """Links to the work itself."""
    known = [
        ("DOI", f"https://doi.org/{source.doi}" if source.doi else ""),
        ("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/" if source.pmid else ""),
        ("page", source.url if not (source.doi or source.pmid) else ""),
    ]
    return [
        a(href=href, target="_blank", rel="noopener noreferrer", class_="outside")[name]
        for name, href in known
        if href
    ]


def unsigned(source: Source) -> str:
    """How a work without an author is called: by its title, and the year where it is known."""
    return f"{source.title} {source.year}".strip()


def whole(atlas: Atlas, receipt: Statement) -> Element:
    """One receipt in full."""
    source = atlas.sources[receipt.source]
    said = particulars(receipt)
    return li(class_=f"receipt {receipt.stance}")[
        div(class_="receipt-head")[
            span(class_=f"badge {receipt.stance}")[capital(receipt.stance)],
            span(class_="badge level")[source.level],
            b[author_year(source)] if source.authors else None,
        ],
        div(class_="receipt-title")[source.title if source.authors else b[unsigned(source)]],
        div(class_="receipt-said")[capital(said)] if said else None,
        div(class_="receipt-said")[capital(receipt.note)] if receipt.note else None,
        div(class_="receipt-foot")[span[capital(receipt.locator)], addresses(source)],
    ]


def opener(atlas: Atlas, view: View, edge: EdgeKey, label: str) -> Element:
    """The link that opens all receipts of a statement; its name holds the label that is seen."""
    told = f"Receipts: {edge_sentence(atlas, edge, view.words)}"
    if any(map(str.isalnum, label)) and label not in ("receipts", told.partition(": ")[2]):
        told += f", {label}"
    return link(label, replace(view, edge=edge, tab="detail"), "brief-more", aria_label=told)


def brief(atlas: Atlas, view: View, edge: EdgeKey) -> Element:
    """The best receipts of a statement in one line each, and the way to all of them.

    A dispute is never among those left out.
    """
    ranked = ranked_receipts(atlas, edge)
    disputes = [receipt for receipt in ranked if receipt.stance == "disputes"][:1]
    by_work = {r.source: r for r in reversed(ranked) if r.stance == "supports"}
    best = [r for r in ranked if by_work.get(r.source) is r]
    shown = best[: BRIEF - len(disputes)] + disputes
    lines = []
    for receipt in shown:
        source = atlas.sources[receipt.source]
        parts = [author_year(source), source.level, receipt.frequency]
        against = receipt.stance == "disputes"
        lines.append(
            span(class_="brief-line")[
                span(class_="against")["against: "] if against else None,
                " · ".join(part for part in parts if part),
            ]
        )
    more = len(ranked) - len(shown)
    label = f"+{more} more" if more else "receipt" if len(ranked) == 1 else "receipts"
    return div(class_="brief")[lines, opener(atlas, view, edge, label)]


def card(atlas: Atlas, view: View) -> Element | None:
    """The open statement with all its receipts, or nothing."""
    if view.edge is None:
        return None
    subject, object_, _ = view.edge
    data = atlas.graph.edges[view.edge]
    ranked = ranked_receipts(atlas, view.edge)
    against = sum(receipt.stance == "disputes" for receipt in ranked)
    return section(class_="card", aria_label="Receipts")[
        div(class_="card-head")[
            h2(class_="section-title")["Receipts"], link("Close", replace(view, edge=None), "close")
        ],
        p(class_="card-sentence")[edge_sentence(atlas, view.edge, view.words)],
        div(class_="card-meta")[
            strength_meter(data["strength"], data["contested"]),
            span[f"{len(ranked) - against} for, {against} against"],
        ],
        div(class_="card-ends")[node_link(atlas, view, subject), node_link(atlas, view, object_)],
        ul(class_="receipts")[(whole(atlas, receipt) for receipt in ranked)],
    ]
