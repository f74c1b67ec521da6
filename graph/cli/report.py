"""The quality of the data, as text for a terminal and as a plain dict for ``--json``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from graph.answers import Answer, edge_answer, named
from graph.atlas import Atlas
from graph.cli.text import receipt_text, wrap
from graph.quality import Compared, Contested, Quality
from graph.quality_completeness import ASPECTS
from graph.sentences import sentence


def report_answer(atlas: Atlas, found: Quality) -> Answer:
    """The report for a program; a contested statement has its receipts with their stances."""
    return {
        "kinds": [asdict(one) for one in found.kinds],
        "relations": [asdict(one) for one in found.relations],
        "levels": [asdict(one) for one in found.levels],
        "contested": [edge_answer(atlas, one.edge) for one in found.contested],
        "coverage": [{**asdict(one), "region": named(atlas, one.region)} for one in found.coverage],
        "innervation": [_compared_answer(atlas, one) for one in found.innervation],
        "works": [asdict(one) for one in found.works],
        "completeness": [
            {
                "condition": named(atlas, one.condition),
                **dict(zip(ASPECTS, one.counts, strict=True)),
            }
            for one in found.completeness
        ],
        "exceptions": [
            {"node": named(atlas, row.node), "rule": row.rule, "reason": row.reason}
            for row in found.exceptions
        ],
    }


def _compared_answer(atlas: Atlas, one: Compared) -> Answer:
    agreement = one.agreement
    return {
        "muscle": named(atlas, agreement.muscle),
        "status": agreement.status,
        "ontology": [named(atlas, nerve) for nerve in agreement.ontology],
        "others": [named(atlas, nerve) for nerve in agreement.others],
        "explanation": one.explanation,
    }


def report_text(atlas: Atlas, found: Quality) -> str:
    """The report for a person."""
    lines = [
        *_table("Things by kind", [(one.kind, str(one.nodes)) for one in found.kinds]),
        *_relations(found),
        *_table(
            "Statements by their best evidence",
            [(one.level, str(one.statements), f"{one.share:.1%}") for one in found.levels],
        ),
        *_works(found),
        *_coverage(atlas, found),
        *_innervation(atlas, found.innervation),
        *_contested(atlas, found.contested),
    ]
    if found.exceptions:
        lines += ["", "Excused from a rule"]
    for row in found.exceptions:
        lines.append(wrap(f"{_name(atlas, row.node)}, {row.rule}: {row.reason}", "  ", "    "))
    return "\n".join(lines).strip()


def _name(atlas: Atlas, node: str) -> str:
    return str(atlas.graph.nodes[node]["name"])


def _table(title: str, rows: Iterable[Sequence[str]]) -> list[str]:
    """Aligned columns under a title: the first to the left, the others to the right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["", title]
    for first, *others in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  " + "  ".join([f"{first:<{widths[0]}}", *cells]).rstrip())
    return lines


def _relations(found: Quality) -> list[str]:
    head = ("", "statements", "contested", "receipts")
    rows = [
        (one.relation, str(one.statements), str(one.contested), str(one.receipts))
        for one in found.relations
    ]
    return _table("Statements by relation", [head, *rows])


def _works(found: Quality) -> list[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found.works:
        counts[one.level][one.years] = one.works
    years = sorted({one.years for one in found.works})
    rows = [
        (level, *(str(counts[level][year] or "·") for year in years), str(counts[level].total()))
        for level in counts
    ]
    return _table("Works by level and decade", [("", *years, "all"), *rows])


def _coverage(atlas: Atlas, found: Quality) -> list[str]:
    head = ("", "sources", "works", "best evidence")
    rows = [
        (_name(atlas, one.region), str(one.sources), str(one.works), one.level or "none")
        for one in found.coverage
    ]
    return _table("Regions by known sources of their pain, thin ones first", [head, *rows])


def _innervation(atlas: Atlas, compared: Sequence[Compared]) -> list[str]:
    counts = Counter(one.agreement.status for one in compared)
    said = [f"{status} {counts[status]}" for status in sorted(counts)]
    lines = ["", f"Nerves of muscles, ontologies against other works: {', '.join(said) or 'none'}"]
    for one in compared:
        agreement = one.agreement
        if agreement.status != "differ":
            continue
        lines.append(f"  {_name(atlas, agreement.muscle)}")
        for side, nerves in (("ontologies", agreement.ontology), ("others", agreement.others)):
            names = ", ".join(_name(atlas, nerve) for nerve in nerves)
            lines.append(wrap(names, f"    {side + ':':<12}"))
        lines.append(wrap(one.explanation or "not explained yet", f"    {'because:':<12}"))
    return lines


def _contested(atlas: Atlas, contested: Sequence[Contested]) -> list[str]:
    lines = ["", f"Contested statements ({len(contested)}; + supports, − disputes)"]
    for one in contested:
        subject, object_, relation = one.edge
        said = sentence(atlas, subject, relation, object_)
        lines.append(wrap(f"{said} ({min(one.strength, 0.99):.2f})", "  ", "    "))
        for sign, receipts in (("+", one.supporting), ("−", one.disputing)):
            lines += [wrap(receipt_text(atlas, row), f"    {sign} ") for row in receipts]
    return lines
