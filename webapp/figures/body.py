"""The body map of a view as plain data: which area is shaded how strongly, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph import Atlas
from graph.body_map import BodyMap
from graph.referral import WIDER, targets_of
from graph.regions import leaves, levels_up
from graph.sentences import author_year, ranked_receipts
from webapp.address import to_query
from webapp.figures.arrows import strength_word
from webapp.view import EdgeKey, View, go, is_region, picked
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


@dataclass(slots=True)
class Felt:
    """How pain of a node is felt in one area: strength in [0, 1), the pattern and the measured
    frequency that sources give for it, where they do."""

    strength: float = 0.0
    pattern: str = ""
    measured: str = ""


def felt_at(atlas: Atlas, node: str, steps: int = TARGET_STEPS) -> dict[str, Felt]:
    """Where trouble of a node may be felt within so many steps, by leaf region.

    What is said of a region counts less for each part of it, by ``WIDER`` per level: pain of the
    lower limb need not be felt in the toes. The strongest that is said of an area counts.
    """
    felt: dict[str, Felt] = {}
    for target in targets_of(atlas, node, hops=steps):
        direct = target.path[0].edge if len(target.path) == 1 else None
        for leaf in leaves(atlas.hierarchy, target.region):
            down = 0 if leaf == target.region else levels_up(atlas.hierarchy, leaf)[target.region]
            strength = target.strength * WIDER**down
            if strength > felt.setdefault(leaf, Felt()).strength:
                said = said_of(atlas, direct) if direct else ("", "")
                felt[leaf] = Felt(strength, *said)
    return felt


def said_of(atlas: Atlas, edge: EdgeKey) -> tuple[str, str]:
    """The pattern and the best measured frequency among the receipts of a statement."""
    receipts = [r for r in ranked_receipts(atlas, edge) if r.stance == "supports"]
    patterns = {receipt.pattern for receipt in receipts}
    pattern = next((p for p in ("essential", "spillover") if p in patterns), "")
    measured = next((r for r in receipts if r.frequency), None)
    if measured is None:
        return pattern, ""
    return pattern, f"{measured.frequency}, {author_year(atlas.sources[measured.source])}"


def map_regions(atlas: Atlas) -> tuple[str, ...]:
    """The regions that have an area on the map, by id."""
    if atlas.body_map is None:
        return ()
    areas = (area for figure in atlas.body_map.views.values() for area in figure.areas)
    return tuple(sorted({area.region for area in areas}))


def told_of(felt: Felt | None, lies: bool) -> str:
    """What the map says of an area when it is pointed at."""
    parts = ["lies here"] if lies else []
    if felt:
        parts.append(f"may be felt here, {strength_word(felt.strength)}")
        parts += [f"{felt.pattern} pattern"] if felt.pattern else []
        parts += [f"measured in {felt.measured}"] if felt.measured else []
    return ", ".join(parts)


def click(atlas: Atlas, view: View, region: str) -> View:
    """The view after a click on an area."""
    return picked(atlas, view, region) if view.pick == "many" else go(view, region)


def shading(atlas: Atlas, view: View) -> dict[str, dict[str, Any]]:
    """How each area is drawn, by leaf region: ``{name, classes, shade, told, href}``.

    ``shade`` in [0, 1] is the strength with which the focus refers pain there. Regions in focus are
    themselves marked; any other focus shows where it lies. Where the map picks several places, a
    click adds the area to them or takes it away.
    """
    focused: set[str] = set()
    if is_region(atlas, view.focus):
        places = (view.focus, *view.also)
        focused = {leaf for place in places for leaf in leaves(atlas.hierarchy, place)}
    filtered = {leaf for region in view.regions for leaf in leaves(atlas.hierarchy, region)}
    felt = {} if focused else felt_at(atlas, view.focus)
    lies = set() if focused else set(atlas.graph.nodes[view.focus]["regions"])
    out = {}
    for region in map_regions(atlas):
        here = felt.get(region)
        classes = {
            "focus": region in focused,
            "filtered": region in filtered,
            "lies": region in lies,
            "felt": here is not None,
            "spillover": here is not None and here.pattern == "spillover",
        }
        out[region] = {
            "name": name_of(atlas, region, view.words),
            "classes": " ".join(name for name, on in classes.items() if on),
            "shade": round(here.strength, 3) if here else 0,
            "told": "in focus" if region in focused else told_of(here, region in lies),
            "href": to_query(click(atlas, view, region)),
        }
    return out
