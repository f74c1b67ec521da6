"""``make bench ARGS=clicks``: what a person feels in Chromium, beside what others make feel.

The explorer is clicked by a hand that rests and presses as people do ("announced"), by one that
does not ("at once") and by keyboard. pyvis, dash-cytoscape and sigma.js draw the nodes of one view
of the explorer, and a larger neighbourhood; they only highlight what is clicked, where the explorer
fetches and draws another view. Rounds alternate between them, in one browser.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks.chromium import chromium, serving
from benchmarks.cold import cold
from benchmarks.measure import spread
from benchmarks.others.pages import HERE, pyvis_page, sigma_page
from benchmarks.subgraph import around, of_view
from benchmarks.subject import HERE as HERE_OURS
from benchmarks.subject import HOVER, PRESS, Subject, Visit, fresh, visiting
from graph import load_atlas
from webapp.view import View

START = "lower-back"
LARGE = 300
OURS = "Plexus"
Act = Callable[[Visit], float]
WAYS: dict[str, Act] = {
    "announced click": partial(Visit.click, announced=True),
    "click at once": partial(Visit.click, announced=False),
    "keyboard": Visit.press,
    "hover": Visit.hover,
}


@contextmanager
def subjects(folder: Path) -> Iterator[tuple[list[Subject], list[str]]]:
    """The pages to measure, ours first, and what could not be had."""
    atlas = load_atlas()
    graphs = {"one view": of_view(atlas, View(START)), "neighbourhood": around(atlas, START, LARGE)}
    missing: list[str] = []
    with ExitStack() as stack:
        address = stack.enter_context(serving("graph", "serve", "--host", "127.0.0.1"))
        adapter = HERE_OURS / "ours.js"
        found = [Subject(OURS, "each view", address, adapter, "draws a new view")]
        for name, graph in graphs.items():
            size = f"{name}: {len(graph['nodes'])} nodes, {len(graph['edges'])} edges"
            data = folder / f"{len(graph['nodes'])}.json"
            data.write_text(json.dumps(graph), encoding="utf-8")

            def written(write: Callable[..., None], what: str, graph: Any = graph) -> str:
                path = folder / f"{what}-{len(graph['nodes'])}.html"
                write(graph, path)
                return path.as_uri()

            makers: dict[str, tuple[Callable[[], str], Path | None]] = {
                "pyvis": (partial(written, pyvis_page, "pyvis"), HERE / "pyvis.js"),
                "dash-cytoscape": (
                    lambda data=data: stack.enter_context(
                        serving("benchmarks.others.cytoscape", str(data))
                    ),
                    HERE / "cytoscape.js",
                ),
                "sigma.js": (partial(written, sigma_page, "sigma"), None),
            }
            for other, (make, script) in makers.items():
                try:
                    found.append(Subject(other, size, make(), script, "highlights"))
                except (ImportError, RuntimeError) as error:
                    missing.append(f"{other}, {size}: {error}")
        yield found, missing


def one_round(browser: Browser, subject: Subject, way: str, number: int, count: int) -> list[float]:
    """So many measurements on a fresh page, after one that does not count."""
    rng = fresh((subject.name, subject.graph, way, number))
    with visiting(browser, subject, rng) as visit:
        took = [WAYS[way](visit) for _ in range(count + 1)]
    return took[1:]


def measure(clicks: int, rounds: int) -> dict[str, Any]:
    """All of it, as plain data; times in ms."""
    times: dict[tuple[Subject, str], list[float]] = defaultdict(list)
    before = os.getloadavg()[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found, missing = stack.enter_context(subjects(folder))
        browser = stack.enter_context(chromium())
        plan = [(found[0], way) for way in WAYS]
        plan += [(subject, "announced click") for subject in found[1:]]
        for number in range(rounds):
            for subject, way in plan:
                print(f"round {number + 1} of {rounds}: {subject.name}, {way}", file=sys.stderr)
                times[subject, way] += one_round(
                    browser, subject, way, number, max(clicks // rounds, 1)
                )
        first = cold(browser, found[0].address)
        version = browser.version
    rows = []
    ours = spread(times[found[0], "announced click"])
    for (subject, way), took in times.items():
        timing = spread(took)
        rows.append(
            {
                "page": subject.name,
                "graph": subject.graph,
                "action": way,
                "answer": "fades the rest" if way == "hover" else subject.answer,
                "count": len(took),
                "median_ms": round(timing.median, 1),
                "p95_ms": round(timing.p95, 1),
                "ours_to_theirs_median": round(ours.median / timing.median, 2),
                "ours_to_theirs_p95": round(ours.p95 / timing.p95, 2),
                "all_ms": [round(value, 1) for value in took],
            }
        )
    return {
        "chromium": version,
        "processors": os.cpu_count(),
        "load_average": [before, os.getloadavg()[0]],
        "hover_before_press_ms": HOVER,
        "press_ms": PRESS,
        "clicks": rows,
        "cold": first,
        "missing": missing,
    }


def report(found: dict[str, Any]) -> str:
    """The same as a table in Markdown."""
    load = " → ".join(f"{value:.1f}" for value in found["load_average"])
    lines = [
        f"Chromium {found['chromium']}, drawn by the processor ({found['processors']} of them, "
        f"load average {load}).",
        f"Announced: the pointer rests {found['hover_before_press_ms']} ms on the node and the "
        f"press lasts {found['press_ms']} ms; from release (or key, or arrival of the pointer) to "
        "the end of the first frame with the answer.",
        "",
        "| page | graph | action | answer | n | median ms | p95 ms | ours ÷ theirs, median | p95 |",
        "|---|---|---|---|--:|--:|--:|--:|--:|",
    ]
    for row in found["clicks"]:
        other = row["page"] != OURS
        ratios = [
            f"{row[key]:.2f}" if other else ""
            for key in ("ours_to_theirs_median", "ours_to_theirs_p95")
        ]
        cells = [row[key] for key in ("page", "graph", "action", "answer", "count")]
        cells += [row["median_ms"], row["p95_ms"], *ratios]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    first = found["cold"]
    lines += [
        "",
        f"Cold load, median of {first['loads']}: first node painted after "
        f"{first['node_ms']:.0f} ms, a click answered after {first['answered_ms']:.0f} ms; "
        f"{first['kilobytes']:.0f} kB in {first['requests']} requests.",
    ]
    lines += [f"Left out: {line}" for line in found["missing"]]
    return "\n".join(lines)
