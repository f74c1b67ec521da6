"""*Where does it hurt?*: from what a person says of a pain to what fits it, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from htpy import Element, a, code, div, h1, h2, p, section

from graph import Atlas
from graph.guide import (
    Answers,
    Candidate,
    Guide,
    foremost_few,
    make_guide,
    questions,
    tell_apart,
    weigh_candidates,
)
from graph.guide.candidates import LONGEST, UNEXPLAINED, UNREACHED
from graph.guide.said import KIN
from webapp import ids
from webapp.figures.chosen_places import chosen_shading
from webapp.pages.page import Answer, Page, texts
from webapp.panels import hurt_apart, hurt_asks, hurt_results
from webapp.panels.finder import Finder
from webapp.panels.hurt_asks import GROUPS, Group
from webapp.view import View

TITLE = "Where does it hurt?"
Weigh = Callable[[Answers], tuple[Candidate, ...]]
KEPT = 200
METHOD = (
    "Everything in the atlas counts that may send pain to at least half of the places you chose, "
    f"along at most {LONGEST} statements.",
    "How strongly it reaches each place is the strength of that path, from 0 to 1; over several "
    f"places their geometric mean is taken, and a place that it does not reach counts {UNREACHED}.",
    f"Every answer counts {UNEXPLAINED} where nothing is said about it, and up to 1 the better "
    "the statement stands that says it: no source means little, not no.",
    f"A statement about a kind of it, such as long sitting for sitting, counts {KIN} of that; one "
    "that says the opposite takes away up to half.",
    "All of these are multiplied, and the root of as many is drawn, so that the bar stays readable "
    "when you answer more.",
    "The strength says how well a statement is supported, not how often a thing happens: what is "
    "common may stand below what is rare.",
)
FORMULA = (
    "fit = (place × Π shares) ^ (1 / (1 + answers)),  "
    f"share = ({UNEXPLAINED} + {1 - UNEXPLAINED} × match) × (1 − against / 2)"
)


def page(atlas: Atlas) -> Page:
    """The page on an atlas; what its statements explain is read when it is first asked for."""
    made = lru_cache(maxsize=1)(lambda: make_guide(atlas))
    weigh: Weigh = lru_cache(maxsize=KEPT)(lambda answers: weigh_candidates(made(), answers))
    return Page(
        "hurt",
        TITLE,
        frame(atlas),
        lambda view: drawn(made(), weigh, view),
        lambda view: told(made(), weigh, view),
        finders={
            ids.hurt_add(group.name): Finder(partial(added, group), group.families)
            for group in GROUPS
            if group.families
        },
    )


def frame(atlas: Atlas) -> Element:
    """The frame: places, warning signs, questions, and what fits."""
    return div(class_="hurt")[
        div(class_="hurt-head")[
            h1[TITLE],
            p[
                "Say where, and what you know of it. Plexus shows what in the body may send pain "
                "there, why, and who says so."
            ],
        ],
        div(class_="hurt-columns")[
            hurt_asks.where(atlas),
            hurt_asks.signs_frame(),
            hurt_asks.asks(),
            a(href=f"#{ids.HURT_RESULTS}", class_="hurt-jump")["See what fits"],
            _fits(),
        ],
    ]


def _fits() -> Element:
    return div(class_="hurt-fits")[
        section(
            id=ids.HURT_RESULTS,
            class_="hurt-box",
            tabindex="-1",
            aria_labelledby=ids.hurt_title("fits"),
        )[
            h2(id=ids.hurt_title("fits"))["What fits"],
            p(class_="hurt-lesson")["A lesson in anatomy, not a diagnosis."],
            div(id=ids.HURT_LIST),
        ],
        section(class_="hurt-box", aria_labelledby=ids.hurt_title("apart"))[
            h2(id=ids.hurt_title("apart"))["What tells them apart"],
            div(id=ids.HURT_APART),
        ],
        section(class_="hurt-box hurt-method", aria_labelledby=ids.hurt_title("method"))[
            h2(id=ids.hurt_title("method"))["How this is ranked"],
            p[" ".join(METHOD)],
            p[code[FORMULA]],
        ],
    ]


def answers_of(view: View) -> Answers:
    """What the view says of the pain."""
    return Answers(view.places, view.feels, view.worse, view.eased, view.found)


def drawn(guide: Guide, weigh: Weigh, view: View) -> Answer:
    """The body map, the warning signs, and the questions."""
    atlas, answers = guide.atlas, answers_of(view)
    signs = hurt_asks.signs_of(atlas, view)
    offered = questions(guide, weigh(answers), answers, leave_out=signs)
    html_: dict[str, Any] = {
        ids.HURT_PLACES: hurt_asks.places(atlas, view),
        ids.HURT_SIGNS: hurt_asks.signs(atlas, view),
    }
    for group in GROUPS:
        place = ids.hurt_group(group.name)
        html_[place] = hurt_asks.group_chips(atlas, view, group, offered[group.name])
    return {"bodies": {ids.HURT_MAP: chosen_shading(atlas, view)}, "html": texts(html_)}


def told(guide: Guide, weigh: Weigh, view: View) -> Answer:
    """What fits, and what tells it apart."""
    answers = answers_of(view)
    candidates = weigh(answers)
    few = foremost_few(candidates) if candidates else ()
    found = tell_apart(guide, few, answers) if len(few) > 1 else None
    return {
        "html": texts(
            {
                ids.HURT_LIST: hurt_results.results(guide.atlas, view, candidates),
                ids.HURT_APART: hurt_apart.apart(guide.atlas, view, found),
            }
        )
    }


def added(group: Group, view: View, node: str) -> View:
    """The view after an answer was added by name."""
    given: tuple[str, ...] = getattr(view, group.name)
    return hurt_asks.with_answers(view, group, tuple(dict.fromkeys((*given, node))))
