"""Pages of pyvis, dash-cytoscape and sigma.js with one sub-graph, as their documents show them.

All three only highlight what is clicked. Nodes have fixed places, so that no physics runs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CACHE = HERE.parent / ".cache"
NPM_PACKAGES = ("sigma@4.0.4", "graphology@0.26.0", "esbuild@0.28.2")
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>sigma.js</title>
<style>html, body, #graph {{ height: 100%; margin: 0; }}</style>
<div id="graph"></div>
<script>window.SUBGRAPH = {data};</script>
<script src="{script}"></script></html>
"""
Graph = dict[str, list[dict[str, Any]]]


def pyvis_page(graph: Graph, path: Path) -> None:
    """Write a page by pyvis with everything in it."""
    from pyvis.network import Network

    network = Network(height="860px", width="100%", directed=True, cdn_resources="in_line")
    for node in graph["nodes"]:
        network.add_node(
            node["id"], label=node["label"], x=node["x"], y=node["y"], color=node["colour"]
        )
    for edge in graph["edges"]:
        network.add_edge(edge["source"], edge["target"])
    network.toggle_physics(False)
    path.write_text(network.generate_html(), encoding="utf-8")


def sigma_page(graph: Graph, path: Path) -> None:
    """Write a page with sigma.js, its script beside it.

    Raises
    ------
    RuntimeError
        If npm is missing, or could not fetch or bundle the packages.
    """
    bundle = _bundle()
    data = json.dumps(graph).replace("<", "\\u003c")
    path.write_text(PAGE.format(data=data, script=bundle.as_uri()), encoding="utf-8")


def _bundle() -> Path:
    """sigma.js, graphology and ``sigma.js`` of this folder in one script, made once."""
    source = HERE / "sigma.js"
    folder = CACHE / "npm"
    bundle = folder / "bundle.js"
    wanted = "\n".join(NPM_PACKAGES)
    installed = folder / "installed"
    if not (installed.exists() and installed.read_text() == wanted):
        if not shutil.which("npm"):
            raise RuntimeError("npm is not installed")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        _run(["npm", "install", "--no-audit", "--no-fund", "--save-exact", *NPM_PACKAGES], folder)
        installed.write_text(wanted)
    shutil.copy(source, folder / "page.js")
    esbuild = str(folder / "node_modules" / ".bin" / "esbuild")
    options = ["--bundle", "--minify", "--format=iife", f"--outfile={bundle}"]
    _run([esbuild, "page.js", *options], folder)
    return bundle


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name}: {done.stderr.strip()[-300:]}")
