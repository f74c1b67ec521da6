"""Statements read as sentences, receipts as citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.atlas import Atlas
from graph.records import Source
from graph.referral import sources_of
from graph.sentences import (
    author_year,
    called,
    cite,
    explain,
    receipts_text,
    sentence,
    verb,
)
from tests.random_atlas import said, vocabulary, with_statements

BLANK = Source("x", "book", "expert", "A title", "", "", "", "", "", "all")


def test_statement_reads_both_ways(arm: Atlas) -> None:
    triple = ("thoracic-outlet-syndrome", "compresses", "brachial-plexus")
    assert sentence(arm, *triple) == "Thoracic outlet syndrome compresses brachial plexus"
    assert sentence(arm, *triple, reverse=True) == (
        "Brachial plexus is compressed by thoracic outlet syndrome"
    )
    assert sentence(arm, *triple, plain=True) == (
        "Squeezed nerves and vessels between neck and arm compresses nerve network of the arm"
    )


def test_plain_name_keeps_the_capital_that_belongs_to_it(whole: Atlas) -> None:
    for node, data in whole.graph.nodes(data=True):
        plain = called(whole, node, plain=True)
        assert plain.lower() == (data["plain_name"] or data["name"]).lower()
    assert called(whole, "lower-back", plain=True) == "lower back"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("compresses", "compresses"),
        ("compressed by", "is compressed by"),
        ("part of", "is part of"),
        ("branch of", "is a branch of"),
        ("has finding", "has finding"),
        ("is a", "is a"),
        ("attaches to (origin)", "arises from"),
    ],
)
def test_label_becomes_a_verb(label: str, expected: str) -> None:
    assert verb(label) == expected


def test_every_label_reads_as_a_sentence(whole: Atlas) -> None:
    for relation in whole.relations.values():
        for label in (relation.relation, relation.inverse):
            assert verb(label).split()[0].endswith("s")
            assert "(" not in verb(label)


@pytest.mark.parametrize(
    ("authors", "year", "expected"),
    [
        ("Lesher JM, Dreyfuss P, Hager N", "2008", "Lesher 2008"),
        ("Gerber et al.", "1998", "Gerber 1998"),
        ("Ul Islam S", "", "Ul Islam"),
        ("WikiMSK contributors", "", "WikiMSK contributors"),
        ("", "2010", "A title 2010"),
    ],
)
def test_author_and_year(authors: str, year: str, expected: str) -> None:
    assert author_year(replace(BLANK, authors=authors, year=year)) == expected


def test_long_title_is_shortened_at_a_word() -> None:
    text = author_year(replace(BLANK, title="(Validity of shoulder pain protocols in volunteers)"))
    assert text == "Validity of shoulder pain protocols in…"


def test_reference_says_what_is_known(arm: Atlas) -> None:
    assert cite(arm.sources["kuhn2015"]) == (
        "Kuhn JE, Lebus GFV, Bible JE (2015). Thoracic Outlet Syndrome. "
        "doi:10.5435/JAAOS-D-13-00215, "
        "https://journals.lww.com/jaaos/Fulltext/2015/04000/Thoracic_Outlet_Syndrome.4.aspx"
    )
    assert cite(BLANK) == "A title."
    assert cite(replace(BLANK, year="2025")) == "A title. (2025)."


def test_receipts_best_first_with_what_was_measured(arm: Atlas) -> None:
    edge = ("supraspinatus", "radial-forearm", "refers pain to")
    disputing, supporting = receipts_text(arm, edge)
    assert disputing.endswith("(experimental, 0/9, disputes)")
    assert supporting == "Mally (expert)"


def test_dispute_is_shown_even_where_not_all_receipts_are() -> None:
    levels = [level.level for level in vocabulary().levels]
    rows = [said("muscle-0", "refers pain to", "hip", f"{level}-0") for level in levels]
    rows.append(said("muscle-0", "refers pain to", "hip", "popular-1", "disputes"))
    texts = receipts_text(with_statements(*rows), ("muscle-0", "hip", "refers pain to"))
    assert len(texts) == 4 and texts[-1] == f"{len(levels) + 1 - 3} more"
    assert "disputes" in texts[2]


def test_path_is_one_cited_sentence_per_step(arm: Atlas) -> None:
    (source,) = [s for s in sources_of(arm, "radial-forearm") if s.id == "brachial-plexus"]
    first, second = explain(arm, source.path)
    assert first.startswith("Brachial plexus has branch musculocutaneous nerve: UBERON")
    assert second.startswith("Musculocutaneous nerve supplies sensation to radial region of the ")
    assert second.endswith("(expert).")
