"""The canonical form of a data folder."""

from __future__ import annotations

import csv
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.formatting import format_folder, table_text
from graph.records import Problem
from graph.tables import NODE_COLUMNS, default_folder, read_tables, table_files
from graph.writing import WriteError

ARM = Path(__file__).parent / "arm"
WORDS = st.text(st.characters(exclude_categories=["C"], exclude_characters="|"), max_size=12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(ARM, tmp_path / "data"))
    format_folder(copy)
    return copy


def contents(folder: Path) -> dict[str, bytes]:
    return {file: (folder / file).read_bytes() for file in table_files(folder)}


def rows_of(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("data", [ARM, default_folder()], ids=["arm", "real data"])
def test_data_are_in_canonical_form(data: Path) -> None:
    assert format_folder(data, check=True) == [], "run: plexus format"


def test_formatting_twice_changes_nothing(folder: Path) -> None:
    before = contents(folder)
    assert format_folder(folder) == []
    assert contents(folder) == before


def test_shuffled_rows_come_back_in_order(folder: Path) -> None:
    before = contents(folder)
    shuffled = []
    for file in before:
        if file in ("kinds.csv", "levels.csv", "relations.csv"):
            continue
        header, *rows = (folder / file).read_text().splitlines()
        if len(rows) > 1 and not any('"' in row for row in rows):
            random.Random(file).shuffle(rows)
            (folder / file).write_text("\n".join([header, *rows]) + "\n")
            shuffled += [file] if (folder / file).read_bytes() != before[file] else []
    assert shuffled
    assert sorted(format_folder(folder)) == sorted(shuffled)
    assert contents(folder) == before


def test_check_tells_and_leaves_alone(folder: Path) -> None:
    path = folder / "structures.csv"
    path.write_text(path.read_text().replace("\n", "\r\n"), newline="")
    before = contents(folder)
    assert format_folder(folder, check=True) == ["structures.csv"]
    assert contents(folder) == before


def node(**cells: str) -> dict[str, str]:
    return {**dict.fromkeys(NODE_COLUMNS, ""), "id": "x", **cells}


def test_cells_and_lists_are_spelt_in_one_way() -> None:
    row = node(synonyms=" beta |Alpha|alpha||", regions="b | a", xrefs="Z:2|A:1", name="e\u0301")
    line = table_text("structures.csv", [row]).splitlines()[1]
    assert line == "x,\u00e9,,,Alpha|alpha|beta,,a|b,A:1|Z:2"


def test_steps_and_allowed_kinds_keep_their_order() -> None:
    row = {**node(), "steps": "Stand | Bend|Ask", "hold": "", "repetitions": ""}
    assert "Stand|Bend|Ask" in table_text("treatments.csv", [row])
    relation = dict.fromkeys(
        ("relation", "inverse", "meaning", "object_kinds", "pain_flow", "original_id", "biolink"),
        "",
    )
    text = table_text("relations.csv", [{**relation, "subject_kinds": "nerve | bone"}])
    assert "nerve|bone" in text


def test_quotes_stand_only_where_needed() -> None:
    text = table_text("structures.csv", [node(name="a, b", definition='say "a"', plain_name="c")])
    assert text.splitlines()[1] == 'x,"a, b",c,,,"say ""a""",,'


def test_statement_moves_to_the_file_of_its_relation(folder: Path) -> None:
    before = contents(folder)
    referral = folder / "statements" / "referral.csv"
    anatomy = folder / "statements" / "mechanics.csv"
    header, *rows = rows_of(referral)
    if not anatomy.exists():
        anatomy.write_text(",".join(header) + "\n")
    with anatomy.open("a", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    referral.write_text(",".join(header) + "\n")
    changed = format_folder(folder)
    assert {"statements/referral.csv", "statements/mechanics.csv"} <= set(changed)
    assert referral.read_bytes() == before["statements/referral.csv"]


def test_no_row_is_lost(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ARM, tmp_path / "data"))
    before = read_tables(folder)[0]
    format_folder(folder)
    after = read_tables(folder)[0]
    assert Counter(before.statements) == Counter(after.statements)
    assert Counter(before.sources) == Counter(after.sources)
    assert Counter(n.id for n in before.nodes) == Counter(n.id for n in after.nodes)
    assert before.relations == after.relations
    assert before.kinds == after.kinds and before.levels == after.levels


def test_unreadable_table_is_left_alone_and_named(folder: Path) -> None:
    broken = b"id,name\n\xff"
    (folder / "structures.csv").write_bytes(broken)
    path = folder / "regions.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    problems: list[Problem] = []
    assert format_folder(folder, problems=problems) == ["regions.csv"]
    assert [problem.file for problem in problems] == ["structures.csv"]
    assert (folder / "structures.csv").read_bytes() == broken


def test_statement_stays_where_its_home_cannot_be_read(folder: Path) -> None:
    referral = folder / "statements" / "referral.csv"
    other = folder / "statements" / "other.csv"
    shutil.copy(referral, other)
    referral.write_bytes(b"\xff")
    before = other.read_bytes()
    format_folder(folder)
    assert referral.read_bytes() == b"\xff"
    assert other.read_bytes() == before


def test_failed_write_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in ("structures.csv", "regions.csv"):
        (folder / file).write_bytes((folder / file).read_bytes() + b"\n")
    before = contents(folder)
    write_bytes = Path.write_bytes
    written = []

    def full_disk(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(WriteError, match="no space left"):
        format_folder(folder)
    monkeypatch.undo()
    assert contents(folder) == before
    assert not list(folder.rglob(".plexus*"))


@settings(deadline=None)
@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys(NODE_COLUMNS, WORDS)), max_size=6))
def test_canonical_text_is_its_own_canonical_text(rows: list[dict[str, str]]) -> None:
    rows = [{name: " ".join(cell.split()) for name, cell in row.items()} for row in rows]
    once = table_text("structures.csv", rows)
    again = list(csv.DictReader(once.splitlines(keepends=True)))
    assert table_text("structures.csv", again) == once
    assert table_text("structures.csv", rows[::-1]) == once
