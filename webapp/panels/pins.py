"""What is pinned: things kept at hand, to go back to, to compare, or to join by a route."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, div, li, span, ul

from graph import Atlas
from webapp.figures.scene import pin_or_unpin
from webapp.panels.outline import act
from webapp.panels.pieces import link, node_link
from webapp.view import MOST_THINGS, View
from webapp.wording import name_of


def strip(atlas: Atlas, view: View) -> Element | None:
    """The pinned things with what can be done with them, or nothing."""
    if not view.pinned:
        return None
    together = []
    if len(view.pinned) > 1:
        things = view.pinned[-MOST_THINGS:]
        together.append(link("Compare", replace(view, page="compare", things=things), "chip-act"))
        start, end = view.pinned[-2:]
        ways = replace(view, page="routes", start=start, end=end)
        together.append(link("Routes between", ways, "chip-act"))
    return div(class_="pins", role="group", aria_label="Pinned")[
        span(class_="label")["Pinned"],
        ul(class_="chips")[
            (
                li(class_="chip")[
                    node_link(atlas, view, node),
                    act(
                        "×",
                        pin_or_unpin(view, node),
                        f"Unpin {name_of(atlas, node, view.words)}",
                        True,
                    ),
                ]
                for node in view.pinned
            )
        ],
        together,
    ]


def pin_link(atlas: Atlas, view: View) -> Element:
    """The button that pins the focus."""
    is_pinned = view.focus in view.pinned
    name = name_of(atlas, view.focus, view.words)
    label = "Pinned" if is_pinned else "Pin"
    return act(label, pin_or_unpin(view, view.focus), f"Pin {name}", is_pinned)
