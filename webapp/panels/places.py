"""The places of the body map as a list: the same regions, reachable by key and by ear."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, Node, details, div, fragment, li, span, summary, ul

from graph import Atlas
from webapp.figures.body import click
from webapp.panels.pieces import choice_of, link
from webapp.view import PICKS, View, is_region
from webapp.wording import name_of

PICK_TITLES = {"one": "One place", "many": "Several"}


def pick_switch(atlas: Atlas, view: View) -> Node:
    """Whether a click on the map goes to a place, or adds one: pain here and there."""
    if not len(atlas.hierarchy):
        return None
    one = replace(view, also=()) if view.also else view
    after = {"one": replace(one, pick="one"), "many": replace(view, pick="many")}
    return div(class_="panel-switch pick", role="group", aria_label="A click on the map picks")[
        (choice_of(PICK_TITLES[way], after[way], "switch", view.pick == way) for way in PICKS)
    ]


def region_tree(atlas: Atlas, view: View) -> Element:
    """Every region below the widest ones, nested as they are parts of each other."""
    tops = sorted(
        (region for region in atlas.hierarchy if not atlas.hierarchy.out_degree(region)),
        key=lambda region: name_of(atlas, region, view.words),
    )
    chosen = {view.focus, *view.also} if is_region(atlas, view.focus) else set()
    return ul(class_="tree", data_arrows="")[
        (_branch(atlas, view, top, chosen, frozenset()) for top in tops)
    ]


def _branch(
    atlas: Atlas, view: View, region: str, chosen: set[str], above: frozenset[str]
) -> Element:
    """A region and its parts; ``above`` keeps a ring of data from going round for ever."""
    below = sorted(
        (part for part, _ in atlas.hierarchy.in_edges(region) if part not in above),
        key=lambda part: name_of(atlas, part, view.words),
    )
    name = name_of(atlas, region, view.words)
    label = [name, span(class_="quiet")[" picked"] if region in chosen else None]
    inside: Node = None
    if below:
        inside = ul[(_branch(atlas, view, part, chosen, above | {region}) for part in below)]
    return li[link(label, click(atlas, view, region), "tree-link"), inside]


def contents(atlas: Atlas, view: View) -> Node:
    """What stands below the map: the way to the guided question, and the list."""
    asked = None
    if is_region(atlas, view.focus):
        there = replace(view, page="hurt", places=(view.focus, *view.also))
        asked = link("Say more about this pain ›", there, "say-more")
    listed = None
    if len(atlas.hierarchy):
        listed = details(class_="filter", id="places-list")[
            summary["Places as a list"], region_tree(atlas, view)
        ]
    return fragment[asked, listed]
