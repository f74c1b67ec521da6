"""Kinds and their marks: those of the atlas, and those that came from elsewhere."""

from __future__ import annotations

from graph.marks import MARKS, kinds_of, mark_of
from tests.the_atlas import the_atlas


def test_every_kind_of_the_atlas_has_a_mark_of_its_own_group() -> None:
    assert all(kind in MARKS[mark_of(kind)].kinds for kind in the_atlas().kinds)
    assert kinds_of("other", the_atlas().kinds) == ()


def test_a_kind_from_elsewhere_stands_with_the_others() -> None:
    kinds = {**the_atlas().kinds, "uberon": None, "gland": None}
    assert mark_of("gland") == "other"
    assert kinds_of("other", kinds) == ("uberon", "gland")
    assert kinds_of("joint", ["bone", "joint", "muscle"]) == ("joint", "bone")
    assert sorted(kind for mark in MARKS for kind in kinds_of(mark, kinds)) == sorted(kinds)
