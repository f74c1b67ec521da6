"""An import laid over the atlas: joined by identifiers only, and every conflict told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph import Atlas, load_atlas
from graph.__main__ import main
from graph.export import write
from graph.importing import import_files
from graph.rules import find_problems
from graph.tables import read_tables
from tests.imports import ALL_OF_IT, ARM, OBO, assert_same_graph, imported, triples

MERGED = """format-version: 1.2
ontology: other

[Term]
id: O:1
name: glute max
def: "Another definition." []
xref: FMA:22314

[Term]
id: O:2
name: gluteus medius

[Term]
id: O:3
name: new muscle
is_a: O:1
relationship: part_of O:1

[Term]
id: O:4
name: two in one
xref: FMA:22314
xref: FMA:22315
"""


def test_a_merge_joins_by_identifier_and_tells_every_conflict(
    whole: Atlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maximus, medius = whole.graph.nodes["gluteus-maximus"], whole.graph.nodes["gluteus-medius"]
    assert "FMA:22314" in maximus["xrefs"] and "FMA:22315" in medius["xrefs"]
    (tmp_path / "other.obo").write_text(MERGED)
    command = ["import", str(tmp_path / "other.obo"), "--merge", "--output", str(tmp_path / "in")]
    assert main(command) == 0
    out, err = capsys.readouterr()
    assert "plexus serve --data" in out
    with (tmp_path / "in" / "import-report.csv").open(encoding="utf-8", newline="") as file:
        report = list(csv.DictReader(file))
    by_what = {row["what"]: row for row in report}
    assert by_what["possible twin"]["theirs"] == "gluteus medius (O:2)"
    assert by_what["possible twin"]["ours"] == "gluteus-medius"
    assert by_what["one of theirs is several of ours"]["theirs"] == "two in one"
    assert by_what["other kind"]["ours"] == "gluteus-maximus: muscle"
    assert by_what["other definition"]["theirs"] == "glute max: Another definition."
    assert by_what["id taken"]["detail"] == "theirs became gluteus-medius-o-2"
    for what in by_what:
        assert what in err
    found = load_atlas(tmp_path / "in")
    assert found.body_map is not None
    assert len(found.graph) == len(whole.graph) + 3
    for node, data in whole.graph.nodes(data=True):
        here = found.graph.nodes[node]
        assert {k: v for k, v in here.items() if k not in ("synonyms", "xrefs")} == {
            k: v for k, v in data.items() if k not in ("synonyms", "xrefs")
        }
        assert set(here["synonyms"]) >= set(data["synonyms"])
    for *edge, receipts in whole.graph.edges(keys=True, data="receipts"):
        assert set(found.graph.edges[tuple(edge)]["receipts"]) >= set(receipts)
    assert "O:1" in found.graph.nodes["gluteus-maximus"]["xrefs"]
    assert found.graph.has_edge("new-muscle", "gluteus-maximus", "part of")


def test_a_merged_hierarchy_does_not_come_back_to_its_start(whole: Atlas, tmp_path: Path) -> None:
    part, wide = next(
        (s, o)
        for s, o, relation in sorted(whole.graph.edges(keys=True))
        if relation == "part of"
        and whole.graph.nodes[s]["xrefs"]
        and whole.graph.nodes[o]["xrefs"]
        and whole.graph.edges[s, o, relation]["strength"] > 0
    )
    xrefs = {id_: whole.graph.nodes[id_]["xrefs"][0] for id_ in (part, wide)}
    text = f"""format-version: 1.2

[Term]
id: O:1
name: the wide one
xref: {xrefs[wide]}
relationship: part_of O:2

[Term]
id: O:2
name: the part
xref: {xrefs[part]}
"""
    made = imported(text, "other.obo", tmp_path, merge=True)
    assert any("contradicts a hierarchy" in line for line in made.notes.lines())
    tables, problems = read_tables(tmp_path / "in")
    assert not problems and not find_problems(tables)


def test_merging_our_own_export_changes_nothing(whole: Atlas, tmp_path: Path) -> None:
    write(whole.graph, "csv", tmp_path / "csv")
    import_files([tmp_path / "csv"], tmp_path / "in", merge=True)
    assert_same_graph(load_atlas(tmp_path / "in").graph, whole.graph)


def test_the_import_is_a_data_folder_that_keeps_all_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(OBO, "test.obo", tmp_path)
    assert main(["check", "--data", str(tmp_path / "in")]) == 0
    assert main(["format", "--check", "--data", str(tmp_path / "in")]) == 0
    assert "keep all rules" in capsys.readouterr().out


def test_a_merge_may_be_laid_over_a_folder_of_ones_own(tmp_path: Path, arm: Atlas) -> None:
    imported(OBO, "test.obo", tmp_path, below=ARM, merge=True)
    found = load_atlas(tmp_path / "in")
    assert set(arm.graph) < set(found.graph) and found.body_map is None
    assert triples(arm) | ALL_OF_IT <= triples(found)
