"""The commands that ask the atlas: show, sources, route, compare."""

from __future__ import annotations

import argparse
import json

from graph import answers
from graph.atlas import Atlas
from graph.cli import text
from graph.cli.failures import bad_input
from graph.closed_lists import known_words
from graph.compare import compare
from graph.referral import disputed_sources, sources_of
from graph.regions import wholes
from graph.routes import TWO_ENDS, routes
from graph.search import resolve


def _json(answer: answers.Answer) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def show(atlas: Atlas, options: argparse.Namespace) -> str:
    """One node, all its relations and receipts."""
    node = resolve(atlas.index, " ".join(options.name))
    edges = answers.statements_of(atlas, node)
    if options.json:
        return _json(answers.node_answer(atlas, node, edges))
    return text.node_text(atlas, node, edges)


def sources(atlas: Atlas, options: argparse.Namespace) -> str:
    """What may refer pain to a region."""
    region = resolve(atlas.index, " ".join(options.region))
    found = sources_of(atlas, region)
    shown = found[: options.limit]
    disputed = disputed_sources(atlas, region)
    if options.json:
        answer = answers.sources_answer(atlas, region, len(found), shown, disputed)
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
        name = atlas.graph.nodes[start]["name"]
        both = f'"{options.start}" and "{options.end}" name the same thing, {name}.'
        raise bad_input(f"{both} {TWO_ENDS}")
    chosen = None
    if options.relations is not None:
        chosen = known_words(options.relations, atlas.relations, "relation")
    found = routes(atlas, start, end, relations=chosen, limit=options.limit)
    if options.json:
        return _json(answers.routes_answer(atlas, start, end, found))
    return text.routes_text(atlas, start, end, found)


def compared(atlas: Atlas, options: argparse.Namespace) -> str:
    """Two or more nodes side by side."""
    comparison = compare(atlas, options.names)
    if len(comparison.ids) < 2:
        raise bad_input("name two or more different nodes to compare.")
    if options.json:
        return _json(answers.comparison_answer(atlas, comparison))
    return text.comparison_text(atlas, comparison)
