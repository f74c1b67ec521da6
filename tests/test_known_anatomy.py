"""A reviewed table of questions with right answers, and wrong ones that must stay wrong.

``known_anatomy.csv`` has one question a row, for a person to read and mend: ``expected`` are among
the answers, ``wrong`` are not (several are divided by ``|``; names, synonyms or ids). All questions
go through the public API. They ask of the built-in atlas what any textbook answers, so that a row
of data that turns anatomy round is noticed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import pytest

from graph import Atlas, compare, find, route, sources
from graph.search import UnknownNameError, resolve

TABLE = Path(__file__).parent / "known_anatomy.csv"
LEAST = 150
STRONG = 0.5
"""From this strength on, a referral counts as strong."""
Answers = set[str]


class Question(NamedTuple):
    """One row of the table."""

    question: str
    subject: str
    expected: tuple[str, ...]
    wrong: tuple[str, ...]
    note: str


def questions() -> list[Question]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [
        Question(
            row["question"],
            row["subject"],
            tuple(filter(None, row["expected"].split("|"))),
            tuple(filter(None, row["wrong"].split("|"))),
            row["note"],
        )
        for row in rows
    ]


def named(atlas: Atlas, name: str) -> str:
    """The id of the node that is called so, as name, synonym or id."""
    try:
        return resolve(atlas.index, name)
    except UnknownNameError as error:
        raise AssertionError(error.message) from error


def objects(atlas: Atlas, subject: str, *relations: str) -> Answers:
    """What the sources say of the subject and do not only dispute."""
    edges = atlas.graph.out_edges(subject, keys=True, data="strength")
    return {other for _, other, relation, s in edges if relation in relations and s > 0}


def subjects(atlas: Atlas, object_: str, *relations: str) -> Answers:
    edges = atlas.graph.in_edges(object_, keys=True, data="strength")
    return {other for other, _, relation, s in edges if relation in relations and s > 0}


def trunks(atlas: Atlas, nerve: str) -> Answers:
    """All that a nerve is a branch of, at any distance."""
    edges = atlas.graph.edges(keys=True)
    tree = nx.DiGraph((one, other) for one, other, relation in edges if relation == "branch of")
    return set(nx.descendants(tree, nerve)) if nerve in tree else set()


def direct_sources(atlas: Atlas, region: str, least: float = 0.0) -> Answers:
    """What itself, not through another, is said to be felt in the region."""
    return {one.id for one in sources(atlas, region, hops=1) if one.strength >= least}


def contested(atlas: Atlas, subject: str) -> Answers:
    edges = atlas.graph.out_edges(subject, keys=True, data="contested")
    return {other for _, other, _, disputed in edges if disputed}


def shared(atlas: Atlas, subjects_: str) -> Answers:
    found = compare(atlas, subjects_.split("|"))
    return {node for heading in found.headings for node in heading.shared}


SIMPLE: dict[str, Callable[[Atlas, str], Answers]] = {
    "nerve of": lambda atlas, node: subjects(atlas, node, "innervates"),
    "nerve of joint": lambda atlas, node: subjects(atlas, node, "innervates"),
    "root of": lambda atlas, node: subjects(atlas, node, "root of"),
    "branch of": trunks,
    "supplies": lambda atlas, node: objects(atlas, node, "supplies sensation to"),
    "origin of": lambda atlas, node: objects(atlas, node, "attaches to (origin)"),
    "insertion of": lambda atlas, node: objects(atlas, node, "attaches to (insertion)"),
    "moves": lambda atlas, node: objects(atlas, node, "moves"),
    "passes through": lambda atlas, node: objects(atlas, node, "passes through"),
    "refers to": direct_sources,
    "does not refer strongly": lambda atlas, node: direct_sources(atlas, node, STRONG),
    "contested": contested,
    "affected structure": lambda atlas, node: objects(
        atlas, node, "affects", "compresses", "irritates"
    ),
    "has finding": lambda atlas, node: objects(atlas, node, "has finding"),
    "tested by": lambda atlas, node: objects(atlas, node, "tested by"),
    "warning sign of": lambda atlas, node: subjects(atlas, node, "warning sign of"),
}


def ids(atlas: Atlas, names: tuple[str, ...]) -> Answers:
    return {named(atlas, name) for name in names}


def check(atlas: Atlas, asked: Question) -> None:
    """Ask one question.

    Raises
    ------
    AssertionError
        If a right answer is missing, or a wrong one is given.
    """
    expected, wrong = ids(atlas, asked.expected), ids(atlas, asked.wrong)
    assert not expected & wrong, "an answer is both right and wrong"
    if asked.question == "ranks above":
        order = [one.id for one in sources(atlas, named(atlas, asked.subject))]
        places = {id_: place for place, id_ in enumerate(order)}
        lowest = max(places.get(id_, len(order)) for id_ in expected)
        highest = min(places.get(id_, len(order)) for id_ in wrong)
        assert lowest < highest, f"{asked.expected} at {lowest}, {asked.wrong} at {highest}"
        return
    if asked.question == "called":
        answers = {find(atlas.index, asked.subject)[0].id}
    elif asked.question == "in common":
        answers = shared(atlas, asked.subject)
    elif asked.question.startswith("route within "):
        steps, start = int(asked.question.split()[-1]), named(atlas, asked.subject)
        answers = {end for end in expected | wrong if route(atlas, start, end, max_steps=steps)}
    else:
        answers = SIMPLE[asked.question](atlas, named(atlas, asked.subject))
    assert not expected - answers, f"missing: {sorted(expected - answers)}"
    assert not wrong & answers, f"wrong: {sorted(wrong & answers)}"


@pytest.mark.parametrize("asked", questions(), ids=lambda row: f"{row.question} {row.subject}")
def test_known_anatomy(whole: Atlas, asked: Question) -> None:
    check(whole, asked)


def test_the_table_is_long_enough_and_has_no_row_twice() -> None:
    rows = questions()
    assert len(rows) >= LEAST
    assert len({(row.question, row.subject) for row in rows}) == len(rows)
    assert all(row.expected and row.wrong for row in rows)
    assert len({row.question for row in rows}) >= 15


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (("nerve of", "gluteus medius", ("femoral nerve",), ("hip joint",)), "missing: "),
        (("nerve of", "iliacus", ("femoral nerve",), ("femoral nerve",)), "both right and wrong"),
        (("moves", "gluteus medius", ("hip abduction",), ("hip extension",)), "wrong: "),
        (("ranks above", "groin", ("deltoid",), ("hip joint",)), "deltoid.* at "),
        (("nerve of", "gluteus medius", ("no such nerve",), ("hip joint",)), "no such nerve"),
    ],
)
def test_a_wrong_answer_is_noticed(whole: Atlas, bad: tuple, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check(whole, Question(*bad, note=""))
