"""The tables beside the charts of the page about the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from htpy import Element, Node, details, summary, table, tbody, td, th, thead, tr

from graph import Atlas
from graph.quality import Compared, Contested, Quality
from graph.quality_completeness import ASPECTS
from graph.sentences import author_year
from webapp.panels.pieces import link, node_link
from webapp.view import View
from webapp.wording import capital, edge_sentence, name_of


def _table(heads: Sequence[str], rows: Iterable[Sequence[Node]], label: str) -> Element:
    return details(class_="table-fold")[
        summary[label],
        table(class_="table")[
            thead[tr[(th(scope="col")[head] for head in heads)]],
            tbody[(tr[(td[cell] for cell in row)] for row in rows)],
        ],
    ]


def _side(atlas: Atlas, receipts: Iterable[Any]) -> str:
    return "; ".join(dict.fromkeys(author_year(atlas.sources[r.source]) for r in receipts)) or "–"


def _contested_row(atlas: Atlas, view: View, item: Contested) -> Sequence[Node]:
    subject, object_, relation = item.edge
    opened = View(focus=subject, edge=item.edge, words=view.words)
    return (
        link(edge_sentence(atlas, (subject, object_, relation), view.words), opened),
        f"{item.strength:.2f}",
        _side(atlas, item.supporting),
        _side(atlas, item.disputing),
    )


def _difference_row(atlas: Atlas, view: View, item: Compared) -> Sequence[Node]:
    def called(nodes: Iterable[str]) -> str:
        return ", ".join(name_of(atlas, node, view.words) for node in nodes) or "–"

    agreement = item.agreement
    return (
        node_link(atlas, view, agreement.muscle),
        agreement.status,
        called(agreement.ontology),
        called(agreement.others),
        item.explanation or "–",
    )


def tables(atlas: Atlas, view: View, found: Quality) -> dict[str, Node]:
    """The table of each part."""
    thin = sorted(found.coverage, key=lambda c: (c.sources, c.works))

    return {
        "kinds": _table(
            ("Kind", "Family", "Number"),
            ((capital(c.kind), c.family, str(c.nodes)) for c in found.kinds),
            "As a table",
        ),
        "relations": _table(
            ("Relation", "Statements", "Contested", "Receipts"),
            (
                (c.relation, str(c.statements), str(c.contested), str(c.receipts))
                for c in found.relations
            ),
            "As a table",
        ),
        "levels": _table(
            ("Level", "Statements", "Share", "What it is"),
            (
                (c.level, str(c.statements), f"{c.share:.1%}", atlas.levels[c.level].meaning)
                for c in found.levels
            ),
            "As a table",
        ),
        "works": _table(
            ("Level", "Years", "Works"),
            ((c.level, c.years, str(c.works)) for c in found.works),
            "As a table",
        ),
        "coverage": _table(
            ("Region", "Sources of pain", "Works", "Best evidence"),
            (
                (node_link(atlas, view, c.region), str(c.sources), str(c.works), c.level or "–")
                for c in thin
            ),
            "As a table, with the larger regions",
        ),
        "contested": _table(
            ("Statement", "Strength", "For", "Against"),
            (_contested_row(atlas, view, item) for item in found.contested),
            f"{len(found.contested)} statements",
        ),
        "innervation": _table(
            ("Muscle", "", "Ontologies", "Other works", "Explanation"),
            (_difference_row(atlas, view, c) for c in found.innervation),
            f"{len(found.innervation)} muscles",
        ),
        "completeness": _table(
            ("Condition", *map(capital, ASPECTS)),
            (
                (node_link(atlas, view, one.condition), *(str(n) if n else "–" for n in one.counts))
                for one in found.completeness
            ),
            f"{len(found.completeness)} conditions, the best known first",
        ),
    }
