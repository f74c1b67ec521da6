"""Works are found by what a person knows of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Atlas
from graph.works import Work, find_works, folded, works
from webapp import ids
from webapp.address import parse
from webapp.pages.about import page
from webapp.panels.about_works import SHOWN, contents
from webapp.view import View


@pytest.fixture(scope="module")
def known(whole: Atlas) -> tuple[Work, ...]:
    return works(whole)


def test_every_receipt_is_counted_once(whole: Atlas, known: tuple[Work, ...]) -> None:
    receipts = sum(len(rows) for *_, rows in whole.graph.edges(data="receipts"))
    assert sum(work.receipts for work in known) == receipts
    assert {work.source.id for work in known} == set(whole.sources)
    assert [work.receipts for work in known] == sorted((w.receipts for w in known), reverse=True)
    for work in known[:40]:
        cites = [
            any(row.source == work.source.id for row in whole.graph.edges[edge]["receipts"])
            for edge in work.edges
        ]
        assert all(cites)


@pytest.mark.parametrize("before", ["", "https://doi.org/", "doi:", "DOI: "])
def test_a_doi_finds_its_work_first(known: tuple[Work, ...], before: str) -> None:
    for work in [w for w in known if w.source.doi][:30]:
        found = find_works(known, before + work.source.doi.upper())
        assert found[0].source.doi.lower() == work.source.doi.lower()


def test_a_pmid_and_an_id_find_their_work_first(known: tuple[Work, ...]) -> None:
    for work in [w for w in known if w.source.pmid][:30]:
        assert find_works(known, f"PMID {work.source.pmid}")[0].source.pmid == work.source.pmid
        assert find_works(known, work.source.id)[0] is work


def test_author_and_year_come_before_a_word_of_a_title(known: tuple[Work, ...]) -> None:
    found = find_works(known, "lesher 2008")
    assert found[0].source.authors.startswith("Lesher")
    assert found[0].source.year == "2008"


@given(words=st.lists(st.sampled_from(["hip", "pain", "joint", "2008", "sacro", "a"]), min_size=1))
def test_one_more_word_never_finds_more(known: tuple[Work, ...], words: list[str]) -> None:
    fewer = {work.source.id for work in find_works(known, " ".join(words))}
    assert fewer <= {work.source.id for work in find_works(known, " ".join(words[:-1]))}


@given(text=st.text(max_size=80))
def test_any_text_gives_an_answer(known: tuple[Work, ...], text: str) -> None:
    assert len(find_works(known[:200], text)) <= 200


def test_accents_and_capitals_do_not_matter() -> None:
    assert folded("Pérez-ÁLVAREZ") == "perez-alvarez"


def test_the_list_is_bounded_and_says_so(whole: Atlas, known: tuple[Work, ...]) -> None:
    text = str(contents(whole, View(page="about", works="pain"), known))
    total = len(find_works(known, "pain"))
    assert total > SHOWN
    assert text.count('class="work"') == SHOWN
    assert f"{total:,} of {len(known):,} works, the best {SHOWN} shown" in text


def test_what_finds_nothing_says_what_to_do(whole: Atlas, known: tuple[Work, ...]) -> None:
    text = str(contents(whole, View(page="about", works="<zzqx>"), known))
    assert "No work fits “&lt;zzqx&gt;”" in text
    assert 'class="work"' not in text


def test_links_of_a_work_lead_to_statements_that_cite_it(
    whole: Atlas, known: tuple[Work, ...]
) -> None:
    answer = page(whole).drawn(View(page="about", works="lesher2008"))
    text = answer["html"][ids.about_part("works-list", "words")]
    hrefs = re.findall(r'href="(\?[^"]+)"', text)
    assert hrefs
    for href in hrefs:
        view, ignored = parse(href.replace("&amp;", "&"), whole)
        assert not ignored
        assert view.edge and view.focus == view.edge[0] and not view.works
        sources = {row.source for row in whole.graph.edges[view.edge]["receipts"]}
        assert "lesher2008" in sources
