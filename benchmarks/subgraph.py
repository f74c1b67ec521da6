"""The same nodes and edges as plain data for all that draw them."""

from __future__ import annotations

import math
from collections import deque
from typing import Any

from graph import Atlas
from webapp.colours import MARKS, mark_of
from webapp.figures.scene import scene
from webapp.view import View

STEP_X, STEP_Y = 170, 60
"""px between the nodes of a grid."""


def of_view(atlas: Atlas, view: View) -> dict[str, list[dict[str, Any]]]:
    """The nodes and edges of one drawing of the explorer, in its places."""
    drawing = scene(atlas, view)["wide"]
    ids = {node["key"] for node in drawing["nodes"]}
    places = {
        node["key"]: (node["box"][0] + node["box"][2] / 2, node["box"][1] + node["box"][3] / 2)
        for node in drawing["nodes"]
    }
    named = {node["key"]: " ".join(node["lines"]) for node in drawing["nodes"]}
    marks = {node["key"]: node["mark"] for node in drawing["nodes"]}
    edges = [
        {"source": edge["start"], "target": edge["end"]}
        for edge in drawing["edges"]
        if {edge["start"], edge["end"]} <= ids
    ]
    return {
        "nodes": [_node(key, named[key], marks[key], places[key]) for key in ids],
        "edges": edges,
    }


def around(atlas: Atlas, start: str, count: int) -> dict[str, list[dict[str, Any]]]:
    """The ``count`` nodes nearest to one, breadth first, and all statements between them."""
    near = {start: None}
    queue = deque([start])
    while queue and len(near) < count:
        node = queue.popleft()
        for other in sorted({*atlas.graph.successors(node), *atlas.graph.predecessors(node)}):
            if other not in near and len(near) < count:
                near[other] = None
                queue.append(other)
    wide = math.ceil(math.sqrt(len(near) * STEP_Y / STEP_X))
    nodes = []
    for number, key in enumerate(near):
        data = atlas.graph.nodes[key]
        place = (number % wide * STEP_X, number // wide * STEP_Y)
        nodes.append(_node(key, data["name"], mark_of(data["kind"]), place))
    edges = [
        {"source": one, "target": other}
        for one, other, _ in sorted(atlas.graph.edges(keys=True))
        if one in near and other in near
    ]
    return {"nodes": nodes, "edges": edges}


def _node(key: str, label: str, mark: str, place: tuple[float, float]) -> dict[str, Any]:
    colour = MARKS[mark].light
    return {"id": key, "label": label, "x": place[0], "y": place[1], "colour": colour}
