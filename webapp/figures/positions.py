"""Where nodes, headings and arrows stand: a wide drawing and a narrow one.

Wide: what leads to the focus in a column left of it, what follows from it in a column right of it,
one label a row, so that no two labels can meet and no arrow crosses a label. What acts on a node
rather than on the focus hangs indented below that node. Narrow: one column below the focus.

Boxes are ``(x, y, width, height)`` in px with ``x, y`` the upper left corner. The drawing is made
for a scale of 1, at which a label is 13 px.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from webapp.figures.bounding import cut
from webapp.figures.neighbourhood import Group, Item, Neighbourhood, Opened
from webapp.figures.text_width import text_width, wrapped

LABEL = 13.0
FOCUS_LABEL = 15.0
FOCUS_PILL = 40.0
PILL = 25.0
LINE = 15.0
ROW_GAP = 4.0
HEAD = 25.0
GROUP_GAP = 9.0
INDENT = 22.0
GLYPH_ROOM = 28.0
PILL_END = 11.0
COLUMN = 226.0
WIDE = 690.0
WIDE_HEIGHT = 672.0
NARROW = 358.0
MARGIN = 8.0
MOST_ROWS = 24
TRUNK = 13.0
DEEPEST = 4
"""Indents of the narrow drawing, so that a label always has room."""

SIDES = ("left", "right")
ROOM = WIDE_HEIGHT - 2 * MARGIN
MAY_STAND_LEFT = (
    "eased by",
    "treated by",
    "prevented by",
    "tested by",
    "mistaken for",
    "moves",
    "articulates with",
    "adjacent to",
    "passes through",
    "located in",
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label box; ``lines`` is the label as it fits, ``parent`` the key of what it points at."""

    key: str
    node: str
    lines: list[str]
    box: Box
    parent: str
    item: Item | None


@dataclass(frozen=True, slots=True)
class Arrow:
    """The way of an arrow from the box ``start`` to the box ``end``.

    ``shape`` is ``curve`` (from side to side; ``offset`` px from the middle of the end's side),
    ``step`` (out of the side of the start, then up to the end's underside) or ``arc`` (within one
    column, round its outer side). ``item`` is the statement it stands for where that is not the one
    that put the start into the drawing.
    """

    start: str
    end: str
    shape: str
    side: str
    offset: float
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group; ``x, y`` is the baseline's end on the group's outer side."""

    key: str
    group: Group
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class More:
    """The line over what an opened node, the parent, brings: how much of it, and of how much."""

    key: str
    parent: str
    opened: Opened
    x: float
    y: float
    anchor: str


@dataclass(slots=True)
class Layout:
    """Everything that is placed, for one width of the drawing.

    The drawing proper lies in ``width`` × ``height``; what opened nodes bring may lie outside.
    """

    width: float
    height: float
    nodes: list[Placed] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    mores: list[More] = field(default_factory=list)

    def bounds(self) -> Box:
        """The box of the drawing proper and of everything outside it, that with a margin."""
        boxes = [placed.box for placed in self.nodes]
        left = min(x for x, _, _, _ in boxes)
        top = min(y for _, y, _, _ in boxes)
        right = max(x + w for x, _, w, _ in boxes)
        bottom = max(y + h for _, y, _, h in boxes)
        left = left - MARGIN if left < 0 else 0.0
        top = top - MARGIN - HEAD if top < 0 else 0.0
        right = right + MARGIN if right > self.width else self.width
        bottom = bottom + MARGIN if bottom > self.height else self.height
        return left, top, right - left, bottom - top


def key_of(group: Group, item: Item, taken: set[str]) -> str:
    """The key of a node in the drawing: its id, or with its relation where it stands twice."""
    key = item.node if item.node not in taken else f"{item.node}~{group.title}"
    taken.add(key)
    return key


def fit(
    name: str, room: float, size: float = LABEL, pill: float = PILL
) -> tuple[list[str], float, float]:
    """A label's lines, at most three of a type size, and the width and height of its box in px."""
    lines = wrapped(name, size, room - GLYPH_ROOM - PILL_END, lines=3)
    width = max(text_width(line, size) for line in lines) + GLYPH_ROOM + PILL_END
    return lines, width, pill + LINE * (len(lines) - 1)


def _rows(group: Group) -> Iterator[tuple[Item, Item | None]]:
    """The items of a group in order, each with the item that it hangs below, if any."""
    for item in group.items:
        yield item, None
        for child in item.children:
            yield child, item


def _height(groups: list[Group], names: dict[str, str]) -> float:
    """How tall a column of groups is."""
    height = GROUP_GAP * max(len(groups) - 1, 0)
    for group in groups:
        height += HEAD
        for item, owner in _rows(group):
            room = COLUMN - (INDENT if owner else 0)
            height += fit(names[item.node], room)[2] + ROW_GAP
    return height


def _column(
    layout: Layout, groups: list[Group], names: dict[str, str], side: str, taken: set[str]
) -> None:
    """Place one side's groups beside the focus, centred on the drawing's height."""
    focus = layout.nodes[0].key
    y = max((layout.height - _height(groups, names)) / 2, MARGIN)
    left = side == "left"
    edge = MARGIN + COLUMN if left else layout.width - MARGIN - COLUMN
    outer = MARGIN + 2 if left else layout.width - MARGIN - 2
    ends: list[str] = []
    for group in groups:
        key = f"{side}-{group.title}"
        anchor = "start" if left else "end"
        layout.headings.append(Heading(key, group, outer, y + HEAD - 8, anchor))
        y += HEAD
        top = focus
        for item, owner in _rows(group):
            key = key_of(group, item, taken)
            inset = INDENT if owner else 0
            lines, width, height = fit(names[item.node], COLUMN - inset)
            x = edge - inset - width if left else edge + inset
            parent = top if owner else focus
            layout.nodes.append(Placed(key, item.node, lines, (x, y, width, height), parent, item))
            if owner:
                layout.arrows.append(Arrow(key, top, "step", side, 0))
            else:
                top = key
                ends.append(key)
            y += height + ROW_GAP
        y += GROUP_GAP
    spread = min(26.0, 4.0 * len(ends))
    for index, key in enumerate(ends):
        share = (index + 0.5) / len(ends) - 0.5
        layout.arrows.append(Arrow(key, focus, "curve", side, round(share * spread, 1)))


def _side(groups: Iterable[Group], side: str) -> list[Group]:
    return [group for group in groups if group.side == side]


def balanced(groups: list[Group], names: dict[str, str]) -> list[Group]:
    """Move what may stand on either side to the left where the right is too full for it."""
    out = list(groups)
    for index in reversed(range(len(out))):
        group = out[index]
        if group.side == "left" or group.relation not in MAY_STAND_LEFT:
            continue
        beginning = [replace(group, items=group.items[:3])]
        left = _height([*_side(out, "left"), *beginning], names)
        if _height(_side(out, "right"), names) > ROOM >= left:
            out[index] = replace(group, side="left")
    return out


def fitting(
    focus: str, groups: list[Group], names: dict[str, str], pinned: Container[str] = ()
) -> Neighbourhood:
    """As much of the groups as each side of the wide drawing holds at a scale of 1."""
    shown: list[Group] = []
    ordered = balanced(groups, names)
    for side in SIDES:
        mine = _side(ordered, side)
        for rows in range(MOST_ROWS, len(mine), -1):
            kept = cut(mine, rows, pinned)
            if _height(kept, names) <= ROOM:
                break
        shown += kept
    return Neighbourhood(focus, tuple(shown))


def wide(around: Neighbourhood, names: dict[str, str]) -> Layout:
    """The wide drawing; ``names`` has the label of every node."""
    tallest = max(_height(_side(around.groups, side), names) for side in SIDES)
    layout = Layout(WIDE, max(WIDE_HEIGHT, tallest + 2 * MARGIN))
    room = WIDE - 2 * (MARGIN + COLUMN) - 40
    lines, width, height = fit(names[around.focus], room, FOCUS_LABEL, FOCUS_PILL)
    box = (WIDE / 2 - width / 2, (layout.height - height) / 2, width, height)
    layout.nodes.append(Placed(around.focus, around.focus, lines, box, "", None))
    taken = {around.focus}
    for side in SIDES:
        _column(layout, _side(around.groups, side), names, side, taken)
    return layout


def narrow(around: Neighbourhood, names: dict[str, str]) -> Layout:
    """The narrow drawing: the focus on top, its groups below along one trunk, where pain is felt
    first; what an opened node brings stands indented below it."""
    layout = Layout(NARROW, 0)
    focus = around.focus
    lines, width, height = fit(names[focus], NARROW - 2 * MARGIN, FOCUS_LABEL, FOCUS_PILL)
    layout.nodes.append(Placed(focus, focus, lines, (2.0, MARGIN, width, height), "", None))
    taken = {focus}
    opened = {one.node: one for one in around.opened}
    y = MARGIN + height + GROUP_GAP

    def place(item: Item, depth: int, parent: str, group: Group) -> str:
        nonlocal y
        key = key_of(group, item, taken)
        x = TRUNK + INDENT * min(depth, DEEPEST)
        lines, width, height = fit(names[item.node], NARROW - x - MARGIN)
        layout.nodes.append(Placed(key, item.node, lines, (x, y, width, height), parent, item))
        layout.arrows.append(Arrow(key, parent, "step", "right", 0))
        y += height + ROW_GAP
        brought = opened.pop(item.node, None)
        if brought:
            inner = TRUNK + INDENT * min(depth + 1, DEEPEST) - 4
            layout.mores.append(More(f"more-{key}", key, brought, inner, y + HEAD - 8, "start"))
            y += HEAD
            for one in brought.items:
                place(one, depth + 1, key, group)
        return key

    for group in sorted(around.groups, key=lambda group: group.relation != "refers pain to"):
        key = f"{group.side}-{group.title}"
        layout.headings.append(Heading(key, group, TRUNK + INDENT - 4, y + HEAD - 8, "start"))
        y += HEAD
        top = focus
        for item, owner in _rows(group):
            placed = place(item, 2 if owner else 1, top if owner else focus, group)
            top = top if owner else placed
        y += GROUP_GAP
    layout.height = y + MARGIN
    return layout
