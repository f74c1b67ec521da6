"""Nodes side by side: what is shared, what is not, and nothing lost."""

from __future__ import annotations

import pytest

from graph.atlas import Atlas
from graph.compare import compare
from graph.search import UnknownNameError


def test_shared_and_distinct(arm: Atlas) -> None:
    found = compare(arm, ["Infraspinatus", "supraspinatus"])
    assert found.ids == ("infraspinatus", "supraspinatus")
    (heading,) = found.headings
    assert (heading.label, heading.reverse) == ("refers pain to", False)
    assert heading.shared == ("lateral-shoulder", "radial-forearm")
    assert heading.distinct == {"infraspinatus": ("shoulder",), "supraspinatus": ()}


def test_object_is_read_with_the_inverse_label(arm: Atlas) -> None:
    found = compare(arm, ["shoulder", "lateral-shoulder"])
    (heading,) = found.headings
    assert (heading.label, heading.reverse) == ("receives pain from", True)
    assert heading.shared == ("infraspinatus", "subacromial-bursa")
    assert heading.distinct["lateral-shoulder"] == ("supraspinatus",)


def test_symmetric_relation_is_one_heading(whole: Atlas) -> None:
    found = compare(whole, ["hip-joint", "femur"])
    labels = [heading.label for heading in found.headings]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("limb", [("gluteus-medius", "gluteus-minimus", "piriformis")])
def test_nothing_is_lost(whole: Atlas, limb: tuple[str, ...]) -> None:
    found = compare(whole, limb)
    for node in limb:
        said = {
            (h.relation, h.reverse, other)
            for h in found.headings
            for other in (*h.shared, *h.distinct[node])
        }
        out = {(r, False, o) for _, o, r in whole.graph.out_edges(node, keys=True)}
        into = {
            (r, not whole.relations[r].symmetric, s)
            for s, _, r in whole.graph.in_edges(node, keys=True)
        }
        assert said == out | into


def test_order_given_changes_only_the_columns(whole: Atlas) -> None:
    one = compare(whole, ["gluteus-medius", "hip-joint"])
    other = compare(whole, ["hip-joint", "gluteus-medius"])
    assert [(h.label, h.shared) for h in one.headings] == [
        (h.label, h.shared) for h in other.headings
    ]
    assert one.ids == other.ids[::-1]


def test_the_same_twice_counts_once(arm: Atlas) -> None:
    assert compare(arm, ["scalenes", "Scalene muscles"]).ids == ("scalenes",)


def test_unknown_name(arm: Atlas) -> None:
    with pytest.raises(UnknownNameError):
        compare(arm, ["scalenes", "qqqqq"])
