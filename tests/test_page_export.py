"""What is exported from the page: exactly what the drawing shows, in files that read back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF

from graph import Atlas
from graph.export import FORMATS, READ_BACK, pack, read
from graph.export.iris import OURS
from webapp.address import parse
from webapp.figures.scene import scene
from webapp.panels.export import grouped_formats, on_screen
from webapp.view import View

PX = rdflib.Namespace(OURS["px"])
VIEWS = (
    View(),
    View(focus="sciatic-nerve", words="clinical"),
    View(focus="buttock", kinds=("muscle",), floor="review"),
    View(focus="gluteus-medius", relations=("refers pain to",), regions=("buttock",)),
    View(focus="gluteus-medius", kinds=("test",)),
    View(focus="buttock", also=("lateral-hip",), contested="only"),
    View(focus="piriformis", opened=("sciatic-nerve", "piriformis-syndrome"), pinned=("calf",)),
    View(
        focus="lower-back", pinned=("quadratus-lumborum",), opened=("psoas-major",), floor="review"
    ),
    View(focus="sciatica", contested="only", floor="observational", words="clinical"),
)


@pytest.fixture(scope="module")
def atlas(whole: Atlas) -> Atlas:
    return whole


def drawn(atlas: Atlas, view: View) -> tuple[set[str], set[tuple[str, str, str]]]:
    """The nodes and the statements of the drawing itself."""
    picture = scene(atlas, view)["wide"]
    nodes = {parse(node["href"], atlas)[0].focus for node in picture["nodes"]}
    edges = {parse(edge["href"], atlas)[0].edge for edge in picture["edges"]}
    return nodes, {edge for edge in edges if edge}


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_an_export_is_what_is_on_the_screen(atlas: Atlas, view: View) -> None:
    nodes, edges = drawn(atlas, view)
    graph = on_screen(atlas, view)
    assert set(graph.edges(keys=True)) == edges
    ends = {end for edge in edges for end in edge[:2]}
    assert set(graph) == nodes | ends
    for edge in edges:
        assert graph.edges[edge]["receipts"] == atlas.graph.edges[edge]["receipts"]


FILTERS: tuple[dict[str, Any], ...] = (
    {"kinds": ("muscle",)},
    {"kinds": ("condition",), "floor": "review"},
    {"relations": ("refers pain to", "treated by")},
    {"relations": ("compresses",), "contested": "only"},
    {"floor": "experimental"},
    {"contested": "only"},
    {"regions": ("buttock",), "kinds": ("muscle", "nerve")},
)


def passing(atlas: Atlas, view: View) -> set[tuple[str, str, str]]:
    """The statements of the whole atlas that all filters of a view leave, asked one by one."""
    families = {kind.kind: kind.family for kind in atlas.kinds.values()}
    floor = atlas.levels[view.floor].rank if view.floor else 0
    found = set()
    for subject, object_, relation, data in atlas.graph.edges(keys=True, data=True):
        others = [atlas.graph.nodes[end]["kind"] for end in {subject, object_} - {view.focus}]
        if view.kinds and not any({kind, families[kind]} & {*view.kinds} for kind in others):
            continue
        if view.relations and relation not in view.relations:
            continue
        if atlas.levels[data["level"]].rank < floor or (view.contested and not data["contested"]):
            continue
        found.add((subject, object_, relation))
    return found


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("focus", ["buttock", "lower-back", "piriformis", "sciatica"])
def test_no_statement_that_a_filter_takes_away_is_exported(
    atlas: Atlas, focus: str, filters: dict[str, Any]
) -> None:
    view = View(focus=focus, **filters)
    graph = on_screen(atlas, view)
    assert set(graph.edges(keys=True)) <= passing(atlas, view)
    for subject, object_, relation in graph.edges(keys=True):
        assert graph.edges[subject, object_, relation] == dict(
            atlas.graph.edges[subject, object_, relation]
        )


@pytest.mark.parametrize("focus", ["piriformis", "sciatica", "gluteus-medius"])
def test_every_statement_that_the_filters_leave_is_exported_where_there_is_room(
    atlas: Atlas, focus: str
) -> None:
    tried = 0
    for relation in atlas.relations:
        view = View(focus=focus, relations=(relation,), floor="review")
        left = {edge for edge in passing(atlas, view) if focus in edge[:2]}
        if len(left) <= 10:
            assert set(on_screen(atlas, view).edges(keys=True)) == left
            tried += bool(left)
    assert tried


def test_what_opened_nodes_bring_is_exported_and_goes_when_they_are_closed(atlas: Atlas) -> None:
    closed = View(focus="piriformis", floor="review")
    before = set(on_screen(atlas, closed).edges(keys=True))
    other = next(e[1] for e in sorted(before) if e[0] == closed.focus)
    opened = set(on_screen(atlas, replace(closed, opened=(other,))).edges(keys=True))
    assert before < opened
    assert all(other in edge[:2] for edge in opened - before)
    floor = atlas.levels["review"].rank
    assert all(atlas.levels[atlas.graph.edges[e]["level"]].rank >= floor for e in opened)


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("format_", READ_BACK)
def test_a_file_reads_back(atlas: Atlas, view: View, format_: str, tmp_path: Path) -> None:
    graph = on_screen(atlas, view)
    name, data = pack(graph, format_, "plexus-test")
    assert name.startswith("plexus-test")
    readers = {
        "json": read_json,
        "graphml": read_graphml,
        "gexf": read_gexf,
        "csv": read_tables,
        "kgx": read_tables,
        "turtle": read_rdf,
        "jsonld": read_rdf,
    }
    if format_ in readers:
        nodes, edges, works = readers[format_](data, name)
    else:  # its own tests read it with others' programs
        nodes, edges, works = read_ourselves(data, name, format_, tmp_path)
    assert nodes == set(graph)
    assert edges == {edge[:2] for edge in graph.edges}
    assert works == {r.source for *_, rows in graph.edges(data="receipts") for r in rows}
    assert b"CC" in data or name.endswith(".zip")


Read = tuple[set[str], set[tuple[str, str]], set[str]]


def read_json(data: bytes, name: str) -> Read:
    assert name.endswith(".json")
    graph = nx.node_link_graph(json.loads(data), edges="edges")
    works = {r["source"] for *_, rows in graph.edges(data="receipts") for r in rows}
    return set(graph), {(s, o) for s, o, *_ in graph.edges(keys=True)}, works


def read_graphml(data: bytes, name: str) -> Read:
    assert name.endswith(".graphml")
    graph = nx.read_graphml(io.BytesIO(data))
    works = {r["source"] for *_, rows in graph.edges(data="receipts") for r in json.loads(rows)}
    return set(graph), {(s, o) for s, o, *_ in graph.edges(data=True)}, works


def read_rdf(data: bytes, name: str) -> Read:
    """As rdflib reads it, which is not what wrote it."""
    graph = rdflib.Graph()
    graph.parse(data=data, format={".ttl": "turtle", ".jsonld": "json-ld"}[Path(name).suffix])
    nodes = {name_of(node) for node in graph.subjects(RDF.type, PX.Thing)}
    edges, works = set(), set()
    for receipt in graph.subjects(RDF.type, PX.Receipt):
        ends = [name_of(graph.value(receipt, end)) for end in (RDF.subject, RDF.object)]
        edges.add((ends[0], ends[1]))
        works.add(name_of(graph.value(receipt, DCTERMS.source)))
    return nodes, edges, works


def name_of(iri: object) -> str:
    return str(iri).rpartition("/")[2]


def read_gexf(data: bytes, name: str) -> Read:
    assert name.endswith(".gexf")
    graph = nx.read_gexf(io.BytesIO(data), version="1.3")
    works = {r["source"] for *_, rows in graph.edges(data="receipts") for r in json.loads(rows)}
    return set(graph), {(s, o) for s, o, *_ in graph.edges(data=True)}, works


def read_tables(data: bytes, name: str) -> Read:
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = {entry.rsplit("/")[-1]: archive.read(entry) for entry in archive.namelist()}
    assert "CC BY 4.0" in files["README.txt"].decode()
    nodes, rows = (table(files, name) for name in ("nodes", "edges"))
    works = rows["source_id"] if "source_id" in rows else table(files, "receipts")["source"]
    ids, *ends = (
        column.str.removeprefix("plexus:")
        for column in (nodes["id"], rows["subject"], rows["object"])
    )
    return set(ids), set(zip(*ends, strict=True)), set(works)


def read_ourselves(data: bytes, name: str, format_: str, folder: Path) -> Read:
    path = folder / name
    path.write_bytes(data)
    if name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder / "unpacked")
        [path] = (folder / "unpacked").iterdir()
    graph = read(path, format_)
    works = {r.source for *_, rows in graph.edges(data="receipts") for r in rows}
    return set(graph), {edge[:2] for edge in graph.edges}, works


def table(files: dict[str, bytes], name: str) -> pd.DataFrame:
    if f"{name}.csv" in files:
        return pd.read_csv(io.BytesIO(files[f"{name}.csv"]), dtype=str)
    found = io.BytesIO(files[f"{name}.tsv"])
    return pd.read_csv(found, sep="\t", quoting=csv.QUOTE_NONE, dtype=str)


def test_the_menu_offers_every_format_once_with_what_opens_it() -> None:
    groups = grouped_formats()
    assert sorted(name for notes in groups.values() for name in notes) == sorted(FORMATS)
    assert all(note for notes in groups.values() for note in notes.values())
    assert all(groups.values()), "a heading with nothing below it"
