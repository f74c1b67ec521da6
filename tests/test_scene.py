"""The drawing of every node of the atlas: bounded, readable, true, the same every time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from graph import Atlas
from tests.the_atlas import the_atlas
from webapp.address import parse, to_query
from webapp.figures.neighbourhood import flat, groups_around
from webapp.figures.positions import GLYPH_ROOM, MOST_ROWS, PILL_END
from webapp.figures.scene import scene, strength_word
from webapp.figures.text_width import text_width
from webapp.view import View

ROOT = Path(__file__).resolve().parent.parent
SHAPES = ("wide", "narrow")
HEADING_SIZE = 12.0
Scene = dict[str, Any]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return the_atlas()


@cache
def views() -> tuple[View, ...]:
    """Every node; every sixth with one filter in turn; every tenth in clinical words."""
    atlas = the_atlas()
    nodes = sorted(atlas.graph)
    filters: list[dict[str, Any]] = [{"kinds": (kind,)} for kind in atlas.kinds]
    filters += [{"relations": (relation,)} for relation in atlas.relations]
    filters += [{"floor": level} for level in atlas.levels]
    filters += [{"regions": (r,)} for r in ("lower-back", "buttock", "thigh", "neck")]
    filtered = [View(focus=n, **filters[i % len(filters)]) for i, n in enumerate(nodes[::6])]
    plain = [View(focus=node) for node in nodes]
    clinical = [View(focus=node, words="clinical") for node in nodes[::10]]
    return (*plain, *filtered, *clinical)


@cache
def known_view(href: str) -> View | None:
    """The view of a link of the drawing, or None if any part of it is not there."""
    view, ignored = parse(href, the_atlas())
    return None if ignored else view


# ---- what is wrong with one drawing ----


def boxes_apart(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        for one, other in combinations(drawn[shape]["nodes"], 2):
            (x, y, w, h), (ax, ay, aw, ah) = one["box"], other["box"]
            if x < ax + aw and ax < x + w and y < ay + ah and ay < y + h:
                yield f"{shape}: {one['key']} lies on {other['key']}"


def boxes_inside(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        width, height = drawn[shape]["width"], drawn[shape]["height"]
        for node in drawn[shape]["nodes"]:
            x, y, w, h = node["box"]
            if x < 0 or y < 0 or x + w > width or y + h > height or w <= 0 or h <= 0:
                yield f"{shape}: {node['key']} {node['box']} leaves {width}×{height}"


def headings_readable(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        width = drawn[shape]["width"]
        for heading in drawn[shape]["headings"]:
            text = heading["text"] + (" ›" if heading["href"] else "")
            long = text_width(text, HEADING_SIZE)
            left = heading["x"] - (long if heading["anchor"] == "end" else 0)
            if left < 0 or left + long > width:
                yield f"{shape}: heading “{text}” leaves the drawing"
            for node in drawn[shape]["nodes"]:
                x, y, w, h = node["box"]
                beside = left + long <= x or x + w <= left
                if not beside and y < heading["y"] and heading["y"] - HEADING_SIZE < y + h:
                    yield f"{shape}: heading “{text}” lies on {node['key']}"


def labels_fit(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        for node in drawn[shape]["nodes"]:
            size = 15.0 if node["classes"] == "focus" else 13.0
            room = node["box"][2] - GLYPH_ROOM - PILL_END + 0.1
            for line in node["lines"]:
                if not line or text_width(line, size) > room:
                    yield f"{shape}: “{line}” does not fit {node['key']}"


def bounded(view: View, drawn: Scene) -> Iterator[str]:
    if not 0 <= drawn["shown"] <= drawn["total"]:
        yield f"shows {drawn['shown']} of {drawn['total']}"
    if drawn["shown"] > 2 * MOST_ROWS:
        yield f"shows {drawn['shown']}"
    for shape in SHAPES:
        if len(drawn[shape]["nodes"]) != drawn["shown"] + 1:
            yield f"{shape}: has {len(drawn[shape]['nodes'])} nodes, tells of {drawn['shown']}"
    if drawn["wide"]["height"] > 720 or drawn["narrow"]["height"] > 2400:
        yield f"is {drawn['wide']['height']} or {drawn['narrow']['height']} px high"
    cut = any(heading["href"] for heading in drawn["wide"]["headings"])
    if cut != (drawn["shown"] < drawn["total"]):
        yield "has more than it shows, and no heading that leads to the rest"


def keys_are_unique(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        for layer in ("nodes", "edges", "headings"):
            keys = [datum["key"] for datum in drawn[shape][layer]]
            if len(set(keys)) < len(keys):
                yield f"{shape}: {layer} {sorted({k for k in keys if keys.count(k) > 1})}"


def ends_are_drawn(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        keys = {node["key"] for node in drawn[shape]["nodes"]}
        for edge in drawn[shape]["edges"]:
            if not {edge["start"], edge["end"]} <= keys or edge["start"] == edge["end"]:
                yield f"{shape}: {edge['key']} hangs in the air"
        starts = [edge["start"] for edge in drawn[shape]["edges"]]
        if sorted(starts) != sorted(keys - {view.focus}):
            yield f"{shape}: a node has no arrow, or two"


def arrows_are_true(view: View, drawn: Scene) -> Iterator[str]:
    """The arrow joins the ends of the statement whose receipts it opens, and points as it does."""
    graph = the_atlas().graph
    for shape in SHAPES:
        for edge in drawn[shape]["edges"]:
            opened = known_view(edge["href"])
            if opened is None or opened.edge is None or not graph.has_edge(*opened.edge):
                yield f"{shape}: {edge['href']} opens no statement"
                continue
            subject, object_, _ = opened.edge
            near = edge["start"].split("~")[0]
            if near not in (subject, object_):
                yield f"{shape}: {edge['key']} opens {opened.edge}"
            if (edge["arrow"] == "end") != (subject == near):
                yield f"{shape}: {edge['key']} points the wrong way"
            if ("contested" in edge["classes"]) != graph.edges[opened.edge]["contested"]:
                yield f"{shape}: {edge['key']} hides or invents a dispute"


def links_lead_somewhere(view: View, drawn: Scene) -> Iterator[str]:
    for shape in SHAPES:
        for layer in ("nodes", "edges", "headings"):
            for datum in drawn[shape][layer]:
                if datum["href"] and known_view(datum["href"]) is None:
                    yield f"{shape}: {datum['href']}"
        for node in drawn[shape]["nodes"]:
            after = known_view(node["href"])
            if after is None or after.focus != node["key"].split("~")[0]:
                yield f"{shape}: {node['key']} leads to {node['href']}"


def is_plain_data(view: View, drawn: Scene) -> Iterator[str]:
    if json.loads(json.dumps(drawn, allow_nan=False)) != drawn:
        yield "changes on its way to the browser"


CHECKS: tuple[Callable[[View, Scene], Iterator[str]], ...] = (
    boxes_apart,
    boxes_inside,
    headings_readable,
    labels_fit,
    bounded,
    keys_are_unique,
    ends_are_drawn,
    arrows_are_true,
    links_lead_somewhere,
    is_plain_data,
)


@pytest.fixture(scope="module")
def defects() -> dict[str, list[str]]:
    """What each check finds; every drawing is made once and not kept."""
    found: dict[str, list[str]] = {check.__name__: [] for check in CHECKS}
    for view in views():
        drawn = scene(the_atlas(), view)
        for check in CHECKS:
            found[check.__name__] += [f"{to_query(view)} {p}" for p in check(view, drawn)]
    return found


@pytest.mark.parametrize("check", [check.__name__ for check in CHECKS])
def test_every_drawing(defects: dict[str, list[str]], check: str) -> None:
    found = defects[check]
    assert not found, f"{len(found)} defects, such as:\n" + "\n".join(found[:10])


# ---- filters ----


def items(view: View) -> set[tuple[str, tuple[str, str, str]]]:
    return {(item.node, item.edge) for item in flat(groups_around(the_atlas(), view))}


def nodes_of(view: View) -> set[str]:
    return {node for node, _ in items(view)}


def test_filters_only_remove(atlas: Atlas) -> None:
    added = []
    filtered = [view for view in views() if view.kinds or view.relations or view.regions]
    for view in filtered:
        if nodes_of(view) - nodes_of(View(focus=view.focus)):
            added.append(to_query(view))
    assert not added, added[:5]
    assert any(nodes_of(view) != nodes_of(View(focus=view.focus)) for view in filtered)


def test_a_filter_leaves_only_what_it_names(atlas: Atlas) -> None:
    for node in ("lower-back", "sciatic-nerve", "piriformis-syndrome", "gluteus-medius"):
        kinds = items(View(focus=node, kinds=("muscle",)))
        assert {atlas.graph.nodes[other]["kind"] for other, _ in kinds} <= {"muscle"}
        relations = items(View(focus=node, relations=("refers pain to",)))
        assert {edge[2] for _, edge in relations} <= {"refers pain to"}
        for level in atlas.levels.values():
            left = items(View(focus=node, floor=level.level))
            ranks = [atlas.levels[atlas.graph.edges[edge]["level"]].rank for _, edge in left]
            assert all(rank >= level.rank for rank in ranks)


def test_a_family_stands_for_all_of_its_kinds(atlas: Atlas) -> None:
    structures = tuple(k for k, kind in atlas.kinds.items() if kind.family == "structure")
    for node in ("lower-back", "sciatic-nerve"):
        family = items(View(focus=node, kinds=("structure",)))
        assert family == items(View(focus=node, kinds=structures))
        assert family


def test_a_higher_evidence_floor_never_shows_more(atlas: Atlas) -> None:
    ladder = sorted(atlas.levels.values(), key=lambda level: level.rank)
    floors = ["", *(level.level for level in ladder)]
    for node in sorted(atlas.graph)[::2]:
        left = [nodes_of(View(focus=node, floor=floor)) for floor in floors]
        for lower, higher in pairwise(left):
            assert higher <= lower, (node, higher - lower)


def test_with_no_filter_everything_that_is_said_of_a_node_is_there(atlas: Atlas) -> None:
    for node, family in atlas.graph.nodes(data="family"):
        if family == "region":
            continue
        said = {*atlas.graph.out_edges(node, keys=True), *atlas.graph.in_edges(node, keys=True)}
        assert {edge for _, edge in items(View(focus=node))} == said


# ---- the same everywhere ----


def digest() -> str:
    """A finger print of many drawings."""
    text = hashlib.sha256()
    for view in views()[:: len(views()) // 80]:
        text.update(json.dumps(scene(the_atlas(), view)).encode())
    return text.hexdigest()


def test_another_time_and_another_process_draw_the_same() -> None:
    """Sets have another order in every process; no drawing may follow it."""
    one = digest()
    assert digest() == one
    told = subprocess.run(
        [sys.executable, "-c", "from tests.test_scene import digest; print(digest())"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert told.stdout.strip() == one


def test_strength_has_words_in_order() -> None:
    told = list(dict.fromkeys(strength_word(n / 100) for n in range(101)))
    assert told == ["not supported", "weakly supported", "supported", "well supported"]
