"""How arrows are told apart: by what the relation says of pain, and by how well it stands."""

from __future__ import annotations

from graph.marks import line_of

__all__ = ["ARROWS", "category", "strength_word"]

ARROWS = {"referral": "where it is felt", "mechanical": "pulls, presses, moves", "other": "other"}
"""What each sort of arrow says, in the order of the legend."""


def strength_word(strength: float) -> str:
    """How well a statement stands, in words; the bounds are those of the legend."""
    if strength >= 0.6:
        return "well supported"
    if strength >= 0.3:
        return "supported"
    return "weakly supported" if strength > 0 else "not supported"


category = line_of
"""The class that an arrow is drawn with."""
