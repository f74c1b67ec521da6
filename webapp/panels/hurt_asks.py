"""The questions of *Where does it hurt?*: places, warning signs, and answers as toggles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from htpy import Element, Node, details, div, fragment, h2, h3, li, p, section, span, summary, ul

from graph import Atlas
from graph.guide.questions import Question
from webapp import ids
from webapp.figures.chosen_places import parts_of_the_body, toggle_place
from webapp.figures.warning_signs import serious_causes, warning_signs
from webapp.panels import body_frame, finder
from webapp.panels.pieces import link, node_link
from webapp.view import View, toggled
from webapp.wording import WARNING_AFTER, WARNING_OF, WARNING_TITLE, capital, inline, name_of

MAP_REST = "Click where it hurts; click again to undo."
NO_SIGNS = "Choose a place: what to see a doctor for stands here."
NONE_KNOWN = (
    "No warning signs are noted for this place. Severe, new or growing trouble is a reason to see "
    "a doctor all the same."
)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of answers: its heading, and what a person may add to it by name."""

    name: str
    title: str
    says: str
    families: tuple[str, ...] = ()
    search: str = ""


GROUPS = (
    Group("feels", "What does it feel like?", "As many as fit."),
    Group(
        "worse",
        "What sets it off or makes it worse?",
        "On offer are the answers that tell most about what fits so far.",
        ("factor", "movement"),
        "Another thing that makes it worse …",
    ),
    Group(
        "eased",
        "What eases it?",
        "Little is written about what eases; an answer here tells less.",
        ("factor", "movement", "treatment"),
        "Another thing that eases it …",
    ),
    Group(
        "found",
        "What else is there?",
        "What you feel, or what an examiner has found.",
        ("finding",),
        "Another symptom or sign …",
    ),
)


def where(atlas: Atlas) -> Element:
    """Step 1: the body map, and the list of all places."""
    title = ids.hurt_title("where")
    return section(class_="hurt-box hurt-where", aria_labelledby=title)[
        h2(id=title)[span(class_="step")["1"], "Where?"],
        body_frame.frame(atlas, ids.HURT_MAP, MAP_REST),
        div(id=ids.HURT_PLACES),
    ]


def signs_frame() -> Element:
    """The place of the warning signs."""
    return section(class_="hurt-signs", aria_label="Warning signs")[div(id=ids.HURT_SIGNS)]


def asks() -> Element:
    """Steps 2 to 5: the places of the answers, and the boxes that find any other."""
    return div(class_="hurt-asks")[
        (_ask(number, group) for number, group in enumerate(GROUPS, start=2))
    ]


def _ask(number: int, group: Group) -> Element:
    title = ids.hurt_title(group.name)
    return section(class_="hurt-box", aria_labelledby=title)[
        h2(id=title)[span(class_="step")[str(number)], group.title],
        p(class_="quiet")[group.says],
        div(id=ids.hurt_group(group.name), class_="hurt-group"),
        finder.box(ids.hurt_add(group.name), group.search.rstrip(" …"), "hurt-add", group.search)
        if group.families
        else None,
    ]


def chip(label: str, view: View, chosen: bool) -> Element:
    """An answer that a click gives or takes back."""
    return link(
        label, view, "hurt-tick", role="checkbox", aria_checked="true" if chosen else "false"
    )


def chips(items: Iterable[Element], label: str) -> Element:
    """Answers side by side."""
    return ul(class_="hurt-ticks", aria_label=label)[(li[item] for item in items)]


def places(atlas: Atlas, view: View) -> Node:
    """What is chosen, and every place as a check box, by part of the body."""
    chosen = ", ".join(name_of(atlas, place, view.words) for place in view.places)
    return fragment[
        p(class_="hurt-chosen")[
            span[chosen or "No place chosen yet."],
            link("Clear", replace(view, places=()), "clear-places") if chosen else None,
        ],
        (_part(atlas, view, part.id, part.rows) for part in parts_of_the_body(atlas, view.words)),
    ]


def _part(atlas: Atlas, view: View, part: str, rows: Sequence[Sequence[str]]) -> Element:
    name = name_of(atlas, part, view.words) if part else "Everywhere"
    inside = sum(region in view.places for row in rows for region in row)
    return details(class_="hurt-part", id=f"hurt-part-{part or 'rest'}")[
        summary[name, span(class_="choice-count")[f" {inside} chosen"] if inside else None],
        [
            chips(
                (
                    chip(
                        name_of(atlas, region, view.words),
                        toggle_place(atlas, view, region),
                        region in view.places,
                    )
                    for region in row
                ),
                name_of(atlas, row[0], view.words),
            )
            for row in rows
        ],
    ]


def with_answers(view: View, group: Group, answers: tuple[str, ...]) -> View:
    """The view with these answers in a group."""
    changes: Any = {group.name: answers}
    return replace(view, **changes)


def group_chips(atlas: Atlas, view: View, group: Group, offered: Iterable[Question]) -> Node:
    """The answers of a group: those given first, then those on offer by name."""
    given: tuple[str, ...] = getattr(view, group.name)

    def label(answer: str) -> str:
        if group.name == "feels":
            return capital(answer)
        return name_of(atlas, answer, view.words)

    if group.name == "feels":
        answers = list(atlas.qualities)
    else:
        more = sorted((question.answer for question in offered), key=label)
        answers = [*given, *more]
    if not answers:
        return p(class_="quiet")["Nothing more to ask here: find it by name."]
    return chips(
        (
            chip(
                label(answer),
                with_answers(view, group, toggled(given, answer)),
                answer in given,
            )
            for answer in answers
        ),
        group.title,
    )


def signs_of(atlas: Atlas, view: View) -> tuple[str, ...]:
    """The warning signs of the chosen places, each once."""
    found = dict.fromkeys(sign for place in view.places for sign in warning_signs(atlas, place))
    return tuple(sorted(found, key=lambda sign: name_of(atlas, sign, view.words)))


def raised(atlas: Atlas, view: View) -> tuple[str, ...]:
    """What was ticked that is a warning sign of anything."""
    known = {sign for signs in atlas.warnings.values() for sign in signs}
    return tuple(answer for answer in view.found if answer in known)


def signs(atlas: Atlas, view: View) -> Node:
    """The warning signs as toggles, in plain sight; what is ticked is said in the heading."""
    if not view.places:
        return p(class_="quiet")[NO_SIGNS]
    own = signs_of(atlas, view)
    serious: dict[str, tuple[str, ...]] = {}
    for place in view.places:
        serious |= serious_causes(atlas, place)
    ticked = len(raised(atlas, view))
    nodes = atlas.graph.nodes
    findings = [sign for sign in own if nodes[sign]["family"] == "finding"]
    others = [sign for sign in own if sign not in findings]
    plural = "s" if ticked > 1 else ""
    title = f"See a doctor soon: you ticked {ticked} warning sign{plural}"
    return div(class_="warning raised" if ticked else "warning")[
        h2(class_="warning-title")[
            title if ticked else WARNING_TITLE if own else "When to see a doctor"
        ],
        chips((_sign(atlas, view, sign) for sign in findings), WARNING_TITLE) if findings else None,
        h3(class_="warning-title")[WARNING_AFTER] if findings and others else None,
        chips((_sign(atlas, view, sign) for sign in others), WARNING_AFTER) if others else None,
        None if own or serious else p[NONE_KNOWN],
        _serious(atlas, view, serious, is_open=not own) if serious else None,
    ]


def _sign(atlas: Atlas, view: View, sign: str) -> Element:
    return chip(
        name_of(atlas, sign, view.words),
        replace(view, found=toggled(view.found, sign)),
        sign in view.found,
    )


def _serious(
    atlas: Atlas, view: View, serious: Mapping[str, tuple[str, ...]], is_open: bool
) -> Element:
    causes = sorted(serious, key=lambda cause: name_of(atlas, cause, view.words))
    return details(class_="serious", id="hurt-serious", open=is_open)[
        summary[WARNING_OF],
        ul[
            (
                li[
                    node_link(atlas, view, cause),
                    chips(
                        (_sign(atlas, view, sign) for sign in serious[cause]),
                        f"Signs of {inline(atlas, cause, view.words)}",
                    ),
                ]
                for cause in causes
            )
        ],
    ]
