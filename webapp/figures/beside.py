"""Where what opened nodes bring stands in the wide drawing: in columns further out, beside their
parents, while nothing that was there before moves."""

from __future__ import annotations

from collections import defaultdict

from webapp.figures.neighbourhood import Group, Neighbourhood, Opened
from webapp.figures.positions import (
    COLUMN,
    GROUP_GAP,
    HEAD,
    MARGIN,
    ROW_GAP,
    Arrow,
    Layout,
    More,
    Placed,
    fit,
    key_of,
)

GAP = 64.0
"""Between two columns: room for the arrows."""
Column = tuple[str, int]
"""The side of a column, and how far out it is: 1 for those beside the focus."""


def place_opened(layout: Layout, around: Neighbourhood, names: dict[str, str]) -> None:
    """Add the nodes, arrows and headings of what was opened, in the order of opening.

    Each block takes the free stretch of its column that is nearest to its parent, so that a later
    block never moves an earlier one.
    """
    depth: dict[str, int] = {placed.key: 1 for placed in layout.nodes}
    occupied: dict[Column, list[tuple[float, float]]] = defaultdict(list)
    taken = {placed.key for placed in layout.nodes}
    for opened in around.opened:
        parent = next((p for p in layout.nodes[1:] if p.node == opened.node), None)
        if parent is None:
            continue
        _arrows_across(layout, opened, parent)
        if not opened.items:
            continue
        x, _, w, _ = parent.box
        side = "left" if x + w / 2 < layout.width / 2 else "right"
        far = depth[parent.key] + 1
        height = HEAD + sum(fit(names[i.node], COLUMN)[2] + ROW_GAP for i in opened.items)
        top = free_stretch(occupied[side, far], _middle(parent) - height / 2, height)
        occupied[side, far].append((top, top + height))
        for key in _block(layout, opened, parent, names, (side, far), top, taken):
            depth[key] = far


def free_stretch(occupied: list[tuple[float, float]], wanted: float, height: float) -> float:
    """The start of the free stretch of this height that is nearest to the wanted start."""
    starts = [wanted]
    for low, high in occupied:
        starts += [high + GROUP_GAP, low - GROUP_GAP - height]
    free = [
        start
        for start in starts
        if all(start >= high or start + height <= low for low, high in occupied)
    ]
    return min(free, key=lambda start: (abs(start - wanted), start))


def _middle(placed: Placed) -> float:
    return placed.box[1] + placed.box[3] / 2


def _block(
    layout: Layout,
    opened: Opened,
    parent: Placed,
    names: dict[str, str],
    column: Column,
    top: float,
    taken: set[str],
) -> list[str]:
    """Place one block; the keys of its nodes."""
    side, far = column
    left = side == "left"
    out = (far - 1) * (COLUMN + GAP)
    edge = MARGIN + COLUMN - out if left else layout.width - MARGIN - COLUMN + out
    anchor = "end" if left else "start"
    layout.mores.append(
        More(f"more-{parent.key}", parent.key, opened, edge, top + HEAD - 8, anchor)
    )
    y = top + HEAD
    keys = []
    for index, item in enumerate(opened.items):
        lines, width, height = fit(names[item.node], COLUMN)
        box = (edge - width if left else edge, y, width, height)
        key = key_of(Group(f"beside {parent.key}", side, (), 0, 0), item, taken)
        layout.nodes.append(Placed(key, item.node, lines, box, parent.key, item))
        share = (index + 0.5) / len(opened.items) - 0.5
        layout.arrows.append(Arrow(key, parent.key, "curve", side, round(share * 16, 1)))
        keys.append(key)
        y += height + ROW_GAP
    return keys


def _arrows_across(layout: Layout, opened: Opened, parent: Placed) -> None:
    """Arrows from an opened node to what is drawn already."""
    for item in opened.across:
        other = next((p for p in layout.nodes[1:] if p.node == item.node), None)
        if other is None or other.key == parent.key or other.parent == parent.key:
            continue
        middle = layout.width / 2
        same = (other.box[0] < middle) == (parent.box[0] < middle)
        side = "left" if parent.box[0] < middle else "right"
        shape = "arc" if same else "curve"
        layout.arrows.append(Arrow(other.key, parent.key, shape, side, 0, item))
