"""What is exported comes in again, in every format that reads back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Atlas, load_atlas
from graph.export import FORMATS, pack, write
from graph.importing import import_files
from tests.imports import assert_same_graph
from tests.random_atlas import many_statements, with_statements

BACK = [name for name, format_ in FORMATS.items() if format_.read is not None]


def exported(atlas: Atlas, format: str, folder: Path) -> Path:
    path = folder / f"export{FORMATS[format].suffix}"
    write(atlas.graph, format, path)
    return path


@pytest.mark.parametrize("format", BACK)
def test_our_exports_come_in_again(format: str, arm: Atlas, tmp_path: Path) -> None:
    import_files([exported(arm, format, tmp_path)], tmp_path / "in")
    found = load_atlas(tmp_path / "in")
    assert_same_graph(found.graph, arm.graph)
    assert found.sources == arm.sources and found.kinds == arm.kinds
    assert found.relations == arm.relations and found.levels == arm.levels


def test_the_whole_atlas_comes_in_again(whole: Atlas, tmp_path: Path) -> None:
    import_files([exported(whole, "csv", tmp_path)], tmp_path / "in")
    assert_same_graph(load_atlas(tmp_path / "in").graph, whole.graph)


@pytest.mark.parametrize("format", [name for name in BACK if FORMATS[name].files])
def test_zipped_exports_come_in(format: str, arm: Atlas, tmp_path: Path) -> None:
    name, packed = pack(arm.graph, format)
    (tmp_path / name).write_bytes(packed)
    import_files([tmp_path / name], tmp_path / "in")
    assert_same_graph(load_atlas(tmp_path / "in").graph, arm.graph)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statements=many_statements, data=st.data())
def test_any_part_of_an_atlas_comes_in(
    statements: list, data: st.DataObject, tmp_path: Path
) -> None:
    graph = with_statements(*statements).graph
    kept = data.draw(st.sets(st.sampled_from(sorted(graph)), min_size=1))
    part = graph.subgraph(kept).copy()
    for node in part:  # what a data folder asks for, and the made-up atlas has not
        part.nodes[node].update(plain_name=node, definition="A test.")
        for *_, receipts in part.edges(node, data="receipts"):
            assert receipts
    path = tmp_path / "part.json"
    dated(part)
    write(part, "json", path)
    import_files([path], tmp_path / "in")
    found = load_atlas(tmp_path / "in").graph
    assert set(part) <= set(found) <= {*part, "all-imported-regions"}
    assert set(found.edges(keys=True)) == set(part.edges(keys=True))


def dated(graph: nx.MultiDiGraph) -> None:
    for *_, data in graph.edges(data=True):
        data["receipts"] = tuple(replace(r, date_read="2026-11-22") for r in data["receipts"])
