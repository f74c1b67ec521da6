"""What is said of every structure and condition, by the answer that it would explain.

Made once for an atlas. Answers come in four groups: what the pain *feels* like, what makes it
*worse*, what *eased* it, and what else is *found*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.atlas import Atlas
from graph.build import Edge

GROUPS = ("feels", "worse", "eased", "found")
SOURCES = ("structure", "condition")
ASKED = ("finding", "factor", "movement")
RELATIONS = {
    "aggravated by": "worse",
    "set off by": "worse",
    "eased by": "eased",
    "has finding": "found",
    "predisposed by": "found",
}
WARNS = "warning sign of"
REFERS = "refers pain to"
KIND = "is a"
OPPOSITE = {"worse": "eased", "eased": "worse"}
KIN = 0.6
"""What a statement counts that is made of a kind: of the answer's, or of the candidate's."""
DISPUTED = 0.5
"""What a statement counts against an answer where sources dispute it and little support is left."""
LITTLE = 0.1
"""A contested statement below this strength counts as disputed."""
FORMS = {"aching": ("aching", "ache"), "cramping": ("cramping", "cramp")}
"""The words in the names of findings that mean a quality; for the others, the quality itself."""
JOINING = frozenset({"and", "from", "of", "on", "with", "while", "to", "avoiding", "no", "without"})
"""A longer name with one of these words is no kind of the shorter name that it ends with."""
MOST_KINDS = 10
"""A name that ends more names than this, such as *pain*, is too general to stand for them."""


class Said(NamedTuple):
    """What is said of one candidate about one answer: how strongly, and by which statements."""

    strength: float
    edges: tuple[Edge, ...]


Table = Mapping[str, Mapping[str, Mapping[str, Said]]]
"""Group → answer → candidate → what is said."""


@dataclass(frozen=True, slots=True, repr=False)
class Guide:
    """An atlas, what its statements explain, and what they speak against.

    ``asked`` holds the answers that some statement gives itself, not just by a kind of them, by
    group; ``qualities`` the words for what pain feels like that a finding names, by the finding.
    """

    atlas: Atlas
    explains: Table
    against: Table
    asked: Mapping[str, frozenset[str]]
    qualities: Mapping[str, tuple[str, ...]]


class _Table:
    """A table while it is made: of several statements the strongest counts."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, dict[str, Said]]] = {group: {} for group in GROUPS}

    def add(self, group: str, answer: str, candidate: str, said: Said) -> None:
        row = self.rows[group].setdefault(answer, {})
        known = row.get(candidate)
        if known is None or (-said.strength, said.edges) < (-known.strength, known.edges):
            row[candidate] = said


def make_guide(atlas: Atlas) -> Guide:
    """Read what an atlas says of every structure and condition.

    A statement that makes the candidate a kind of something (``is a``), or one about a kind of the
    answer, counts ``KIN``; only one such step is taken.

    Parameters
    ----------
    atlas : Atlas

    Returns
    -------
    Guide
        Strengths are in [0, 1).
    """
    own, against = _Table(), _Table()
    qualities = _qualities(atlas)
    for group, answer, candidate, edge in _statements(atlas, qualities):
        data = atlas.graph.edges[edge]
        strength = data["strength"]
        if data["contested"] and strength < LITTLE:
            against.add(group, answer, candidate, Said(DISPUTED, (edge,)))
            continue
        own.add(group, answer, candidate, Said(strength, (edge,)))
        if group in OPPOSITE:
            against.add(OPPOSITE[group], answer, candidate, Said(strength, (edge,)))
    explains = _Table()
    kin, kinds = _kin(atlas), _members(atlas)
    for group, answers in own.rows.items():
        for answer, row in answers.items():
            for candidate, said in row.items():
                explains.add(group, answer, candidate, said)
                near = Said(said.strength * KIN, said.edges)
                for other in kin.get(answer, ()) if group != "feels" else ():
                    explains.add(group, other, candidate, near)
                for member, step in kinds.get(candidate, ()):
                    explains.add(group, answer, member, near._replace(edges=(*said.edges, step)))
    asked = {group: frozenset(answers) for group, answers in own.rows.items()}
    return Guide(atlas, explains.rows, against.rows, asked, qualities)


def _statements(
    atlas: Atlas, qualities: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str, str, Edge]]:
    """Every statement that answers a question: group, answer, candidate, edge."""
    nodes = atlas.graph.nodes
    for subject, object_, relation, data in atlas.graph.edges(keys=True, data=True):
        edge = (subject, object_, relation)
        if relation == WARNS and nodes[object_]["family"] in SOURCES:
            yield "found", subject, object_, edge
        if nodes[subject]["family"] not in SOURCES:
            continue
        group = RELATIONS.get(relation)
        if group:
            yield group, object_, subject, edge
        if group == "found":
            for quality in qualities.get(object_, ()):
                yield "feels", quality, subject, edge
        if relation == REFERS and data["strength"] > 0:
            felt = {
                quality
                for receipt in data["receipts"]
                if receipt.quality and receipt.stance == "supports"
                for quality in receipt.quality.split("|")
            }
            for quality in sorted(felt):
                yield "feels", quality, subject, edge


def _qualities(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """The qualities that a finding names: *burning pain* → burning, *leg tingling* → tingling."""
    forms = [(form, q) for q in atlas.qualities for form in FORMS.get(q, (q,))]
    found: dict[str, tuple[str, ...]] = {}
    for node, data in atlas.graph.nodes(data=True):
        name = str(data["name"])
        if data["family"] == "finding":
            named = tuple(
                quality
                for form, quality in forms
                if name in (form, f"{form} pain")
                or name.endswith(f" {form}")
                or name.startswith(f"{form} in ")
            )
            if named:
                found[node] = named
    return found


def _kin(atlas: Atlas) -> dict[str, set[str]]:
    """The answers one step more general or more special than an answer.

    By ``is a``, and by name: *prolonged sitting* is a kind of *sitting*.
    """
    nodes = atlas.graph.nodes
    pairs: set[tuple[str, str]] = set()
    for special, general, relation, strength in atlas.graph.edges(keys=True, data="strength"):
        if relation == KIND and strength > 0 and nodes[special]["family"] in ASKED:
            pairs.add((special, general))
    by_name = {
        (data["family"], data["name"]): node
        for node, data in nodes(data=True)
        if data["family"] in ASKED
    }
    named: dict[str, list[str]] = defaultdict(list)
    for (family, name), node in by_name.items():
        words = name.split()
        ends = (by_name.get((family, " ".join(words[at:]))) for at in range(1, len(words)))
        general = next(filter(None, ends), None)
        if general and JOINING.isdisjoint(words):
            named[general].append(node)
    for general, specials in named.items():
        if len(specials) <= MOST_KINDS:
            pairs.update((special, general) for special in specials)
    kin: dict[str, set[str]] = defaultdict(set)
    for special, general in pairs:
        kin[special].add(general)
        kin[general].add(special)
    return kin


def _members(atlas: Atlas) -> dict[str, list[tuple[str, Edge]]]:
    """What is a kind of a structure or condition, each with the statement that says so."""
    members: dict[str, list[tuple[str, Edge]]] = defaultdict(list)
    for special, general, relation, strength in atlas.graph.edges(keys=True, data="strength"):
        if relation == KIND and strength > 0 and atlas.graph.nodes[special]["family"] in SOURCES:
            members[general].append((special, (special, general, relation)))
    return members
