"""The kind of an imported thing: by its own words, else by the nearest class that a row names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import load_atlas
from graph.__main__ import main
from graph.importing import Imported, import_files
from graph.importing.kinds import nearest_rows
from graph.importing.mapping import KindRow, WordMapping
from tests.imports import DAY, imported

HEAD = "format-version: 1.2\nontology: test\ndefault-namespace: test_anatomy\n"


def terms(*steps: str) -> str:
    """An ontology of classes such as ``X:2 < X:1 X:0``, which are named like their ids."""
    frames = []
    for step in steps:
        id_, _, above = (text.strip() for text in step.partition("<"))
        parents = [f"is_a: {parent}" for parent in above.split()]
        frames.append(
            "\n".join(["[Term]", f"id: {id_}", f"name: {id_.replace(':', ' ')}", *parents])
        )
    return HEAD + "\n" + "\n\n".join(frames) + "\n"


def bring(folder: Path, ontology: str, *rows: str) -> tuple[Imported, dict[str, str]]:
    """What an import with these rows of a mapping says, and the kind of each term by its id."""
    mapping = folder / "mine.csv"
    mapping.write_text("\n".join(["what,theirs,ours,note", *rows]) + "\n", encoding="utf-8")
    made = imported(ontology, "test.obo", folder, mapping=mapping)
    kinds = load_atlas(folder / "in").graph.nodes(data=True)
    return made, {data["xrefs"][0]: data["kind"] for _, data in kinds if data["xrefs"]}


def report(folder: Path) -> list[tuple[str, ...]]:
    with (folder / "in" / "import-report.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def test_everything_below_a_class_is_of_its_kind(tmp_path: Path) -> None:
    ontology = terms("X:1", "X:2 < X:1", "X:3 < X:2", "X:4 < X:3", "X:5")
    _, kinds = bring(tmp_path, ontology, "kind,X:1,muscle,a made-up class", "kind,X:3,nerve,")
    assert kinds == {
        **{"X:1": "muscle", "X:2": "muscle"},
        **{"X:3": "nerve", "X:4": "nerve"},
        "X:5": "test anatomy",
    }
    counted = [row for row in report(tmp_path) if row[0].startswith("kind by")]
    assert sorted(counted) == [
        ("kind by the nearest class, itself or above", "X:1 (a made-up class)", "muscle", "2"),
        ("kind by the nearest class, itself or above", "X:3", "nerve", "2"),
    ]


def test_the_nearest_class_counts_whichever_row_stands_first(tmp_path: Path) -> None:
    ontology = terms("X:1", "X:2 < X:1", "X:3", "X:4 < X:2 X:3")
    _, kinds = bring(tmp_path, ontology, "kind,X:1,muscle,", "kind,X:3,nerve,")
    assert kinds["X:4"] == "nerve"


@pytest.mark.parametrize("first", ["muscle", "nerve"])
@pytest.mark.parametrize("above", ["X:1 X:2", "X:2 X:1"])
def test_of_two_equally_near_classes_the_first_row_counts(
    first: str, above: str, tmp_path: Path
) -> None:
    rows = {"muscle": "kind,X:1,muscle,", "nerve": "kind,X:2,nerve,"}
    second = next(kind for kind in rows if kind != first)
    ontology = terms("X:1", "X:2", f"X:3 < {above}", "X:4 < X:3")
    _, kinds = bring(tmp_path, ontology, rows[first], rows[second])
    assert kinds["X:3"] == kinds["X:4"] == first
    told = "classes that are equally near; the row that stands first counted"
    assert (told, f"not {second}", first, "2") in report(tmp_path)


def test_classes_that_agree_are_not_told_as_equally_near(tmp_path: Path) -> None:
    ontology = terms("X:1", "X:2", "X:3 < X:1 X:2")
    made, kinds = bring(tmp_path, ontology, "kind,X:1,muscle,", "kind,X:2,muscle,")
    assert kinds["X:3"] == "muscle"
    assert "equally near" not in "\n".join(made.notes.lines())


def test_an_ancestor_that_nobody_knows_leaves_a_term_its_own_kind(tmp_path: Path) -> None:
    ontology = terms("X:2 < X:999", "X:3 < X:2")
    made, kinds = bring(tmp_path, ontology, "kind,X:1,muscle,")
    assert set(kinds.values()) == {"test anatomy"}
    assert "  test anatomy → a kind of structure: 2" in made.notes.lines()


def test_a_class_that_the_file_only_names_counts(tmp_path: Path) -> None:
    _, kinds = bring(tmp_path, terms("X:2 < X:1"), "kind,X:1,muscle,")
    assert kinds == {"X:2": "muscle"}


def test_a_row_can_say_that_nothing_of_ours_fits(tmp_path: Path) -> None:
    ontology = terms("X:1", "X:2 < X:1", "X:3 < X:2", "X:4 < X:1")
    rows = "kind,X:1,muscle,", "kind,X:2,none,no muscle at all"
    made, kinds = bring(tmp_path, ontology, *rows)
    assert kinds == {
        **{"X:1": "muscle", "X:4": "muscle"},
        **{"X:2": "test anatomy", "X:3": "test anatomy"},
    }
    assert (
        ("kind by the nearest class, itself or above", "X:2 (no muscle at all)", "none", "2")
    ) in report(tmp_path)
    assert "  test anatomy → a kind of structure: 2" in made.notes.lines()


def test_a_row_of_ones_own_goes_before_the_built_in_one(tmp_path: Path) -> None:
    muscle, nerve = "UBERON:0001630", "UBERON:0001021"
    ontology = terms(muscle, f"X:1 < {muscle}", f"X:2 < {muscle} {nerve}", nerve)
    _, kinds = bring(tmp_path, ontology)
    assert kinds == {muscle: "muscle", "X:1": "muscle", "X:2": "muscle", nerve: "nerve"}
    _, kinds = bring(tmp_path, ontology, f"kind,{nerve.lower()},plexus,")
    assert kinds == {muscle: "muscle", "X:1": "muscle", "X:2": "plexus", nerve: "plexus"}


def test_a_word_of_its_own_goes_before_a_class_above(tmp_path: Path) -> None:
    ontology = terms("X:1", "X:2 < X:1")
    _, kinds = bring(tmp_path, ontology, "kind,X:1,muscle,", "kind,test_anatomy,organ,a whole")
    assert kinds == {"X:1": "muscle", "X:2": "organ"}
    assert ("kind by a word of its own", "test_anatomy (a whole)", "organ", "1") in report(tmp_path)


def test_regions_lie_in_what_they_are_a_part_of(tmp_path: Path) -> None:
    part = "relationship: part_of X:{}\n"
    ontology = terms("X:1", "X:2 < X:1", "X:3 < X:1").replace(
        "name: X 2\n", "name: X 2\n" + part.format(3)
    )
    relation = "[Typedef]\nid: part_of\nxref: BFO:0000050\n"
    bring(tmp_path, f"{ontology}\n{relation}", "kind,X:1,region,")
    atlas = load_atlas(tmp_path / "in")
    lies_in = {id_: data["regions"] for id_, data in atlas.graph.nodes(data=True)}
    root = "all-imported-regions"
    assert lies_in == {root: (), "x-1": (root,), "x-2": ("x-3",), "x-3": (root,)}
    assert atlas.graph.has_edge("x-2", "x-3", "part of")


def test_the_command_tells_what_each_row_mapped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test.obo").write_text(terms("UBERON:0001630", "X:1 < UBERON:0001630"))
    (tmp_path / "mine.csv").write_text("what,theirs,ours,note\nkind,X:1,muscle group,two heads\n")
    command = ["import", str(tmp_path / "test.obo"), "--mapping", str(tmp_path / "mine.csv")]
    assert main([*command, "--output", str(tmp_path / "in")]) == 0
    assert "  X:1 (two heads) → muscle group: 1" in capsys.readouterr().err.splitlines()


def test_a_disputed_class_tells_no_kind(tmp_path: Path) -> None:
    (tmp_path / "x_nodes.tsv").write_text("id\tname\nX:1\tone\nX:2\ttwo\n")
    (tmp_path / "x_edges.tsv").write_text(
        "subject\tpredicate\tobject\tnegated\n"
        "X:1\tbiolink:subclass_of\tUBERON:0001630\ttrue\n"
        "X:2\tbiolink:subclass_of\tUBERON:0001630\tfalse\n"
    )
    files = [tmp_path / "x_nodes.tsv", tmp_path / "x_edges.tsv"]
    made = import_files(files, tmp_path / "in", day=DAY)
    assert {node.name: node.kind for node in made.tables.nodes} == {
        "one": "X term",
        "two": "muscle",
    }


# The walk by itself

ROWS = {f"x:{n}": KindRow(f"X:{n}", ours, "", n) for n, ours in enumerate(("muscle", "nerve", ""))}
MAPPING = WordMapping(ROWS, {}, {})


@pytest.mark.parametrize("entry", [[], [("X:8", "X:0")]])
def test_a_circle_comes_to_an_end(entry: list[tuple[str, str]]) -> None:
    circle = [("X:7", "X:8"), ("X:8", "X:9"), ("X:9", "X:7"), ("X:7", "X:7")]
    found = nearest_rows([*circle, *entry], MAPPING)
    assert set(found) == ({"X:0", "X:7", "X:8", "X:9"} if entry else set())
    assert all(rows == (ROWS["x:0"],) for rows in found.values())


def test_a_class_of_a_circle_keeps_its_own_row() -> None:
    found = nearest_rows([("X:0", "X:1"), ("X:1", "X:0")], MAPPING)
    assert found == {"X:0": (ROWS["x:0"],), "X:1": (ROWS["x:1"],)}


steps_up = st.lists(st.tuples(*[st.integers(0, 9).map("X:{}".format)] * 2), max_size=25)


def by_asking_each(thing: str, steps: list[tuple[str, str]]) -> tuple[KindRow, ...]:
    """The same said plainly: look at all that is one step above, then two, and so on."""
    here = {thing}
    for _ in range(len(steps) + 1):
        if rows := {ROWS[id_.lower()] for id_ in here if id_.lower() in ROWS}:
            return tuple(sorted(rows, key=lambda row: row.place))
        here = {above for id_ in here for below, above in steps if below == id_}
    return ()


@given(steps=steps_up)
def test_the_walk_finds_what_asking_each_thing_finds(steps: list[tuple[str, str]]) -> None:
    found = nearest_rows(steps, MAPPING)
    things = {id_ for step in steps for id_ in step}
    assert found == {id_: rows for id_ in things if (rows := by_asking_each(id_, steps))}
    assert found == nearest_rows(reversed(steps), MAPPING)
