"""The works of the page about the data: a search box, and the best matches with all they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, quote_plus

from htpy import (
    Element,
    Node,
    a,
    button,
    details,
    div,
    form,
    fragment,
    input,
    label,
    li,
    ol,
    p,
    span,
    summary,
    ul,
)

from graph import Atlas
from graph.build import Edge
from graph.sentences import cite
from graph.works import Work, find_works
from webapp.address import TEXT_LIMIT, to_query
from webapp.panels.receipts import addresses
from webapp.view import View, go
from webapp.wording import capital, edge_sentence

Address = Callable[[Edge], str]
SHOWN = 50
STATEMENTS = 12
"""Statements of one work that are listed; a large work gives hundreds."""
EXAMPLES = "Try an author, a word of the title, a year, a DOI or a PubMed number."


def box(view: View) -> Element:
    """The search box: a form that goes to the same page with the words in its address."""
    kept = parse_qsl(to_query(replace(view, works="")).lstrip("?"))
    return form(class_="works-form", role="search", method="get", action="", data_view="about")[
        [input(type="hidden", name=name, value=value) for name, value in kept],
        label(for_="works-text")["Search the works"],
        span(class_="works-row")[
            input(
                id="works-text",
                type="search",
                name="works",
                value=view.works,
                maxlength=str(TEXT_LIMIT),
                autocomplete="off",
                placeholder="author, title, year, DOI or PubMed number",
            ),
            button(type="submit", class_="button")["Search"],
        ],
    ]


def addresses_of(view: View) -> Address:
    """The address of a statement's receipts: written once, as a list of works has hundreds."""
    there = replace(go(view, "PLACE"), edge=("PLACE", "PLACE", "PLACE"), tab="detail")
    before, between, after = to_query(there).replace("PLACE~PLACE~PLACE", "PLACE").split("PLACE")
    return lambda edge: f"{before}{edge[0]}{between}{quote_plus('~'.join(edge))}{after}"


def cited_by(atlas: Atlas, view: View, work: Work, address: Address) -> Element | None:
    """The statements that cite a work, folded."""
    if not work.edges:
        return None
    number = len(work.edges)
    shown = work.edges[:STATEMENTS]
    more = number - len(shown)
    items = [li[a(href=address(edge))[edge_sentence(atlas, edge, view.words)]] for edge in shown]
    return details(class_="cited")[
        summary[f"Cited by {number:,} statement{'s' if number != 1 else ''}"],
        ul[items],
        p(class_="quiet")[f"and {more:,} more"] if more else None,
    ]


def entry(atlas: Atlas, view: View, work: Work, address: Address) -> Element:
    """One work: the whole reference, how good it is, what was seen of it, what cites it."""
    source = work.source
    plural = "" if work.receipts == 1 else "s"
    seen = f"What was seen: {source.seen}" if source.seen else ""
    return li(class_="work")[
        div(class_="work-cite")[cite(source)],
        div(class_="work-meta")[
            span(class_="badge level")[source.level],
            span[f"{work.receipts:,} receipt{plural}"],
            span[capital(seen)] if seen else None,
            addresses(source),
        ],
        cited_by(atlas, view, work, address),
    ]


def contents(atlas: Atlas, view: View, known: Sequence[Work]) -> Node:
    """The search box over the works that it finds."""
    found = find_works(known, view.works)
    onward = replace(view, works="")
    address = addresses_of(onward)
    shown = found[:SHOWN]
    if not found:
        told = f"No work fits “{view.works}”. {EXAMPLES}"
    elif view.works.strip():
        many = f", the best {SHOWN} shown" if len(found) > SHOWN else ""
        told = f"{len(found):,} of {len(known):,} works{many}."
    else:
        told = f"{len(known):,} works; here those that give most receipts. {EXAMPLES}"
    return fragment[
        box(view),
        p(class_="quiet", role="status")[told],
        ol(class_="works")[[entry(atlas, onward, work, address) for work in shown]]
        if shown
        else None,
    ]
