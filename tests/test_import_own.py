"""Exports of ours that somebody altered: refused in one line, never half understood."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import Atlas, load_atlas
from graph.export import ExportError, read, write
from graph.importing import ImportRefusedError, import_files
from graph.importing.folder import write_folder
from graph.importing.notes import Notes
from graph.records import Tables

Change = Callable[[dict[str, Any]], object]

ALTERED: dict[str, tuple[Change, str]] = {
    "a name that is missing": (lambda d: d["nodes"][0].pop("name"), "'name' is missing"),
    "a name that is nothing": (lambda d: d["nodes"][0].update(name=None), "name is None"),
    "a name that is a number": (lambda d: d["nodes"][0].update(name=5), "name is 5"),
    "an id that is a number": (lambda d: d["nodes"][0].update(id=5), "id is 5"),
    "synonyms that are one text": (
        lambda d: d["nodes"][0].update(synonyms="abc"),
        "synonyms is 'abc'",
    ),
    "an identifier that is a number": (lambda d: d["nodes"][0].update(xrefs=[1]), "xrefs is (1,)"),
    "half a character": (
        lambda d: d["nodes"][0].update(definition="\ud800"),
        r"definition is '\ud800'",
    ),
    "a node that stands twice": (
        lambda d: d["nodes"].append(d["nodes"][0]),
        "stands twice",
    ),
    "a kind that is not there": (lambda d: d["graph"].update(kinds=[]), "is not among its kinds"),
    "a family that is none": (
        lambda d: d["nodes"][0].update(family="../x"),
        "a kind of '../x', is not among its kinds",
    ),
    "a statement that stands twice": (
        lambda d: d["edges"].append({**d["edges"][0], "receipts": []}),
        "stands twice",
    ),
    "a relation that is not there": (
        lambda d: d["edges"][0].update(key="\x1b[2Jx"),
        "is not among its relations",
    ),
    "a contest that is a word": (
        lambda d: d["edges"][0].update(contested="no"),
        "the weights of",
    ),
    "a strength that is nothing": (
        lambda d: d["edges"][0].update(strength=None),
        "the weights of",
    ),
    "a note that is nothing": (
        lambda d: d["edges"][0]["receipts"][0].update(note=None),
        "note is None",
    ),
    "a work that is not there": (lambda d: d["graph"].update(sources=[]), "is missing"),
    "a work that stands twice": (
        lambda d: d["graph"]["sources"].append(d["graph"]["sources"][0]),
        "stands twice among its sources",
    ),
    "a rank that is a word": (
        lambda d: d["graph"]["levels"][0].update(rank="high"),
        "rank is 'high'",
    ),
    "nodes that are a number": (lambda d: d.update(nodes=3), "it has no such form"),
}


def altered(atlas: Atlas, change: Change, folder: Path) -> Path:
    """An export as JSON in which something is otherwise."""
    path = folder / "export.json"
    write(atlas.graph, "json", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize("case", list(ALTERED))
def test_an_altered_export_is_refused_in_one_line(case: str, arm: Atlas, tmp_path: Path) -> None:
    change, message = ALTERED[case]
    path = altered(arm, change, tmp_path)
    with pytest.raises(ExportError):
        read(path, "json")
    with pytest.raises(ImportRefusedError) as refused:
        import_files([path], tmp_path / "in")
    assert message in str(refused.value)
    assert str(refused.value).isprintable() and str(refused.value).startswith(f"{path}: ")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["export.json"]


BRACHIAL = {
    "x.json": json.dumps(
        {
            "graphs": [
                {
                    "id": "g",
                    "nodes": [{"id": "X:1", "lbl": "brachial plexus", "type": "CLASS"}],
                }
            ]
        }
    ),
    "x.graphml": '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="d" for="node" attr.name="name" attr.type="string"/><graph edgedefault="directed">'
    '<node id="n"><data key="d">brachial plexus</data></node></graph></graphml>',
}


@pytest.mark.parametrize("name", list(BRACHIAL))
def test_a_plexus_of_anatomy_makes_no_export_of_a_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(BRACHIAL[name])
    made = import_files([tmp_path / name], tmp_path / "in")
    assert [node.name for node in made.tables.nodes] == ["brachial plexus"]


def test_every_digit_of_a_weight_comes_in(arm: Atlas, tmp_path: Path) -> None:
    path = altered(arm, lambda d: d["graph"]["levels"][0].update(weight=1 / 3), tmp_path)
    made = import_files([path], tmp_path / "in")
    assert made.tables.levels[0].weight == 1 / 3
    assert load_atlas(tmp_path / "in").levels[made.tables.levels[0].level].weight == 1 / 3


def test_what_else_stands_in_the_folder_of_an_export_is_passed_over(
    arm: Atlas, tmp_path: Path
) -> None:
    write(arm.graph, "csv", tmp_path / "csv")
    (tmp_path / "csv" / ".DS_Store").write_bytes(b"\0\1")
    (tmp_path / "csv" / "drafts").mkdir()
    import_files([tmp_path / "csv"], tmp_path / "in")
    assert set(load_atlas(tmp_path / "in").graph) == set(arm.graph)


def test_a_merge_finds_the_regions_that_only_the_atlas_below_has(
    arm_tables: Tables, arm: Atlas, tmp_path: Path
) -> None:
    node = next(node for node in arm_tables.nodes if node.regions and node.family == "structure")
    statements = tuple(s for s in arm_tables.statements if node.id not in (s.subject, s.object))
    cited = {statement.source for statement in statements}
    sources = tuple(source for source in arm_tables.sources if source.id in cited)
    others = tuple(other for other in arm_tables.nodes if other is not node)
    left = replace(arm_tables, nodes=others, statements=statements, sources=sources)
    write_folder(left, Notes(), tmp_path / "below")
    write(arm.graph.subgraph([node.id]), "json", tmp_path / "one.json")
    import_files([tmp_path / "one.json"], tmp_path / "in", below=tmp_path / "below", merge=True)
    found = load_atlas(tmp_path / "in")
    assert found.graph.nodes[node.id]["regions"] == arm.graph.nodes[node.id]["regions"]
