"""What others wrote comes in, in our words, with its receipts."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import networkx as nx
import pytest

from graph import load_atlas
from graph.importing import ImportRefusedError, import_files
from graph.importing.kgx import read as read_kgx
from graph.importing.rows import Rows
from graph.tables import default_folder, read_tables
from tests.imports import ALL_OF_IT, DAY, OBO, imported, triples


def test_an_ontology_comes_in(tmp_path: Path) -> None:
    made = imported(OBO, "test.obo", tmp_path)
    atlas = load_atlas(tmp_path / "in")
    assert triples(atlas) == ALL_OF_IT
    muscle = atlas.graph.nodes["gluteus-primus"]
    assert (muscle["name"], muscle["kind"]) == ("gluteus primus", "muscle")
    assert set(muscle["synonyms"]) == {"first glute", "m. glut/primus"}
    assert set(muscle["xrefs"]) == {"FMA:1", "T:1"}
    assert muscle["definition"] == "The first muscle of the test."
    assert atlas.graph.nodes["hip-of-the-test"]["definition"] == "Test anatomy gives no definition."
    assert atlas.graph.nodes["gluteus-primus-t-4"]["name"] == "gluteus primus (T:4)"
    assert atlas.graph.nodes["hip-of-the-test"]["kind"] == "test anatomy"
    assert atlas.kinds["test anatomy"].family == "structure"
    assert atlas.relations["glides over"].inverse == "glides over (read backwards)"
    (source,) = atlas.sources.values()
    assert (source.title, source.level, source.year) == ("Test anatomy", "ontology", "2026")
    assert "releases/2026-04-01" in source.seen and "licenses/by/4.0" in source.seen
    receipts = [r for *_, found in atlas.graph.edges(data="receipts") for r in found]
    assert {r.date_read for r in receipts} == {"2026-11-26"}
    assert {r.locator for r in receipts} == {"entry T:1", "entry T:3"} - {"entry T:3"}
    told = "\n".join(made.notes.lines())
    assert "glides over: 1" in told and "test anatomy → a kind of structure: 2" in told
    assert "obsolete terms: 1" in told and "cross references that are no prefix:number: 1" in told
    assert "statements about what is not in the files → part of: 1" in told


def test_the_same_ontology_as_a_graph_comes_in_the_same(tmp_path: Path) -> None:
    purl = "http://purl.obolibrary.org/obo/"

    def node(id_: str, name: str, **meta: object) -> dict:
        return {"id": purl + id_.replace(":", "_"), "lbl": name, "type": "CLASS", "meta": meta}

    def edge(subject: str, predicate: str, object_: str) -> dict:
        sub, obj = (purl + id_.replace(":", "_") for id_ in (subject, object_))
        return {"sub": sub, "pred": predicate, "obj": obj}

    graph = {
        "id": purl + "test.owl",
        "nodes": [
            node("UBERON:0001630", "muscle organ"),
            node(
                "T:1",
                "gluteus primus",
                definition={"val": "The first muscle of the test."},
                synonyms=[{"pred": "hasExactSynonym", "val": "first glute"}],
                xrefs=[{"val": "FMA:1"}],
            ),
            node("T:2", "hip of the test"),
            node("T:3", "Nerve to primus"),
            node("T:5", "old thing", deprecated=True),
        ],
        "edges": [
            edge("T:1", "is_a", "UBERON:0001630"),
            edge("T:1", purl + "BFO_0000050", "T:2"),
            edge("T:1", purl + "RO_0002005", "T:3"),
        ],
    }
    imported(json.dumps({"graphs": [graph]}), "test.json", tmp_path)
    atlas = load_atlas(tmp_path / "in")
    assert triples(atlas) == {t for t in ALL_OF_IT if t[1] != "glides over"}
    muscle = atlas.graph.nodes["gluteus-primus"]
    assert muscle["synonyms"] == ("first glute",) and muscle["kind"] == "muscle"
    assert muscle["definition"] == "The first muscle of the test."
    assert set(muscle["xrefs"]) == {"FMA:1", "T:1"}


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    texts = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        imported(OBO, "test.obo", folder)
        files = sorted((folder / "in").rglob("*.csv"))
        texts.append([(path.relative_to(folder), path.read_bytes()) for path in files])
    assert texts[0] == texts[1]


def ontology(count: int) -> str:
    """A made-up anatomy of so many terms."""
    rng = random.Random(count)
    frames = ["format-version: 1.2\nontology: many\n"]
    for number in range(count):
        lines = ["[Term]", f"id: MANY:{number:06}", f"name: part {number}"]
        lines += [f'synonym: "piece {number}" EXACT []']
        lines += [f"is_a: MANY:{rng.randrange(number):06}"] if number else []
        lines += [f"relationship: part_of MANY:{rng.randrange(number):06}"] if number else []
        frames.append("\n".join(lines) + "\n")
    frames.append("[Typedef]\nid: part_of\nxref: BFO:0000050\n")
    return "\n".join(frames)


def test_a_larger_ontology_keeps_every_term_and_link(tmp_path: Path) -> None:
    imported(ontology(600), "many.obo", tmp_path)
    atlas = load_atlas(tmp_path / "in")
    assert len(atlas.graph) == 600
    assert {relation for *_, relation in atlas.graph.edges(keys=True)} == {"is a", "part of"}
    assert atlas.graph.number_of_edges() == 2 * 599


# KGX and GraphML of others

KGX_NODES = [
    {"id": "A:1", "category": ["biolink:Disease"], "name": "sore hip", "synonym": ["hip ache"]},
    {"id": "A:2", "category": ["biolink:GrossAnatomicalStructure"], "name": "the hip"},
]
KGX_EDGES = [
    {"subject": "A:1", "predicate": "biolink:affects", "object": "A:2", "publications": ["PMID:1"]},
    {
        "subject": "A:2",
        "predicate": "biolink:related_to",
        "relation": "ZZ:1",
        "object": "A:1",
        "negated": True,
    },
]


def kgx_files(folder: Path, suffix: str) -> list[Path]:
    paths = []
    for name, rows in (("nodes", KGX_NODES), ("edges", KGX_EDGES)):
        path = folder / f"hip_{name}{suffix}"
        if suffix == ".tsv":
            columns = list(dict.fromkeys(key for row in rows for key in row))
            lines = ["\t".join(columns)]
            for row in rows:
                cells = (row.get(column, "") for column in columns)
                lines.append(
                    "\t".join("|".join(c) if isinstance(c, list) else str(c) for c in cells)
                )
            path.write_text("\n".join(lines))
        else:
            path.write_text("\n".join(map(json.dumps, rows)))
        paths.append(path)
    return paths


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl"])
@pytest.mark.parametrize("as_folder", [True, False])
def test_kgx_of_others_comes_in(suffix: str, as_folder: bool, tmp_path: Path) -> None:
    (tmp_path / "hip").mkdir()
    files = kgx_files(tmp_path / "hip", suffix)
    made = import_files([tmp_path / "hip"] if as_folder else files, tmp_path / "in", day=DAY)
    atlas = load_atlas(tmp_path / "in")
    assert triples(atlas) == {("sore-hip", "affects", "the-hip"), ("the-hip", "zz:1", "sore-hip")}
    assert atlas.graph.nodes["sore-hip"]["kind"] == "disease"
    assert atlas.graph.nodes["sore-hip"]["synonyms"] == ("hip ache",)
    assert atlas.graph.nodes["the-hip"]["kind"] == "gross anatomical structure"
    (receipt,) = atlas.graph.edges["sore-hip", "the-hip", "affects"]["receipts"]
    assert receipt.stance == "supports" and receipt.note == "PMID:1"
    (receipt,) = atlas.graph.edges["the-hip", "sore-hip", "zz:1"]["receipts"]
    assert receipt.stance == "disputes"
    assert "gross anatomical structure → a kind of structure: 1" in "\n".join(made.notes.lines())


def test_every_reader_gives_rows(tmp_path: Path) -> None:
    nodes, edges = kgx_files(tmp_path, ".tsv")
    assert isinstance(read_kgx(nodes), Rows) and len(read_kgx(edges).links) == 2


@pytest.mark.parametrize("graph_type", [nx.DiGraph, nx.Graph, nx.MultiDiGraph])
def test_graphml_of_others_comes_in(graph_type: type, tmp_path: Path) -> None:
    graph = graph_type()
    graph.add_node("n0", label="Hip", type="joint", weight=2.5)
    graph.add_node("n1", label="Thigh <b>bone</b>", type="BodyThing")
    graph.add_edge("n0", "n1", interaction="Touches")
    nx.write_graphml(graph, tmp_path / "x.graphml")
    import_files([tmp_path / "x.graphml"], tmp_path / "in", day=DAY)
    atlas = load_atlas(tmp_path / "in")
    assert triples(atlas) == {("hip", "touches", "thigh-b-bone-b")}
    assert atlas.graph.nodes["hip"]["kind"] == "joint"
    assert atlas.graph.nodes["thigh-b-bone-b"]["kind"] == "body thing"
    assert atlas.relations["touches"].symmetric == (graph_type is nx.Graph)
    assert [source.level for source in atlas.sources.values()] == ["expert"]


# The mapping


def test_a_mapping_of_ones_own_goes_first(tmp_path: Path) -> None:
    rows = "what,theirs,ours,note\nkind,test_anatomy,organ,\nrelation,glides over,adjacent to,\n"
    (tmp_path / "mine.csv").write_text(rows + "kind,T:3,plexus,\n")
    made = imported(OBO, "test.obo", tmp_path, mapping=tmp_path / "mine.csv")
    atlas = load_atlas(tmp_path / "in")
    kinds = dict(atlas.graph.nodes(data="kind"))
    assert (kinds["hip-of-the-test"], kinds["nerve-to-primus"]) == ("organ", "plexus")
    assert ("gluteus-primus", "adjacent to", "hip-of-the-test") in triples(atlas)
    assert "unknown" not in "\n".join(made.notes.lines())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("kind,a,mussel,", r"mine.csv:2 ours: we have no kind 'mussel'. Use one of: muscle"),
        ("sort,a,muscle,", r"mine.csv:2 what: 'sort' is none. Write one of: kind, family"),
        ("kind,,muscle,", r"mine.csv:2 theirs: is empty"),
    ],
)
def test_a_bad_mapping_is_named(row: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"what,theirs,ours,note\n{row}\n")
    with pytest.raises(ImportRefusedError, match=message):
        imported(OBO, "test.obo", tmp_path, mapping=tmp_path / "mine.csv")


def test_every_row_of_the_built_in_mapping_leads_to_our_words() -> None:
    tables, _ = read_tables()
    known = {
        "kind": {kind.kind for kind in tables.kinds} | {"none"},
        "family": {kind.family for kind in tables.kinds},
        "relation": {word for r in tables.relations for word in (r.relation, r.inverse)},
    }
    with (default_folder() / "import-mapping.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert row["ours"] in known[row["what"]], row
    assert len({(row["what"], row["theirs"]) for row in rows}) == len(rows)
