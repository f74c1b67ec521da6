"""What has to hold of every guide, on made-up ones."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.guide import Answers, questions, weigh_candidates
from graph.guide.candidates import share
from graph.records import Statement
from tests.hand_made_guide import FACTORS, FELT, FINDINGS, RELATIONS, SAYING, by_id, guide_of, rank
from tests.random_atlas import said, vocabulary


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
