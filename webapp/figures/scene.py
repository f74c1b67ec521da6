"""The drawing of a view as plain data: Python decides, ``assets/graph.js`` draws.

The data shape (all lengths in px at scale 1)::

    {focus, marks: {mark: path}, shown, total,
     wide | narrow: {width, height,
        nodes:    [{key, lines, mark, box: [x, y, w, h], href, name, classes, strength}],
        edges:    [{key, start, end, shape, side, offset, arrow, href, name, classes, width}],
        headings: [{key, text, x, y, anchor, href, name}]}}
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph import Atlas
from webapp.address import to_query
from webapp.colours import MARKS, mark_of
from webapp.figures.neighbourhood import Group, Neighbourhood, flat, groups_around
from webapp.figures.positions import Arrow, Heading, Layout, Placed, fitting, narrow, wide
from webapp.view import View, go
from webapp.wording import edge_sentence, name_of, other_name

REFERRAL = {"refers pain to", "supplies sensation to"}
MECHANICAL = {
    "compresses",
    "irritates",
    "pulls on",
    "overloads",
    "compensates for",
    "stabilises",
    "moves",
}


def strength_word(strength: float) -> str:
    """How well a statement stands, in words; the bounds are those of the legend."""
    if strength >= 0.6:
        return "well supported"
    if strength >= 0.3:
        return "supported"
    return "weakly supported" if strength > 0 else "not supported"


def category(relation: str) -> str:
    """The class that an arrow is drawn with."""
    if relation in REFERRAL:
        return "referral"
    return "mechanical" if relation in MECHANICAL else "other"


def _node(atlas: Atlas, view: View, placed: Placed) -> dict[str, Any]:
    data = atlas.graph.nodes[placed.node]
    full = name_of(atlas, placed.node, view.words)
    other = other_name(atlas, placed.node, view.words)
    name = f"{full}, {data['kind']}" + (f" ({other})" if other else "")
    if placed.item is not None:
        name += f". {edge_sentence(atlas, placed.item.edge, view.words)}"
    return {
        "key": placed.key,
        "lines": placed.lines,
        "mark": mark_of(data["kind"]),
        "box": [round(value, 1) for value in placed.box],
        "href": to_query(go(view, placed.node)),
        "name": name,
        "classes": "focus" if placed.item is None else "",
        "strength": round(placed.item.strength, 3) if placed.item else 1,
    }


def _edge(atlas: Atlas, view: View, arrow: Arrow, placed: Placed) -> dict[str, Any]:
    assert placed.item is not None
    edge = placed.item.edge
    data = atlas.graph.edges[edge]
    contested = data["contested"]
    count = len(data["receipts"])
    told = f"{edge_sentence(atlas, edge, view.words)}: {strength_word(data['strength'])}"
    told += ", contested" if contested else ""
    told += f", {count} receipt{'s' if count != 1 else ''}"
    classes = [category(edge[2])]
    classes += ["contested"] if contested else []
    classes += ["weak"] if data["strength"] < 0.3 else []
    classes += ["open"] if view.edge == edge else []
    return {
        "key": f"{arrow.start}>{arrow.end}",
        "start": arrow.start,
        "end": arrow.end,
        "shape": arrow.shape,
        "side": arrow.side,
        "offset": arrow.offset,
        "arrow": "end" if edge[0] == placed.node else "start",
        "href": to_query(replace(view, edge=edge, tab="detail")),
        "name": told,
        "classes": " ".join(classes),
        "width": round(1.1 + 2.4 * data["strength"], 2),
    }


def _heading(view: View, heading: Heading) -> dict[str, Any]:
    group = heading.group
    cut = group.shown < group.total
    listed = len(group.items)
    count = f"{listed} of {group.count}" if listed < group.count else str(group.count)
    return {
        "key": heading.key,
        "text": f"{group.title} · {count}",
        "x": round(heading.x, 1),
        "y": round(heading.y, 1),
        "anchor": heading.anchor,
        "href": to_query(alone(view, group)) if cut else "",
        "name": f"Show only: {group.title}" if cut else "",
    }


def alone(view: View, group: Group) -> View:
    """The view that gives one group the whole drawing."""
    if group.relation:
        return replace(view, relations=(group.relation,))
    return replace(view, kinds=MARKS[group.mark].kinds)


def _drawing(atlas: Atlas, view: View, layout: Layout) -> dict[str, Any]:
    by_key = {placed.key: placed for placed in layout.nodes}
    return {
        "width": layout.width,
        "height": round(layout.height, 1),
        "nodes": [_node(atlas, view, placed) for placed in layout.nodes],
        "edges": [_edge(atlas, view, arrow, by_key[arrow.start]) for arrow in layout.arrows],
        "headings": [_heading(view, heading) for heading in layout.headings],
    }


def shown_around(atlas: Atlas, view: View) -> tuple[Neighbourhood, dict[str, str]]:
    """What the drawing of a view shows, and the label of each node in it."""
    groups = groups_around(atlas, view)
    nodes = {view.focus, *(item.node for item in flat(groups))}
    names = {node: name_of(atlas, node, view.words) for node in nodes}
    return fitting(view.focus, groups, names), names


def scene(atlas: Atlas, view: View) -> dict[str, Any]:
    """The drawing of a view; see the module for its shape."""
    around, names = shown_around(atlas, view)
    return {
        "focus": view.focus,
        "marks": {name: mark.shape for name, mark in MARKS.items()},
        "shown": around.shown,
        "total": around.total,
        "wide": _drawing(atlas, view, wide(around, names)),
        "narrow": _drawing(atlas, view, narrow(around, names)),
    }
