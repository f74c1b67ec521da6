"""What the page about the data says in words: figures, method, keys, licence, how to cite."""

from __future__ import annotations

from dataclasses import replace

from htpy import (
    Element,
    Node,
    a,
    b,
    button,
    dd,
    div,
    dl,
    dt,
    fragment,
    kbd,
    li,
    p,
    pre,
    span,
    table,
    tbody,
    td,
    th,
    thead,
    tr,
    ul,
)

from graph import Atlas
from graph.build import STEP_DECAY
from graph.citation import bibtex, citation
from graph.evidence import OFTEN, RARE, SPILLOVER
from graph.quality import Quality
from graph.referral import WIDER
from graph.sentences import author_year
from graph.worked_example import Counted, Example, worked_example
from webapp.keyboard import KEYS, Key
from webapp.panels.pieces import link
from webapp.view import View, go
from webapp.wording import capital, edge_sentence


def head(atlas: Atlas, found: Quality) -> Node:
    """What the atlas is, in figures."""
    contested = len(found.contested)
    receipts = sum(count.receipts for count in found.relations)
    return fragment[
        p[
            b[f"{atlas.graph.number_of_nodes():,} things"],
            f", {atlas.graph.number_of_edges():,} statements with {receipts:,} receipts from ",
            f"{len(atlas.sources):,} works; {contested} statements are contested. ",
            "One row of data is one source saying one thing. Nothing is in it without a source.",
        ],
        p[
            "The data teach anatomy and diagnose nobody. To correct them, add a row to a table: ",
            "data/README.md in the project tells how, with an example.",
        ],
    ]


def percent(share: float) -> str:
    """A share as people write it."""
    return f"{100 * share:.0f} %"


def how_weighed(counted: Counted) -> str:
    """How the weight of one receipt comes about, in figures."""
    receipt = counted.receipt
    steps = f"{counted.level_weight:.2f}"
    if receipt.stance == "supports":
        if counted.measured is not None:
            steps += f" × ({RARE:.1f} + {OFTEN - RARE:.1f} × {counted.measured:.2f})"
        if receipt.pattern == "spillover":
            steps += f" × {SPILLOVER:.2f}"
    return f"{steps} = {counted.weight:.2f}" if steps != f"{counted.weight:.2f}" else steps


def product(example: Example, stance: str) -> str:
    """1 − (1 − a)(1 − b) … with the figures of one side of the example."""
    weights: dict[str, float] = {}
    for one in example.counted:
        if one.receipt.stance == stance:
            source = one.receipt.source
            weights[source] = max(one.weight, weights.get(source, 0.0))
    if not weights:
        return "0"
    return "1 − " + " × ".join(f"(1 − {weight:.2f})" for weight in weights.values())


def example_told(atlas: Atlas, view: View, example: Example) -> Element:
    """The worked example: each receipt's weight, and what they come to."""
    opened = replace(go(view, example.edge[0]), edge=example.edge, tab="detail")
    rows = [
        tr[
            th(scope="row")[author_year(atlas.sources[one.receipt.source])],
            td[atlas.sources[one.receipt.source].level],
            td[one.receipt.stance],
            td[one.receipt.frequency or "–"],
            td[how_weighed(one)],
        ]
        for one in example.counted
    ]
    heads = ("Work", "Level", "Stance", "Found in", "Weight")
    return div(class_="example")[
        p["For example: ", link(edge_sentence(atlas, example.edge, view.words), opened, "more")],
        div(class_="table-fold", tabindex="0", role="group", aria_label="Worked example")[
            table(class_="table")[thead[tr[[th(scope="col")[h] for h in heads]]], tbody[rows]]
        ],
        ul(class_="sums")[
            li[f"support = {product(example, 'supports')} = {example.support:.2f}"],
            li[f"dispute = {product(example, 'disputes')} = {example.dispute:.2f}"],
            li[
                f"strength = {example.support:.2f} × (1 − {example.dispute:.2f}) = ",
                b[f"{example.strength:.2f}"],
            ],
        ],
    ]


def strength(atlas: Atlas, view: View) -> Node:
    """How the strength of a statement and of a path is computed, and an example from the atlas."""
    ladder = sorted(atlas.levels.values(), key=lambda level: -level.rank)
    weights = ", ".join(f"{level.level} {level.weight:g}" for level in ladder)
    example = worked_example(atlas)
    return fragment[
        p[
            "Each work stands on a step of the ladder of evidence, and each step has a weight: ",
            f"{weights}. A work that measured how often it happens counts more the oftener it ",
            f"found it: its weight times {RARE} + {OFTEN - RARE:.1f} × the share it found. What ",
            f"it calls spillover counts {percent(SPILLOVER)}. Several rows of one work count once.",
        ],
        p[
            "Works add up like independent chances to be right: ",
            "what is left after one work doubts and the next doubts too is the doubt. Those that ",
            "dispute a statement lower its strength in the same way.",
        ],
        pre(class_="formula")[
            "support  = 1 − Π (1 − weight of each supporting work)\n"
            "dispute  = 1 − Π (1 − weight of each disputing work)\n"
            "strength = support × (1 − dispute)"
        ],
        example_told(atlas, view, example) if example else None,
        p[
            "A path from a cause to the place that hurts is as strong as the product of its ",
            f"steps, times {STEP_DECAY:g} for every step after the first. What is said of a part ",
            "of a place counts for it whole; what is said of a wider place counts ",
            f"{percent(WIDER)} for each level between.",
        ],
        p["A strength is no probability that a person has it: it says how well a thing is known."],
    ]


def key_told(key: Key) -> Element:
    """One key and what it does where."""
    caps = [[" " if place else None, kbd[name]] for place, name in enumerate(key.keys)]
    return div(class_="key")[dt[caps], dd[span(class_="quiet")[key.where], span[capital(key.does)]]]


def keyboard() -> Element:
    """All keys."""
    return dl(class_="keys")[[key_told(key) for key in KEYS]]


def copyable(name: str, text: str) -> Element:
    """A text with a button that copies it."""
    return div(class_="copyable")[
        pre(id=f"cite-{name}", tabindex="0")[text],
        button(
            type="button",
            class_="button",
            data_copy=f"cite-{name}",
            aria_label=f"Copy the {name}",
        )["Copy"],
    ]


def licence() -> Node:
    """What one may do with it, and how to cite it."""
    return fragment[
        p[
            "The data are under CC BY 4.0: use them for anything, also for money, and say where ",
            "they come from. The code is under the MIT licence, the typeface Inter under the SIL ",
            "Open Font Licence. Please cite the works behind the statements that you use, too.",
        ],
        p[
            "For programs: the export menu of a view has its graph in many formats, and ",
            a(href="/api/v1/docs")["the interface for programs"],
            " answers the questions of these pages as JSON.",
        ],
        copyable("citation", citation()),
        copyable("BibTeX", bibtex()),
        p(id="copy-note", class_="quiet", role="status"),
    ]
