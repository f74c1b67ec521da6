"""Each rule is broken by one folder of ``tests/broken``, and by nothing else."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from graph.atlas import read_body_map
from graph.records import Exemption, Node, Problem, Tables
from graph.rules import RULES, find_problems
from graph.rules.completeness import COMPLETENESS_RULES, name_of
from graph.rules.facts import Facts, Rule, gather_facts
from graph.tables import (
    DIFFERENCES,
    EXCEPTIONS,
    STATEMENT_FILES,
    default_folder,
    read_tables,
    table_files,
)

ARM = Path(__file__).parent / "arm"
BROKEN = Path(__file__).parent / "broken"
NAMES = {name_of(rule): rule for rule in RULES}


def tables_of(folder: Path | None = None) -> Tables:
    tables, problems = read_tables(folder)
    assert not problems, "\n".join(map(str, problems))
    return tables


def facts_of(folder: Path) -> Facts:
    problems: list[Problem] = []
    facts = gather_facts(tables_of(folder), read_body_map(folder, problems))
    assert not problems
    return facts


def add_rows(folder: Path, broken: Path) -> set[tuple[str, int]]:
    """Add the rows of a broken folder to a data folder; the places where they stand then."""
    places = set()
    for path in sorted(broken.rglob("*.csv")):
        file = path.relative_to(broken).as_posix()
        target = folder / file
        header, *rows = path.read_text().splitlines()
        before = target.read_text().splitlines() if target.exists() else [header]
        target.write_text("\n".join([*before, *rows]) + "\n")
        places |= {(file, len(before) + place) for place in range(1, len(rows) + 1)}
    return places


def lay_over(folder: Path, broken: Path) -> set[tuple[str, int]]:
    """Make a copy of the arm with the rows (and the body map) of a broken folder."""
    shutil.copytree(ARM, folder)
    for path in broken.glob("*.json"):
        shutil.copy(path, folder)
    return add_rows(folder, broken)


def test_every_rule_has_a_broken_folder() -> None:
    assert {path.name for path in BROKEN.iterdir() if path.is_dir()} == set(NAMES)
    assert len(NAMES) == len(RULES)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_broken_folder_breaks_its_rule_only(name: str, tmp_path: Path) -> None:
    places = lay_over(tmp_path / "data", BROKEN / name)
    facts = facts_of(tmp_path / "data")
    found = {rule: list(rule(facts)) for rule in RULES}
    # The arm does not claim to be complete; a folder that has to makes it claim so.
    asks_arm_too = [NAMES[name]] if name in {name_of(rule) for rule in COMPLETENESS_RULES} else []
    asks_arm_too += COMPLETENESS_RULES if (BROKEN / name / EXCEPTIONS).exists() else []
    for rule in asks_arm_too:
        found[rule] = [p for p in found[rule] if (p.file, p.row) in places]
    assert [rule for rule in RULES if found[rule]] == [NAMES[name]]
    for problem in found[NAMES[name]]:
        assert (problem.file, problem.row) in places
        assert problem.column
        assert problem.message and problem.fix
        assert str(problem).startswith(f"{problem.file}:{problem.row} {problem.column}: ")


@pytest.mark.parametrize("folder", [ARM, default_folder()], ids=["arm", "real data"])
def test_good_data_have_no_problem(folder: Path) -> None:
    problems: list[Problem] = []
    found = find_problems(tables_of(folder), body_map=read_body_map(folder, problems))
    assert [str(problem) for problem in problems + found] == []


def test_real_data_claim_to_be_complete() -> None:
    tables = tables_of()
    assert tables.exceptions is not None and tables.differences is not None


def test_a_folder_without_exceptions_is_not_asked_for_completeness() -> None:
    tables = tables_of(ARM)
    assert tables.exceptions is None
    facts = gather_facts(tables)
    assert not [problem for rule in COMPLETENESS_RULES for problem in rule(facts)]
    facts = gather_facts(replace(tables, exceptions=()))
    found = {name_of(rule) for rule in COMPLETENESS_RULES if list(rule(facts))}
    assert {
        "muscle-without-nerve",
        "muscle-without-attachment",
        "condition-without-finding",
    } < found


@pytest.mark.parametrize("rule", COMPLETENESS_RULES, ids=name_of)
def test_an_exception_excuses_a_node_from_its_rule_only(rule: Rule, tmp_path: Path) -> None:
    places = lay_over(tmp_path / "data", BROKEN / name_of(rule))
    facts = facts_of(tmp_path / "data")
    (bad,) = {node.id for p in rule(facts) for node in facts.nodes.values() if at(node, p, places)}
    excused = Exemption(bad, name_of(rule), "It is only a test.")
    other = Exemption(bad, "other-rule", "It is only a test.")
    for rows, spared in ((excused,), True), ((other,), False):
        again = replace(facts, tables=replace(facts.tables, exceptions=rows))
        assert (not any((p.file, p.row) in places for p in rule(again))) is spared


def at(node: Node, problem: Problem, places: set[tuple[str, int]]) -> bool:
    """Whether a problem is of this node, which a broken folder brought."""
    place = (node.origin.file, node.origin.row)
    return place in places and place == (problem.file, problem.row)


def test_the_document_of_the_data_names_every_rule_that_can_be_excused() -> None:
    text = (default_folder() / "README.md").read_text(encoding="utf-8")
    for rule in COMPLETENESS_RULES:
        wants = (rule.__doc__ or "").rstrip(".")
        assert f"| `{name_of(rule)}` | {wants[0].lower()}{wants[1:]} |" in text


def test_every_rule_says_what_it_wants() -> None:
    assert all(rule.__doc__ for rule in RULES)


def broken_message(name: str, tmp_path: Path) -> str:
    lay_over(tmp_path / "data", BROKEN / name)
    return "\n".join(map(str, find_problems(tables_of(tmp_path / "data"))))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("unknown-kind", "Did you mean 'muscle'?"),
        ("unknown-end", "Did you mean 'test-muscle'?"),
        ("unknown-relation", "Did you mean 'part of'?"),
        ("unknown-level", "Did you mean 'textbook'?"),
        ("stored-inverse", "Turn the row round: test-muscle, part of, test-group."),
        ("other-file", "belongs in statements/anatomy.csv. Run: plexus format"),
        ("circular-hierarchy", "test-group → test-muscle → test-group"),
        ("region-inside-itself", "test-area → test-spot → test-area"),
        ("kind-of-other-family", "Move the row to structures.csv"),
    ],
)
def test_message_says_what_to_do(name: str, expected: str, tmp_path: Path) -> None:
    assert expected in broken_message(name, tmp_path)


def test_all_problems_come_at_once_by_file_and_row(tmp_path: Path) -> None:
    names = ("bad-frequency", "empty-node-cell", "bad-weight", "unknown-family", "unknown-region")
    shutil.copytree(ARM, tmp_path / "data")
    for name in names:
        add_rows(tmp_path / "data", BROKEN / name)
    problems = find_problems(tables_of(tmp_path / "data"))
    columns = {problem.column for problem in problems}
    assert columns >= {"frequency", "definition", "weight", "family", "regions"}
    assert problems == sorted(problems)


def test_order_of_rows_does_not_hide_a_problem(tmp_path: Path) -> None:
    lay_over(tmp_path / "data", BROKEN / "circular-hierarchy")
    tables = tables_of(tmp_path / "data")
    rows = list(tables.statements)
    random.Random(7).shuffle(rows)
    assert find_problems(replace(tables, statements=tuple(rows))) == find_problems(tables)


def test_unreadable_table_does_not_blame_the_rows_of_others(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ARM, folder)
    (folder / "structures.csv").write_bytes(b"\xff")
    tables, unreadable = read_tables(folder)
    assert [problem.file for problem in unreadable] == ["structures.csv"]
    assert find_problems(tables, partial=True) == []
    assert find_problems(tables) != []


def test_partial_data_still_show_other_problems(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    lay_over(folder, BROKEN / "bad-frequency")
    (folder / "tests.csv").write_text("a,b\n")
    tables, _ = read_tables(folder)
    found = find_problems(tables, partial=True)
    assert [problem.column for problem in found] == ["frequency"]


def test_problem_of_a_whole_file_reads_well() -> None:
    assert str(Problem("a.csv", 0, "", "cannot be read.", "Mend it.")) == (
        "a.csv: cannot be read. Mend it."
    )
    assert str(Problem("a.csv", 3, "", "is short.", "Fill it.")) == "a.csv:3: is short. Fill it."


def test_every_table_of_the_broken_folders_is_a_known_one() -> None:
    known = {
        *table_files(ARM),
        EXCEPTIONS,
        DIFFERENCES,
        *(f"statements/{file}" for file in STATEMENT_FILES),
    }
    for folder in filter(Path.is_dir, BROKEN.iterdir()):
        assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")} <= known
