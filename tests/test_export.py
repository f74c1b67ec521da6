"""Every export is whole, deterministic, and reads back to the selection it was written from."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Atlas, load_atlas
from graph.export import FORMATS, READ_BACK, ExportError, cells, pack, read, write
from graph.export.biolink import category
from graph.export.content import LICENCE_URL, RECORDS
from graph.selection import select
from graph.version import __version__

ARM = Path(__file__).parent / "arm"
SETTINGS = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ANY_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
    | st.sampled_from("=+-@\t\r\n|\\'\"&<>,;"),
    max_size=12,
)
ALL_FORMATS = pytest.mark.parametrize("format", list(FORMATS))
WHOLE_FORMATS = pytest.mark.parametrize("format", READ_BACK)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(ARM)


def assert_same(found: nx.MultiDiGraph, expected: nx.MultiDiGraph) -> None:
    """Nodes, edges, their attributes and receipts are equal, and the records that they need."""
    assert isinstance(found, nx.MultiDiGraph)
    assert dict(found.nodes(data=True)) == dict(expected.nodes(data=True))
    assert found.adj == expected.adj
    cited = {r.source for *_, rs in expected.edges(data="receipts") for r in rs}
    for name in RECORDS:
        wanted = expected.graph[name]
        if name == "sources":
            wanted = {id_: source for id_, source in wanted.items() if id_ in cited}
        assert found.graph[name] == wanted


def there_and_back(selection: nx.MultiDiGraph, format: str, folder: Path) -> nx.MultiDiGraph:
    path = folder / f"{format}-export"
    write(selection, format, path)
    return read(path, format)


@WHOLE_FORMATS
def test_whole_graph_reads_back(atlas: Atlas, format: str, tmp_path: Path) -> None:
    assert_same(there_and_back(atlas.graph, format, tmp_path), atlas.graph)


@WHOLE_FORMATS
def test_real_data_read_back(whole: Atlas, format: str, tmp_path: Path) -> None:
    part = select(whole, regions=["hip-region", "lower-back"])
    assert_same(there_and_back(part, format, tmp_path), part)


@WHOLE_FORMATS
@SETTINGS
@given(data=st.data())
def test_any_selection_reads_back(
    atlas: Atlas, format: str, tmp_path: Path, data: st.DataObject
) -> None:
    nodes = data.draw(st.sets(st.sampled_from(sorted(atlas.graph))))
    selection = atlas.graph.subgraph(nodes).copy()
    edges = sorted(selection.edges(keys=True))
    if edges:
        selection.remove_edges_from(data.draw(st.lists(st.sampled_from(edges), unique=True)))
    assert_same(there_and_back(selection, format, tmp_path), selection)


@WHOLE_FORMATS
@SETTINGS
@given(texts=st.lists(ANY_TEXT, min_size=6, max_size=6))
def test_any_text_reads_back(atlas: Atlas, format: str, tmp_path: Path, texts: list[str]) -> None:
    whole = atlas.graph
    subject, object_, relation = sorted(whole.edges(keys=True))[0]
    selection = whole.edge_subgraph([(subject, object_, relation)]).copy()
    name, plain, definition, synonym, note, title = texts
    node = {"name": name, "plain_name": plain, "definition": definition}
    selection.nodes[subject].update(node, synonyms=(synonym,) if synonym else ())
    receipts = selection.edges[subject, object_, relation]["receipts"]
    selection.edges[subject, object_, relation]["receipts"] = tuple(
        replace(receipt, note=note) for receipt in receipts
    )
    selection.graph["sources"] = {
        id_: replace(source, title=title) for id_, source in whole.graph["sources"].items()
    }
    assert_same(there_and_back(selection, format, tmp_path), selection)


def bytes_of(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@ALL_FORMATS
def test_same_selection_gives_same_bytes(atlas: Atlas, format: str, tmp_path: Path) -> None:
    turned = nx.MultiDiGraph(**atlas.graph.graph)
    turned.add_nodes_from(reversed(list(atlas.graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(atlas.graph.edges(keys=True, data=True))))
    for folder, graph in (("one", atlas.graph), ("two", turned)):
        (tmp_path / folder).mkdir()
        write(graph, format, tmp_path / folder / "export")
    one, two = bytes_of(tmp_path / "one" / "export"), bytes_of(tmp_path / "two" / "export")
    assert one == two
    assert pack(atlas.graph, format) == pack(turned, format)


@ALL_FORMATS
def test_licence_version_and_citation_travel_along(
    atlas: Atlas, format: str, tmp_path: Path
) -> None:
    write(atlas.graph, format, tmp_path / "export")
    everything = b"".join(bytes_of(tmp_path / "export").values()).decode()
    assert LICENCE_URL in everything
    assert f"version {__version__}" in everything
    assert "cite" in everything


@ALL_FORMATS
def test_pack_is_the_same_export_in_one_file(atlas: Atlas, format: str, tmp_path: Path) -> None:
    name, packed = pack(atlas.graph, format)
    write(atlas.graph, format, tmp_path / "export")
    if FORMATS[format].files is None:
        assert name == f"plexus{FORMATS[format].suffix}" and FORMATS[format].suffix
        assert packed == (tmp_path / "export").read_bytes()
        return
    assert name == f"plexus-{format}.zip"
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        found = {Path(entry).name: archive.read(entry) for entry in archive.namelist()}
    assert found == bytes_of(tmp_path / "export")


def test_kgx_has_the_columns_of_the_interface(atlas: Atlas, tmp_path: Path) -> None:
    write(atlas.graph, "kgx", tmp_path / "kgx")
    nodes = pd.read_csv(tmp_path / "kgx" / "nodes.tsv", sep="\t", dtype=str, keep_default_na=False)
    edges = pd.read_csv(tmp_path / "kgx" / "edges.tsv", sep="\t", dtype=str, keep_default_na=False)
    assert {"id", "category", "name", "synonym", "description", "xref", "kind"} <= set(nodes)
    assert {
        *("id", "subject", "predicate", "object", "relation", "publications", "negated"),
        *("primary_knowledge_source", "knowledge_level", "agent_type", "source_id"),
    } <= set(edges)
    receipts = [r for *_, found in atlas.graph.edges(data="receipts") for r in found]
    assert len(nodes) == len(atlas.graph) and len(edges) == len(receipts)
    assert edges["id"].is_unique
    assert set(edges["subject"]) | set(edges["object"]) <= set(nodes["id"])
    assert nodes["category"].str.startswith("biolink:").all()
    assert edges["predicate"].str.startswith("biolink:").all()
    disputing = sum(receipt.stance == "disputes" for receipt in receipts)
    assert (edges["negated"] == "true").sum() == disputing
    by_id = edges.groupby("source_id").size().to_dict()
    assert by_id == pd.Series([receipt.source for receipt in receipts]).value_counts().to_dict()
    assert nodes["id"].str.startswith("plexus:").all()
    for row in edges.itertuples():
        source = atlas.sources[row.source_id]
        assert (f"PMID:{source.pmid}" in row.publications.split("|")) == bool(source.pmid)
        assert (f"DOI:{source.doi}" in row.publications.split("|")) == bool(source.doi)


def test_every_kind_has_a_biolink_class() -> None:
    kinds = load_atlas(ARM).kinds.values()
    assert "biolink:NamedThing" not in {category(kind.kind, kind.family) for kind in kinds}


def test_networkx_reads_json_and_graphml(atlas: Atlas, tmp_path: Path) -> None:
    write(atlas.graph, "json", tmp_path / "export.json")
    data = json.loads((tmp_path / "export.json").read_text())
    linked = nx.node_link_graph(data, edges="edges")
    assert isinstance(linked, nx.MultiDiGraph)
    assert set(linked.edges(keys=True)) == set(atlas.graph.edges(keys=True))
    write(atlas.graph, "graphml", tmp_path / "export.graphml")
    found = nx.read_graphml(tmp_path / "export.graphml", force_multigraph=True)
    assert set(found) == set(atlas.graph)
    assert sorted((s, o, d["relation"]) for s, o, d in found.edges(data=True)) == sorted(
        atlas.graph.edges(keys=True)
    )


def test_pandas_reads_csv(atlas: Atlas, tmp_path: Path) -> None:
    write(atlas.graph, "csv", tmp_path / "csv")
    tables = {path.stem: pd.read_csv(path) for path in (tmp_path / "csv").glob("*.csv")}
    assert len(tables["nodes"]) == len(atlas.graph)
    assert len(tables["edges"]) == atlas.graph.number_of_edges()
    joined = tables["receipts"].merge(tables["sources"], left_on="source", right_on="id")
    assert len(joined) == len(tables["receipts"])


def test_csv_that_a_spreadsheet_has_saved_reads_back(atlas: Atlas, tmp_path: Path) -> None:
    write(atlas.graph, "csv", tmp_path / "csv")
    for table in (tmp_path / "csv").glob("*.csv"):
        text = table.read_text("utf-8").replace(",true,", ",TRUE,").replace(",false,", ",FALSE,")
        table.write_text(text, "utf-8-sig", newline="")
    back = read(tmp_path / "csv", "csv")
    assert dict(back.nodes(data=True)) == dict(atlas.graph.nodes(data=True))
    for edge in atlas.graph.edges(keys=True):
        assert back.edges[edge] == atlas.graph.edges[edge]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta", "'=1", "''+", "plain", "'s", ""])
def test_formulas_are_escaped_and_come_back(cell: str) -> None:
    escaped = cells.escape_formula(cell)
    assert not escaped.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.unescape_formula(escaped) == cell


@SETTINGS
@given(parts=st.lists(ANY_TEXT.filter(bool)))
def test_lists_are_joined_and_split(parts: list[str]) -> None:
    assert cells.split(cells.join(parts)) == tuple(parts)
    assert cells.unescape_breaks(cells.escape_breaks("".join(parts))) == "".join(parts)


def test_unknown_format_is_named(atlas: Atlas, tmp_path: Path) -> None:
    for call in (
        lambda: write(atlas.graph, "xlsx", tmp_path / "export"),
        lambda: read(tmp_path, "xlsx"),
        lambda: pack(atlas.graph, "xlsx"),
    ):
        with pytest.raises(ExportError, match=r"no format 'xlsx'\. Choose one of: kgx, csv"):
            call()


@WHOLE_FORMATS
def test_reading_something_else_is_refused(format: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=f"cannot read .* as {format}"):
        read(tmp_path / "nowhere", format)
    other = tmp_path / "other"
    if FORMATS[format].files is None:
        other.write_bytes(b"\xff{<")
    else:
        other.mkdir()
        for name in FORMATS[format].files:
            (other / name).write_bytes(b"id\n\xff\n")
    with pytest.raises(ExportError, match=f"cannot read .* as {format}"):
        read(other, format)


def test_a_part_is_not_read_back_and_says_so(atlas: Atlas, tmp_path: Path) -> None:
    parts = set(FORMATS) - set(READ_BACK)
    assert parts == {"csl", "bibtex", "sssom"}
    for format in parts:
        write(atlas.graph, format, tmp_path / format)
        with pytest.raises(ExportError, match=rf"{format} holds a part .* Choose one of: kgx, csv"):
            read(tmp_path / format, format)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_xml_refuses_what_it_cannot_hold(atlas: Atlas, format: str, tmp_path: Path) -> None:
    selection = atlas.graph.subgraph(sorted(atlas.graph)[:1]).copy()
    selection.nodes[sorted(selection)[0]]["name"] = "bell \x07"
    with pytest.raises(ExportError, match="0x07"):
        write(selection, format, tmp_path / "export")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_xml_with_entities_is_not_read(atlas: Atlas, format: str, tmp_path: Path) -> None:
    write(atlas.graph, format, tmp_path / "export")
    head, rest = (tmp_path / "export").read_text("utf-8").split("?>", 1)
    (tmp_path / "export").write_text(f'{head}?><!DOCTYPE x [<!ENTITY a "b">]>{rest}', "utf-8")
    with pytest.raises(ExportError, match=f"as {format}: .*EntitiesForbidden"):
        read(tmp_path / "export", format)


def test_selected_part_carries_only_its_sources(atlas: Atlas, tmp_path: Path) -> None:
    edge = sorted(atlas.graph.edges(keys=True))[0]
    selection = select(atlas, focus=edge[0], hops=1, relations=[edge[2]])
    found = there_and_back(selection, "json", tmp_path)
    cited = {r.source for *_, rs in selection.edges(data="receipts") for r in rs}
    assert set(found.graph["sources"]) == cited
