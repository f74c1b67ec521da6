"""The outline: what the drawing shows as a nested list of sentences, links and buttons."""

from __future__ import annotations

from dataclasses import replace

from htpy import Element, Node, a, div, fragment, h2, li, p, span, ul

from graph import Atlas
from webapp.address import to_query
from webapp.figures.neighbourhood import Group, Item, Neighbourhood, Opened
from webapp.figures.scene import open_or_close, pin_or_unpin, shown_around
from webapp.panels.pieces import choice_of, link, node_link, strength_meter
from webapp.panels.receipts import opener
from webapp.view import SHAPES, View
from webapp.wording import edge_sentence, name_of

SHAPE_TITLES = {"graph": "Graph", "outline": "Outline"}


def shape_switch(view: View) -> list[Element]:
    """Two links: the drawing, or the same as a list."""
    return [
        choice_of(SHAPE_TITLES[shape], replace(view, shape=shape), "switch", view.shape == shape)
        for shape in SHAPES
    ]


def act(label: str, view: View, name: str, pressed: bool) -> Element:
    """A button that is a link to the view after it."""
    return a(
        href=to_query(view),
        class_="act",
        role="button",
        aria_pressed="true" if pressed else "false",
        aria_label=name,
    )[label]


def _buttons(atlas: Atlas, view: View, item: Item) -> Element:
    name = name_of(atlas, item.node, view.words)
    is_open, is_pinned = item.node in view.opened, item.node in view.pinned
    return span(class_="acts")[
        act("Open", open_or_close(view, item.node), f"Open {name} here", is_open),
        act("Pin", pin_or_unpin(view, item.node), f"Pin {name}", is_pinned),
        opener(atlas, view, item.edge, "Receipts"),
    ]


def _entry(atlas: Atlas, view: View, item: Item, opened: dict[str, Opened]) -> Element:
    """One node: its sentence and what can be done with it; what it brings or has below it after."""
    brought = opened.pop(item.node, None)
    children = [*item.children, *(brought.items if brought else ())]
    more: Node = None
    if brought and len(brought.items) < brought.total:
        label = f"{len(brought.items)} of {brought.total} shown: show all"
        more = li[link(label, replace(view, focus=item.node, also=(), opened=()), "brief-more")]
    data = atlas.graph.edges[item.edge]
    inside = ul[(_entry(atlas, view, child, opened) for child in children), more]
    return li(class_="outline-entry")[
        div(class_="outline-row")[
            node_link(atlas, view, item.node),
            strength_meter(item.strength, data["contested"]),
        ],
        div(class_="outline-row")[
            span(class_="entry-told")[f"{edge_sentence(atlas, item.edge, view.words)}."],
            _buttons(atlas, view, item),
        ],
        inside if children else None,
    ]


def _group(atlas: Atlas, view: View, group: Group, opened: dict[str, Opened]) -> Element:
    shown = f"{len(group.items)} of {group.count}" if len(group.items) < group.count else None
    return li(class_="outline-group")[
        h2(class_="section-title")[f"{group.title} · {shown or group.count}"],
        ul[(_entry(atlas, view, item, opened) for item in group.items)],
    ]


def contents(atlas: Atlas, view: View) -> Node:
    """The outline of a view, where it is asked for."""
    if view.shape != "outline":
        return None
    around: Neighbourhood = shown_around(atlas, view)[0]
    if not around.groups:
        return p(class_="quiet")["Nothing here passes the filters: clear one of them."]
    opened = {one.node: one for one in around.opened}
    return fragment[
        ul(class_="outline-list", data_arrows="")[
            (_group(atlas, view, group, opened) for group in around.groups)
        ]
    ]
