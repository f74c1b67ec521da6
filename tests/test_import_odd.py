"""Files of others that are odd or damaged: nothing in them is lost unsaid, and nothing made up."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import load_atlas
from graph.importing import Imported, ImportRefusedError, import_files
from tests.imports import ARM, triples
from tests.imports import imported as imported_over

OBO = "format-version: 1.4\nontology: t\n\n[Term]\nid: T:1\nname: hip\n{}\n\n[Typedef]\nid: r\n{}\n"
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="n" for="node" attr.name="name" attr.type="string"/>'
    '<graph edgedefault="directed">{}</graph></graphml>'
)
THINGS = '{"id": "A:1", "name": "hip"}\n{"id": "A:2", "name": "knee"}\n'
PURL = "http://purl.obolibrary.org/obo/"


def edge(**more: object) -> str:
    return json.dumps({"subject": "A:1", "predicate": "near", "object": "A:2", **more}) + "\n"


def imported(text: str, name: str, folder: Path) -> Imported:
    return imported_over(text, name, folder, below=ARM)


def names(made: Imported) -> set[str]:
    return {node.name for node in made.tables.nodes}


def node(id_: str, name: str, **more: object) -> dict[str, object]:
    return {"id": PURL + id_, "lbl": name, "type": "CLASS", **more}


# Ontologies


@pytest.mark.parametrize(
    ("of_term", "of_relation"),
    [("", "is_a: nowhere"), ("is_a:T:9", ""), ("relationship: nowhere T:9", "inverse_of: other")],
)
def test_what_an_ontology_does_not_define_does_not_stop_it(
    of_term: str, of_relation: str, tmp_path: Path
) -> None:
    assert names(imported(OBO.format(of_term, of_relation), "x.obo", tmp_path)) == {"hip"}


def test_terms_without_a_name_are_counted(tmp_path: Path) -> None:
    made = imported(OBO.format("is_a: T:9", ""), "x.obo", tmp_path)
    assert "  terms that the file does not name: 1" in "\n".join(made.notes.lines())


def test_every_graph_of_a_document_is_read(tmp_path: Path) -> None:
    graphs = [
        {"id": PURL + "a.owl", "nodes": [node("T_1", "hip")]},
        {
            "id": PURL + "b.owl",
            "nodes": [node("T_2", "knee"), node("T_1", "the same hip")],
            "edges": [{"sub": PURL + "T_2", "pred": "is_a", "obj": PURL + "T_1"}],
        },
    ]
    imported(json.dumps({"graphs": graphs}), "x.json", tmp_path)
    assert triples(load_atlas(tmp_path / "in")) == {("knee", "is a", "hip")}


def test_nodes_of_a_graph_may_lack_their_type(tmp_path: Path) -> None:
    untyped = {"id": PURL + "T_1", "lbl": "hip"}
    graph = {"id": PURL + "a.owl", "nodes": [untyped, node("T_2", "knee")]}
    made = imported(json.dumps({"graphs": [graph]}), "x.json", tmp_path)
    assert names(made) == {"hip", "knee"}


def test_relations_may_be_below_one_that_is_not_defined(tmp_path: Path) -> None:
    sub = {"sub": PURL + "R_1", "pred": "subPropertyOf", "obj": PURL + "R_9"}
    nodes = [node("T_1", "hip"), node("R_1", "near", type="PROPERTY")]
    graph = {"id": PURL + "a.owl", "nodes": nodes, "edges": [sub]}
    assert names(imported(json.dumps({"graphs": [graph]}), "x.json", tmp_path)) == {"hip"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.json", '{"graphs": []}', "it has no graphs with nodes"),
        ("x.obo", OBO.format("", "union_of: a\nunion_of: b"), "cannot be read as OBO"),
        ("x.obo", OBO.format('synonym: "x" EXACT nowhere []', ""), "undeclared synonym type"),
    ],
)
def test_what_the_parser_of_ontologies_stumbles_over_is_refused(
    name: str, text: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(ImportRefusedError, match=message):
        imported(text, name, tmp_path)


# KGX


def test_an_edge_that_lacks_an_end_is_no_thing(tmp_path: Path) -> None:
    lines = THINGS + '{"id": "e1", "subject": "A:1", "predicate": "near"}\n'
    with pytest.raises(ImportRefusedError, match=r"x\.jsonl:3: has no subject, predicate or obj"):
        imported(lines, "x.jsonl", tmp_path)
    with pytest.raises(ImportRefusedError, match=r"x\.tsv:2: has no subject, predicate or object"):
        imported("subject\tpredicate\tobject\nA:1\tnear\n", "x.tsv", tmp_path)


def test_every_publication_of_a_statement_that_stands_twice_is_kept(tmp_path: Path) -> None:
    lines = [edge(publications=[f"PMID:{n}"]) for n in (1, 2, 1)]
    made = imported(THINGS + "".join(lines), "x.jsonl", tmp_path)
    assert [row.note for row in made.tables.statements] == ["PMID:1, PMID:2"]
    many = [edge(publications=[f"PMID:{n}000000"]) for n in range(1, 40)]
    made = imported(THINGS + "".join(many), "x.jsonl", tmp_path)
    (row,) = made.tables.statements
    assert len(row.note) == 200 and row.note.endswith("…")


def test_lists_come_in_as_what_they_hold(tmp_path: Path) -> None:
    thing = {"id": "A:1", "name": ["hip", "hips"], "synonym": ["coxa", 7], "xref": 5}
    told = edge(knowledge_source=["infores:a", "infores:b"])
    made = imported(f"{json.dumps(thing)}\n{THINGS.splitlines()[1]}\n{told}", "x.jsonl", tmp_path)
    hip = made.tables.nodes[0]
    assert (hip.name, hip.synonyms) == ("hip", ("coxa", "7"))
    assert [row.note for row in made.tables.statements] == ["infores:a, infores:b"]


def test_what_has_parts_is_no_text(tmp_path: Path) -> None:
    thing = {"id": "A:1", "name": {"en": "hip"}, "synonym": [{"val": "coxa"}], "description": {}}
    (found,) = imported(json.dumps(thing) + "\n", "x.jsonl", tmp_path).tables.nodes
    assert (found.name, found.synonyms) == ("A:1", ())
    assert "{" not in found.definition


# GraphML


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<node/>", "a node has no id"),
        ('<node id="a"/><edge target="a"/>', "an edge has no source or no target"),
        ('<node id="a"/><edge source="a" target=""/>', "an edge has no source or no target"),
        ('<node id="a"/><hyperedge/>', "is no GraphML that can be read"),
    ],
)
def test_graphml_that_lacks_an_id_is_refused(inside: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=message):
        imported(GRAPHML.format(inside), "x.graphml", tmp_path)


def test_an_edge_makes_no_thing_of_an_end_that_is_nowhere(tmp_path: Path) -> None:
    inside = '<node id="a"/><edge source="a" target="nowhere"/>'
    made = imported(GRAPHML.format(inside), "x.graphml", tmp_path)
    assert names(made) == {"a"}
    assert "statements about what is not in the files" in "\n".join(made.notes.lines())


@pytest.mark.parametrize("group", ["", ' yfiles.foldertype="group"'])
def test_graphs_inside_of_nodes_are_read(group: str, tmp_path: Path) -> None:
    within = '<node id="b"><data key="n">inner</data></node>'
    inside = f'<node id="a"{group}><graph edgedefault="directed">{within}</graph></node>'
    inside += '<edge source="a" target="b"/>'
    made = imported(GRAPHML.format(inside), "x.graphml", tmp_path)
    assert names(made) == {"a", "inner"}
    assert len(made.tables.statements) == 1


def test_graphs_nested_deeply_do_no_harm(tmp_path: Path) -> None:
    opened = (f'<node id="n{n}" yfiles.foldertype="group"><graph>' for n in range(2000))
    inside = "".join(opened) + "</graph></node>" * 2000
    assert len(names(imported(GRAPHML.format(inside), "x.graphml", tmp_path))) == 2000


# Anything


VALUES: tuple[Any, ...] = (
    *(None, True, -1, 1.5, 1e400, "", "x", "\ud800", "a|b", "\x1b[2J\n", "../../x", "9" * 400),
    *([], {}, [None], ["x"], {"a": 1}, [[["x"]]]),
)
DOCUMENTS: dict[str, Any] = {
    "x.json": {
        "graphs": [
            {
                "id": PURL + "t.owl",
                "meta": {"version": "2020", "subsets": [PURL + "s"]},
                "nodes": [
                    node(
                        "T_1",
                        "hip",
                        meta={
                            "definition": {"val": "A joint.", "xrefs": ["A:1"]},
                            "synonyms": [{"pred": "hasExactSynonym", "val": "coxa"}],
                            "xrefs": [{"val": "FMA:1"}],
                            "deprecated": False,
                        },
                    ),
                    node("T_2", "knee"),
                ],
                "edges": [{"sub": PURL + "T_1", "pred": "is_a", "obj": PURL + "T_2"}],
            }
        ]
    },
    "x.jsonl": [*map(json.loads, THINGS.splitlines()), json.loads(edge(negated=True))],
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in a document."""
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def damaged(document: Any, rng: random.Random) -> Any:
    """A document in which one thing is missing, or another."""
    document = copy.deepcopy(document)
    *way, last = rng.choice(list(places(document)))
    at = document
    for key in way:
        at = at[key]
    if rng.random() < 0.25:
        del at[last]
    else:
        at[last] = rng.choice(VALUES)
    return document


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_no_damage_ends_in_anything_but_a_refusal(name: str, tmp_path: Path) -> None:
    rng = random.Random(name)
    for number in range(60):
        document = damaged(DOCUMENTS[name], rng)
        lines = document if isinstance(document, list) else [document]
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)))
        output = tmp_path / f"in{number}"
        try:
            import_files([tmp_path / name], output, below=ARM)
        except ImportRefusedError as error:
            assert str(error).isprintable() and not output.exists()
        else:
            load_atlas(output)
