"""What cannot be read becomes a problem with its place, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import DataError, load_atlas
from graph.rules import find_problems
from graph.tables import NODE_COLUMNS, read_tables, table_files

ARM = Path(__file__).parent / "arm"
HEADER = ",".join(NODE_COLUMNS).encode() + b"\n"
ROW = b"test-bone,test bone,Test,bone,,A bone.,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARM, tmp_path / "data"))


def problems_with(folder: Path, content: bytes, file: str = "structures.csv") -> list[str]:
    (folder / file).write_bytes(content)
    return [str(problem) for problem in read_tables(folder)[1]]


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        pytest.param(HEADER + "é".encode("latin-1"), "structures.csv:2:", "UTF-8", id="latin-1"),
        pytest.param("id,name\n".encode("utf-16"), "structures.csv:1:", "UTF-8", id="utf-16"),
        pytest.param(HEADER + ROW + b"a\0b", "structures.csv:3:", "NUL", id="nul"),
        pytest.param(HEADER + b"a\x1bb", "structures.csv:2:", "control", id="control character"),
        pytest.param(b"id;name\n", "structures.csv:1:", "columns", id="semicolons"),
        pytest.param(HEADER[3:] + ROW, "structures.csv:1:", "id,name", id="missing column"),
        pytest.param(b"", "structures.csv:1:", "columns", id="empty file"),
        pytest.param(HEADER + b'"open,a\n', "structures.csv:2:", "quotes", id="open quote"),
        pytest.param(HEADER + b'a,"b"c,d\n', "structures.csv:2:", "quotes", id="text after quote"),
        pytest.param(HEADER + ROW + b"a,b\n", "structures.csv:3:", "2 cells", id="short row"),
        pytest.param(HEADER + b"a, b,,,,,,,,\n", "structures.csv:2:", "10 cells", id="long row"),
        pytest.param(HEADER + b"a" * 200_000, "structures.csv:", "CSV", id="huge cell"),
    ],
)
def test_unreadable_table_is_a_problem(
    folder: Path, content: bytes, place: str, words: str
) -> None:
    (problem,) = problems_with(folder, content)
    assert problem.startswith(place)
    assert words in problem


def test_missing_table_is_a_problem(folder: Path) -> None:
    (folder / "tests.csv").unlink()
    (problem,) = read_tables(folder)[1]
    assert (problem.file, problem.row) == ("tests.csv", 0)


def test_missing_folder_is_one_problem(tmp_path: Path) -> None:
    tables, problems = read_tables(tmp_path / "nowhere")
    assert len(problems) == 1 and "not a folder" in str(problems[0])
    assert tables.nodes == ()


def test_folder_in_place_of_a_table_is_a_problem(folder: Path) -> None:
    (folder / "tests.csv").unlink()
    (folder / "tests.csv").mkdir()
    assert [problem.file for problem in read_tables(folder)[1]] == ["tests.csv"]


def test_number_that_is_none_names_its_column(folder: Path) -> None:
    content = b"level,rank,weight,meaning\ntop,first,0.5,Best.\nlow,1,half,Worst.\n"
    found = problems_with(folder, content, "levels.csv")
    assert [text.split(": ")[0] for text in found] == ["levels.csv:2 rank", "levels.csv:3 weight"]


def test_spreadsheet_habits_do_no_harm(folder: Path) -> None:
    plain = HEADER + ROW
    assert problems_with(folder, plain) == []
    expected = read_tables(folder)[0]
    for content in (
        b"\xef\xbb\xbf" + plain,
        plain.replace(b"\n", b"\r\n"),
        plain + b",,,,,,,\n\n",
        plain.replace(b"test bone", b'"  test \n bone "'),
    ):
        assert problems_with(folder, content) == []
        assert read_tables(folder)[0] == expected


def test_rows_are_counted_as_a_spreadsheet_counts(folder: Path) -> None:
    (folder / "structures.csv").write_bytes(HEADER + b",,,,,,,\n" + ROW)
    (node,) = [n for n in read_tables(folder)[0].nodes if n.family == "structure"]
    assert (node.origin.file, node.origin.row) == ("structures.csv", 3)


def test_all_unreadable_tables_are_named_at_once(folder: Path) -> None:
    for file in table_files(folder):
        (folder / file).write_bytes(b"\xff\xfe")
    with pytest.raises(DataError) as failure:
        load_atlas(folder)
    assert [problem.file for problem in failure.value.problems] == sorted(table_files(folder))


def test_unreadable_rows_and_broken_rules_are_named_together(folder: Path) -> None:
    (folder / "tests.csv").write_bytes(HEADER + b"a,b\n")
    (folder / "structures.csv").write_bytes(HEADER + ROW.replace(b"A bone.", b""))
    with pytest.raises(DataError) as failure:
        load_atlas(folder)
    places = {(p.file, p.row, p.column) for p in failure.value.problems}
    assert {("tests.csv", 2, ""), ("structures.csv", 2, "definition")} <= places


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_no_bytes_make_a_traceback(folder: Path, content: bytes) -> None:
    for start in (b"", HEADER):
        (folder / "structures.csv").write_bytes(start + content)
        tables, problems = read_tables(folder)
        find_problems(tables, partial=bool(problems))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cells=st.lists(st.text(max_size=20), min_size=12, max_size=12))
def test_no_statement_makes_a_traceback(folder: Path, cells: list[str]) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    path = folder / "statements" / "referral.csv"
    header = (ARM / "statements" / "referral.csv").read_text().splitlines()[0]
    path.write_bytes(f"{header}\n{quoted}\n".encode("utf-8", "surrogatepass"))
    tables, problems = read_tables(folder)
    find_problems(tables, partial=bool(problems))
