"""The commands that ask the atlas: show, sources, route, compare."""

from __future__ import annotations

import argparse
import json

from graph.atlas import Atlas
from graph.build import Edge
from graph.cli import machine, text
from graph.cli.failures import bad_input, known_word
from graph.compare import compare
from graph.referral import disputed_sources, sources_of
from graph.regions import wholes
from graph.routes import routes
from graph.search import resolve


def _json(answer: machine.Answer) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _statements(atlas: Atlas, node: str) -> list[tuple[Edge, bool]]:
    """Every statement of a node, and whether it is the object: by relation, strongest first."""
    order = {relation: place for place, relation in enumerate(atlas.relations)}
    found = []
    for reverse, edges in (
        (False, atlas.graph.out_edges(node, keys=True, data="strength")),
        (True, atlas.graph.in_edges(node, keys=True, data="strength")),
    ):
        for subject, object_, relation, strength in edges:
            turned = reverse and not atlas.relations[relation].symmetric
            other = atlas.graph.nodes[subject if reverse else object_]["name"]
            place = (turned, order[relation], -strength, other)
            found.append((place, (subject, object_, relation), reverse))
    found.sort()
    return [(edge, reverse) for _, edge, reverse in found]


def show(atlas: Atlas, options: argparse.Namespace) -> str:
    """One node, all its relations and receipts."""
    node = resolve(atlas.index, " ".join(options.name))
    edges = _statements(atlas, node)
    if options.json:
        return _json(machine.node_answer(atlas, node, edges))
    return text.node_text(atlas, node, edges)


def sources(atlas: Atlas, options: argparse.Namespace) -> str:
    """What may refer pain to a region."""
    region = resolve(atlas.index, " ".join(options.region))
    found = sources_of(atlas, region)
    shown = found[: options.limit]
    disputed = disputed_sources(atlas, region)
    if options.json:
        answer = machine.sources_answer(atlas, region, len(found), shown, disputed)
        return _json(answer)
    warnings = _warning_signs(atlas, region)
    return text.sources_text(atlas, region, len(found), shown, disputed, warnings)


def _warning_signs(atlas: Atlas, region: str) -> list[str]:
    """The findings that ask for a doctor, of a region and the wider ones around it."""
    wider = wholes(atlas.hierarchy, region) if region in atlas.hierarchy else ()
    return list(
        dict.fromkeys(
            sign
            for place in (region, *wider)
            for sign, _, relation in atlas.graph.in_edges(place, keys=True)
            if relation == "warning sign of"
        )
    )


def route(atlas: Atlas, options: argparse.Namespace) -> str:
    """The short paths between two nodes."""
    start, end = resolve(atlas.index, options.start), resolve(atlas.index, options.end)
    if start == end:
        raise bad_input(f'"{options.start}" and "{options.end}" are the same node.')
    chosen = None
    if options.relations is not None:
        given = [word for word in options.relations.split(",") if word.strip()]
        chosen = [known_word(word, atlas.relations, "relation") for word in given]
    found = routes(atlas, start, end, relations=chosen, limit=options.limit)
    if options.json:
        return _json(machine.routes_answer(atlas, start, end, found))
    return text.routes_text(atlas, start, end, found)


def compared(atlas: Atlas, options: argparse.Namespace) -> str:
    """Two or more nodes side by side."""
    comparison = compare(atlas, options.names)
    if len(comparison.ids) < 2:
        raise bad_input("name two or more different nodes to compare.")
    if options.json:
        return _json(machine.comparison_answer(atlas, comparison))
    return text.comparison_text(atlas, comparison)
