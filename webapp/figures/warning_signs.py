"""Warning signs: findings with which a person should see a doctor soon."""

from __future__ import annotations

from graph import Atlas
from graph.regions import levels_up, parts
from webapp.view import EdgeKey, is_region

RELATION = "warning sign of"


def warning_signs(atlas: Atlas, node: str) -> dict[str, EdgeKey]:
    """The warning signs of a node, and for a region also those of the regions around it.

    Returns
    -------
    dict
        The statement by the id of its sign, in the order of the signs' names.
    """
    about = {node}
    if is_region(atlas, node):
        about.update(levels_up(atlas.hierarchy, node))
    found: dict[str, EdgeKey] = {
        subject: (subject, object_, relation)
        for subject, object_, relation in atlas.graph.in_edges(about, keys=True)
        if relation == RELATION
    }
    return dict(sorted(found.items(), key=lambda pair: str(atlas.graph.nodes[pair[0]]["name"])))


def serious_causes(atlas: Atlas, region: str) -> dict[str, list[str]]:
    """Conditions with warning signs that lie in a region or refer pain to it.

    Returns
    -------
    dict
        Their signs by the id of the condition, both in the order of their names; empty for a
        focus that is not a region.
    """
    if not is_region(atlas, region):
        return {}
    within = set(parts(atlas.hierarchy, region))
    felt = {
        subject
        for subject, _, relation in atlas.graph.in_edges(within, keys=True)
        if relation == "refers pain to"
    }
    found: dict[str, set[str]] = {}
    for sign, condition, relation in atlas.graph.edges(keys=True):
        if relation == RELATION and not is_region(atlas, condition):
            places = set(atlas.graph.nodes[condition]["regions"])
            if condition in felt or places & within:
                found.setdefault(condition, set()).add(sign)

    def name(node: str) -> str:
        return str(atlas.graph.nodes[node]["name"])

    return {c: sorted(found[c], key=name) for c in sorted(found, key=name)}
