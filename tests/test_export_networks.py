"""Graph programs that others wrote read our files, and find what is in the atlas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from ndex2.cx2 import RawCX2NetworkFactory

from graph import Atlas
from graph.export import ExportError, read, write
from graph.export.neo4j_script import SEPARATOR
from graph.export.placing import places
from graph.marks import MARKS, mark_of
from tests.random_atlas import many_statements, with_statements
from tests.test_export import assert_same

NETWORKS = ("gexf", "cx2", "cytoscape", "neo4j", "kgx")


def counts(graph: nx.MultiDiGraph) -> tuple[int, int, int]:
    """Nodes, statements, receipts."""
    receipts = sum(len(found) for *_, found in graph.edges(data="receipts"))
    return len(graph), graph.number_of_edges(), receipts


def exported(atlas: Atlas, format_: str, folder: Path) -> Path:
    write(atlas.graph, format_, folder / "export")
    return folder / "export"


@pytest.mark.parametrize("format_", NETWORKS)
@settings(max_examples=15)
@given(rows=many_statements)
def test_a_random_atlas_reads_back(
    tmp_path_factory: pytest.TempPathFactory, format_: str, rows: list
) -> None:
    graph = with_statements(*rows).graph
    path = tmp_path_factory.mktemp("random") / "export"
    write(graph, format_, path)
    assert_same(read(path, format_), graph)


def test_networkx_reads_gexf(whole: Atlas, tmp_path: Path) -> None:
    found = nx.read_gexf(exported(whole, "gexf", tmp_path), version="1.3")
    receipts = sum(len(json.loads(text)) for *_, text in found.edges(data="receipts"))
    assert (len(found), found.number_of_edges(), receipts) == counts(whole.graph)
    where = places(whole.graph)
    for node, data in whole.graph.nodes(data=True):
        there = found.nodes[node]
        assert there["label"] == data["name"]
        assert tuple(json.loads(there["synonyms"])) == data["synonyms"]
        looks = there["viz"]
        colour = "#{r:02x}{g:02x}{b:02x}".format(**looks["color"])
        assert colour == MARKS[mark_of(data["kind"])].light
        assert (looks["position"]["x"], -looks["position"]["y"]) == where[node]
    for subject, object_, data in found.edges(data=True):
        edge = whole.graph.edges[subject, object_, data["relation"]]
        assert data["strength"] == edge["strength"]
        assert data["contested"] is edge["contested"]


def test_igraph_reads_graphml(whole: Atlas, tmp_path: Path) -> None:
    found = igraph.Graph.Read_GraphML(str(exported(whole, "graphml", tmp_path)))
    assert found.is_directed()
    receipts = sum(len(json.loads(text)) for text in found.es["receipts"])
    assert (found.vcount(), found.ecount(), receipts) == counts(whole.graph)
    names = found.vs["id"]
    edges = {
        (names[edge.source], names[edge.target], edge["relation"]): edge["strength"]
        for edge in found.es
    }
    assert edges == {
        (s, o, r): strength for s, o, r, strength in whole.graph.edges(keys=True, data="strength")
    }


def test_ndex2_reads_cx2(whole: Atlas, tmp_path: Path) -> None:
    data = json.loads(exported(whole, "cx2", tmp_path).read_text("utf-8"))
    found = RawCX2NetworkFactory().get_cx2network(data)
    nodes, edges = found.get_nodes(), found.get_edges()
    receipts = sum(len(edge["v"]["receipts"]) for edge in edges.values())
    assert (len(nodes), len(edges), receipts) == counts(whole.graph)
    where = places(whole.graph)
    for node in nodes.values():
        expected = whole.graph.nodes[node["v"]["represents"]]
        assert node["v"]["name"] == expected["name"]
        assert tuple(node["v"].get("xrefs", ())) == expected["xrefs"]
        assert (node["x"], node["y"]) == where[node["v"]["represents"]]
    assert found.get_network_attributes()["rights"] == "CC-BY-4.0"
    check_cx2_style(found.get_visual_properties(), whole)
    declared = found.get_attribute_declarations()
    assert declared["nodes"]["synonyms"]["d"] == "list_of_string"
    assert {name for node in nodes.values() for name in node["v"]} <= set(declared["nodes"])
    assert {name for edge in edges.values() for name in edge["v"]} <= set(declared["edges"])


def check_cx2_style(style: dict[str, Any], atlas: Atlas) -> None:
    """Every kind has a colour, and every relation a line."""
    colours = style["nodeMapping"]["NODE_BACKGROUND_COLOR"]["definition"]
    assert colours["attribute"] == "kind"
    assert {pair["v"] for pair in colours["map"]} == set(atlas.kinds)
    lines = style["edgeMapping"]["EDGE_LINE_COLOR"]["definition"]
    assert lines["attribute"] == "interaction"
    assert {pair["v"] for pair in lines["map"]} == set(atlas.relations)


def test_ndex2_writes_the_same_network_again(arm: Atlas, tmp_path: Path) -> None:
    data = json.loads(exported(arm, "cx2", tmp_path).read_text("utf-8"))
    again = RawCX2NetworkFactory().get_cx2network(data).to_cx2()
    (tmp_path / "again.cx2").write_text(json.dumps(again), "utf-8")
    assert_same(read(tmp_path / "again.cx2", "cx2"), arm.graph)


def test_networkx_reads_cytoscape(whole: Atlas, tmp_path: Path) -> None:
    data = json.loads(exported(whole, "cytoscape", tmp_path).read_text("utf-8"))
    found = nx.cytoscape_graph(data)
    assert isinstance(found, nx.MultiDiGraph)
    assert set(found.edges(keys=True)) == set(whole.graph.edges(keys=True))
    assert counts(found) == counts(whole.graph)


def test_pandas_reads_neo4j(whole: Atlas, tmp_path: Path) -> None:
    folder = exported(whole, "neo4j", tmp_path)
    tables = {
        path.stem: pd.read_csv(path, dtype=str, keep_default_na=False)
        for path in folder.glob("*.csv")
    }
    nodes, edges, receipts = (tables[n] for n in ("nodes", "relationships", "receipts"))
    assert (len(nodes), len(edges), len(receipts)) == counts(whole.graph)
    ids = set(nodes["id:ID(Entity)"])
    assert ids == set(whole.graph)
    assert set(edges[":START_ID(Entity)"]) | set(edges[":END_ID(Entity)"]) <= ids
    assert edges["id"].is_unique and set(receipts["statement"]) <= set(edges["id"])
    assert receipts["id:ID(Receipt)"].is_unique
    assert list(tables["cites"][":START_ID(Receipt)"]) == list(receipts["id:ID(Receipt)"])
    assert set(tables["cites"][":END_ID(Work)"]) == set(tables["works"]["id:ID(Work)"])
    for row in nodes.to_dict("records"):
        synonyms = row["synonyms:string[]"]
        found = tuple(synonyms.split(SEPARATOR)) if synonyms else ()
        assert found == whole.graph.nodes[row["id:ID(Entity)"]]["synonyms"]
        assert row[":LABEL"].split(SEPARATOR)[0] == "Entity"
    strengths = edges["strength:double"].astype(float)
    assert sorted(strengths) == sorted(s for *_, s in whole.graph.edges(data="strength"))
    assert set(edges["contested:boolean"]) <= {"true", "false"}


def test_the_script_loads_every_column_kind_and_relation(whole: Atlas, tmp_path: Path) -> None:
    folder = exported(whole, "neo4j", tmp_path)
    script = (folder / "import.cypher").read_text("utf-8")
    for name in ("nodes", "works", "receipts", "relationships", "cites"):
        assert f"'file:///{name}.csv'" in script
        header = (folder / f"{name}.csv").read_text("utf-8").splitlines()[0]
        for column in header.split(","):
            assert column in (":LABEL", ":TYPE") or f"`{column}`" in script
    for kind in whole.kinds:
        assert f'{{kind: "{kind}"}}' in script
    for relation in whole.relations:
        assert f'= "{relation}"' in script
    types = set(pd.read_csv(folder / "relationships.csv")[":TYPE"])
    assert all(f":`{type_}`" in script for type_ in types)


def test_neo4j_refuses_a_list_that_it_could_not_divide(arm: Atlas, tmp_path: Path) -> None:
    selection = arm.graph.subgraph(sorted(arm.graph)[:1]).copy()
    selection.nodes[sorted(selection)[0]]["synonyms"] = (f"one{SEPARATOR}two",)
    with pytest.raises(ExportError, match="0x1f"):
        write(selection, "neo4j", tmp_path / "export")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE gexf [<!ENTITY a "b">]>\n<gexf',
        '<!DOCTYPE gexf [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n<gexf',
        '<graphml xmlns="http://gexf.net/1.3"/><gexf',
    ],
)
def test_hostile_gexf_is_refused(arm: Atlas, hostile: str, tmp_path: Path) -> None:
    path = exported(arm, "gexf", tmp_path)
    path.write_text(path.read_text("utf-8").replace("<gexf", hostile, 1), "utf-8")
    with pytest.raises(ExportError, match=r"cannot read .* as gexf"):
        read(path, "gexf")


def test_gexf_has_nothing_of_the_day(arm: Atlas, tmp_path: Path) -> None:
    """A date would make the same selection other bytes tomorrow."""
    assert "lastmodifieddate" not in exported(arm, "gexf", tmp_path).read_text("utf-8")
