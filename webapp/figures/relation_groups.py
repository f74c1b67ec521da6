"""The relations in four groups, and what a click on one of either makes of a view of routes.

A view that allows every relation names none, so that a relation added later is allowed too.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from graph import Atlas
from graph.marks import MECHANICAL, REFERRAL
from webapp.view import View

ANATOMY = {
    "part of",
    "located in",
    "attaches to (origin)",
    "attaches to (insertion)",
    "articulates with",
    "innervates",
    "branch of",
    "root of",
    "passes through",
    "adjacent to",
}


@dataclass(frozen=True, slots=True)
class Group:
    """A group of relations: what it is called and what it tells."""

    title: str
    tells: str


GROUPS = {
    "felt": Group("Felt", "where pain or touch is felt"),
    "mechanical": Group("Mechanical", "what presses, pulls, holds or moves"),
    "anatomy": Group("Anatomy", "what lies where, and which nerve goes there"),
    "clinical": Group("Clinical", "causes, findings, tests, what helps"),
}


def group_of(relation: str) -> str:
    """The group of a relation; one that is named nowhere is clinical."""
    if relation in REFERRAL:
        return "felt"
    if relation in MECHANICAL:
        return "mechanical"
    return "anatomy" if relation in ANATOMY else "clinical"


def members(atlas: Atlas, group: str) -> tuple[str, ...]:
    """The relations of a group, in the order of the atlas."""
    return tuple(relation for relation in atlas.relations if group_of(relation) == group)


def allowed(atlas: Atlas, view: View) -> tuple[str, ...]:
    """The relations that a route may use, in the order of the atlas."""
    return tuple(r for r in atlas.relations if not view.via or r in view.via)


def switched(atlas: Atlas, view: View, relations: Collection[str]) -> View:
    """The view with these relations all allowed, or none of them if all were.

    One relation at least stays: where a click would take the last away, nothing changes.
    """
    now = set(allowed(atlas, view))
    after = now - set(relations) if now.issuperset(relations) else now | set(relations)
    if not after:
        return view
    whole = len(after) == len(atlas.relations)
    return replace(view, via=() if whole else tuple(r for r in atlas.relations if r in after))
