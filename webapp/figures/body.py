"""The body map of a view as plain data: which area is shaded how strongly, and where it leads."""

from __future__ import annotations

from typing import Any

from graph import Atlas
from graph.body_map import BodyMap
from graph.referral import targets_of
from graph.regions import leaves
from webapp.address import to_query
from webapp.figures.scene import strength_word
from webapp.view import View, go, is_region
from webapp.wording import name_of

VIEW_LABELS = {"front": "Front", "back": "Back"}
TARGET_STEPS = 3


def figures(body_map: BodyMap) -> dict[str, Any]:
    """The two figures, to be sent once: ``{height, views: [{label, width, outline, …}]}``."""
    return {
        "height": body_map.height,
        "views": [
            {
                "label": VIEW_LABELS.get(name, name),
                "width": figure.width,
                "outline": figure.outline,
                "details": figure.details,
                "areas": [
                    {"region": a.region, "side": a.side, "points": a.points, "label": a.label}
                    for a in figure.areas
                ],
            }
            for name, figure in body_map.views.items()
        ],
    }


def felt_at(atlas: Atlas, node: str) -> dict[str, float]:
    """Where trouble of a node may be felt: strength in [0, 1) by leaf region."""
    felt: dict[str, float] = {}
    for target in targets_of(atlas, node, hops=TARGET_STEPS):
        for leaf in leaves(atlas.hierarchy, target.region):
            felt[leaf] = max(target.strength, felt.get(leaf, 0.0))
    return felt


def shading(atlas: Atlas, view: View) -> dict[str, dict[str, Any]]:
    """How each area is drawn, by leaf region: ``{name, classes, shade, told, href}``.

    ``shade`` in [0, 1] is the strength with which the focus refers pain there. A focus that is a
    region is itself marked.
    """
    if atlas.body_map is None:
        return {}
    focused = set(leaves(atlas.hierarchy, view.focus)) if is_region(atlas, view.focus) else set()
    filtered = {leaf for region in view.regions for leaf in leaves(atlas.hierarchy, region)}
    felt = {} if focused else felt_at(atlas, view.focus)
    shown = {area.region for figure in atlas.body_map.views.values() for area in figure.areas}
    out = {}
    for region in sorted(shown):
        strength = felt.get(region, 0.0)
        classes = [
            name
            for name, on in (
                ("focus", region in focused),
                ("filtered", region in filtered),
                ("felt", strength > 0),
            )
            if on
        ]
        told = f"may be felt here, {strength_word(strength)}" if strength > 0 else ""
        out[region] = {
            "name": name_of(atlas, region, view.words),
            "classes": " ".join(classes),
            "shade": round(strength, 3),
            "told": "in focus" if region in focused else told,
            "href": to_query(go(view, region)),
        }
    return out
