"""Cut the groups of a view to the rows that one side of the drawing has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from webapp.figures.neighbourhood import Group

MOST_CHILDREN = 3
"""What hangs below one node in the drawing, so that no nerve fills a column with its roots."""


def _share_rows(totals: Iterable[int], room: int) -> list[int]:
    """Give each group rows in turn until the room is used or all have what they want."""
    wants = list(totals)
    rows = [0] * len(wants)
    while room > 0 and any(have < want for have, want in zip(rows, wants, strict=True)):
        for index, want in enumerate(wants):
            if rows[index] < want and room > 0:
                rows[index] += 1
                room -= 1
    return rows


def _cut(group: Group, rows: int) -> Group:
    """The group's strongest items and children, as many as there are rows."""
    ranked = sorted(
        (one for item in group.items for one in (item, *item.children[:MOST_CHILDREN])),
        key=lambda one: -one.strength,
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


def cut(groups: list[Group], rows: int) -> list[Group]:
    """The groups of one side in at most so many rows, a heading counting as one."""
    limits = _share_rows((group.shown for group in groups), rows - len(groups))
    return [_cut(group, max(limit, 1)) for group, limit in zip(groups, limits, strict=True)]
