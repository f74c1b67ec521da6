"""How fast the atlas and the app answer, on the real data and on larger ones."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Sequence
from functools import partial

from benchmarks.measure import Timing, timed
from benchmarks.synthetic import synthetic
from graph import Atlas, find, route, sources
from graph.atlas import make_atlas
from graph.body_map import load_body_map
from graph.tables import default_folder, read_tables
from webapp.address import to_query
from webapp.answer import drawn, told
from webapp.pages import pages_of
from webapp.view import View, is_region

CALLS = 200


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
    places = [tuple(rng.sample(regions, 2)) for _ in range(CALLS // 10)]
    complaints = [to_query(View(page="hurt", places=two, feels=("tingling",))) for two in places]
    clicks = [to_query(View(focus=node)) for node in some + hubs]
    pages = pages_of(atlas)
    return {
        "sources": timed(
            [partial(sources, atlas, rng.choice(regions), limit=60) for _ in range(CALLS)]
        ),
        "search": timed([partial(find, atlas.index, text) for text in typed]),
        "route": timed([partial(route, atlas, *pair, limit=5) for pair in pairs]),
        "where does it hurt": timed([partial(drawn, atlas, pages, query) for query in complaints]),
        "click: drawing": timed([partial(drawn, atlas, pages, query) for query in clicks]),
        "click: text": timed([partial(told, atlas, pages, query) for query in clicks]),
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


def table(sizes: Sequence[int]) -> str:
    """The real atlas and synthetic ones of some sizes, as a table in Markdown."""
    took, size = load()
    tables, _ = read_tables()
    body = load_body_map(default_folder())
    rows: list[tuple[str, dict[str, object]]] = []
    for count in [0, *sizes]:
        start = time.perf_counter()
        atlas = make_atlas(synthetic(tables, count), None) if count else make_atlas(tables, body)
        built = time.perf_counter() - start
        edges = f"{atlas.graph.number_of_edges()} (built in {built:.1f} s)"
        row = {"nodes": atlas.graph.number_of_nodes(), "edges": edges, **questions(atlas)}
        rows.append((f"{count:,}" if count else "real", row))
    heads = list(rows[0][1])
    lines = [f"Load of the real atlas: {took:.2f} s, {size:.0f} MiB", ""]
    lines += ["| atlas | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    lines += [
        f"| {name} | " + " | ".join(str(row[head]) for head in heads) + " |" for name, row in rows
    ]
    return "\n".join([*lines, "", "Times in ms, median / 95th percentile."])
