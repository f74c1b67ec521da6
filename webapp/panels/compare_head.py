"""The head of a comparison: what is compared, ready-made comparisons, how they are told apart."""

from __future__ import annotations

from dataclasses import replace

from htpy import (
    Element,
    Node,
    details,
    div,
    fragment,
    h2,
    h3,
    li,
    nav,
    p,
    section,
    span,
    summary,
    ul,
)

from graph import Atlas
from graph.compare import Apart, told_apart
from graph.sentences import author_year, ranked_receipts, verb
from webapp.figures.comparison import felt_areas
from webapp.panels.pieces import choice_of, link, node_link, strength_meter
from webapp.panels.receipts import opener
from webapp.view import MOST_THINGS, EdgeKey, View, go, toggled
from webapp.wording import capital, edge_sentence, name_of

EXAMPLES = (
    ("Hip or back?", ("hip-disorder", "lumbar-spine-disorder")),
    ("Muscle strain or arthritis?", ("muscle-strain", "arthritis")),
    ("Sciatica or hip bursitis?", ("sciatica", "hip-bursitis")),
)

OPEN_LINES = 6
"""What passages say of one thing: so many lines stand open, the others are folded away."""


def added(view: View, node: str) -> View:
    """The view with one thing more; one that is there already stays where it is."""
    if node in view.things or len(view.things) >= MOST_THINGS:
        return view
    return replace(view, things=(*view.things, node))


def chips(atlas: Atlas, view: View) -> Element | None:
    """The compared things, each with the way to take it away."""
    if not view.things:
        return None
    return ul(class_="chips", aria_label="Compared")[
        (
            li(class_="chip")[
                node_link(atlas, view, thing),
                link(
                    "✕",
                    replace(view, things=toggled(view.things, thing)),
                    "chip-away",
                    aria_label=f"Take away {name_of(atlas, thing, view.words)}",
                ),
            ]
            for thing in view.things
        )
    ]


def examples(atlas: Atlas, view: View) -> Element:
    """The comparisons that people ask for most, one click each."""
    known = [(title, ids) for title, ids in EXAMPLES if all(id_ in atlas.graph for id_ in ids)]
    return nav(class_="comparisons", aria_label="Ready-made comparisons")[
        (
            choice_of(title, replace(view, things=ids), "comparison", view.things == ids)
            for title, ids in known
        )
    ]


def head(atlas: Atlas, view: View) -> Node:
    """Chips, examples and what to do next."""
    count = len(view.things)
    told = {
        0: "Add two things, or begin with one of these:",
        1: "Add another thing to see both side by side, or take one of these:",
        MOST_THINGS: f"Side by side stand {MOST_THINGS} at most: take one away to add another.",
    }.get(count, "Add another thing, or take one of these:")
    full = "compare-told compare-full" if count == MOST_THINGS else "compare-told"
    return fragment[chips(atlas, view), p(class_=full)[told], examples(atlas, view)]


def caption(atlas: Atlas, view: View, place: int) -> Node:
    """What stands over a body map; nothing where nothing is compared."""
    if place >= len(view.things):
        return None
    felt, direct = felt_areas(atlas, view.things[place])
    where = f"{len(felt)} area{'s' if len(felt) != 1 else ''}"
    if not direct:
        where += ", by way of what it causes or affects" if felt else ": no source says where"
    return fragment[
        h3(class_="body-name")[node_link(atlas, view, view.things[place])],
        p(class_="quiet")[where],
    ]


def _note_items(atlas: Atlas, edge: EdgeKey) -> list[Element]:
    receipts = ranked_receipts(atlas, edge)
    notes = {r.note: author_year(atlas.sources[r.source]) for r in receipts if r.note}
    return [li[capital(note), span(class_="quiet")[f" ({who})"]] for note, who in notes.items()]


def _said_of(atlas: Atlas, view: View, thing: str, apart: Apart) -> Element:
    """What the passages say of one of the two, each line with the notes that they add."""
    passages = {(r.source, r.locator) for r in atlas.graph.edges[apart.edge]["receipts"]}

    def line(edge: EdgeKey) -> Element:
        is_subject = edge[0] == thing
        record = atlas.relations[edge[2]]
        said = verb(record.relation if is_subject else record.inverse)
        notes = dict.fromkeys(
            receipt.note
            for receipt in ranked_receipts(atlas, edge)
            if receipt.note and (receipt.source, receipt.locator) in passages
        )
        return li[
            f"{said} ",
            node_link(atlas, view, edge[1] if is_subject else edge[0]),
            span(class_="quiet")[f" ({'; '.join(notes)})"] if notes else None,
            span(class_="badge contested apart-badge")["contested"]
            if atlas.graph.edges[edge]["contested"]
            else None,
            " ",
            opener(atlas, go(view, thing), edge, "receipts"),
        ]

    edges = apart.said[thing]
    rest = edges[OPEN_LINES:]
    return div(class_="apart-side")[
        h3(class_="apart-name")[node_link(atlas, view, thing)],
        ul[(line(edge) for edge in edges[:OPEN_LINES])]
        if edges
        else p(class_="quiet")["Nothing more."],
        details(class_="compare-more", id=f"apart-{apart.edge[0]}-{apart.edge[1]}-{thing}")[
            summary[f"{len(rest)} more"], ul[(line(edge) for edge in rest)]
        ]
        if rest
        else None,
    ]


def _pair(atlas: Atlas, view: View, apart: Apart) -> Element:
    data, notes = atlas.graph.edges[apart.edge], _note_items(atlas, apart.edge)
    said = any(apart.said.values())
    return div(class_="apart")[
        div(class_="apart-head")[
            span(class_="apart-sentence")[edge_sentence(atlas, apart.edge, view.words)],
            strength_meter(data["strength"], data["contested"]),
            opener(atlas, go(view, apart.edge[0]), apart.edge, "receipts"),
        ],
        ul(class_="apart-notes")[notes] if notes else None,
        fragment[
            p(class_="quiet")["The same passages say of each:"],
            div(class_="apart-sides")[
                (_said_of(atlas, view, thing, apart) for thing in apart.said)
            ],
        ]
        if said
        else None,
        None if notes or said else p(class_="quiet")["No source says by what: compare below."],
    ]


def apart_section(atlas: Atlas, view: View) -> Element | None:
    """What the sources say about telling the things apart."""
    if len(view.things) < 2:
        return None
    found = told_apart(atlas, view.things)
    return section(class_="compare-apart", aria_label="How they are told apart")[
        h2["How they are told apart"],
        [_pair(atlas, view, apart) for apart in found]
        or p(class_="quiet")[
            "No source here says that these are mistaken for each other. What differs stands below."
        ],
    ]
