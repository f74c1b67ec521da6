"""What to ask next: the answers that part the candidates, and what tells the foremost apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum, log2

from graph.build import Edge
from graph.guide.candidates import NOTHING, UNEXPLAINED, Answers, Candidate, share
from graph.guide.said import GROUPS, Guide, Said
from graph.records import Statement

LOOKED_AT = 40
"""So many candidates, the foremost, decide what is asked next."""
OFFERED = 12
NEAR = 0.25
"""A candidate is told apart from the first while its weight is at least this share of its."""
FEWEST, MOST = 2, 4
LEAST_APART = 0.15
"""The least difference in strength that is worth telling."""
RISK = 0.5
"""What makes a thing more likely tells less apart than what is found: it counts this share."""
LISTED = 8
ACCURACY = re.compile(
    r"sensitiv|specific(?:ity|ities)|likelihood ratio|predictive value|\bLR[+-]|\bAUC\b",
    re.IGNORECASE,
)
TESTED, MISTAKEN = "tested by", "mistaken for"


@dataclass(frozen=True, slots=True)
class Question:
    """A further answer: how many bits it is expected to tell about the candidates, at most 1."""

    group: str
    answer: str
    bits: float


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer not yet given, and what is said about it of each candidate, in their order."""

    group: str
    answer: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A test of one of the candidates, with the receipts that measured how accurate it is."""

    test: str
    candidate: str
    edge: Edge
    accuracy: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """What tells candidates apart.

    Attributes
    ----------
    candidates : tuple of str
    differences : tuple of Difference
        The widest first.
    tests : tuple of Test
        Those with a measured accuracy first, then the better supported.
    mistaken : tuple of Edge
        The statements that say that one of them is mistaken for another.
    """

    candidates: tuple[str, ...]
    differences: tuple[Difference, ...]
    tests: tuple[Test, ...]
    mistaken: tuple[Edge, ...]


def entropy(chance: float) -> float:
    """The entropy of a yes or no, in bits."""
    if chance <= 0 or chance >= 1:
        return 0.0
    return -chance * log2(chance) - (1 - chance) * log2(1 - chance)


def questions(
    guide: Guide,
    candidates: Sequence[Candidate],
    answers: Answers,
    *,
    limit: int = OFFERED,
    leave_out: Collection[str] = (),
) -> dict[str, tuple[Question, ...]]:
    """The answers that would part the candidates best, by group, the best first.

    An answer is worth the bits that it is expected to tell: with the weights ``w`` of the foremost
    candidates and the share ``p`` that each gives the answer, H(Σ w p) − Σ w H(p). Without
    candidates, the answers that most structures and conditions explain come first.

    Parameters
    ----------
    guide : Guide
    candidates : sequence of Candidate
        See ``weigh_candidates``.
    answers : Answers
        What was answered is not asked again.
    limit : int
        At most so many of each group.
    leave_out : collection of str
        Ids that are asked elsewhere. Findings that say what pain feels like, and what is not a
        finding, are never asked as *found*.
    """
    foremost = candidates[:LOOKED_AT]
    total = fsum(candidate.weight for candidate in foremost)
    weights = {candidate.id: candidate.weight / total for candidate in foremost}
    asked: dict[str, tuple[Question, ...]] = {}
    for group in GROUPS:
        offered = []
        for answer, row in guide.explains[group].items():
            if answer in getattr(answers, group) or answer in leave_out:
                continue
            if answer not in guide.asked[group] or not _to_be_asked(guide, group, answer):
                continue
            worth = _bits(guide, group, answer, weights) if weights else float(len(row))
            if worth > 0:
                offered.append(Question(group, answer, worth))
        offered.sort(key=lambda question: (-round(question.bits, 9), question.answer))
        asked[group] = tuple(offered[:limit])
    return asked


def _to_be_asked(guide: Guide, group: str, answer: str) -> bool:
    """Whether a person can say it: no disease as a cause, no mere circumstance as a finding."""
    if group == "feels":
        return True
    family = guide.atlas.graph.nodes[answer]["family"]
    if group == "found":
        return family == "finding" and answer not in guide.qualities
    return family != "condition"


def _bits(guide: Guide, group: str, answer: str, weights: Mapping[str, float]) -> float:
    explains = guide.explains[group][answer]
    against = guide.against[group].get(answer, {})
    mean, spent = UNEXPLAINED, entropy(UNEXPLAINED)
    known = False
    for id_ in sorted({*explains, *against}.intersection(weights)):
        chance = share(explains.get(id_, NOTHING).strength, against.get(id_, NOTHING).strength)
        mean += weights[id_] * (chance - UNEXPLAINED)
        spent += weights[id_] * (entropy(chance) - entropy(UNEXPLAINED))
        known = True
    return max(entropy(mean) - spent, 0.0) if known else 0.0


def foremost_few(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The two to four candidates that are near enough to the first to be told apart from it."""
    near = [c for c in candidates[:MOST] if c.weight >= NEAR * candidates[0].weight]
    return tuple(near if len(near) >= FEWEST else candidates[:FEWEST])


def tell_apart(guide: Guide, candidates: Sequence[Candidate], answers: Answers) -> Apart:
    """What would tell a few candidates apart: answers not yet given, tests, known mix-ups."""
    ids = tuple(candidate.id for candidate in candidates)
    edges = guide.atlas.graph.edges
    mistaken = [
        (one, other, MISTAKEN)
        for pair in combinations(ids, 2)
        for one, other in (pair, pair[::-1])
        if (one, other, MISTAKEN) in edges and edges[one, other, MISTAKEN]["strength"] > 0
    ]
    return Apart(ids, _differences(guide, ids, answers), _tests(guide, ids), tuple(mistaken))


def _differences(guide: Guide, ids: tuple[str, ...], answers: Answers) -> tuple[Difference, ...]:
    found: list[tuple[float, Difference]] = []
    for group in GROUPS:
        for answer, row in guide.explains[group].items():
            if answer in getattr(answers, group):
                continue
            if group == "found" and answer in guide.qualities:
                continue
            said = tuple(row.get(id_, NOTHING) for id_ in ids)
            strengths = [each.strength for each in said]
            apart = max(strengths) - min(strengths)
            if group == "found" and not _to_be_asked(guide, group, answer):
                apart *= RISK
            if apart >= LEAST_APART:
                found.append((apart, Difference(group, answer, said)))
    found.sort(key=lambda item: (-round(item[0], 9), item[1].group, item[1].answer))
    return tuple(difference for _, difference in found[:LISTED])


def _tests(guide: Guide, ids: tuple[str, ...]) -> tuple[Test, ...]:
    """The tests that not all of them share."""
    graph = guide.atlas.graph
    by_test: dict[str, list[Test]] = defaultdict(list)
    for id_ in ids:
        for _, test, relation, data in graph.out_edges(id_, keys=True, data=True):
            if relation == TESTED and data["strength"] > 0:
                measured = tuple(r for r in data["receipts"] if ACCURACY.search(r.note))
                by_test[test].append(Test(test, id_, (id_, test, relation), measured))
    found = [
        test
        for tests in by_test.values()
        if len(tests) < len(ids) or any(test.accuracy for test in tests)
        for test in tests
    ]
    found.sort(
        key=lambda t: (not t.accuracy, -round(graph.edges[t.edge]["strength"], 9), t.test, t.edge)
    )
    return tuple(found[:LISTED])
