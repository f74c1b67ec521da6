"""RDF exports as rdflib and Oxigraph read and ask them, and the OWL file of their terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from graph import Atlas
from graph.evidence import share
from graph.export import write
from graph.export.content import content_of
from graph.export.iris import PREFIXES, ours, outside
from graph.export.ontology import terms
from graph.export.rdf import triples_of
from graph.export.turtle import turtle
from graph.selection import select

ONTOLOGY = Path(__file__).parent.parent / "docs" / "plexus-terms.ttl"
DOCUMENT = ONTOLOGY.with_name("rdf.md")
DECLARED = "".join(f"PREFIX {prefix}: <{begin}>\n" for prefix, begin in PREFIXES.items())
Rows = set[tuple[str, ...]]
Ask = Callable[[str], Rows]


@pytest.fixture(scope="module")
def selection(whole: Atlas) -> nx.MultiDiGraph:
    """The lower back, the sciatic nerve and what is around both, in the real atlas."""
    nodes = {
        node for focus in ("lower-back", "sciatic-nerve") for node in select(whole, focus=focus)
    }
    return whole.graph.subgraph(nodes)


def asked_rdflib(path: Path, format: str) -> tuple[int, Ask]:
    graph = rdflib.Graph()
    graph.parse(path, format={"turtle": "turtle", "jsonld": "json-ld"}[format])

    def ask(query: str) -> Rows:
        return {tuple(str(value) for value in row) for row in graph.query(DECLARED + query)}

    return len(graph), ask


def asked_oxigraph(path: Path, format: str) -> tuple[int, Ask]:
    store = ox.Store()
    formats = {"turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}
    store.bulk_load(path=path, format=formats[format])

    def ask(query: str) -> Rows:
        return {tuple(value.value for value in row) for row in store.query(DECLARED + query)}

    return len(store), ask


@pytest.fixture(scope="module", params=["turtle", "jsonld"])
def files(
    request: pytest.FixtureRequest,
    selection: nx.MultiDiGraph,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("rdf") / f"export.{request.param}"
    write(selection, request.param, path)
    return path, request.param


@pytest.fixture(scope="module", params=[asked_rdflib, asked_oxigraph])
def engine(request: pytest.FixtureRequest, files: tuple[Path, str]) -> tuple[int, Ask]:
    return request.param(*files)


def nodes(*ids: str) -> tuple[str, ...]:
    return tuple(ours("plexus", id_).value for id_ in ids)


def receipts(graph: nx.MultiDiGraph) -> Iterator:
    for *_, rows in graph.edges(data="receipts"):
        yield from rows


def test_counts_are_ours(selection: nx.MultiDiGraph, engine: tuple[int, Ask]) -> None:
    triples, ask = engine
    assert triples == len(set(triples_of(selection)))
    for sort, expected in (
        ("Thing", len(selection)),
        ("Statement", selection.number_of_edges()),
        ("Receipt", sum(1 for _ in receipts(selection))),
        ("Work", len({receipt.source for receipt in receipts(selection)})),
    ):
        assert len(ask(f"SELECT ?thing {{ ?thing a px:{sort} }}")) == expected > 100


def test_what_refers_pain_to_the_lower_back(
    selection: nx.MultiDiGraph, engine: tuple[int, Ask]
) -> None:
    found = engine[1]("SELECT ?cause { ?cause relation:refers_pain_to plexus:lower-back }")
    assert found == {
        nodes(cause)
        for cause, _, relation, strength in selection.in_edges(
            "lower-back", keys=True, data="strength"
        )
        if relation == "refers pain to" and strength > 0
    }
    assert len(found) > 20


def test_which_statements_are_disputed(selection: nx.MultiDiGraph, engine: tuple[int, Ask]) -> None:
    disputed = engine[1](
        """SELECT ?subject ?label ?object {
             ?receipt px:stance "disputes" ; rdf:subject ?subject ; rdf:object ?object ;
                      rdf:predicate ?relation ; px:receiptOf/px:contested true .
             ?relation rdfs:label ?label }"""
    )
    expected = {
        (*nodes(subject), relation, *nodes(object_))
        for subject, object_, relation, contested in selection.edges(keys=True, data="contested")
        if contested
    }
    assert disputed == expected and len(disputed) > 10


def test_what_sources_only_dispute_is_not_asserted(
    selection: nx.MultiDiGraph, engine: tuple[int, Ask]
) -> None:
    denied = engine[1](
        """SELECT ?subject ?object {
             ?statement a px:Statement ; rdf:subject ?subject ; rdf:predicate ?relation ;
                        rdf:object ?object .
             FILTER NOT EXISTS { ?subject ?relation ?object } }"""
    )
    expected = {
        nodes(subject, object_)
        for subject, object_, rows in selection.edges(data="receipts")
        if all(row.stance == "disputes" for row in rows)
    }
    assert denied == expected and denied


def test_which_muscles_a_nerve_innervates_in_the_words_of_ro(
    selection: nx.MultiDiGraph, engine: tuple[int, Ask]
) -> None:
    found = engine[1](
        "SELECT ?muscle { plexus:sciatic-nerve obo:RO_0002134 ?muscle . ?muscle a kind:muscle }"
    )
    assert found == {
        nodes(muscle)
        for _, muscle, relation, strength in selection.out_edges(
            "sciatic-nerve", keys=True, data="strength"
        )
        if relation == "innervates" and strength > 0 and selection.nodes[muscle]["kind"] == "muscle"
    }
    assert nodes("semimembranosus") in found


def test_which_experiments_speak_of_pain_in_a_place(
    selection: nx.MultiDiGraph, whole: Atlas, engine: tuple[int, Ask]
) -> None:
    found = engine[1](
        """SELECT ?title ?doi {
             ?receipt rdf:predicate relation:refers_pain_to ; rdf:object plexus:lower-back ;
                      dcterms:source ?work .
             ?work px:level level:experimental ; dcterms:title ?title ; bibo:doi ?doi }"""
    )
    works = {
        whole.sources[row.source]
        for row in receipts(selection)
        if (row.relation, row.object) == ("refers pain to", "lower-back")
    }
    expected = {
        (work.title, work.doi) for work in works if work.level == "experimental" and work.doi
    }
    assert found == expected and len(found) > 3


def test_how_often_pain_is_felt(selection: nx.MultiDiGraph, engine: tuple[int, Ask]) -> None:
    found = engine[1](
        """SELECT ?receipt ?words ?share {
             ?receipt px:frequency ?words ; px:share ?share ; px:stance "supports" .
             FILTER(?share >= 0.5) }"""
    )
    expected = [
        (row.frequency, share(row.frequency))
        for row in receipts(selection)
        if row.stance == "supports" and row.frequency and (share(row.frequency) or 0) >= 0.5
    ]
    assert sorted((words, float(value)) for _, words, value in found) == sorted(expected)
    assert len(found) > 10


def test_questions_of_the_document_have_answers(engine: tuple[int, Ask]) -> None:
    queries = re.findall(r"```sparql\n(.*?)```", DOCUMENT.read_text("utf-8"), flags=re.S)
    assert [len(engine[1](query)) > 10 for query in queries] == [True] * 3


def test_the_owl_file_is_up_to_date(whole: Atlas) -> None:
    made = turtle(terms(content_of(whole.graph.subgraph([])).records))
    assert made == ONTOLOGY.read_bytes(), "run: python tools/write_terms.py"


def test_the_owl_file_describes_every_kind_and_relation(whole: Atlas) -> None:
    _, ask = asked_rdflib(ONTOLOGY, "turtle")
    kinds = ask(
        """SELECT ?label ?family ?meaning {
             ?kind a owl:Class ; rdfs:label ?label ; rdfs:comment ?meaning ;
                   rdfs:subClassOf ?up . ?up rdfs:subClassOf px:Thing ; rdfs:label ?family }"""
    )
    assert kinds == {(kind.kind, kind.family, kind.meaning) for kind in whole.kinds.values()}
    relations = ask(
        """SELECT ?label ?inverse ?meaning ?original {
             ?relation a owl:ObjectProperty ; rdfs:label ?label ; px:inverseLabel ?inverse ;
                       rdfs:comment ?meaning ; rdfs:domain/owl:unionOf ?subjects ;
                       rdfs:range/owl:unionOf ?objects .
             { ?relation owl:inverseOf/rdfs:label ?inverse } UNION
             { ?relation a owl:SymmetricProperty }
             OPTIONAL { ?relation rdfs:subPropertyOf ?original } }"""
    )
    known = whole.graph.graph["relations"].values()
    assert {row[:3] for row in relations} == {(r.relation, r.inverse, r.meaning) for r in known}
    assert {(row[0], row[3]) for row in relations if row[3] != "None"} == {
        (r.relation, outside(r.original_id).value)  # type: ignore[union-attr]
        for r in known
        if r.original_id.startswith(("RO:", "BFO:"))
    }
    assert "http://purl.obolibrary.org/obo/RO_0002134" in {row[3] for row in relations}


def test_every_term_that_is_used_is_described(whole: Atlas, selection: nx.MultiDiGraph) -> None:
    described = set(
        re.findall(
            r"^((?:px|kind|relation|level|family):\S+) a ", ONTOLOGY.read_text("utf-8"), re.M
        )
    )
    used = set(
        re.findall(
            r"\b((?:px|kind|relation|level|family):[\w\\%-]+)",
            turtle(triples_of(selection)).decode(),
        )
    )
    assert used <= described and len(used) > 100
