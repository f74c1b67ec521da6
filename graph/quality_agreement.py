"""Where ontologies and other works speak of the nerve of the same muscle: do they agree?

Like is compared with like: nerves with nerves, roots with roots. Works agree that name at least one
nerve in common, or a nerve and a branch of it: a further nerve, or the roots beside the nerve, add
to what the other says and do not deny it. Where one side names only roots and
the other only nerves, they differ: the reader has to be told that both may be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

import networkx as nx

from graph.records import Statement

ONTOLOGY = "ontology"
"""The evidence level whose works are held against all others."""
COMPARED = ("innervates",)
"""The relations that are compared."""
MUSCLE, ROOT = "muscle", "nerve root"

Status = Literal["agree", "differ", "ontology only", "others only"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What ontologies and what other works name as the nerves of one muscle, by id."""

    muscle: str
    status: Status
    ontology: tuple[str, ...]
    others: tuple[str, ...]


def innervation_agreement(
    kinds: Mapping[str, str], statements: Iterable[Statement], level_of: Mapping[str, str]
) -> list[Agreement]:
    """Compare the nerves of every muscle of which somebody speaks.

    Parameters
    ----------
    kinds : mapping of str to str
        Node id → kind.
    statements : iterable of Statement
        Those of other relations, and those that dispute, are passed over.
    level_of : mapping of str to str
        Source id → evidence level.

    Returns
    -------
    list of Agreement
        By muscle.
    """
    statements = list(statements)
    branches = nx.DiGraph(
        (row.subject, row.object) for row in statements if row.relation == "branch of"
    )
    said: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for row in statements:
        if row.relation not in COMPARED or row.stance != "supports":
            continue
        if kinds.get(row.object) == MUSCLE and row.source in level_of:
            said[row.object][level_of[row.source] == ONTOLOGY].add(row.subject)
    return [
        Agreement(
            muscle=muscle,
            status=_status(kinds, branches, sides[True], sides[False]),
            ontology=tuple(sorted(sides[True])),
            others=tuple(sorted(sides[False])),
        )
        for muscle, sides in sorted(said.items())
    ]


def _status(
    kinds: Mapping[str, str], branches: nx.DiGraph, ontology: set[str], others: set[str]
) -> Status:
    if not others:
        return "ontology only"
    if not ontology:
        return "others only"
    alike = []
    for wanted in (True, False):
        one, other = (
            {nerve for nerve in side if (kinds.get(nerve) == ROOT) is wanted}
            for side in (ontology, others)
        )
        if one and other:
            alike.append(any(_same(branches, a, b) for a, b in product(one, other)))
    return "agree" if alike and all(alike) else "differ"


def _same(branches: nx.DiGraph, one: str, other: str) -> bool:
    """Whether two nerves are one, or one a branch of the other: the trunk or the twig is named."""
    if one == other:
        return True
    if one not in branches or other not in branches:
        return False
    return nx.has_path(branches, one, other) or nx.has_path(branches, other, one)
