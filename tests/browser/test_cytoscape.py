"""Cytoscape.js itself opens our export: every element, in its place, with its colour and data."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dash_cytoscape
import pytest
import uvicorn
from dash import Dash
from playwright.sync_api import Browser, Page

from graph import Atlas
from graph.export import write
from graph.export.placing import places
from graph.marks import MARKS, mark_of
from graph.selection import select

WHAT_IS_THERE = """() => {
    const cy = document.getElementById("drawing")._cyreg.cy;
    const channels = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number);
    return {
        nodes: cy.nodes().map((node) => ({
            data: node.data(), position: node.position(),
            colour: channels(node.style("background-color")), label: node.style("label"),
        })),
        edges: cy.edges().map((edge) => ({
            data: edge.data(), line: edge.style("line-style"),
            colour: channels(edge.style("line-color")),
        })),
    };
}"""


@pytest.fixture(scope="module")
def part(atlas: Atlas) -> Any:
    """All that stands next to one muscle."""
    return select(atlas, focus="gluteus-medius")


@pytest.fixture(scope="module")
def page(browser: Browser, part: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with nothing but the drawing of an export."""
    path: Path = tmp_path_factory.mktemp("cytoscape") / "export.cyjs"
    write(part, "cytoscape", path)
    file = json.loads(path.read_text("utf-8"))
    app = Dash("tests.browser.cytoscape", backend="fastapi")
    app.layout = dash_cytoscape.Cytoscape(
        id="drawing",
        elements=file["elements"],
        stylesheet=file["style"],
        layout=file["layout"],
        style={"width": "1000px", "height": "700px"},
    )
    server = uvicorn.Server(uvicorn.Config(app.server, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        found = browser.new_page()
        complaints: list[str] = []
        found.on("pageerror", lambda error: complaints.append(str(error)))
        found.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        found.goto(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        found.wait_for_function(
            "() => document.getElementById('drawing')?._cyreg?.cy.nodes().length"
        )
        yield found
        found.close()
        server.should_exit = True
        thread.join(timeout=20)
    assert not [said for said in complaints if "style" in said or "selector" in said], complaints


def test_every_node_and_statement_is_there(page: Page, part: Any) -> None:
    there = page.evaluate(WHAT_IS_THERE)
    assert {node["data"]["id"] for node in there["nodes"]} == set(part)
    ends = {(e["data"]["source"], e["data"]["target"], e["data"]["key"]) for e in there["edges"]}
    assert ends == set(part.edges(keys=True))
    assert len(there["edges"]) == part.number_of_edges()
    receipts = sum(len(edge["data"]["receipts"]) for edge in there["edges"])
    assert receipts == sum(len(found) for *_, found in part.edges(data="receipts"))


def test_nodes_have_their_places_colours_and_names(page: Page, part: Any) -> None:
    where = places(part)
    for node in page.evaluate(WHAT_IS_THERE)["nodes"]:
        data = part.nodes[node["data"]["id"]]
        place = node["position"]
        assert (place["x"], place["y"]) == where[node["data"]["id"]]
        light = MARKS[mark_of(data["kind"])].light
        assert node["colour"] == [int(light[at : at + 2], 16) for at in (1, 3, 5)]
        assert node["label"] == data["name"]
        assert node["data"]["synonyms"] == list(data["synonyms"])


def test_contested_statements_are_dashed(page: Page, part: Any) -> None:
    lines = page.evaluate(WHAT_IS_THERE)["edges"]
    assert {(edge["data"]["contested"], edge["line"]) for edge in lines} == {
        (contested, "dashed" if contested else "solid")
        for *_, contested in part.edges(data="contested")
    }
