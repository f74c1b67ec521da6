"""What may refer pain to a region: by which path, how strongly, and what must never change it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import prod

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.atlas import Atlas, make_atlas
from graph.build import STEP_DECAY
from graph.records import Statement, Tables
from graph.referral import (
    WIDER,
    PainSource,
    Step,
    disputed_sources,
    sources_of,
    targets_of,
)
from graph.regions import levels_up, parts
from graph.search import UnknownNameError
from tests.random_atlas import PARENTS, many_statements, said, vocabulary, with_statements

CLOSE = 1e-8


def strengths(found: list[PainSource]) -> dict[str, float]:
    return {source.id: source.strength for source in found}


def everywhere(atlas: Atlas, **options: object) -> dict[str, dict[str, float]]:
    return {r: strengths(sources_of(atlas, r, **options)) for r in atlas.hierarchy}  # type: ignore[arg-type]


def by_brute_force(atlas: Atlas, region: str, hops: int) -> dict[str, float]:
    """The strongest path of each source by looking at every path there is."""
    targets = {w: WIDER**n for w, n in levels_up(atlas.hierarchy, region).items()}
    targets |= dict.fromkeys(parts(atlas.hierarchy, region), 1.0)
    best: dict[str, float] = {}
    for node, family in atlas.graph.nodes(data="family"):
        if family not in ("structure", "condition"):
            continue
        for target, share in targets.items():
            for path in nx.all_simple_paths(atlas.pain, node, target, cutoff=hops):
                if set(path[:-1]) & set(PARENTS):
                    continue
                steps = [atlas.pain.edges[pair]["strength"] for pair in pairwise(path)]
                strength = share * prod(steps) * STEP_DECAY ** (len(steps) - 1)
                best[node] = max(best.get(node, 0), strength)
    return best


def test_direct_statement_has_its_own_strength(arm: Atlas) -> None:
    found = {source.id: source for source in sources_of(arm, "radial-forearm")}
    scalenes = found["scalenes"]
    assert scalenes.strength == pytest.approx(0.50)
    assert scalenes.path == (Step("scalenes", "refers pain to", "radial-forearm"),)


def test_path_of_three_steps_one_of_them_backwards(arm: Atlas) -> None:
    found = {source.id: source for source in sources_of(arm, "radial-forearm")}
    syndrome = found["thoracic-outlet-syndrome"]
    assert syndrome.path == (
        Step("thoracic-outlet-syndrome", "compresses", "brachial-plexus"),
        Step("musculocutaneous-nerve", "branch of", "brachial-plexus", reverse=True),
        Step("musculocutaneous-nerve", "supplies sensation to", "radial-forearm"),
    )
    steps = [arm.graph.edges[step.edge]["strength"] for step in syndrome.path]
    assert syndrome.strength == pytest.approx(prod(steps) * STEP_DECAY**2)
    assert "thoracic-outlet-syndrome" not in strengths(sources_of(arm, "radial-forearm", hops=2))


def test_ranked_by_strength_then_name(arm: Atlas) -> None:
    found = sources_of(arm, "Thumb side of the forearm")
    assert [source.id for source in found] == [
        "scalenes",
        "infraspinatus",
        "musculocutaneous-nerve",
        "brachial-plexus",
        "thoracic-outlet-syndrome",
        "supraspinatus",
    ]


def test_wider_region_counts_less_per_level(arm: Atlas) -> None:
    atlas = with_statements(said("muscle-0", "refers pain to", "limb", "textbook-0"))
    (source,) = sources_of(atlas, "outer-hip")
    assert (source.target, source.strength) == ("limb", pytest.approx(0.5 * WIDER**2))
    assert sources_of(atlas, "body")[0].strength == pytest.approx(0.5)


def test_limit_is_the_head_of_the_whole_answer(whole: Atlas) -> None:
    for region in ("lower-back", "buttock", "body", "lateral-hip"):
        everything = sources_of(whole, region)
        for limit in (0, 1, 7, 60):
            assert sources_of(whole, region, limit=limit) == everything[:limit]


def test_kinds_and_families_choose(arm: Atlas) -> None:
    everything = sources_of(arm, "body")
    muscles = sources_of(arm, "body", kinds=["muscle"])
    assert muscles == [s for s in everything if arm.graph.nodes[s.id]["kind"] == "muscle"]
    assert [s.id for s in sources_of(arm, "body", kinds=["condition"])] == [
        "thoracic-outlet-syndrome"
    ]
    assert sources_of(arm, "body", kinds=["structure", "condition"]) == everything
    assert sources_of(arm, "body", kinds=[]) == []


def test_path_leads_from_source_to_target(whole: Atlas) -> None:
    for source in sources_of(whole, "body"):
        assert source.path[0].start == source.id and source.path[-1].end == source.target
        for one, other in pairwise(source.path):
            assert one.end == other.start
        inner = [step.start for step in source.path]
        assert all(whole.graph.nodes[node]["family"] != "region" for node in inner)
        assert all(whole.graph.edges[step.edge]["strength"] > 0 for step in source.path)


def test_looked_for_and_not_found(arm: Atlas) -> None:
    (found,) = disputed_sources(arm, "neck")
    assert (found.id, found.strength, found.target) == ("subacromial-bursa", 0.0, "neck")
    assert disputed_sources(arm, "body") == [found]
    assert disputed_sources(arm, "shoulder") == []
    assert sources_of(arm, "neck") == []


def test_targets_have_the_strengths_of_sources(arm: Atlas) -> None:
    for node in arm.graph:
        for target in targets_of(arm, node):
            found = [s for s in sources_of(arm, target.region) if s.id == node]
            direct = [s.strength for s in found if s.target == target.region]
            assert not direct or direct[0] == target.strength
    first = targets_of(arm, "supraspinatus")[0]
    assert first.region == "lateral-shoulder" and first.path[-1].end == first.region
    assert targets_of(arm, "supraspinatus", limit=1) == [first]


def test_unknown_region_is_said(arm: Atlas) -> None:
    with pytest.raises(UnknownNameError, match='Did you mean "neck"'):
        sources_of(arm, "nekc")


@given(many_statements)
@settings(max_examples=40)
def test_best_path_is_the_best_of_all_paths(rows: list[Statement]) -> None:
    atlas = with_statements(*rows)
    for region in PARENTS:
        for hops in (1, 2, 3):
            found = strengths(sources_of(atlas, region, hops=hops))
            assert found == pytest.approx(by_brute_force(atlas, region, hops), abs=CLOSE)


def pain_start(atlas: Atlas, row: Statement) -> str:
    forward = atlas.relations[row.relation].pain_flow == "forward"
    return row.subject if forward else row.object


def with_one_more(tables: Tables, row: Statement, stance: str, level: str) -> Atlas:
    """The atlas in which one more source, of that level, agrees with a row or disputes it."""
    source = replace(tables.sources[0], id="one-more", level=level)
    further = replace(row, source="one-more", stance=stance, frequency="", pattern="")
    return make_atlas(
        replace(
            tables,
            sources=(*tables.sources, source),
            statements=(*tables.statements, further),
        )
    )


@pytest.mark.parametrize("level", ["popular", "experimental"])
@pytest.mark.parametrize("stance", ["supports", "disputes"])
def test_one_more_source_moves_strength_and_rank_its_way(
    arm: Atlas, arm_tables: Tables, stance: str, level: str
) -> None:
    before = everywhere(arm)
    for row in arm_tables.statements:
        other = with_one_more(arm_tables, row, stance, level)
        subject = pain_start(arm, row)
        for region, after in everywhere(other).items():
            old, new = (before[region], after) if stance == "supports" else (after, before[region])
            assert set(old) <= set(new)
            assert all(new[node] >= strength - CLOSE for node, strength in old.items())
            if subject in old:
                assert list(new).index(subject) <= list(old).index(subject)


@given(many_statements)
@settings(max_examples=25)
def test_higher_floor_only_removes(rows: list[Statement]) -> None:
    atlas = with_statements(*rows)
    answers = [everywhere(atlas, floor=floor) for floor in range(9)]
    for lower, higher in pairwise(answers):
        for region in atlas.hierarchy:
            assert set(higher[region]) <= set(lower[region])
            for node, strength in higher[region].items():
                assert strength <= lower[region][node] + CLOSE
    assert not any(answers[-1].values())


@given(many_statements)
@settings(max_examples=25)
def test_floor_keeps_every_statement_that_meets_it(rows: list[Statement]) -> None:
    """A weaker statement with better evidence stands in for one below the floor."""
    atlas = with_statements(*rows)
    for floor in (2, 4, 6):
        good = [row for row in rows if _meets(atlas, row, floor)]
        assert everywhere(atlas, floor=floor) == everywhere(with_statements(*good))


def _meets(atlas: Atlas, row: Statement, floor: int) -> bool:
    level = atlas.graph.edges[row.subject, row.object, row.relation]["level"]
    return atlas.levels[level].rank >= floor


@given(many_statements)
@settings(max_examples=25)
def test_answer_of_a_region_holds_the_answers_of_its_parts(rows: list[Statement]) -> None:
    atlas = with_statements(*rows)
    for region in atlas.hierarchy:
        answer = strengths(sources_of(atlas, region))
        for part in parts(atlas.hierarchy, region):
            inside = parts(atlas.hierarchy, part)
            for source in sources_of(atlas, part):
                if source.target in inside:
                    assert answer[source.id] >= source.strength - CLOSE


@given(many_statements)
@settings(max_examples=25)
def test_order_of_rows_changes_nothing(rows: list[Statement]) -> None:
    one = with_statements(*rows)
    tables = replace(vocabulary(), nodes=vocabulary().nodes[::-1], statements=tuple(rows[::-1]))
    other = make_atlas(tables)
    for region in PARENTS:
        assert sources_of(one, region) == sources_of(other, region)
        assert disputed_sources(one, region) == disputed_sources(other, region)
