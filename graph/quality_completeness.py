"""How complete the conditions of the hip and the low back are: what is known of each, by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.records import Statement
from graph.regions import area, lies_in

HIP_AND_BACK = ("lower-back", "pelvic-region", "buttock", "hip-region", "groin")
"""The regions whose conditions are asked; with all their parts."""
ASPECTS = (
    "findings",
    "factors",
    "tests",
    "tests with accuracy",
    "treatments",
    "mistaken for",
    "measured frequencies",
)
"""What is asked of a condition, in the order in which it is shown."""
BY_RELATION = {
    "has finding": "findings",
    "aggravated by": "factors",
    "set off by": "factors",
    "predisposed by": "factors",
    "eased by": "treatments",
    "treated by": "treatments",
    "prevented by": "treatments",
    "tested by": "tests",
    "mistaken for": "mistaken for",
}
FACTOR_FAMILIES = ("factor",)
ACCURACY = ("sensitiv", "specificity", "accura", "likelihood ratio", "predictive value")
"""The beginnings of words by which a receipt's note tells how well a test tells."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many statements of each of ``ASPECTS`` the atlas has about a condition."""

    condition: str
    counts: tuple[int, ...]

    @property
    def known(self) -> int:
        """How many of the aspects have at least one statement."""
        return sum(count > 0 for count in self.counts)


def completeness(atlas: Atlas, regions: Sequence[str] = HIP_AND_BACK) -> tuple[Completeness, ...]:
    """What the atlas knows of each condition that lies in some regions or in their parts.

    Statements count that some source supports. *Eased by* a factor is a factor, by a treatment a
    treatment. A test has accuracy where a receipt measured how often it is positive or its note
    names sensitivity, specificity, accuracy, likelihood ratios or predictive values. A measured
    frequency is one of any statement about the condition other than a test.

    Parameters
    ----------
    atlas : Atlas
    regions : sequence of str
        Region ids; those that the atlas does not have are passed over.

    Returns
    -------
    tuple of Completeness
        The best known condition first, then by name.
    """
    within = area(atlas.hierarchy, [region for region in regions if region in atlas.hierarchy])
    nodes = atlas.graph.nodes
    found = [
        _of(atlas, node)
        for node, family in atlas.graph.nodes(data="family")
        if family == "condition" and lies_in(atlas.graph, node, within)
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.known,
                -sum(one.counts),
                nodes[one.condition]["name"],
                one.condition,
            ),
        )
    )


def _of(atlas: Atlas, condition: str) -> Completeness:
    counts: Counter[str] = Counter()
    edges = [
        *atlas.graph.out_edges(condition, keys=True, data=True),
        *atlas.graph.in_edges(condition, keys=True, data=True),
    ]
    for subject, object_, relation, data in edges:
        receipts = [row for row in data["receipts"] if row.stance == "supports"]
        if not receipts:
            continue
        measured = any(row.frequency for row in receipts)
        other = object_ if subject == condition else subject
        aspect = BY_RELATION.get(relation, "")
        if aspect and (subject == condition or atlas.relations[relation].symmetric):
            if aspect == "treatments" and atlas.graph.nodes[other]["family"] in FACTOR_FAMILIES:
                aspect = "factors"
            counts[aspect] += 1
        if aspect == "tests":
            counts["tests with accuracy"] += measured or any(map(_accurate, receipts))
        else:
            counts["measured frequencies"] += measured
    return Completeness(condition, tuple(counts[aspect] for aspect in ASPECTS))


def _accurate(receipt: Statement) -> bool:
    note = receipt.note.casefold()
    return any(beginning in note for beginning in ACCURACY)
