"""What fits what a person says of a pain: the method, on data made by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from graph import Atlas
from graph.guide import (
    Answers,
    foremost_few,
    make_guide,
    questions,
    tell_apart,
    weigh_candidates,
)
from graph.guide.candidates import UNEXPLAINED, UNREACHED
from graph.guide.said import DISPUTED, KIN
from graph.records import Statement
from tests.hand_made_guide import FELT, LEVEL, WORDS, by_id, guide_of
from tests.random_atlas import said


def test_the_fit_is_the_documented_mean() -> None:
    guide = guide_of(
        said("muscle-0", "refers pain to", "outer-hip", "review-0"),
        said("muscle-0", "aggravated by", "coughing", "textbook-0"),
        said("muscle-1", "refers pain to", "outer-hip", "experimental-0"),
    )
    answers = Answers(("outer-hip",), worse=("coughing",), found=("limp",))
    found = by_id(weigh_candidates(guide, answers))
    explained = UNEXPLAINED + (1 - UNEXPLAINED) * LEVEL["textbook"]
    one = LEVEL["review"] * explained * UNEXPLAINED
    other = LEVEL["experimental"] * UNEXPLAINED**2
    assert found["muscle-0"].fit == pytest.approx(one ** (1 / 3))
    assert found["muscle-1"].fit == pytest.approx(other ** (1 / 3))
    assert found["muscle-0"].weight == pytest.approx(one / (one + other))
    assert list(found) == ["muscle-0", "muscle-1"]
    (reason,) = found["muscle-0"].matched
    assert reason.edges == (("muscle-0", "coughing", "aggravated by"),)
    assert found["muscle-0"].unexplained == (("found", "limp"),)


def test_a_place_that_is_not_reached_counts_little_and_half_must_be() -> None:
    guide = guide_of(
        said("muscle-0", "refers pain to", "outer-hip", "review-0"),
        said("muscle-1", "refers pain to", "jaw", "review-0"),
        said("muscle-1", "refers pain to", "outer-hip", "review-0"),
    )
    found = by_id(weigh_candidates(guide, Answers(("outer-hip", "jaw"))))
    assert list(found) == ["muscle-1", "muscle-0"]
    missed = found["muscle-0"].reaches[1]
    assert (missed.strength, missed.path) == (0.0, ())
    assert found["muscle-0"].fit == pytest.approx(math.sqrt(LEVEL["review"] * UNREACHED))
    jaw = guide_of(
        said("muscle-0", "refers pain to", "jaw", "review-0"),
        said("muscle-1", "refers pain to", "outer-hip", "review-0"),
    )
    three = weigh_candidates(jaw, Answers(("jaw", "outer-hip", "hip")))
    assert [candidate.id for candidate in three] == ["muscle-1"], "one of three is not half"


def test_nothing_fits_without_a_place() -> None:
    assert weigh_candidates(guide_of(*FELT), Answers(worse=("sitting",))) == ()


@pytest.mark.parametrize(
    ("statements", "answers"),
    [
        (
            [said("muscle-0", "aggravated by", "prolonged-sitting", "review-0")],
            Answers(worse=("sitting",)),
        ),
        (
            [said("muscle-0", "aggravated by", "sitting", "review-0")],
            Answers(worse=("prolonged-sitting",)),
        ),
        (
            [
                said("muscle-0", "aggravated by", "coughing", "review-0"),
                said("coughing", "is a", "sitting", "popular-0"),
            ],
            Answers(worse=("sitting",)),
        ),
        (
            [
                said("disease-0", "has finding", "limp", "review-0"),
                said("muscle-0", "is a", "disease-0", "popular-0"),
            ],
            Answers(found=("limp",)),
        ),
    ],
    ids=["a longer name", "a shorter name", "a kind of the answer", "a kind of the candidate"],
)
def test_what_is_said_of_a_kind_counts_less(statements: list[Statement], answers: Answers) -> None:
    guide = guide_of(*FELT, *statements)
    found = by_id(weigh_candidates(guide, replace(answers, places=("outer-hip",))))
    (reason,) = found["muscle-0"].matched
    assert reason.strength == pytest.approx(KIN * LEVEL["review"])


def test_rising_from_a_chair_is_no_kind_of_sitting() -> None:
    guide = guide_of(*FELT, said("muscle-0", "aggravated by", "rising-from-sitting", "review-0"))
    found = weigh_candidates(guide, Answers(("outer-hip",), worse=("sitting",)))
    assert not any(candidate.matched for candidate in found)


def test_what_speaks_against_an_answer() -> None:
    guide = guide_of(
        *FELT,
        said("muscle-0", "eased by", "sitting", "review-0"),
        said("muscle-1", "aggravated by", "sitting", "review-0", "disputes"),
        said("muscle-2", "aggravated by", "sitting", "popular-0"),
        said("muscle-2", "aggravated by", "sitting", "experimental-0", "disputes"),
    )
    found = by_id(weigh_candidates(guide, Answers(("outer-hip",), worse=("sitting",))))
    for id_, strength in (("muscle-0", 0.6), ("muscle-1", DISPUTED), ("muscle-2", DISPUTED)):
        (reason,) = found[id_].against
        assert reason.strength == pytest.approx(strength)
        assert not found[id_].matched
        assert found[id_].fit < found["muscle-3"].fit


def test_what_it_feels_like_is_read_from_receipts_and_from_findings() -> None:
    guide = guide_of(
        *FELT[1:],
        said("muscle-0", "refers pain to", "outer-hip", "review-0", quality="burning|tingling"),
        said("muscle-1", "has finding", "burning-pain", "textbook-0"),
        said("muscle-2", "has finding", "leg-tingling", "expert-0"),
    )
    answers = Answers(("outer-hip",), feels=("burning", "tingling"))
    found = by_id(weigh_candidates(guide, answers))
    matched = {
        id_: {r.answer: r.strength for r in candidate.matched} for id_, candidate in found.items()
    }
    assert matched["muscle-0"] == pytest.approx({"burning": 0.6, "tingling": 0.6})
    assert matched["muscle-1"] == pytest.approx({"burning": 0.5})
    assert matched["muscle-2"] == pytest.approx({"tingling": 0.3})


# ---- what to ask next ----


def test_the_answer_that_parts_the_candidates_is_asked_first() -> None:
    guide = guide_of(
        *FELT[:2],
        WORDS,
        said("muscle-0", "aggravated by", "coughing", "experimental-0"),
        said("muscle-1", "aggravated by", "sitting", "popular-0"),
        said("muscle-0", "has finding", "limp", "review-0"),
        said("muscle-1", "has finding", "limp", "review-0"),
        said("muscle-0", "has finding", "burning-pain", "review-0"),
    )
    answers = Answers(("outer-hip",))
    asked = questions(guide, weigh_candidates(guide, answers), answers)
    assert [question.answer for question in asked["worse"]] == ["coughing", "sitting"]
    assert not asked["found"], "both limp; what it feels like is asked elsewhere"
    assert [question.answer for question in asked["feels"]] == ["burning"]
    without = questions(guide, (), Answers())
    assert [question.answer for question in without["found"]] == ["limp"]
    assert not questions(guide, (), Answers(), leave_out=("limp",))["found"]


def test_what_tells_two_apart() -> None:
    guide = guide_of(
        *FELT[:2],
        WORDS,
        said("muscle-0", "aggravated by", "coughing", "experimental-0"),
        said("muscle-1", "has finding", "limp", "review-0"),
        said("muscle-0", "has finding", "leg-tingling", "review-0"),
        said("muscle-0", "tested by", "pressing", "review-0", note="sensitivity 80%"),
        said("muscle-1", "mistaken for", "muscle-0", "review-0", note="both ache"),
    )
    answers = Answers(("outer-hip",), found=("limp",))
    candidates = foremost_few(weigh_candidates(guide, answers))
    assert [candidate.id for candidate in candidates] == ["muscle-1", "muscle-0"]
    found = tell_apart(guide, candidates, answers)
    assert found.candidates == ("muscle-1", "muscle-0")
    assert [(d.group, d.answer) for d in found.differences] == [
        ("worse", "coughing"),
        ("feels", "tingling"),
    ]
    assert [said_.strength for said_ in found.differences[0].said] == pytest.approx([0, 0.85])
    (test,) = found.tests
    assert [receipt.note for receipt in test.accuracy] == ["sensitivity 80%"]
    assert found.mistaken == (("muscle-1", "muscle-0", "mistaken for"),)


def test_a_data_set_without_answers(arm: Atlas) -> None:
    guide = make_guide(arm)
    answers = Answers(("radial-forearm",), worse=("scalenes",))
    found = weigh_candidates(guide, answers)
    assert found
    assert not any(candidate.matched for candidate in found)
    assert not any(questions(guide, found, answers).values())
