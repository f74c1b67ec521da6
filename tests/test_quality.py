"""What is said of the quality of the data, on the arm, on made-up rows and on the whole atlas."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import Atlas
from graph.__main__ import main
from graph.atlas import make_atlas
from graph.quality import (
    NO_YEAR,
    Quality,
    contested_statements,
    decade,
    innervation_compared,
    kind_counts,
    level_counts,
    quality,
    region_coverage,
    relation_counts,
    work_counts,
)
from graph.quality_agreement import innervation_agreement
from graph.records import Difference, Exemption, Node, Statement, Tables

ARM = Path(__file__).parent / "arm"
Plexus = Callable[..., str]


@pytest.fixture(scope="module")
def found(whole: Atlas) -> Quality:
    return quality(whole)


@pytest.fixture
def plexus(capsys: pytest.CaptureFixture[str]) -> Plexus:
    def run(*argv: str) -> str:
        assert main([*argv]) == 0
        return capsys.readouterr().out

    return run


# Counts


def test_kinds_of_the_arm(arm: Atlas) -> None:
    counts = {one.kind: one.nodes for one in kind_counts(arm)}
    assert list(counts) == list(arm.kinds)
    assert (counts["muscle"], counts["region"], counts["joint"]) == (2, 5, 0)
    assert sum(counts.values()) == len(arm.graph) == 12


def test_relations_of_the_arm(arm: Atlas) -> None:
    counts = {one.relation: one for one in relation_counts(arm)}
    assert list(counts) == list(arm.relations)
    referral = counts["refers pain to"]
    assert (referral.statements, referral.contested, referral.receipts) == (9, 2, 12)
    assert sum(one.statements for one in counts.values()) == arm.graph.number_of_edges()


def test_levels_are_by_rank_and_their_shares_add_up(arm: Atlas) -> None:
    levels = level_counts(arm)
    assert [one.level for one in levels][:2] == ["experimental", "observational"]
    assert sum(one.statements for one in levels) == arm.graph.number_of_edges()
    assert sum(one.share for one in levels) == pytest.approx(1)
    best = {one.level: one.statements for one in levels}
    assert best["experimental"] == sum(
        level == "experimental" for *_, level in arm.graph.edges(data="level")
    )


def test_works_by_level_and_decade(arm: Atlas) -> None:
    counts = {(one.level, one.years): one.works for one in work_counts(arm)}
    assert counts["experimental", "1990s"] == 1
    assert counts["ontology", "2020s"] == 1
    assert sum(counts.values()) == len(arm.sources)
    ladder = {name: -level.rank for name, level in arm.levels.items()}
    assert list(counts) == sorted(counts, key=lambda place: (ladder[place[0]], place[1]))


@pytest.mark.parametrize(
    ("year", "expected"), [("1998", "1990s"), ("2000", "2000s"), ("", NO_YEAR)]
)
def test_decade(year: str, expected: str) -> None:
    assert decade(year) == expected


# Disputes and coverage


def test_contested_of_the_arm_have_both_sides(arm: Atlas) -> None:
    found = {one.edge[:2]: one for one in contested_statements(arm)}
    assert set(found) == {("supraspinatus", "radial-forearm"), ("subacromial-bursa", "neck")}
    both = found["supraspinatus", "radial-forearm"]
    assert [row.source for row in both.supporting] == ["massagelibrary-supra"]
    assert [row.source for row in both.disputing] == ["sjpain2019shoulder"]
    assert both.strength > 0
    only = found["subacromial-bursa", "neck"]
    assert (only.strength, only.supporting) == (0, ())
    assert [row.frequency for row in only.disputing] == ["0/10"]


def test_coverage_of_the_arm(arm: Atlas) -> None:
    found = {one.region: one for one in region_coverage(arm)}
    # What is only disputed is no source of the neck's pain.
    assert (found["neck"].sources, found["neck"].works, found["neck"].level) == (0, 0, "")
    outer = found["lateral-shoulder"]
    assert (outer.leaf, outer.sources, outer.works, outer.level) == (True, 3, 4, "experimental")
    # A region has the sources of its parts; the skin nerve counts, the disputed receipt does not.
    assert not found["shoulder"].leaf and found["shoulder"].sources == 3
    forearm = found["radial-forearm"]
    assert (forearm.sources, forearm.level) == (4, "textbook")
    assert found["body"].sources == 5
    order = [one.sources for one in region_coverage(arm)]
    assert order == sorted(order)


# Agreement


def said(nerve: str, source: str, muscle: str = "infraspinatus", **changes: str) -> Statement:
    row = Statement(
        nerve, "innervates", muscle, "supports", "", "", "", "", "", source, "page 1", "2026-11-22"
    )
    return replace(row, **changes)  # type: ignore[arg-type]


KINDS = {
    "infraspinatus": "muscle",
    "scalenes": "muscle group",
    "trunk": "nerve",
    "branch": "nerve",
    "twig": "nerve",
    "web": "plexus",
    "c5": "nerve root",
    "c6": "nerve root",
}
LEVELS = {"onto": "ontology", "book": "textbook", "page": "popular"}


@pytest.mark.parametrize(
    ("ontology", "others", "status"),
    [
        (["trunk"], ["trunk"], "agree"),
        (["trunk"], ["branch"], "differ"),
        (["trunk"], ["trunk", "branch"], "agree"),
        (["trunk"], ["twig"], "agree"),
        (["twig"], ["trunk"], "agree"),
        (["branch"], ["twig"], "differ"),
        (["trunk"], ["trunk", "c5"], "agree"),
        (["trunk", "c6"], ["trunk", "c5"], "differ"),
        (["c5"], ["c5", "web"], "agree"),
        (["c5"], ["trunk"], "differ"),
        (["trunk"], [], "ontology only"),
        ([], ["trunk"], "others only"),
    ],
)
def test_like_is_compared_with_like(ontology: list[str], others: list[str], status: str) -> None:
    rows = [said(nerve, "onto") for nerve in ontology] + [said(nerve, "book") for nerve in others]
    # A twig of the trunk is its branch at any distance.
    rows.append(said("stem", "book", muscle="trunk", relation="branch of"))
    rows.append(said("twig", "page", muscle="stem", relation="branch of"))
    (one,) = innervation_agreement(KINDS, rows, LEVELS)
    assert (one.status, list(one.ontology)) == (status, sorted(ontology))
    assert list(one.others) == sorted(others)


def test_disputes_groups_and_other_relations_are_passed_over() -> None:
    rows = [
        said("trunk", "onto", stance="disputes"),
        said("trunk", "book", muscle="scalenes"),
        said("trunk", "book", relation="branch of"),
    ]
    assert innervation_agreement(KINDS, rows, LEVELS) == []


def test_a_difference_has_its_explanation(arm_tables: Tables) -> None:
    nerve = next(node for node in arm_tables.nodes if node.id == "musculocutaneous-nerve")
    other: Node = replace(nerve, id="other-nerve", name="other nerve")
    rows = (said(nerve.id, "uberon-2025"), said(other.id, "kuhn2015"))
    why = Difference("infraspinatus", "innervates", "Both are wrong.")
    tables = replace(
        arm_tables,
        nodes=(*arm_tables.nodes, other),
        statements=(*arm_tables.statements, *rows),
        exceptions=(Exemption("infraspinatus", "muscle-without-attachment", "It floats."),),
        differences=(why,),
    )
    atlas = make_atlas(tables)
    (one,) = innervation_compared(atlas)
    assert (one.agreement.status, one.explanation) == ("differ", "Both are wrong.")
    assert quality(atlas).exceptions == tables.exceptions
    assert innervation_compared(make_atlas(replace(tables, differences=None)))[0].explanation == ""


# The whole atlas


def test_everything_is_counted_once(found: Quality, whole: Atlas) -> None:
    assert sum(one.nodes for one in found.kinds) == len(whole.graph)
    assert sum(one.statements for one in found.relations) == whole.graph.number_of_edges()
    assert sum(one.statements for one in found.levels) == whole.graph.number_of_edges()
    assert sum(one.works for one in found.works) == len(whole.sources)
    assert len(found.contested) == sum(one.contested for one in found.relations)
    assert {one.region for one in found.coverage} == set(whole.hierarchy)


def test_every_difference_is_explained_and_no_other_is(found: Quality) -> None:
    for one in found.innervation:
        assert bool(one.explanation) is (one.agreement.status == "differ"), one.agreement.muscle


def test_ontologies_and_other_works_mostly_agree(found: Quality) -> None:
    counts = Counter(one.agreement.status for one in found.innervation)
    assert counts["agree"] > counts["differ"]


# The report


def test_report_names_every_part(plexus: Plexus, arm: Atlas) -> None:
    out = plexus("check", "--report", "--data", str(ARM))
    for heading in (
        "Things by kind",
        "Statements by relation",
        "Statements by their best evidence",
        "Works by level and decade",
        "Regions by known sources of their pain, thin ones first",
        "Nerves of muscles",
        "Contested statements (2; + supports, − disputes)",
    ):
        assert f"\n{heading}" in f"\n{out}"
    assert "− Gerber 1998 (experimental, 0/10)" in out
    assert "+ Mally (expert), page text" in out
    assert max(map(len, out.splitlines())) <= 100


def test_report_of_the_whole_tells_differences_and_exceptions(plexus: Plexus, whole: Atlas) -> None:
    out = plexus("check", "--report")
    assert out.count("    because: ") == len(whole.differences)
    assert "not explained yet" not in out
    assert ("Excused from a rule" in out) is bool(whole.exceptions)


def test_report_for_a_program(plexus: Plexus, found: Quality, whole: Atlas) -> None:
    answer = json.loads(plexus("check", "--report", "--json"))
    assert set(answer) == set(Quality.__dataclass_fields__)
    assert len(answer["coverage"]) == len(found.coverage)
    assert answer["coverage"][0]["region"]["id"] == found.coverage[0].region
    assert [one["strength"] for one in answer["contested"]] == sorted(
        (one["strength"] for one in answer["contested"]), reverse=True
    )
    for one in answer["contested"]:
        assert "disputes" in {row["stance"] for row in one["receipts"]}
    differing = [one for one in answer["innervation"] if one["status"] == "differ"]
    assert len(differing) == len(whole.differences)
    assert all(one["ontology"] and one["others"] and one["explanation"] for one in differing)


def test_json_needs_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--data", str(ARM)]) == 2
    assert "--json needs --report" in capsys.readouterr().err
