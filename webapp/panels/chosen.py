"""The filters in force, as links that take each of them back."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, li, span, ul

from graph import Atlas
from webapp.colours import MARKS, kinds_of
from webapp.panels.pieces import link
from webapp.view import View, toggled
from webapp.wording import FAMILY_TITLES, capital, name_of


def marks_chosen(view: View, kinds: tuple[str, ...], label: str) -> View | None:
    """The view without the kinds of a mark, where all of them are chosen."""
    if not kinds or not set(kinds) <= set(view.kinds):
        return None
    return replace(view, kinds=tuple(kind for kind in view.kinds if kind not in kinds))


def filters_chosen(atlas: Atlas, view: View) -> list[tuple[str, View]]:
    """What each filter in force is called, and the view without it.

    The kinds of one mark stand together, as they do in the filter that chose them.
    """
    out: list[tuple[str, View]] = []
    told: set[str] = set()
    for name, mark in MARKS.items():
        kinds = kinds_of(name, atlas.kinds)
        without = marks_chosen(view, kinds, mark.label)
        if without:
            out.append((mark.label, without))
            told |= set(kinds)
    for kind in view.kinds:
        if kind not in told:
            label = FAMILY_TITLES.get(kind, capital(kind))
            out.append((label, replace(view, kinds=toggled(view.kinds, kind))))
    for region in view.regions:
        label = f"In: {name_of(atlas, region, view.words)}"
        out.append((label, replace(view, regions=toggled(view.regions, region))))
    for relation in view.relations:
        out.append((capital(relation), replace(view, relations=toggled(view.relations, relation))))
    if view.floor:
        out.append((f"{capital(view.floor)} or better", replace(view, floor="")))
    if view.contested:
        out.append(("Contested only", replace(view, contested="")))
    return out


def chips(atlas: Atlas, view: View) -> Element | None:
    """The filters in force as a list of links, or nothing."""
    found = filters_chosen(atlas, view)
    if not found:
        return None
    return ul(class_="chips", aria_label="Filters in force")[
        (
            li[
                link(
                    [label, span(aria_hidden="true")[" ✕"]],
                    without,
                    "chip",
                    aria_label=f"Take back the filter {label}",
                )
            ]
            for label, without in found
        )
    ]


def radios(name: str, choices: list[tuple[str, View, bool]]) -> Element:
    """A choice of one of several views; each is a link that the space bar works too."""
    return span(class_="radios", role="radiogroup", aria_label=name, data_arrows="")[
        (
            link(label, view, "switch", role="radio", aria_checked="true" if chosen else "false")
            for label, view, chosen in choices
        )
    ]
