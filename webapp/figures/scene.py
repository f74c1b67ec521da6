"""The drawing of a view as plain data: Python decides, ``assets/graph.js`` draws.

The data shape (all lengths in px at scale 1)::

    {focus, anchor, marks: {mark: path}, shown, total,
     wide | narrow: {width, height, bounds: [x, y, w, h],
        nodes:    [{key, lines, mark, box: [x, y, w, h], href, name, classes, strength,
                    open, openName, pin}],
        edges:    [{key, start, end, shape, side, offset, arrow, href, name, label, classes,
                    width}],
        headings: [{key, text, x, y, anchor, href, name}]}}

``anchor`` is another when the drawing is another; while it is the same, nothing in it moves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph import Atlas
from graph.marks import line_of
from graph.sentences import verb
from webapp.address import MOST_PINNED, to_query
from webapp.colours import MARKS, kinds_of, mark_of
from webapp.figures.arrows import strength_word
from webapp.figures.beside import place_opened
from webapp.figures.expansion import with_opened
from webapp.figures.neighbourhood import Group, Neighbourhood, flat, groups_around
from webapp.figures.positions import Arrow, Heading, Layout, More, Placed, fitting, narrow, wide
from webapp.view import MOST_OPENED, View, go, toggled
from webapp.wording import edge_sentence, name_of, other_name, places_named


def _node(
    atlas: Atlas, view: View, placed: Placed, plural: str, parents: set[str]
) -> dict[str, Any]:
    data = atlas.graph.nodes[placed.node]
    full = name_of(atlas, placed.node, view.words)
    other = other_name(atlas, placed.node, view.words)
    name = f"{full}, {data['kind']}" + (f" ({other})" if other else "")
    if placed.item is not None:
        name += f". {edge_sentence(atlas, placed.item.edge, view.words)}"
    elif plural:
        name = plural
    is_open, is_pinned = placed.node in view.opened, placed.node in view.pinned
    return {
        "key": placed.key,
        "lines": placed.lines,
        "mark": mark_of(data["kind"]),
        "box": [round(value, 1) for value in placed.box],
        "href": to_query(go(view, placed.node)),
        "name": name,
        "classes": " ".join(
            word
            for word, on in (
                ("focus", placed.item is None),
                ("opened", placed.key in parents),
                ("pinned", is_pinned),
            )
            if on
        ),
        "strength": round(placed.item.strength, 3) if placed.item else 1,
        "open": to_query(open_or_close(view, placed.node)) if placed.item else "",
        "openName": f"{'Close' if is_open else 'Open'} {full} here",
        "pin": to_query(pin_or_unpin(view, placed.node)),
    }


def open_or_close(view: View, node: str) -> View:
    """The view after a node of the drawing was opened in its place, or closed again."""
    return replace(view, opened=toggled(view.opened, node, MOST_OPENED))


def pin_or_unpin(view: View, node: str) -> View:
    """The view after a node was kept at hand, or let go again."""
    return replace(view, pinned=toggled(view.pinned, node, MOST_PINNED))


def _edge(atlas: Atlas, view: View, arrow: Arrow, placed: Placed) -> dict[str, Any]:
    item = arrow.item or placed.item
    assert item is not None
    edge = item.edge
    data = atlas.graph.edges[edge]
    contested = data["contested"]
    count = len(data["receipts"])
    stands = strength_word(data["strength"]) + (", contested" if contested else "")
    told = f"{edge_sentence(atlas, edge, view.words)}: {stands}"
    told += f", {count} receipt{'s' if count != 1 else ''}"
    classes = [line_of(edge[2])]
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
        "label": f"{verb(edge[2])} · {stands}",
        "classes": " ".join(classes),
        "width": round(1.1 + 2.4 * data["strength"], 2),
    }


def _heading(atlas: Atlas, view: View, heading: Heading) -> dict[str, Any]:
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
        "href": to_query(alone(atlas, view, group)) if cut else "",
        "name": f"Show only: {group.title}" if cut else "",
    }


def _more(view: View, more: More, names: dict[str, str]) -> dict[str, Any]:
    """The line over what an opened node brings; a link to the node where that is not all."""
    shown, total = len(more.opened.items), more.opened.total
    name = names[more.opened.node]
    return {
        "key": more.key,
        "text": f"{name} · {shown} of {total}" if shown < total else f"{name} · {total}",
        "x": round(more.x, 1),
        "y": round(more.y, 1),
        "anchor": more.anchor,
        "href": to_query(go(view, more.opened.node)) if shown < total else "",
        "name": "Show all of its connections" if shown < total else "",
    }


def alone(atlas: Atlas, view: View, group: Group) -> View:
    """The view that gives one group the whole drawing."""
    if group.relation:
        return replace(view, relations=(group.relation,))
    return replace(view, kinds=kinds_of(group.mark, atlas.kinds))


def _drawing(atlas: Atlas, view: View, layout: Layout, names: dict[str, str]) -> dict[str, Any]:
    by_key = {placed.key: placed for placed in layout.nodes}
    plural = names[view.focus] if view.also else ""
    parents = {more.parent for more in layout.mores}
    return {
        "width": layout.width,
        "height": round(layout.height, 1),
        "bounds": [round(value, 1) for value in layout.bounds()],
        "nodes": [_node(atlas, view, placed, plural, parents) for placed in layout.nodes],
        "edges": [_edge(atlas, view, arrow, by_key[arrow.start]) for arrow in layout.arrows],
        "headings": [_heading(atlas, view, heading) for heading in layout.headings]
        + [_more(view, more, names) for more in layout.mores],
    }


def shown_around(atlas: Atlas, view: View) -> tuple[Neighbourhood, dict[str, str]]:
    """What the drawing of a view shows, and the label of each node in it."""
    groups = groups_around(atlas, view)
    nodes = {view.focus, *(item.node for item in flat(groups))}
    names = {node: name_of(atlas, node, view.words) for node in nodes}
    names[view.focus] = places_named(atlas, view)
    around = fitting(view.focus, groups, names, view.pinned)
    if view.opened:
        around = with_opened(atlas, view, around)
        for item in around.items():
            names.setdefault(item.node, name_of(atlas, item.node, view.words))
    return around, names


def scene(atlas: Atlas, view: View) -> dict[str, Any]:
    """The drawing of a view; see the module for its shape."""
    around, names = shown_around(atlas, view)
    broad = wide(around, names)
    place_opened(broad, around, names)
    return {
        "focus": view.focus,
        "anchor": ".".join((view.focus, *view.also)),
        "marks": {name: mark.shape for name, mark in MARKS.items()},
        "shown": around.shown,
        "total": around.total,
        "wide": _drawing(atlas, view, broad, names),
        "narrow": _drawing(atlas, view, narrow(around, names), names),
    }
