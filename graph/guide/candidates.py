"""Which structures and conditions fit what a person says of a pain, and why.

A candidate refers pain, by a path of at most three steps, to at least half of the places. Its fit
is a mean of shares, each in (0, 1]::

    place  = geometric mean over the places of max(strength of the path, UNREACHED)
    share  = (UNEXPLAINED + (1 − UNEXPLAINED) × match) × (1 − against / 2)      of each answer
    fit    = (place × Π shares) ^ (1 / (1 + number of answers))

``match`` is the strength of the strongest statement that says the answer of the candidate, and
``against`` that of one that says the opposite (see ``graph.guide.said``). This is a naive Bayes
ranking with the strength of evidence standing in for how often a thing happens, which most sources
do not measure; the root only keeps the figure readable, since it is the same for all candidates.
A product rather than a sum, because candidates that refer pain widely would otherwise stay ahead
of those that explain the answers. So a further supporting source for what is said of a candidate
itself, and matches, never lowers its rank; and an answer that it explains, and that nothing speaks
against, never lowers it against a candidate that does not explain it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.build import Edge
from graph.guide.said import GROUPS, Guide, Said, Table
from graph.referral import DIGITS, Step, sources_of

NOTHING = Said(0.0, ())
UNREACHED = 0.02
"""What a place counts that no path leads to."""
UNEXPLAINED = 0.2
"""The share of an answer that nothing is said about: it may be so without anybody saying it."""
LONGEST = 3
"""Steps of a path to a place."""
MOST = 400
"""So many sources of each place are looked at, the strongest."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says: regions, words of ``Atlas.qualities``, and node ids."""

    places: tuple[str, ...] = ()
    feels: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    eased: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[Answer, ...]:
        """Every answer but the places: (group, answer)."""
        return tuple((group, answer) for group in GROUPS for answer in getattr(self, group))


Answer = tuple[str, str]
"""Group, and a word or node id."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a candidate's pain gets to a place; strength 0 and no path where it does not."""

    place: str
    strength: float
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said about one answer: the strength in (0, 1), and the statements that say it."""

    group: str
    answer: str
    strength: float
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A structure or condition, how well it fits, and why.

    Attributes
    ----------
    id : str
    fit : float
        In (0, 1].
    weight : float
        Its share of the product of all candidates; they add up to one.
    reaches : tuple of Reach
        In the order of the places.
    matched, against : tuple of Reason
        Answers that it explains, and that what is said of it speaks against.
    unexplained : tuple of (group, answer)
        Answers of which nothing is said.
    """

    id: str
    fit: float
    weight: float
    reaches: tuple[Reach, ...]
    matched: tuple[Reason, ...]
    against: tuple[Reason, ...]
    unexplained: tuple[Answer, ...]


def share(match: float, against: float = 0.0) -> float:
    """What one answer counts for a candidate, in (0, 1]."""
    return (UNEXPLAINED + (1 - UNEXPLAINED) * match) * (1 - against / 2)


def weigh_candidates(guide: Guide, answers: Answers) -> tuple[Candidate, ...]:
    """What may be behind a pain, the best fit first, then by name.

    Parameters
    ----------
    guide : Guide
        See ``make_guide``.
    answers : Answers
        Ids; without a place there is no candidate.

    Raises
    ------
    UnknownNameError
        If there is no such place.
    """
    reached = _reached(guide, answers.places)
    products = {id_: _product(guide, answers, id_, reaches) for id_, reaches in reached.items()}
    total = math.fsum(products.values())
    names = {id_: str(guide.atlas.graph.nodes[id_]["name"]) for id_ in products}
    ranks = {id_: -round(math.log(product), DIGITS) for id_, product in products.items()}
    found = sorted(products, key=lambda id_: (ranks[id_], names[id_], id_))
    root = 1 / (1 + len(answers.given))
    return tuple(
        Candidate(
            id_,
            round(products[id_] ** root, DIGITS),
            products[id_] / total,
            reached[id_],
            tuple(_reasons(guide.explains, answers, id_)),
            tuple(_reasons(guide.against, answers, id_)),
            tuple(a for a in answers.given if not _known(guide, a, id_)),
        )
        for id_ in found
    )


def _reached(guide: Guide, places: tuple[str, ...]) -> dict[str, tuple[Reach, ...]]:
    """How each candidate reaches each of the places."""
    found: dict[str, dict[str, Reach]] = defaultdict(dict)
    for place in places:
        for source in sources_of(guide.atlas, place, hops=LONGEST, limit=MOST):
            found[source.id][place] = Reach(place, source.strength, source.path)
    return {
        id_: tuple(by_place.get(place, Reach(place, 0.0, ())) for place in places)
        for id_, by_place in found.items()
        if 2 * len(by_place) >= len(places)
    }


def _product(guide: Guide, answers: Answers, id_: str, reaches: tuple[Reach, ...]) -> float:
    place = math.prod(max(r.strength, UNREACHED) for r in reaches) ** (1 / len(reaches))
    return place * math.prod(
        share(
            guide.explains[group].get(answer, {}).get(id_, NOTHING).strength,
            guide.against[group].get(answer, {}).get(id_, NOTHING).strength,
        )
        for group, answer in answers.given
    )


def _known(guide: Guide, answer: Answer, id_: str) -> bool:
    group, name = answer
    tables = (guide.explains, guide.against)
    return any(id_ in table[group].get(name, {}) for table in tables)


def _reasons(table: Table, answers: Answers, id_: str) -> Iterable[Reason]:
    for group, answer in answers.given:
        said = table[group].get(answer, {}).get(id_)
        if said:
            yield Reason(group, answer, said.strength, said.edges)
