"""What a person chooses about routes: the two ends, the relations, the direction, the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from htpy import (
    Element,
    Node,
    details,
    div,
    fieldset,
    fragment,
    legend,
    li,
    p,
    span,
    summary,
    ul,
)

from graph import Atlas
from graph.routes import Route
from graph.sentences import verb
from webapp.figures.relation_groups import GROUPS, allowed, group_of, members, switched
from webapp.panels.pieces import link, node_link
from webapp.view import STEPS, WAYS, View
from webapp.wording import capital, other_name

WAY_TITLES = {"any": "Either way", "forward": "Only as pain travels"}


def end_chosen(atlas: Atlas, view: View, field: str) -> Node:
    """What stands at one end of the routes, and the way to take it away."""
    node = getattr(view, field)
    if not node:
        return p(class_="quiet")["Nothing chosen yet."]
    kind, other = atlas.graph.nodes[node]["kind"], other_name(atlas, node, view.words)
    is_start = field == "start"
    without = replace(view, start="") if is_start else replace(view, end="")
    name = "Take away where it starts" if is_start else "Take away where it ends"
    return fragment[
        div(class_="end-name")[
            node_link(atlas, view, node), link("✕", without, "end-away", aria_label=name)
        ],
        p(class_="quiet")[" · ".join(filter(None, [capital(kind), other]))],
    ]


def swap(view: View) -> Element:
    """The link that turns the routes round."""
    after = replace(view, start=view.end, end=view.start)
    return link("⇄", after, "swap", aria_label="Swap the two ends", title="Swap the two ends")


def _box(label: Node, view: View, state: str, **more: str) -> Element:
    return link(label, view, "toggle", role="checkbox", aria_checked=state, **more)


def _radios(title: str, choices: Sequence[tuple[str, View, bool]]) -> Element:
    return fieldset(class_="option", role="radiogroup", data_arrows="")[
        legend[title],
        div(class_="toggles")[
            (
                link(label, view, "toggle", role="radio", aria_checked=str(chosen).lower())
                for label, view, chosen in choices
            )
        ],
    ]


def _group(atlas: Atlas, view: View, group: str, count: int) -> Element:
    """The check box of a group, with the number of the routes shown that use it."""
    on, all_of = set(allowed(atlas, view)), set(members(atlas, group))
    state = "true" if all_of <= on else "mixed" if all_of & on else "false"
    after = switched(atlas, view, all_of)
    title = GROUPS[group].title
    said = f"{title}: {GROUPS[group].tells}"
    if state != "false" and view.start and view.end:
        said += f"; in {count} of the routes"
    last = {"aria_disabled": "true"} if after == view else {}
    shown = span(class_="choice-count")[str(count)] if count else None
    dot = span(class_=f"ribbon relation-{group}", aria_hidden="true")
    # By its id the box keeps the keyboard's focus, although its name changes with the count.
    return _box(
        [dot, title, shown],
        after,
        state,
        id=f"allow-{group}",
        aria_label=said,
        title=said,
        **last,
    )


def _singles(atlas: Atlas, view: View) -> Element:
    """Each relation by itself, folded away unless some are left out."""
    on = set(allowed(atlas, view))
    parts = []
    for group, record in GROUPS.items():
        boxes = (
            li[
                _box(
                    capital(verb(relation)),
                    switched(atlas, view, (relation,)),
                    str(relation in on).lower(),
                )
            ]
            for relation in members(atlas, group)
        )
        parts.append(div(class_="single-group")[p(class_="single-title")[record.title], ul[boxes]])
    return details(class_="singles", id="single-relations")[
        summary["Choose single relations"], div(class_="single-groups")[parts]
    ]


def options(atlas: Atlas, view: View, found: Sequence[Route]) -> Node:
    """Relations, direction and steps, as check boxes and radio buttons that are links."""
    used = [{group_of(step.relation) for step in route.steps} for route in found]
    everything = link("Allow all", replace(view, via=()), "clear") if view.via else None
    return fragment[
        div(class_="option-row")[
            fieldset(class_="option")[
                legend["Relations"],
                div(class_="toggles")[
                    (
                        _group(atlas, view, group, sum(group in groups for groups in used))
                        for group in GROUPS
                    ),
                    everything,
                ],
            ],
            _radios(
                "Direction",
                [(WAY_TITLES[way], replace(view, way=way), view.way == way) for way in WAYS],
            ),
            _radios(
                "Steps, at most",
                [(n, replace(view, steps=n), view.steps == n) for n in sorted(STEPS)],
            ),
        ],
        _singles(atlas, view),
    ]
