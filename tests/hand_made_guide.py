"""Small guides made by hand: who says what of four muscles and two diseases."""

from __future__ import annotations

from dataclasses import replace

from graph.atlas import make_atlas
from graph.guide import Answers, Candidate, Guide, make_guide, weigh_candidates
from graph.records import Statement
from tests.random_atlas import DISEASES, MUSCLES, node, said, vocabulary

ASKED = (
    node("sitting", "activity", "factor"),
    node("prolonged-sitting", "activity", "factor"),
    node("rising-from-sitting", "activity", "factor"),
    node("coughing", "activity", "factor"),
    node("burning-pain", "symptom", "finding"),
    node("leg-tingling", "symptom", "finding"),
    node("limp", "sign", "finding"),
    node("pressing", "physical test", "test"),
    node("jaw", "region", "region", ("body",)),
)
FACTORS = ("sitting", "prolonged-sitting", "coughing")
FINDINGS = ("burning-pain", "leg-tingling", "limp")
RELATIONS = {
    "aggravated by": FACTORS,
    "set off by": FACTORS,
    "eased by": FACTORS,
    "has finding": FINDINGS,
}
SAYING = MUSCLES + DISEASES
FELT = tuple(said(one, "refers pain to", "outer-hip", "review-0") for one in SAYING)
"""Everything hurts at the outer hip, equally well supported."""
WORDS = said("nerve-0", "refers pain to", "jaw", "popular-1", quality="burning|tingling")
"""Makes these words known to the atlas."""
LEVEL = {"experimental": 0.85, "review": 0.6, "textbook": 0.5, "expert": 0.3, "popular": 0.2}


def guide_of(*statements: Statement) -> Guide:
    """A guide to an atlas in which exactly these things are said."""
    tables = vocabulary()
    nodes = (*tables.nodes, *ASKED)
    return make_guide(make_atlas(replace(tables, nodes=nodes, statements=statements)))


def by_id(candidates: tuple[Candidate, ...]) -> dict[str, Candidate]:
    return {candidate.id: candidate for candidate in candidates}


def rank(guide: Guide, answers: Answers, id_: str) -> int:
    return [candidate.id for candidate in weigh_candidates(guide, answers)].index(id_)
