"""Warning signs: findings with which a person should see a doctor soon."""

from __future__ import annotations

from graph import Atlas
from graph.regions import parts, wholes
from webapp.view import EdgeKey, is_region

RELATION = "warning sign of"


def warning_signs(atlas: Atlas, node: str) -> dict[str, EdgeKey]:
    """The warning signs of a node, and for a region also those of the regions around it.

    Returns
    -------
    dict
        The statement by the id of its sign.
    """
    about = [node, *(wholes(atlas.hierarchy, node) if is_region(atlas, node) else ())]
    return {
        sign: (sign, object_, RELATION)
        for object_ in reversed(about)
        for sign in atlas.warnings.get(object_, ())
    }


def serious_causes(atlas: Atlas, region: str) -> dict[str, tuple[str, ...]]:
    """Conditions with warning signs that lie in a region or refer pain to it.

    Returns
    -------
    dict
        Their signs by the id of the condition, in the order of its name; empty for a focus that
        is not a region.
    """
    if not is_region(atlas, region):
        return {}
    within = set(parts(atlas.hierarchy, region))
    nodes = atlas.graph.nodes
    found = [
        condition
        for condition in atlas.warnings
        if not is_region(atlas, condition)
        and (
            not within.isdisjoint(nodes[condition]["regions"])
            or any(
                relation == "refers pain to" and object_ in within
                for _, object_, relation in atlas.graph.out_edges(condition, keys=True)
            )
        )
    ]
    return {c: atlas.warnings[c] for c in sorted(found, key=lambda c: str(nodes[c]["name"]))}
