"""The trail: how one came here, each step a way back; and what of the address was ignored."""

from __future__ import annotations

from htpy import Element, button, div, li, nav, ol, span

from graph import Atlas
from webapp import ids
from webapp.panels import export
from webapp.panels.pieces import link
from webapp.view import View, back_to
from webapp.wording import name_of


def frame() -> Element:
    """The bar with the trail on its left and what can be done with the view on its right."""
    return div(class_="trail-bar")[
        div(class_="steps-back", role="group", aria_label="Steps")[
            _step("↶", "Undo", "back"), _step("↷", "Redo", "forward")
        ],
        nav(id=ids.TRAIL, class_="trail", aria_label="Trail"),
        export.actions(),
        div(id=ids.PINS, class_="pins-place"),
    ]


def _step(sign: str, name: str, way: str) -> Element:
    """A button that ``assets/steps.js`` works; it can be pressed once there is such a step."""
    return button(
        class_="tool", type="button", disabled=True, title=name, aria_label=name, data_step=way
    )[sign]


def steps(atlas: Atlas, view: View) -> Element:
    """The trail as a list of links; the present focus is the last and no link."""
    here = span(aria_current="page")[name_of(atlas, view.focus, view.words)]
    return ol[
        (
            li[link(name_of(atlas, node, view.words), back_to(view, place))]
            for place, node in enumerate(view.trail)
        ),
        li[here],
    ]


def notice(ignored: tuple[str, ...]) -> str:
    """What is said of an address that asked for things that are not there."""
    if not ignored:
        return ""
    shown = ", ".join(ignored[:3]) + (" and more" if len(ignored) > 3 else "")
    return f"This address asked for what Plexus does not have, so it was left out: {shown}."
