"""What fits the answers of *Where does it hurt?*, why, and what would tell it apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from htpy import (
    Element,
    Node,
    details,
    div,
    fragment,
    h3,
    li,
    ol,
    p,
    span,
    strong,
    summary,
    ul,
)

from graph import Atlas
from graph.build import Edge
from graph.guide import Candidate
from graph.guide.candidates import Reason
from graph.referral import PainSource
from webapp.figures.scene import strength_word
from webapp.panels.hurt_asks import raised
from webapp.panels.pieces import link, node_link
from webapp.panels.receipts import brief
from webapp.panels.relations import path_told
from webapp.view import View, go
from webapp.wording import capital, edge_sentence, inline, name_of

SHOWN = 10
REST = 50
FITS = ((0.6, "fits well"), (0.4, "fits in part"), (0.25, "fits a little"), (0.0, "hardly fits"))
EXAMPLES = (
    (
        "Lower back and buttock, worse with long sitting",
        {"places": ("lower-back", "buttock"), "worse": ("prolonged-sitting",)},
    ),
    (
        "Outer hip, worse when lying on that side",
        {"places": ("lateral-hip",), "worse": ("side-lying",)},
    ),
    ("Groin, worse with twisting", {"places": ("groin",), "worse": ("twisting",)}),
)


def fit_word(fit: float) -> str:
    """A fit in words."""
    return next(word for least, word in FITS if fit >= least)


def empty(atlas: Atlas, view: View) -> Node:
    """What to do where no place is chosen, with examples."""
    known = [
        (label, chosen)
        for label, chosen in EXAMPLES
        if all(node in atlas.graph for nodes in chosen.values() for node in nodes)
    ]
    blank = replace(view, places=(), feels=(), worse=(), eased=(), found=())
    return fragment[
        p["Choose one or more places, on the body or in the list. Then tick what you know of it."],
        [
            p(class_="quiet")["Or begin with an example:"],
            ul(class_="hurt-examples")[
                (li[link(label, replace(blank, **chosen), "example")] for label, chosen in known)
            ],
        ]
        if known
        else None,
    ]


def alarm(atlas: Atlas, view: View) -> Element | None:
    """What was ticked that asks for a doctor, before anything that fits."""
    ticked = raised(atlas, view)
    if not ticked:
        return None
    said = ", ".join(inline(atlas, sign, view.words) for sign in ticked)
    means = sorted(
        (
            about
            for about, signs in atlas.warnings.items()
            if about not in atlas.hierarchy and not set(ticked).isdisjoint(signs)
        ),
        key=lambda about: name_of(atlas, about, view.words),
    )
    return div(class_="hurt-alarm", role="alert")[
        strong["See a doctor soon. "],
        f"You ticked {said}. Whatever fits below, this has to be looked at by somebody who can "
        "examine you; at once if it is severe or getting worse.",
        div(class_="hurt-means")[
            span["It may belong to:"], (node_link(atlas, view, about) for about in means)
        ]
        if means
        else None,
    ]


def answer_label(atlas: Atlas, view: View, group: str, answer: str) -> str:
    """An answer in a few words."""
    if group == "feels":
        return answer
    named = inline(atlas, answer, view.words)
    return {"worse": f"worse with {named}", "eased": f"eased by {named}"}.get(group, named)


def opened(view: View, edge: Edge) -> View:
    """The explorer with the receipts of a statement open."""
    return replace(go(view, edge[0]), edge=edge, tab="detail")


def _reasons(
    atlas: Atlas, view: View, title: str, reasons: Sequence[Reason], class_name: str
) -> Element | None:
    if not reasons:
        return None
    return div(class_=f"why {class_name}")[
        span(class_="why-title")[title],
        ul[
            (
                li[
                    link(
                        answer_label(atlas, view, reason.group, reason.answer),
                        opened(view, reason.edges[0]),
                        "why-link",
                        title=f"{capital(strength_word(reason.strength))}: "
                        f"{edge_sentence(atlas, reason.edges[0], view.words)}",
                    )
                ]
                for reason in reasons
            )
        ],
    ]


def _sentences(atlas: Atlas, view: View, edges: Iterable[Edge]) -> list[Element]:
    return [
        li[f"{edge_sentence(atlas, edge, view.words)}.", brief(atlas, go(view, edge[0]), edge)]
        for edge in edges
    ]


def _receipts(atlas: Atlas, view: View, candidate: Candidate) -> Element:
    """By which path its pain gets to each place, and who says all that."""
    reached = [reach for reach in candidate.reaches if reach.path]
    paths = [
        li[
            strong[f"{name_of(atlas, reach.place, view.words)}: "],
            path_told(
                atlas,
                view,
                PainSource(candidate.id, reach.strength, reach.path, reach.place),
            ),
        ]
        for reach in reached
        if len(reach.path) > 1
    ]
    steps = dict.fromkeys(step.edge for reach in reached for step in reach.path)
    said = dict.fromkeys(
        edge for reason in (*candidate.matched, *candidate.against) for edge in reason.edges
    )
    return details(class_="fit-receipts", id=f"hurt-why-{candidate.id}")[
        summary["The path, and who says so"],
        ul(class_="paths")[paths] if paths else None,
        ul(class_="said")[_sentences(atlas, view, [*steps, *(e for e in said if e not in steps)])],
    ]


def meter(fit: float) -> Element:
    """A fit as a bar, with words."""
    word = fit_word(fit)
    bar = span(class_="meter-bar", style=f"width:{max(round(fit * 100), 2)}%")
    return span(class_="fit", title=f"{capital(word)} ({fit:.2f})")[
        span(class_="meter", aria_hidden="true")[bar], span(class_="fit-word")[word]
    ]


def card(atlas: Atlas, view: View, candidate: Candidate) -> Element:
    """One candidate: how well it fits, and why."""
    missed = [reach.place for reach in candidate.reaches if not reach.path]
    unexplained = [answer_label(atlas, view, *answer) for answer in candidate.unexplained] + [
        f"pain at the {inline(atlas, place, view.words)}" for place in missed
    ]
    about = atlas.graph.nodes[candidate.id]["definition"]
    serious = candidate.id in atlas.warnings
    return li(class_="fit-card")[
        div(class_="fit-head")[
            h3[node_link(atlas, view, candidate.id)],
            meter(candidate.fit),
        ],
        p(class_="badge disputes fit-serious")["has warning signs"] if serious else None,
        p(class_="fit-about")[about] if about else None,
        _reasons(atlas, view, "Explains", candidate.matched, "for"),
        _reasons(atlas, view, "Speaks against it", candidate.against, "against-it"),
        div(class_="why")[
            span(class_="why-title")["Does not explain"], span["; ".join(unexplained)]
        ]
        if unexplained
        else None,
        _receipts(atlas, view, candidate),
    ]


def results(atlas: Atlas, view: View, candidates: Sequence[Candidate]) -> Node:
    """The alarm, then what fits, the best first."""
    if not view.places:
        return fragment[alarm(atlas, view), empty(atlas, view)]
    if not candidates:
        return fragment[
            alarm(atlas, view),
            p["Nothing in the atlas refers pain to most of these places. Take one of them back."],
        ]
    shown, rest = candidates[:SHOWN], candidates[SHOWN:]
    count = f"The {len(shown)} that fit best of {len(candidates)} that may be felt here."
    return fragment[
        alarm(atlas, view),
        p(class_="quiet")[count if rest else f"All {len(shown)} that may be felt here."],
        ol(class_="fits")[(card(atlas, view, candidate) for candidate in shown)],
        _rest(atlas, view, rest) if rest else None,
    ]


def _rest(atlas: Atlas, view: View, rest: Sequence[Candidate]) -> Element:
    more = len(rest) - REST
    return details(class_="fit-rest", id="hurt-rest")[
        summary[f"{len(rest)} more that fit less"],
        ul[(li[node_link(atlas, view, c.id), meter(c.fit)] for c in rest[:REST])],
        p(class_="quiet")[f"and {more} more, weaker still"] if more > 0 else None,
    ]
