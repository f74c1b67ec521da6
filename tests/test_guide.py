"""What fits what a person says of a pain: the method, on data made by hand and on made-up ones."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph import Atlas
from graph.atlas import make_atlas
from graph.guide import (
    Answers,
    Candidate,
    Guide,
    foremost_few,
    make_guide,
    questions,
    tell_apart,
    weigh_candidates,
)
from graph.guide.candidates import UNEXPLAINED, UNREACHED, share
from graph.guide.said import DISPUTED, KIN
from graph.records import Statement
from tests.random_atlas import DISEASES, MUSCLES, node, said, vocabulary

ASKED = (
    node("sitting", "activity", "factor"),
    node("prolonged-sitting", "activity", "factor"),
    node("rising-from-sitting", "activity", "factor"),
    node("coughing", "activity", "factor"),
    node("burning-pain", "symptom", "finding"),
    node("leg-tingling", "symptom", "finding"),
    node("limp", "sign", "finding"),
    node("pressing", "physical test", "test"),
    node("jaw", "region", "region", ("body",)),
)
FACTORS = ("sitting", "prolonged-sitting", "coughing")
FINDINGS = ("burning-pain", "leg-tingling", "limp")
RELATIONS = {
    "aggravated by": FACTORS,
    "set off by": FACTORS,
    "eased by": FACTORS,
    "has finding": FINDINGS,
}
SAYING = MUSCLES + DISEASES
FELT = tuple(said(one, "refers pain to", "outer-hip", "review-0") for one in SAYING)
"""Everything hurts at the outer hip, equally well supported."""
WORDS = said("nerve-0", "refers pain to", "jaw", "popular-1", quality="burning|tingling")
"""Makes these words known to the atlas."""
LEVEL = {"experimental": 0.85, "review": 0.6, "textbook": 0.5, "expert": 0.3, "popular": 0.2}


def guide_of(*statements: Statement) -> Guide:
    """A guide to an atlas in which exactly these things are said."""
    tables = vocabulary()
    nodes = (*tables.nodes, *ASKED)
    return make_guide(make_atlas(replace(tables, nodes=nodes, statements=statements)))


def by_id(candidates: tuple[Candidate, ...]) -> dict[str, Candidate]:
    return {candidate.id: candidate for candidate in candidates}


def rank(guide: Guide, answers: Answers, id_: str) -> int:
    return [candidate.id for candidate in weigh_candidates(guide, answers)].index(id_)


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


# ---- made-up ones ----


@st.composite
def rows(draw: st.DrawFn) -> Statement:
    relation = draw(st.sampled_from(sorted(RELATIONS)))
    return said(
        draw(st.sampled_from(SAYING)),
        relation,
        draw(st.sampled_from(RELATIONS[relation])),
        draw(st.sampled_from([source.id for source in vocabulary().sources])),
        draw(st.sampled_from(["supports", "supports", "disputes"])),
    )


many_rows = st.lists(
    rows(),
    max_size=25,
    unique_by=lambda row: (row.subject, row.relation, row.object, row.source, row.stance),
)
some_answers = st.builds(
    lambda worse, eased, found: Answers(
        ("outer-hip",), worse=tuple(worse), eased=tuple(eased - worse), found=tuple(found)
    ),
    st.frozensets(st.sampled_from(FACTORS)),
    st.frozensets(st.sampled_from(FACTORS)),
    st.frozensets(st.sampled_from(FINDINGS)),
)


@settings(max_examples=40)
@given(many_rows, some_answers, st.data())
def test_another_supporting_source_never_lowers_a_rank(
    statements: list[Statement], answers: Answers, data: st.DataObject
) -> None:
    guide = guide_of(*FELT, *statements)
    matches = [
        (candidate.id, reason.edges[0])
        for candidate in weigh_candidates(guide, answers)
        for reason in candidate.matched
        if reason.edges[0][0] == candidate.id
    ]
    assume(matches)
    id_, (subject, object_, relation) = data.draw(st.sampled_from(matches))
    sources = [source.id for source in vocabulary().sources]
    more = said(subject, relation, object_, data.draw(st.sampled_from(sources)))
    richer = guide_of(*FELT, *statements, more)
    assert rank(richer, answers, id_) <= rank(guide, answers, id_)


@given(many_rows, some_answers, st.sampled_from(FACTORS))
def test_an_answer_that_it_explains_never_lowers_a_candidate(
    statements: list[Statement], answers: Answers, more: str
) -> None:
    assume(more not in answers.worse)
    guide = guide_of(*FELT, *statements)
    before = by_id(weigh_candidates(guide, answers))
    after = by_id(weigh_candidates(guide, replace(answers, worse=(*answers.worse, more))))
    explains = {id_ for id_, c in after.items() if any(r.answer == more for r in c.matched)}
    pure = {
        id_
        for id_ in explains
        if more not in guide.against["worse"] or id_ not in guide.against["worse"][more]
    }
    for one in pure:
        for other in set(after) - explains:
            ratio = before[one].weight / before[other].weight
            assert after[one].weight / after[other].weight >= ratio * (1 - 1e-9)


@given(many_rows, some_answers)
def test_every_figure_is_in_its_bounds(statements: list[Statement], answers: Answers) -> None:
    guide = guide_of(*FELT, *statements)
    found = weigh_candidates(guide, answers)
    assert found == weigh_candidates(guide_of(*statements[::-1], *FELT[::-1]), answers)
    assert {candidate.id for candidate in found} == set(SAYING)
    assert math.fsum(candidate.weight for candidate in found) == pytest.approx(1)
    for candidate in found:
        assert 0 < candidate.fit <= 1
        said_of = {(r.group, r.answer) for r in (*candidate.matched, *candidate.against)}
        assert said_of | set(candidate.unexplained) == set(answers.given)
        assert said_of.isdisjoint(candidate.unexplained)
    for group, asked in questions(guide, found, answers).items():
        assert all(0 < question.bits <= 1 for question in asked)
        assert not {question.answer for question in asked} & set(getattr(answers, group))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_share_grows_with_its_match_and_falls_with_what_speaks_against(
    low: float, high: float, against: float
) -> None:
    low, high = sorted((low, high))
    assert 0 < share(low, against) <= share(high, against) <= 1
    assert share(against, high) <= share(against, low)


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
