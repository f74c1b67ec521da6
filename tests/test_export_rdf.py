"""RDF exports read back to the selection that they were written from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Atlas
from graph.export import ExportError, read, write
from graph.export.iris import iri, named, ours
from graph.export.rdf import triples_of
from tests import random_atlas
from tests.test_export import assert_same, there_and_back

RDF_FORMATS = pytest.mark.parametrize("format", ["turtle", "jsonld"])
FEW = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RDF_FORMATS
@FEW
@given(rows=random_atlas.many_statements)
def test_a_random_atlas_reads_back(format: str, tmp_path: Path, rows: list) -> None:
    graph = random_atlas.with_statements(*rows).graph
    assert_same(there_and_back(graph, format, tmp_path), graph)
    said = {
        (triple.subject, triple.predicate, triple.object)
        for triple in triples_of(graph)
        if named("relation", triple.predicate.value)
    }
    supported = {
        (row.subject, row.relation, row.object) for row in rows if row.stance == "supports"
    }
    assert said == {
        (ours("plexus", subject), ours("relation", relation), ours("plexus", object_))
        for subject, relation, object_ in supported
    }


@RDF_FORMATS
def test_lists_in_any_order_and_odd_names_come_back(
    arm: Atlas, format: str, tmp_path: Path
) -> None:
    odd = "a.b_c:d~e/f (g) é%20 ..\\"
    graph = nx.relabel_nodes(arm.graph, {"infraspinatus": odd, "shoulder": "."})
    parts = {"synonyms": ("b", "a", "b", "", "B"), "xrefs": ("X:1", "FMA:9", "FMA:2")}
    lists = {**parts, "regions": ("shoulder", odd, "."), "steps": ("same", "same", "'\n\r\t\0")}
    graph.nodes[odd].update(lists, name="", definition="")
    for *edge, rows in list(graph.edges(keys=True, data="receipts")):
        subject, object_, _ = edge
        renamed = tuple(replace(row, subject=subject, object=object_) for row in rows)
        graph.edges[tuple(edge)]["receipts"] = (*renamed, *renamed)
    assert_same(there_and_back(graph, format, tmp_path), graph)


@FEW
@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_no_two_texts_have_the_same_iri(one: str, other: str) -> None:
    assert named("kind", ours("kind", one).value) == one
    assert (ours("statement", one, other) == ours("statement", other, one)) == (one == other)


@RDF_FORMATS
def test_the_order_of_triples_does_not_matter(arm: Atlas, format: str, tmp_path: Path) -> None:
    triples = list(triples_of(arm.graph))
    written = {"turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}[format]
    (tmp_path / "turned").write_bytes(ox.serialize(triples[::-1] + triples[:40], format=written))
    found = read(tmp_path / "turned", format)
    assert_same(found, arm.graph)
    assert list(found.graph["levels"]) == list(arm.graph.graph["levels"])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("px:receiptOf statement:", "px:receiptOf statement:no-", "there is no statement"),
        ("px:contested false", 'px:contested "maybe"', "neither true nor false"),
        ("px:Thing , kind:muscle", "px:Thing , kind:muscle , kind:nerve", "too many"),
        ("owl:unionOf", "px:unionOf", "does not say what"),
        ("rdf:rest rdf:nil", "rdf:rest _:subject_kinds-1-0", "does not end"),
        ('px:stance "', 'px:stance "both" ; px:stance "', "more than one"),
        ("dcterms:source work:", "dcterms:source level:", "in the namespace 'work'"),
        ("px:region plexus:", "px:region work:", "no region of ours"),
    ],
)
def test_triples_that_make_no_selection_are_refused(
    arm: Atlas, old: str, new: str, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "export.ttl"
    write(arm.graph, "turtle", path)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ExportError, match=f"cannot read .* as turtle: .*{why}"):
        read(path, "turtle")


def test_identifiers_of_known_vocabularies_are_matches(arm: Atlas) -> None:
    graph = arm.graph.subgraph(["infraspinatus"]).copy()
    graph.nodes["infraspinatus"]["xrefs"] = ("FMA:32546", "Wiki:Infraspinatus", "UBERON:a b")
    found = {
        (t.predicate, t.object)
        for t in triples_of(graph)
        if t.subject.value.endswith("/infraspinatus")
    }
    matches = {value.value for property_, value in found if property_ == iri("skos:closeMatch")}
    assert matches == {"http://purl.obolibrary.org/obo/FMA_32546"}
    literals = {value.value for property_, value in found if property_ == iri("px:xref")}
    assert literals == {"FMA:32546", "Wiki:Infraspinatus", "UBERON:a b"}
