"""A bare dash-cytoscape app: ``python -m benchmarks.others.cytoscape graph.json --port N``.

As in its documents, a callback answers a tap on a node with a style sheet that highlights it.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any

import dash_cytoscape as cyto
from dash import Dash, Input, Output, html

NODES: dict[str, Any] = {
    "selector": "node",
    "style": {"label": "data(label)", "background-color": "data(colour)", "font-size": 12},
}
EDGES: dict[str, Any] = {
    "selector": "edge",
    "style": {"width": 1, "curve-style": "bezier", "target-arrow-shape": "triangle"},
}
CHOSEN = {"background-color": "#e00070", "width": 44, "height": 44, "z-index": 9999}


def make_app(graph: dict[str, list[dict[str, Any]]]) -> Dash:
    """The app on one sub-graph."""
    app = Dash(__name__)
    elements: list[dict[str, Any]] = [
        {
            "data": {"id": node["id"], "label": node["label"], "colour": node["colour"]},
            "position": {"x": node["x"], "y": node["y"]},
        }
        for node in graph["nodes"]
    ]
    elements += [
        {"data": {"source": edge["source"], "target": edge["target"]}} for edge in graph["edges"]
    ]
    app.layout = html.Div(
        cyto.Cytoscape(
            id="cytoscape",
            elements=elements,
            layout={"name": "preset", "fit": True},
            stylesheet=[NODES, EDGES],
            style={"width": "100%", "height": "860px"},
        )
    )

    @app.callback(
        Output("cytoscape", "stylesheet"),
        Input("cytoscape", "tapNodeData"),
        prevent_initial_call=True,
    )
    def highlight(node: dict[str, Any]) -> list[dict[str, Any]]:
        return [NODES, EDGES, {"selector": f'node[id = "{node["id"]}"]', "style": CHOSEN}]

    return app


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = make_app(json.loads(given.graph.read_text(encoding="utf-8")))
    app.run(host="127.0.0.1", port=given.port, debug=False)


if __name__ == "__main__":
    main()
