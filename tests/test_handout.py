"""The handout: bounded, warning signs first, and every number has its work."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from graph import Atlas
from graph.sentences import ranked_receipts
from webapp.handout import budget, contents
from webapp.handout.figure import body_figure
from webapp.handout.paper import paper
from webapp.handout.references import References, short_citation
from webapp.view import View
from webapp.wording import TEACHES, WARNING_TITLE, name_of

NAMED = ("lower-back", "gluteus-medius", "low-back-pain", "piriformis-syndrome", "sciatic-nerve")
MARKS = re.compile(r'<span class="refs">\u00a0\[([^\]]+)\]</span>')
NUMBER = re.compile(r'<span class="handout-number">(\d+)</span>')


def views(atlas: Atlas) -> list[View]:
    drawn = random.Random(11).sample(sorted(atlas.graph), 30)
    return [
        *(View(focus=node) for node in (*NAMED, *drawn)),
        View(focus="lower-back", also=("buttock",), words="clinical"),
        View(page="routes", start="gluteus-medius", end="lower-back"),
        View(page="routes", start="hip-joint", end="knee"),
    ]


def test_every_number_has_its_work_and_every_work_its_number(whole: Atlas) -> None:
    for view in views(whole):
        text = str(paper(whole, view))
        used = [int(n) for marks in MARKS.findall(text) for n in re.findall(r"\d+", marks)]
        listed = [int(n) for n in NUMBER.findall(text)]
        assert set(used) == set(listed), view
        assert listed == list(range(1, len(listed) + 1)), "they count up as they are read"
        assert list(dict.fromkeys(used)) == listed, view


def test_every_statement_cites_a_work_that_says_so(whole: Atlas) -> None:
    for view in views(whole):
        references = References(whole)
        for part in contents.parts_of(whole, view):
            for line in part.lines[:4]:
                assert line.edges, "a line without a statement has no receipt"
                for edge in line.edges:
                    cited, receipts = references.cited(edge), ranked_receipts(whole, edge)
                    said = {(r.source, r.stance) for r in receipts}
                    assert cited.sources
                    assert not cited.supports or (cited.supports, "supports") in said
                    assert bool(cited.disputes) == any(r.stance == "disputes" for r in receipts)
                    assert references.marks(edge)


def test_it_is_bounded_by_the_page(whole: Atlas) -> None:
    """What is taken never costs more than the room; with more room nothing is lost."""
    parts = contents.parts_of(whole, View(focus="low-back-pain"))
    before = 0
    for room in (0.0, 200.0, 400.0, 800.0):
        references = References(whole)
        chosen = budget.fill(parts, references, room)
        taken = sum(one.lines for one in chosen)
        assert taken >= before
        before = taken
        high = sum(
            budget.height_of(line, references, steps=False) / 2
            for one in chosen
            for line in one.part.lines[: one.lines]
        )
        assert high + len(references.numbers) / 2 * budget.REFERENCE_LINE <= max(room, 0)
    assert before > 10


def test_a_way_is_told_whole_or_not_at_all(whole: Atlas) -> None:
    view = View(page="routes", start="hip-joint", end="knee")
    parts = contents.parts_of(whole, view)
    assert len(parts) > 3
    for room in (60.0, 150.0, 300.0):
        for one in budget.fill_whole(parts, References(whole), room):
            assert one.lines == len(one.part.lines) == one.part.total


def test_warning_signs_come_first(whole: Atlas) -> None:
    for node in ("lower-back", "cauda-equina-syndrome", "low-back-pain"):
        text = str(paper(whole, View(focus=node)))
        assert 0 < text.index(WARNING_TITLE) < text.index("handout-parts")


@pytest.mark.parametrize("words", ["plain", "clinical"])
def test_what_a_handout_says_of_itself(whole: Atlas, words: str) -> None:
    view = View(focus="gluteal-region", words=words) if "gluteal-region" in whole.graph else View()
    view = View(focus="buttock", words=words, trail=("lower-back", "hip"), pinned=("sacrum",))
    text = str(paper(whole, view))
    for name in ("plain", "clinical"):
        assert name_of(whole, "buttock", name) in text
    assert TEACHES in text
    assert "CC BY 4.0" in text
    assert 'data-address="?focus=buttock' in text
    assert "trail=" not in text, "whoever reads it came another way"
    assert text.count("<svg") == 2
    assert "var(" not in text, "colours that every printer has"


def test_filters_and_contest_are_kept(whole: Atlas) -> None:
    text = str(paper(whole, View(focus="lower-back", kinds=("muscle",))))
    assert "Muscles" in text
    assert "<h3>Conditions" not in text
    assert "Nothing here passes" in str(paper(whole, View(focus="gluteus-medius", kinds=("test",))))
    disputed = next(
        edge[0] for *edge, data in whole.graph.edges(keys=True, data=True) if data["contested"]
    )
    told = contents.parts_of(whole, View(focus=disputed))
    references = References(whole)
    marks = [references.marks(edge) for p in told for line in p.lines for edge in line.edges]
    assert any("against" in mark for mark in marks)


def test_any_atlas_has_handouts(arm: Atlas) -> None:
    for node in arm.graph:
        assert "handout-head" in str(paper(arm, View(focus=node)))


def test_a_citation_keeps_its_line(whole: Atlas) -> None:
    room = budget.COLUMN - 26
    for source in whole.sources.values():
        cited = short_citation(source, budget.REFERENCE, room)
        assert cited
        assert not source.doi or f"doi:{source.doi}" in cited
        assert source.doi or not source.pmid or f"PMID {source.pmid}" in cited


def test_the_name_of_a_figure_is_text_and_no_markup(whole: Atlas) -> None:
    assert whole.body_map
    (front, *_) = whole.body_map.views.values()
    named = replace(whole.body_map, views={'"><script>': front})
    drawn = body_figure(replace(whole, body_map=named), View(focus="buttock"))
    assert drawn and "<script>" not in drawn and "&lt;script&gt;" in drawn
