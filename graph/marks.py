"""How kinds of nodes and of statements are told apart, on the page and in exported drawings.

One mark (colour and shape) for each group of kinds. Shape as well as colour, so that nothing rests
on colour alone. Lines are told apart by what their relation says of pain.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Colour on a light and on a dark ground, and a shape as an SVG path in a box of ±6 units."""

    label: str
    light: str
    dark: str
    shape: str
    kinds: tuple[str, ...]


MARKS: dict[str, Mark] = {
    "muscle": Mark(
        "Muscles",
        "#b5432a",
        "#f08a6c",
        "M-6.5 0C-3-4.6 3-4.6 6.5 0C3 4.6-3 4.6-6.5 0Z",
        ("muscle", "muscle group"),
    ),
    "joint": Mark(
        "Joints and bones",
        "#2f6f9f",
        "#7ab8e6",
        "M0-6.2L6.2 0L0 6.2L-6.2 0Z",
        ("joint", "bone", "disc", "ligament", "bursa", "tendon or fascia"),
    ),
    "nerve": Mark(
        "Nerves",
        "#8f6a00",
        "#e5b93c",
        "M-6-2.2L-2-5.2L1.4-.9L6-3.4L6 2.2L2 5.2L-1.4 .9L-6 3.4Z",
        ("nerve", "nerve root", "plexus"),
    ),
    "organ": Mark(
        "Organs and vessels",
        "#7a4a8c",
        "#c99bdb",
        "M0-5.6A5.6 5.6 0 1 1-.01-5.6ZM0-2.2A2.2 2.2 0 1 0 .01-2.2Z",
        ("organ", "vessel"),
    ),
    "region": Mark(
        "Regions",
        "#22384f",
        "#c4d3e3",
        "M0 6.4C-3 2.6-4.8.6-4.8-1.7A4.8 4.8 0 0 1 4.8-1.7C4.8.6 3 2.6 0 6.4Z",
        ("region",),
    ),
    "condition": Mark(
        "Conditions",
        "#a02c63",
        "#ee88b4",
        "M0-6L6 5L-6 5Z",
        ("disease", "syndrome", "dysfunction", "imbalance", "injury"),
    ),
    "finding": Mark(
        "Findings",
        "#1f7a72",
        "#66c7bc",
        "M-2-6L2-6L2-2L6-2L6 2L2 2L2 6L-2 6L-2 2L-6 2L-6-2L-2-2Z",
        ("symptom", "sign"),
    ),
    "factor": Mark(
        "Factors",
        "#77603c",
        "#cdb48a",
        "M0 6L-6-5L6-5Z",
        ("activity", "posture", "body state", "exposure", "event"),
    ),
    "treatment": Mark(
        "Treatments",
        "#2d7d3e",
        "#7fcf8f",
        "M-5.2-5.2L5.2-5.2L5.2 5.2L-5.2 5.2Z",
        (
            "stretch",
            "strengthening",
            "mobilisation",
            "exercise",
            "manual therapy",
            "medicine",
            "injection",
            "device",
            "surgery",
            "habit",
            "education",
            "physical agent",
            "rest",
        ),
    ),
    "test": Mark(
        "Tests",
        "#4a57b0",
        "#a3adf5",
        "M-3-5.4L3-5.4L6.2 0L3 5.4L-3 5.4L-6.2 0Z",
        ("physical test", "imaging", "laboratory", "questionnaire", "history"),
    ),
    "movement": Mark(
        "Movements",
        "#566270",
        "#a9b7c6",
        "M-6-2L0-2L0-5.6L6.2 0L0 5.6L0 2L-6 2Z",
        ("movement",),
    ),
    "other": Mark(
        "Other things",
        "#5f6b66",
        "#a8b5af",
        "M0-5A5 5 0 1 1-.01-5Z",
        (),
    ),
}

MARK_OF_KIND = {kind: name for name, mark in MARKS.items() for kind in mark.kinds}


def mark_of(kind: str) -> str:
    """The mark of a kind; kinds that nobody gave one, as imported data have, share the last."""
    return MARK_OF_KIND.get(kind, "other")


def kinds_of(mark: str, kinds: Collection[str]) -> tuple[str, ...]:
    """Those of some kinds that have a mark, in the mark's own order."""
    known = tuple(kind for kind in MARKS[mark].kinds if kind in kinds)
    return known or tuple(kind for kind in kinds if mark_of(kind) == mark)


REFERRAL = {"refers pain to", "supplies sensation to"}
MECHANICAL = {
    "compresses",
    "irritates",
    "pulls on",
    "overloads",
    "compensates for",
    "stabilises",
    "moves",
}
LINES = {"referral": "#b5432a", "mechanical": "#5a4b9c", "other": "#8896a4"}
"""The colour of each sort of line on a light ground; the style sheet has the same."""


def line_of(relation: str) -> str:
    """The sort of line that a relation is drawn with."""
    if relation in REFERRAL:
        return "referral"
    return "mechanical" if relation in MECHANICAL else "other"
