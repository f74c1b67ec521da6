"""One statement of the atlas whose strength is computed step by step, to show how it is done."""

from __future__ import annotations

from dataclasses import dataclass

from graph.atlas import Atlas
from graph.build import Edge
from graph.evidence import receipt_weight, share
from graph.records import Statement
from graph.sentences import ranked_receipts

FEWEST, MOST = 3, 5
"""So many works make an example that shows everything and can still be read."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A receipt of the example: the weight of its level, what it measured, what it counts."""

    receipt: Statement
    level_weight: float
    measured: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class Example:
    """A statement with what each of its works counts, and what they come to together."""

    edge: Edge
    counted: tuple[Counted, ...]
    support: float
    dispute: float
    strength: float


def worked_example(atlas: Atlas) -> Example | None:
    """The statement that shows most of the method, always the same for the same data.

    That is one that a source disputes, with a measured frequency, two works that support it, three
    to five works and no more receipts, of referred pain, with a spillover; where none is all of
    that, what comes nearest. None where the atlas has no statement.
    """
    edges = sorted(atlas.graph.edges(keys=True))
    best = max(edges, key=lambda edge: _shows(atlas, edge), default=None)
    return worked(atlas, best) if best else None


def _shows(atlas: Atlas, edge: Edge) -> tuple[int, int]:
    """How much of the method a statement shows; referred pain is what readers come for."""
    receipts: tuple[Statement, ...] = atlas.graph.edges[edge]["receipts"]
    support = [row for row in receipts if row.stance == "supports"]
    works = {row.source for row in receipts}
    shows = (
        3 * (len(works) > len({row.source for row in support}))
        + 3 * any(row.frequency for row in support)
        + 2 * (len({row.source for row in support}) > 1)
        + 2 * (FEWEST <= len(works) <= MOST and len(receipts) <= MOST)
        + 2 * (edge[2] == "refers pain to")
    )
    return shows, any(row.pattern == "spillover" for row in support)


def worked(atlas: Atlas, edge: Edge) -> Example:
    """The strength of a statement, step by step: see ``graph.evidence``."""
    counted = []
    for receipt in ranked_receipts(atlas, edge):
        source = atlas.sources[receipt.source]
        weight = receipt_weight(receipt, source, atlas.levels)
        measured = share(receipt.frequency) if receipt.stance == "supports" else None
        counted.append(Counted(receipt, atlas.levels[source.level].weight, measured, weight))
    return Example(
        edge,
        tuple(counted),
        _together(counted, "supports"),
        _together(counted, "disputes"),
        atlas.graph.edges[edge]["strength"],
    )


def _together(counted: list[Counted], stance: str) -> float:
    """What the works of one stance come to; several rows of one work count once, by the largest."""
    by_work: dict[str, float] = {}
    for one in counted:
        if one.receipt.stance == stance:
            source = one.receipt.source
            by_work[source] = max(one.weight, by_work.get(source, 0.0))
    rest = 1.0
    for weight in by_work.values():
        rest *= 1 - weight
    return 1 - rest
