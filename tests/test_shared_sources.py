"""What may refer pain to several places at once."""

from __future__ import annotations

import pytest

from graph import Atlas, sources
from graph.search import UnknownNameError
from graph.shared_sources import shared_sources

PLACES = ("lower-back", "posterior-thigh")


def test_each_reaches_every_place(whole: Atlas) -> None:
    found = shared_sources(whole, PLACES)
    alone = [{source.id for source in sources(whole, place)} for place in PLACES]
    assert {one.id for one in found} == alone[0] & alone[1]
    for one in found:
        assert [source.id for source in one.to] == [one.id] * len(PLACES)


def test_one_place_is_the_ordinary_question(whole: Atlas) -> None:
    [*found] = shared_sources(whole, ["buttock"])
    expected = {source.id: source.strength for source in sources(whole, "buttock")}
    assert {one.id: one.strength for one in found} == pytest.approx(expected)


def test_the_mean_lies_between_and_the_order_of_places_does_not_matter(whole: Atlas) -> None:
    found = shared_sources(whole, PLACES)
    for one in found:
        strengths = [source.strength for source in one.to]
        assert min(strengths) - 1e-9 <= one.strength <= max(strengths) + 1e-9
    turned = shared_sources(whole, PLACES[::-1])
    assert [(one.id, one.strength) for one in found] == [(one.id, one.strength) for one in turned]
    assert [one.strength for one in found] == sorted((o.strength for o in found), reverse=True)


def test_a_further_place_never_adds_a_source(whole: Atlas) -> None:
    two = {one.id for one in shared_sources(whole, PLACES)}
    three = {one.id for one in shared_sources(whole, (*PLACES, "groin"))}
    assert three <= two


def test_wrong_questions_are_told(whole: Atlas) -> None:
    with pytest.raises(ValueError, match="at least one"):
        shared_sources(whole, [])
    with pytest.raises(UnknownNameError):
        shared_sources(whole, ["lower back", "no such place"])
