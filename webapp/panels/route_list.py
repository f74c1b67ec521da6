"""Routes in sentences with their receipts; and what to do where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from htpy import Element, Node, details, div, fragment, h2, li, ol, p, span, summary, ul

from graph import Atlas
from graph.build import FAINT, STEP_DECAY
from graph.referral import Step
from graph.routes import LONGEST, Route, routes
from webapp.panels.pieces import link, node_link, strength_meter
from webapp.panels.receipts import brief, opener
from webapp.view import EdgeKey, View, go
from webapp.wording import edge_sentence, inline, name_of, step_words

MOST_ROUTES = 12
EXAMPLES = (
    ("piriformis", "calf"),
    ("gluteus-medius", "lower-back"),
    ("l5-nerve-root", "great-toe"),
)


def found_routes(atlas: Atlas, view: View) -> list[Route]:
    """The routes of a view, strongest first; none while an end is not chosen."""
    if not (view.start and view.end):
        return []
    return routes(
        atlas,
        view.start,
        view.end,
        relations=view.via or None,
        limit=MOST_ROUTES,
        max_steps=int(view.steps),
        direction="forward" if view.way == "forward" else "any",
    )


def step_item(atlas: Atlas, view: View, step: Step) -> Element:
    """One step: a sentence that reads in the direction of the route, and who says so."""
    data = atlas.graph.edges[step.edge]
    return li(class_="route-step")[
        div(class_="step-said")[
            span(class_="step-sentence")[
                node_link(atlas, view, step.start),
                f" {step_words(atlas, step)} ",
                node_link(atlas, view, step.end),
            ],
            strength_meter(data["strength"], data["contested"]),
        ],
        brief(atlas, go(view, step.start), step.edge),
        besides(atlas, view, step),
    ]


def besides(atlas: Atlas, view: View, step: Step) -> Element | None:
    """What else is said between the two ends of a step, so that a dispute beside it is seen."""
    others = [e for e in atlas.walk.edges[step.start, step.end]["edges"] if e != step.edge]
    if not others:
        return None
    here = go(view, step.start)

    def said(edge: EdgeKey) -> list[Node]:
        contested = atlas.graph.edges[edge]["contested"]
        mark = span(class_="badge contested")["contested"] if contested else None
        return [" ", opener(atlas, here, edge, edge_sentence(atlas, edge, view.words)), " ", mark]

    return div(class_="brief besides")["Also:", [said(edge) for edge in others]]


def route_item(atlas: Atlas, view: View, route: Route) -> Element:
    """One route: what it passes, how strong it is, and its steps."""
    names = [name_of(atlas, node, view.words) for node in route.nodes]
    contested = any(atlas.graph.edges[step.edge]["contested"] for step in route.steps)
    count = len(route.steps)
    between = " › ".join(names[1:-1]) or "directly"
    return li(class_="route")[
        div(class_="route-head")[
            span(class_="route-name")["Directly" if count == 1 else f"By way of {between}"],
            span(class_="quiet")[f"{count} step{'s' if count > 1 else ''}"],
            strength_meter(route.strength, contested),
        ],
        ol(class_="route-steps")[(step_item(atlas, view, step) for step in route.steps)],
    ]


def result_head(atlas: Atlas, view: View, found: Sequence[Route]) -> Node:
    """How many routes there are, and how their strength is computed."""
    start, end = (inline(atlas, node, view.words) for node in (view.start, view.end))
    count = len(found)
    which = "1 route" if count == 1 else f"{count} routes"
    if count == MOST_ROUTES:
        which = f"The {count} strongest routes"
    return fragment[
        h2(class_="result-title")[f"{which} from {start} to {end}"],
        details(class_="how", id="how-strong")[
            summary["How strong is a route?"],
            p[
                "Each step is as strong as its sources make it. A route is as strong as its steps "
                f"multiplied, times {STEP_DECAY:g} for each step after the first, so that short "
                "and well supported routes come first. A statement that sources only dispute "
                f"counts {FAINT:g}. A route tells how two things are joined; it does not tell "
                "that one is the cause of the other."
            ],
        ],
    ]


def route_list(atlas: Atlas, view: View, found: Sequence[Route]) -> Node:
    """All routes in sentences."""
    if not found:
        return None
    return fragment[
        h2(class_="result-title")["In sentences"],
        ol(class_="routes-list")[(route_item(atlas, view, route) for route in found)],
    ]


def _examples(atlas: Atlas, view: View) -> Element:
    known = [pair for pair in EXAMPLES if pair[0] in atlas.graph and pair[1] in atlas.graph]
    return ul(class_="ways-out")[
        (
            li[
                link(
                    " → ".join(name_of(atlas, node, view.words) for node in (start, end)),
                    replace(view, start=start, end=end, via=(), way="any", steps="3"),
                    "way-out",
                )
            ]
            for start, end in known
        )
    ]


def relaxed(atlas: Atlas, view: View) -> list[tuple[str, View, int]]:
    """The limits whose loosening gives routes: what to do, the view after it, how many routes.

    Each limit by itself; all together only where none alone is enough.
    """
    loose: list[tuple[str, View]] = []
    if view.via:
        loose.append(("Allow all relations", replace(view, via=())))
    if view.way != "any":
        loose.append(("Read relations either way", replace(view, way="any")))
    for steps in range(int(view.steps) + 1, LONGEST + 1):
        loose.append((f"Allow {steps} steps", replace(view, steps=str(steps))))
    counted = [(what, after, len(found_routes(atlas, after))) for what, after in loose]
    helping = [item for item in counted if item[2]]
    if helping or len(loose) < 2:
        return helping
    free = replace(view, via=(), way="any", steps=str(LONGEST))
    count = len(found_routes(atlas, free))
    return [("Take all limits away", free, count)] if count else []


def empty(atlas: Atlas, view: View) -> Element:
    """What to do where there is no route to show."""
    if view.start and view.start == view.end:
        return div(class_="routes-empty")[
            p["A route needs two different ends: this is the same thing twice. Choose another."]
        ]
    if not (view.start and view.end):
        missing = "two things" if view.start == view.end else "the other end"
        return div(class_="routes-empty")[
            p[f"Choose {missing} above to see how they are joined. Or begin with one of these:"],
            _examples(atlas, view),
        ]
    ways = relaxed(atlas, view)
    if not ways:
        return div(class_="routes-empty")[
            p[f"Nothing in the atlas joins these two within {LONGEST} steps. Choose another end:"],
            _examples(atlas, view),
        ]
    return div(class_="routes-empty")[
        p["No route within these limits. What would help:"],
        ul(class_="ways-out")[
            (
                li[
                    link(what, after, "way-out"),
                    span(class_="quiet")[
                        f"{count} route{'s' if count > 1 else ''}"
                        + (" or more" if count == MOST_ROUTES else "")
                    ],
                ]
                for what, after, count in ways
            )
        ],
    ]
