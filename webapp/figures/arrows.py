"""How arrows are told apart: what each sort says, and how well it stands."""

from __future__ import annotations

ARROWS = {"referral": "where it is felt", "mechanical": "pulls, presses, moves", "other": "other"}
"""What each sort of arrow says, in the order of the legend."""


def strength_word(strength: float) -> str:
    """How well a statement stands, in words; the bounds are those of the legend."""
    if strength >= 0.6:
        return "well supported"
    if strength >= 0.3:
        return "supported"
    return "weakly supported" if strength > 0 else "not supported"
