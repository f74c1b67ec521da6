"""How receipts come to a strength: more support never weakens, more dispute never strengthens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.atlas import Atlas
from graph.evidence import Weighed, receipt_weight, share, weigh
from graph.records import Statement
from tests.random_atlas import said, vocabulary

SOURCES = {source.id: source for source in vocabulary().sources}
LEVELS = {level.level: level for level in vocabulary().levels}


def row(source: str, stance: str = "supports", **cells: str) -> Statement:
    return said("muscle-0", "refers pain to", "hip", source, stance, **cells)


def weighed(*rows: Statement) -> Weighed:
    return weigh(rows, SOURCES, LEVELS)


rows = st.builds(
    row,
    st.sampled_from(sorted(SOURCES)),
    st.sampled_from(["supports", "disputes"]),
    frequency=st.sampled_from(["", "0/9", "36/51", "100%", "15-45%"]),
    pattern=st.sampled_from(["", "essential", "spillover"]),
)
some_rows = st.lists(rows, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", None),
        ("36/51", 36 / 51),
        ("0/9", 0.0),
        ("71%", 0.71),
        ("71% of 51", 0.71),
        ("15-45%", 0.30),
        ("12.5%", 0.125),
    ],
)
def test_share_reads_a_frequency(cell: str, expected: float | None) -> None:
    assert share(cell) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("cell", ["often", "60/51", "3/0", "120%", "1/2/3", "6-Apr", "-5%"])
def test_share_refuses_what_is_no_frequency(cell: str) -> None:
    with pytest.raises(ValueError, match=cell.split("/")[0]):
        share(cell)


def test_one_plain_receipt_weighs_as_its_level() -> None:
    assert weighed(row("textbook-0")) == Weighed(pytest.approx(0.5), False, "textbook")


def test_independent_sources_add_up_but_one_source_counts_once() -> None:
    twice = weighed(row("textbook-0"), row("textbook-0", locator="page 2"))
    assert twice.strength == pytest.approx(0.5)
    assert weighed(row("textbook-0"), row("textbook-1")).strength == pytest.approx(0.75)


def test_measured_rarely_and_spillover_count_less() -> None:
    plain, rare = row("expert-0"), row("expert-0", frequency="1/51")
    spillover = row("expert-0", pattern="spillover")
    weights = [receipt_weight(r, SOURCES["expert-0"], LEVELS) for r in (plain, spillover, rare)]
    assert weights == sorted(weights, reverse=True) and len(set(weights)) == 3


def test_only_disputed_is_contested_without_strength() -> None:
    assert weighed(row("review-0", "disputes")) == Weighed(0.0, True, "review")


def test_level_is_the_best_of_the_supporting() -> None:
    level = weighed(row("expert-0"), row("review-0"), row("experimental-0", "disputes")).level
    assert level == "review"


@given(some_rows, rows)
def test_one_more_receipt_moves_the_strength_its_way(
    before: list[Statement], further: Statement
) -> None:
    old, new = weighed(*before), weighed(*before, further)
    assert 0 <= new.strength < 1
    if further.stance == "supports":
        assert new.strength >= old.strength - 1e-12
        assert new.contested == old.contested
    else:
        assert new.strength <= old.strength + 1e-12
        assert new.contested


@given(some_rows.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_order_of_receipts_changes_nothing(orders: tuple[list[Statement], list[Statement]]) -> None:
    assert weighed(*orders[0]) == weighed(*orders[1])


def test_what_an_experiment_disputes_is_weak_and_contested(arm: Atlas) -> None:
    edge = arm.graph.edges["supraspinatus", "radial-forearm", "refers pain to"]
    assert edge["contested"] and edge["strength"] == pytest.approx(0.30 * (1 - 0.85))
