"""Nodes of the drawing that are opened: which of their neighbours are shown beside them."""

from __future__ import annotations

from dataclasses import replace

from graph import Atlas
from webapp.figures.neighbourhood import Group, Item, Neighbourhood, Opened, flat, groups_around
from webapp.view import View

MOST_BESIDE = 8
"""New nodes that one opened node brings; how many more there are is said above them."""
MOST_ACROSS = 4
"""Arrows from an opened node to what is drawn already."""


def with_opened(atlas: Atlas, view: View, around: Neighbourhood) -> Neighbourhood:
    """The neighbourhood with what its opened nodes bring; an opened node that is not drawn, as a
    filter took it away, brings nothing."""
    drawn = {around.focus: "", **{item.node: around.focus for item in flat(around.groups)}}
    opened = []
    for node in view.opened:
        if node not in drawn or node == around.focus:
            continue
        there = replace(view, focus=node, also=(), kinds=(), relations=(), regions=())
        found = _ranked(groups_around(atlas, there))
        new = [item for item in found if item.node not in drawn]
        across = [i for i in found if i.node in drawn and i.node not in (drawn[node], node)]
        opened.append(Opened(node, tuple(new[:MOST_BESIDE]), tuple(across[:MOST_ACROSS]), len(new)))
        drawn |= {item.node: node for item in new[:MOST_BESIDE]}
    return replace(around, opened=tuple(opened))


def _ranked(groups: list[Group]) -> list[Item]:
    """Each neighbour once, by its strongest statement: in turn the best of each group."""
    best: dict[str, Item] = {}
    depth = max((len(group.items) for group in groups), default=0)
    for place in range(depth):
        for group in groups:
            if place < len(group.items):
                item = replace(group.items[place], children=())
                best.setdefault(item.node, item)
    return list(best.values())
