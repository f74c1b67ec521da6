"""The four articles that Plexus was asked for with: every sentence that states a fact has its edge.

``seed_statements.csv`` walks through them: ``line`` and ``sentence`` count from 1 in the article,
``says`` is the fact in our own words, and the rest is the statement that answers it. ``stance`` is
``disputes`` where the article advises against what the statement says.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph import Atlas

TABLE = Path(__file__).parent / "seed_statements.csv"
SEEDS = ("seed-000", "seed-001", "seed-002", "seed-003")
LEAST_SENTENCES = {"seed-000": 20, "seed-001": 30, "seed-002": 100, "seed-003": 170}


def rows(seed: str) -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [row for row in csv.DictReader(table) if row["source"] == seed]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_fact_of_a_seed_article_has_its_edge(whole: Atlas, seed: str) -> None:
    missing = []
    for row in rows(seed):
        edge = row["subject"], row["object"], row["relation"]
        receipts = whole.graph.edges[edge]["receipts"] if whole.graph.has_edge(*edge) else ()
        if (seed, row["stance"]) not in {(r.source, r.stance) for r in receipts}:
            missing.append(f"{row['line']}:{row['sentence']} {row['says']}: {edge}")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_walk_goes_through_the_whole_article(seed: str) -> None:
    sentences = {(row["line"], row["sentence"]) for row in rows(seed)}
    assert len(sentences) >= LEAST_SENTENCES[seed]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_statement_of_a_seed_article_is_left_out_of_the_walk(whole: Atlas, seed: str) -> None:
    walked = {(row["subject"], row["object"], row["relation"]) for row in rows(seed)}
    stated = {
        (subject, object_, relation)
        for subject, object_, relation, receipts in whole.graph.edges(keys=True, data="receipts")
        if any(receipt.source == seed for receipt in receipts)
    }
    assert stated <= walked, sorted(stated - walked)[:20]
