"""Answers as text for a terminal: aligned, wrapped, every statement with its receipts."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

from graph.atlas import Atlas
from graph.build import Edge
from graph.compare import Comparison, Heading
from graph.records import Statement
from graph.referral import PainSource
from graph.routes import Route
from graph.sentences import author_year, cite, explain, ranked_receipts

TEACHES = "Plexus teaches; it does not diagnose."
MOST, LEAST = 100, 40


def width() -> int:
    """The width of the terminal, within reason."""
    return max(LEAST, min(MOST, shutil.get_terminal_size((88, 24)).columns))


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """Wrap a text; ``first`` before its first line, ``rest`` (or as many spaces) before others."""
    rest = " " * len(first) if rest is None else rest
    return textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _strength(value: float) -> str:
    """Two digits, and never 1.00: no number of sources makes an edge certain."""
    return f"{min(value, 0.99):.2f}"


def _name(atlas: Atlas, node: str) -> str:
    return str(atlas.graph.nodes[node]["name"])


def _names(atlas: Atlas, nodes: Iterable[str]) -> str:
    return ", ".join(_name(atlas, node) for node in nodes)


def receipt_text(atlas: Atlas, receipt: Statement) -> str:
    """One receipt: who says so, on what grounds, where, and what else there is to know."""
    source = atlas.sources[receipt.source]
    grounds = (source.level, receipt.frequency, receipt.side, receipt.pattern, receipt.quality)
    text = f"{author_year(source)} ({', '.join(filter(None, grounds))}), {receipt.locator}"
    return f"{text}: {receipt.note}" if receipt.note else text


def node_text(atlas: Atlas, node: str, edges: Sequence[tuple[Edge, bool]]) -> str:
    """One node, all its relations and receipts."""
    data = atlas.graph.nodes[node]
    lines = [f"{data['name']} · {data['kind']} · {node}", wrap(data["plain_name"], "  ")]
    if data["definition"]:
        lines.append(wrap(data["definition"], "  "))
    facts = {
        "also called": ", ".join(data["synonyms"]),
        "lies in": _names(atlas, data["regions"]),
        "identifiers": ", ".join(data["xrefs"]),
        "hold": data["hold"],
        "repetitions": data["repetitions"],
    }
    lines += [wrap(text, f"  {label}: ", "    ") for label, text in facts.items() if text]
    lines += [wrap(step, f"  {number}. ") for number, step in enumerate(data["steps"], 1)]
    heading = None
    for edge, reverse in edges:
        subject, object_, relation = edge
        label = atlas.relations[relation].inverse if reverse else relation
        if label != heading:
            lines += ["", label]
            heading = label
        weights = atlas.graph.edges[edge]
        contested = ", contested" if weights["contested"] else ""
        other = _name(atlas, subject if reverse else object_)
        lines.append(wrap(f"{other} ({_strength(weights['strength'])}{contested})", "  ", "    "))
        for receipt in ranked_receipts(atlas, edge):
            sign = "−" if receipt.stance == "disputes" else "+"
            lines.append(wrap(receipt_text(atlas, receipt), f"    {sign} "))
    if edges:
        lines += ["", "sources (+ supports, − disputes)"]
    cited = {r.source for edge, _ in edges for r in atlas.graph.edges[edge]["receipts"]}
    references = sorted(cite(atlas.sources[source]) for source in cited)
    lines += [wrap(reference, "  ", "    ") for reference in references]
    return "\n".join([*lines, "", TEACHES])


def sources_text(
    atlas: Atlas,
    region: str,
    total: int,
    shown: Sequence[PainSource],
    disputed: Sequence[PainSource],
    warnings: Sequence[str],
) -> str:
    """What may refer pain to a region, ranked, with its path and receipts."""
    name = _name(atlas, region)
    if not total:
        lines = [f"Nothing in the data refers pain to {name}."]
    else:
        counted = "strongest first" if len(shown) == total else f"showing {len(shown)} of {total}"
        lines = [f"What may refer pain to {name} ({counted})"]
    for place, source in enumerate(shown, 1):
        data = atlas.graph.nodes[source.id]
        lines += ["", f"{place:>3}. {data['name']} · {data['kind']} · {_strength(source.strength)}"]
        lines += [wrap(said, "     ", "       ") for said in explain(atlas, source.path)]
    if len(shown) < total:
        lines += ["", f"For all of them: --limit {total}"]
    if disputed:
        lines += ["", "Looked for and not found"]
        for source in disputed:
            lines += [wrap(said, "     ", "       ") for said in explain(atlas, source.path)]
    if warnings:
        lines += ["", wrap(f"See a doctor soon with: {_names(atlas, warnings)}.")]
    return "\n".join([*lines, "", TEACHES])


def routes_text(atlas: Atlas, start: str, end: str, routes: Sequence[Route]) -> str:
    """The paths between two nodes, each step one cited sentence."""
    ends = f"from {_name(atlas, start)} to {_name(atlas, end)}"
    if not routes:
        return f"No short path {ends}."
    lines = [f"{len(routes)} path{'s' if len(routes) > 1 else ''} {ends}, strongest first"]
    for place, route in enumerate(routes, 1):
        nodes = " – ".join(_name(atlas, node) for node in route.nodes)
        lines += ["", wrap(f"{nodes} · {_strength(route.strength)}", f"{place:>3}. ")]
        lines += [wrap(said, "     ", "       ") for said in explain(atlas, route.steps)]
    return "\n".join([*lines, "", TEACHES])


def comparison_text(atlas: Atlas, comparison: Comparison) -> str:
    """Nodes side by side: for each relation what all have, then what each has besides."""
    names = [_name(atlas, node) for node in comparison.ids]
    column = max(map(len, [*names, "all"])) + 4
    lines = [" · ".join(names)]
    for node, name in zip(comparison.ids, names, strict=True):
        lines.append(f"  {name:<{column - 2}}{atlas.graph.nodes[node]['kind']}")
    for heading in comparison.headings:
        lines += ["", heading.label, *_compared(atlas, heading, column)]
    return "\n".join(lines)


def _compared(atlas: Atlas, heading: Heading, column: int) -> list[str]:
    rows = [("all", heading.shared)] if heading.shared else []
    rows += [(_name(atlas, node), others) for node, others in heading.distinct.items() if others]
    return [
        wrap(_names(atlas, others), f"  {name:<{column - 2}}", " " * column)
        for name, others in rows
    ]
