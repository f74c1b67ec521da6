"""Nodes opened in their place: new ones stand beside their parent, and nothing else moves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Atlas
from webapp.address import parse, to_query
from webapp.figures.beside import free_stretch
from webapp.figures.expansion import MOST_BESIDE
from webapp.figures.scene import open_or_close, scene, shown_around
from webapp.view import View

SHAPES = ("wide", "narrow")
SEED = 20261126
VIEWS = 60


def opened_views(atlas: Atlas) -> Iterator[View]:
    """Views of a seed with one to three nodes opened, also such as an opened node brought."""
    chance = random.Random(SEED)
    for focus in chance.sample(sorted(atlas.graph), VIEWS):
        view = View(focus=focus)
        for _ in range(chance.randint(1, 3)):
            nodes = [n["key"].split("~")[0] for n in scene(atlas, view)["wide"]["nodes"][1:]]
            fresh = [node for node in dict.fromkeys(nodes) if node not in view.opened]
            if fresh:
                view = open_or_close(view, chance.choice(fresh))
        yield view


@pytest.fixture(scope="module")
def drawn(whole: Atlas) -> list[tuple[View, dict[str, Any]]]:
    return [(view, scene(whole, view)) for view in opened_views(whole)]


def test_nothing_moves_when_a_node_is_opened(
    whole: Atlas, drawn: list[tuple[View, dict[str, Any]]]
) -> None:
    for view, after in drawn:
        before = scene(whole, replace(view, opened=view.opened[:-1]))
        places = {node["key"]: node["box"] for node in after["wide"]["nodes"]}
        for node in before["wide"]["nodes"]:
            assert places[node["key"]] == node["box"], to_query(view)
        assert before["anchor"] == after["anchor"]


def test_no_two_labels_meet(drawn: list[tuple[View, dict[str, Any]]]) -> None:
    for view, after in drawn:
        for shape in SHAPES:
            for one, other in combinations(after[shape]["nodes"], 2):
                (x, y, w, h), (ax, ay, aw, ah) = one["box"], other["box"]
                apart = x >= ax + aw or ax >= x + w or y >= ay + ah or ay >= y + h
                assert apart, f"{to_query(view)} {shape}: {one['key']}, {other['key']}"


def test_new_nodes_are_bounded_and_joined_to_their_parent(
    whole: Atlas, drawn: list[tuple[View, dict[str, Any]]]
) -> None:
    for view, after in drawn:
        around, _ = shown_around(whole, view)
        assert [one.node for one in around.opened] == [*view.opened]
        for one in around.opened:
            assert len(one.items) <= min(MOST_BESIDE, one.total)
            for item in (*one.items, *one.across):
                assert item.node in item.edge[:2]
                # What hurts in a region may be said of a part of it.
                assert one.node in whole.hierarchy or one.node in item.edge[:2]
        for shape in SHAPES:
            keys = {node["key"] for node in after[shape]["nodes"]}
            assert all({e["start"], e["end"]} <= keys for e in after[shape]["edges"])


def test_the_bounds_hold_everything(drawn: list[tuple[View, dict[str, Any]]]) -> None:
    for view, after in drawn:
        left, top, width, height = after["wide"]["bounds"]
        for node in after["wide"]["nodes"]:
            x, y, w, h = node["box"]
            inside = left <= x and x + w <= left + width and top <= y and y + h <= top + height
            assert inside, f"{to_query(view)}: {node['key']}"


def test_more_than_is_shown_is_counted_with_a_way_to_all_of_it(whole: Atlas) -> None:
    after = scene(whole, View(focus="piriformis", opened=("sciatic-nerve",)))
    [more] = [h for h in after["wide"]["headings"] if h["key"].startswith("more-")]
    shown, total = (int(part) for part in more["text"].split(" · ")[1].split(" of "))
    assert shown == MOST_BESIDE < total
    assert parse(more["href"], whole)[0].focus == "sciatic-nerve"


def test_opening_twice_closes(whole: Atlas) -> None:
    view = View(focus="piriformis")
    there = open_or_close(view, "sciatic-nerve")
    assert there.opened == ("sciatic-nerve",)
    assert open_or_close(there, "sciatic-nerve") == view


def test_what_is_not_drawn_opens_nothing(whole: Atlas) -> None:
    view = View(focus="piriformis", opened=("trapezius",))
    assert shown_around(whole, view)[0].opened == ()


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 9)), max_size=8),
    st.integers(-60, 60),
    st.integers(1, 30),
)
def test_a_free_stretch_is_free_and_the_nearest(
    spans: list[tuple[int, int]], wanted: int, height: int
) -> None:
    occupied = [(float(low * 10), float(low * 10 + size)) for low, size in dict(spans).items()]
    start = free_stretch(occupied, float(wanted), float(height))
    assert all(start >= high or start + height <= low for low, high in occupied)
    free_at_once = all(wanted >= high or wanted + height <= low for low, high in occupied)
    assert (start == wanted) == free_at_once
