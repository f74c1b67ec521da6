"""An ontology to import, and what the tests of imports compare."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from graph import Atlas
from graph.importing import Imported, import_files

ARM = Path(__file__).parent / "arm"
DAY = date(2026, 11, 26)

OBO = """format-version: 1.2
data-version: releases/2026-04-01
default-namespace: test_anatomy
ontology: test
property_value: http://purl.org/dc/terms/title "Test anatomy" xsd:string
property_value: http://purl.org/dc/terms/license http://creativecommons.org/licenses/by/4.0/

[Term]
id: UBERON:0001630
name: muscle organ

[Term]
id: T:1
name: gluteus  primus
def: "The first muscle of the test." [T:ref]
synonym: "first glute" EXACT []
synonym: "m. glut|primus" RELATED []
xref: FMA:1
xref: http://example.org/1
is_a: UBERON:0001630 {source="x"} ! muscle organ
relationship: part_of T:2 ! hip of the test
relationship: innervated_by T:3
relationship: glides_over T:2
relationship: part_of T:99

[Term]
id: T:2
name: hip of the test

[Term]
id: T:3
name: Nerve to primus
is_a: UBERON:0001021
subset: test_slim

[Term]
id: T:4
name: gluteus primus

[Term]
id: T:5
name: old thing
is_obsolete: true

[Typedef]
id: part_of
name: part of
xref: BFO:0000050

[Typedef]
id: innervated_by
name: is supplied by
xref: RO:0002005

[Typedef]
id: glides_over
name: glides over
"""


def assert_same_graph(found: nx.MultiDiGraph, wanted: nx.MultiDiGraph) -> None:
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))
    assert set(found.edges(keys=True)) == set(wanted.edges(keys=True))
    for *edge, data in wanted.edges(keys=True, data=True):
        here = found.edges[tuple(edge)]
        assert set(here["receipts"]) == set(data["receipts"])
        assert (here["strength"], here["contested"], here["level"]) == (
            pytest.approx(data["strength"]),
            data["contested"],
            data["level"],
        )


def imported(text: str, name: str, folder: Path, **more: object) -> Imported:
    (folder / name).write_text(text, encoding="utf-8")
    return import_files([folder / name], folder / "in", day=DAY, **more)  # type: ignore[arg-type]


def triples(atlas: Atlas) -> set[tuple[str, str, str]]:
    return {(s, relation, o) for s, o, relation in atlas.graph.edges(keys=True)}


ALL_OF_IT = {
    ("gluteus-primus", "is a", "muscle-organ"),
    ("gluteus-primus", "part of", "hip-of-the-test"),
    ("gluteus-primus", "glides over", "hip-of-the-test"),
    ("nerve-to-primus", "innervates", "gluteus-primus"),
}
