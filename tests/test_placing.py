"""Where exported nodes stand, and that drawings elsewhere have the colours of the page."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from pathlib import Path

import networkx as nx
from hypothesis import given

import webapp
from graph import Atlas
from graph.export.placing import COLUMN, ROW, places, sizes
from graph.export.styling import SHAPES
from graph.marks import LINES, MARKS, line_of, mark_of
from tests.random_atlas import many_statements, with_statements

STYLES = (Path(webapp.__file__).parent / "assets" / "style.css").read_text("utf-8")


def test_no_two_nodes_meet(whole: Atlas) -> None:
    found = places(whole.graph)
    assert set(found) == set(whole.graph)
    columns: dict[float, list[float]] = defaultdict(list)
    for x, y in found.values():
        columns[x].append(y)
    lefts = sorted(columns)
    assert all(right - left >= COLUMN for left, right in itertools.pairwise(lefts))
    for ys in columns.values():
        ys.sort()
        assert all(below - above >= ROW for above, below in itertools.pairwise(ys))
    assert max(sizes(whole.graph).values()) < ROW


def test_a_column_is_of_one_group_of_kinds(whole: Atlas) -> None:
    groups: dict[float, set[str]] = defaultdict(set)
    for node, (x, _) in places(whole.graph).items():
        groups[x].add(mark_of(whole.graph.nodes[node]["kind"]))
    assert all(len(found) == 1 for found in groups.values())
    assert [next(iter(groups[x])) for x in sorted(groups)] == sorted(
        (mark for x in groups for mark in groups[x]), key=list(MARKS).index
    )


def test_what_lies_in_one_region_stands_together(whole: Atlas) -> None:
    found = places(whole.graph)
    muscles = [n for n, data in whole.graph.nodes(data=True) if data["kind"] == "muscle"]
    muscles.sort(key=found.__getitem__)
    homes = [whole.graph.nodes[node]["regions"][:1] for node in muscles]
    runs = 1 + sum(one != other for one, other in itertools.pairwise(homes))
    assert runs == len(set(homes))


@given(many_statements)
def test_the_order_of_nodes_and_edges_changes_nothing(rows: list) -> None:
    graph = with_statements(*rows).graph
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert places(turned) == places(graph)
    assert sizes(turned) == sizes(graph)
    assert len(set(places(graph).values())) == len(graph)


def test_regions_that_contain_each_other_are_placed() -> None:
    graph = nx.MultiDiGraph()
    for node, whole in (("a", "b"), ("b", "a")):
        graph.add_node(node, name=node, kind="region", family="region", regions=(whole,))
    assert len(set(places(graph).values())) == 2


def test_lines_have_the_colours_of_the_page(whole: Atlas) -> None:
    light = STYLES[: STYLES.index("--referral-soft")] + STYLES[STYLES.index("--mechanical") :]
    for name, colour in LINES.items():
        found = re.search(rf"--{name}: (#[0-9a-f]{{6}})", light)
        assert found and found[1] == colour
    assert {line_of(relation) for relation in whole.relations} == set(LINES)


def test_every_mark_has_a_shape() -> None:
    assert set(SHAPES) == set(MARKS)
