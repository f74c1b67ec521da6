"""Cut the groups of a view to the rows that one side of the drawing has."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from webapp.figures.neighbourhood import Group

MOST_CHILDREN = 3
"""What hangs below one node in the drawing, so that no nerve fills a column with its roots."""


FIRST = 4
"""Where pain is felt gets so many rows before any other relation has one."""


def _share_rows(groups: list[Group], room: int) -> list[int]:
    """Give each group rows in turn until the room is used or all have what they want.

    A group may be left without any: then its heading, a link, stands for it.
    """
    rows = [0] * len(groups)
    turns = [[FIRST if group.relation == "refers pain to" else 0 for group in groups]]
    while room > 0 and any(have < g.shown for have, g in zip(rows, groups, strict=True)):
        for index, share in enumerate(turns.pop() if turns else [1] * len(groups)):
            given = min(share, groups[index].shown - rows[index], room)
            rows[index] += given
            room -= given
    return rows


def _cut(group: Group, rows: int, pinned: Container[str]) -> Group:
    """The group's pinned and its strongest items and children, as many as there are rows."""
    ranked = sorted(
        (one for item in group.items for one in (item, *item.children[:MOST_CHILDREN])),
        key=lambda one: (one.node not in pinned, -one.strength),
    )
    kept = {id(one) for one in ranked[:rows]}
    return replace(
        group,
        items=tuple(
            replace(item, children=tuple(c for c in item.children if id(c) in kept))
            for item in group.items
            if id(item) in kept
        ),
    )


def cut(groups: list[Group], rows: int, pinned: Container[str] = ()) -> list[Group]:
    """The groups of one side in at most so many rows, a heading counting as one."""
    limits = _share_rows(groups, rows - len(groups))
    return [_cut(group, limit, pinned) for group, limit in zip(groups, limits, strict=True)]
