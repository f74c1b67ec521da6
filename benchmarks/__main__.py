"""``make bench``: how fast the atlas and the app answer, on the real data and on larger ones.

All figures of a row come from one run on one machine, side by side: trust their ratios. Prints a
table in Markdown.
"""

from __future__ import annotations

import argparse
import random
import time
import tracemalloc
from functools import partial

from benchmarks.clicks import click_to_paint
from benchmarks.measure import Timing, timed
from benchmarks.synthetic import synthetic
from graph import Atlas, find, route, sources
from graph.atlas import make_atlas
from graph.body_map import load_body_map
from graph.tables import default_folder, read_tables
from webapp.answer import drawn, told
from webapp.panels import about
from webapp.view import View, is_region

CALLS = 200
CLICKS = 30


def questions(atlas: Atlas, seed: int = 1) -> dict[str, Timing]:
    """The times of each kind of question, over nodes that are drawn by lot."""
    rng = random.Random(seed)
    nodes = list(atlas.graph)
    regions = [node for node in nodes if is_region(atlas, node)]
    some = [rng.choice(nodes) for _ in range(CALLS)]
    hubs = sorted(nodes, key=lambda node: -atlas.graph.degree(node))[:20]
    names = [atlas.graph.nodes[node]["name"] for node in some]
    typed = [name[: rng.randint(2, max(len(name), 3))] for name in names]
    pairs = [(rng.choice(nodes), rng.choice(nodes)) for _ in range(CALLS // 4)]
    clicks = [View(focus=node) for node in some + hubs]
    found = about.quality_once(atlas)
    return {
        "sources": timed(
            [partial(sources, atlas, rng.choice(regions), limit=60) for _ in range(CALLS)]
        ),
        "search": timed([partial(find, atlas.index, text) for text in typed]),
        "route": timed([partial(route, atlas, *pair, limit=5) for pair in pairs]),
        "click: drawing": timed([partial(drawn, atlas, view, ()) for view in clicks]),
        "click: text": timed([partial(told, atlas, view, found) for view in clicks]),
    }


def load() -> tuple[float, float]:
    """Seconds to load the real atlas, and MiB that it holds."""
    from graph import load_atlas

    start = time.perf_counter()
    load_atlas()
    took = time.perf_counter() - start
    tracemalloc.start()
    held = load_atlas()
    size = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    assert held.graph
    return took, size


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
    took, size = load()
    print(f"Load of the real atlas: {took:.2f} s, {size:.0f} MiB\n")
    tables, _ = read_tables()
    body = load_body_map(default_folder())
    atlases = {"real": make_atlas(tables, body)}
    rows: list[tuple[str, dict[str, object]]] = []
    for count in [0, *given.sizes]:
        start = time.perf_counter()
        atlas = atlases["real"] if not count else make_atlas(synthetic(tables, count), None)
        built = time.perf_counter() - start
        row: dict[str, object] = {
            "nodes": atlas.graph.number_of_nodes(),
            "edges": atlas.graph.number_of_edges(),
            **questions(atlas),
        }
        if count:
            row["edges"] = f"{row['edges']} (built in {built:.1f} s)"
        if not given.no_browser:
            row["browser: click to paint"] = click_to_paint(atlas, CLICKS)
        rows.append((f"{count:,}" if count else "real", row))
    heads = list(rows[0][1])
    print("| atlas | " + " | ".join(heads) + " |")
    print("|---" * (len(heads) + 1) + "|")
    for name, row in rows:
        print(f"| {name} | " + " | ".join(str(row[head]) for head in heads) + " |")
    print("\nTimes in ms, median / 95th percentile.")


if __name__ == "__main__":
    main()
