"""The works that a selection cites, and its identifiers elsewhere, as other programs take them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Atlas
from graph.citation import AUTHORS, TITLE
from graph.export import write
from graph.export.bibliography import DOCUMENT, WORK_TYPES, Author, authors_of, work_type
from graph.export.content import LICENCE_URL
from graph.version import __version__

FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
CSL_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast "
    "chapter classic collection dataset document entry entry-dictionary entry-encyclopedia "
    "event figure graphic hearing interview legal_case legislation manuscript map "
    "motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software "
    "song speech standard thesis treaty webpage"
)
"""The types of the schema of CSL-JSON, version 1.0.2."""
CSL_FIELDS = {"id": str, "type": str, "title": str, "author": list, "issued": dict, "DOI": str}
CSL_FIELDS |= {"PMID": str, "URL": str, "genre": str, "custom": dict, "version": str, "note": str}
ESCAPED = {r"\textbackslash": "\\", r"\textbraceleft": "{", r"\textbraceright": "}"}
ESCAPED |= {r"\textasciitilde": "~", r"\textasciicircum": "^"}
Entry = tuple[str, dict[str, str]]


def cited(graph: nx.MultiDiGraph) -> set[str]:
    return {row.source for *_, rows in graph.edges(data="receipts") for row in rows}


def csl_of(graph: nx.MultiDiGraph, folder: Path) -> list[dict]:
    write(graph, "csl", folder / "works.json")
    return json.loads((folder / "works.json").read_text("utf-8"))


def bibtex_of(graph: nx.MultiDiGraph, folder: Path) -> dict[str, Entry]:
    write(graph, "bibtex", folder / "works.bib")
    return entries_of((folder / "works.bib").read_text("utf-8"))


def entries_of(text: str) -> dict[str, Entry]:
    """A strict reader of BibTeX: key → type and fields; anything it does not know is an error."""
    found: dict[str, Entry] = {}
    place = text.index("@")
    assert "{" not in text[:place]
    while place < len(text):
        head = re.compile(r"@(\w+)\{([^\s,{}\"#%'()=\\~]+)").match(text, place)
        assert head, text[place : place + 60]
        fields: dict[str, str] = {}
        place = head.end()
        while field := re.compile(r",\s*(\w+)\s*=\s*\{").match(text, place):
            start = place = field.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[place], 0)
                place += 1
            assert field[1] not in fields
            fields[field[1]] = text[start : place - 1]
        end = re.compile(r"\s*\}\s*").match(text, place)
        assert end, text[place : place + 60]
        assert head[2].casefold() not in map(str.casefold, found), "a key stands once"
        found[head[2]] = head[1], fields
        place = end.end()
    return found


def printed(value: str) -> str:
    """What LaTeX prints of a field."""

    def plain(match: re.Match[str]) -> str:
        return ESCAPED[match[1]] if match[1] else match[2]

    text = re.sub(r"(\\text[a-z]+)\{\}|\\([&%$#_])", plain, value)
    return re.sub(r"^\{(.*)\}$", r"\1", text, flags=re.S)


def test_csl_has_what_its_schema_asks(whole: Atlas, tmp_path: Path) -> None:
    items = csl_of(whole.graph, tmp_path)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert {"id", "type"} <= set(item) <= set(CSL_FIELDS)
        assert all(value and isinstance(value, CSL_FIELDS[key]) for key, value in item.items())
        assert item["type"] in CSL_TYPES.split(" ")
        for name in item.get("author", []):
            assert set(name) in ({"family", "given"}, {"literal"}) and all(name.values())
        for parts in item.get("issued", {}).get("date-parts", []):
            assert 1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts)


def test_csl_has_every_work_and_first_the_atlas(whole: Atlas, tmp_path: Path) -> None:
    own, *items = csl_of(whole.graph, tmp_path)
    assert (own["title"], own["version"], own["author"]) == (
        TITLE,
        __version__,
        [{"literal": AUTHORS}],
    )
    assert LICENCE_URL in own["note"]
    assert {item["id"] for item in items} == cited(whole.graph)
    lesher = next(item for item in items if item["id"] == "lesher2008")
    assert lesher == {
        "id": "lesher2008",
        "type": "article-journal",
        "author": [
            {"family": "Lesher", "given": "JM"},
            {"family": "Dreyfuss", "given": "P"},
            {"family": "Hager", "given": "N"},
            {"family": "Kaplan", "given": "M"},
            {"family": "Furman", "given": "M"},
        ],
        "issued": {"date-parts": [[2008]]},
        "title": "Hip joint pain referral patterns: a descriptive study",
        "DOI": "10.1111/j.1526-4637.2006.00153.x",
        "PMID": "18254763",
        "URL": "https://pubmed.ncbi.nlm.nih.gov/18254763/",
        "genre": "journal article",
        "custom": {"level": "experimental", "seen": "stored page: PubMed page with full abstract"},
    }


def test_bibtex_has_every_work_and_how_to_cite(whole: Atlas, tmp_path: Path) -> None:
    entries = bibtex_of(whole.graph, tmp_path)
    assert LICENCE_URL in (tmp_path / "works.bib").read_text("utf-8")
    own = f"plexus{2026}"
    assert set(entries) == cited(whole.graph) | {own}
    assert entries.pop(own)[0] == "software"
    for id_, (type_, fields) in entries.items():
        work = whole.sources[id_]
        assert type_ in {"article", "book", "incollection", "misc", "phdthesis"}
        assert printed(fields.get("title", "")) == work.title
        assert [fields.get(name, "") for name in ("doi", "pmid", "year")] == [
            *(work.doi, work.pmid, work.year)
        ]
        assert work.level in fields["note"]
    type_, fields = entries["lesher2008"]
    assert type_ == "article"
    assert fields["author"].split(" and ")[:2] == ["Lesher, JM", "Dreyfuss, P"]


@FEW
@given(
    st.lists(
        st.text(st.characters(codec="utf-8") | st.sampled_from('{}\\,@"%#&$_~^ \n'), max_size=20),
        min_size=4,
        max_size=4,
    )
)
def test_any_text_is_bibtex_and_csl(arm: Atlas, tmp_path: Path, texts: list[str]) -> None:
    subject, object_, relation = sorted(arm.graph.edges(keys=True))[0]
    graph = arm.graph.edge_subgraph([(subject, object_, relation)]).copy()
    id_ = graph.edges[subject, object_, relation]["receipts"][0].source
    title, authors, url, year = texts
    said = {"title": title, "authors": authors, "url": url, "year": year}
    graph.graph["sources"] = {id_: replace(arm.sources[id_], **said)}
    _, item = csl_of(graph, tmp_path)
    assert [item.get(name, "") for name in ("title", "URL")] == [title, url]
    _, fields = bibtex_of(graph, tmp_path)[id_]
    assert printed(fields.get("title", "")) == " ".join(title.split())


@pytest.mark.parametrize(
    ("cell", "authors"),
    [
        ("", []),
        ("Lesher JM, van der Heijde D", [("Lesher", "JM"), ("van der Heijde", "D")]),
        ("Vincze Á, Şahin O-H", [("Vincze", "Á"), ("Şahin", "O-H")]),
        ("Propert K, ICDB Study Group", [("Propert", "K"), ("ICDB Study Group", "")]),
        ("MedLink, after Travell & Simons 1983:511",) * 2,
        ("Wikipedia contributors",) * 2,
        ("BMJ", "BMJ"),
    ],
)
def test_authors_are_told_apart(cell: str, authors: str | list[tuple[str, str]]) -> None:
    expected = [(authors, "")] if isinstance(authors, str) else authors
    assert authors_of(cell) == [Author(*author) for author in expected]


def test_those_whom_a_source_does_not_name_are_no_part_of_a_name(
    arm: Atlas, tmp_path: Path
) -> None:
    cells = ["Ramiro S, Sepriano A et al.", "Dreyfuss et al.", "Drew MK, et al., Graven-Nielsen T"]
    cells += ["Schaider JJ et al. (eds)", "Vetalis A, Muscetal B"]
    told = ["Ramiro, S and Sepriano, A and others", "{Dreyfuss} and others"]
    told += ["Drew, MK and Graven-Nielsen, T and others", "Schaider, JJ and others"]
    told += ["Vetalis, A and Muscetal, B"]
    graph = arm.graph.copy()
    source = next(iter(arm.sources.values()))
    for cell, expected in zip(cells, told, strict=True):
        graph.graph["sources"] = {**arm.sources, source.id: replace(source, authors=cell)}
        assert bibtex_of(graph, tmp_path)[source.id][1]["author"] == expected
        item = next(item for item in csl_of(graph, tmp_path) if item["id"] == source.id)
        assert ({"literal": "et al."} in item["author"]) == ("others" in expected)


def test_most_works_have_a_type_of_their_own(whole: Atlas) -> None:
    kinds = [work.kind for work in whole.sources.values()]
    unknown = [kind for kind in kinds if kind not in WORK_TYPES]
    assert len(unknown) < len(kinds) / 50
    assert work_type("never heard of") is DOCUMENT


def sssom_of(graph: nx.MultiDiGraph, folder: Path) -> tuple[dict, pd.DataFrame]:
    """The header, of which only what YAML and JSON share is written, and the table."""
    write(graph, "sssom", folder / "mappings.tsv")
    text = (folder / "mappings.tsv").read_text("utf-8")
    header: dict = {}
    inside: dict | list = {}
    for line in re.findall(r"^#(.*)$", text, flags=re.M):
        if part := re.fullmatch(r'  ("[^"]+"): (".*")', line):
            inside[json.loads(part[1])] = json.loads(part[2])  # type: ignore[call-overload]
        elif part := re.fullmatch(r'  - (".*")', line):
            inside = header[next(reversed(header))] = [json.loads(part[1])]
        elif part := re.fullmatch(r"(\w+):", line):
            inside = header[part[1]] = {}
        else:
            part = re.fullmatch(r'(\w+): (".*"|[\w:-]+)', line)
            assert part, line
            header[part[1]] = json.loads(part[2]) if part[2].startswith('"') else part[2]
    table = pd.read_csv(io.StringIO(text), sep="\t", comment="#", dtype=str, keep_default_na=False)
    return header, table


def test_sssom_is_whole(whole: Atlas, tmp_path: Path) -> None:
    header, table = sssom_of(whole.graph, tmp_path)
    assert (header["license"], header["mapping_set_version"]) == (LICENCE_URL, __version__)
    assert "cite" in header["mapping_set_description"]
    curies = table[["subject_id", "predicate_id", "object_id", "mapping_justification"]]
    used = {curie.partition(":")[0] for column in curies for curie in curies[column]}
    used.add(header["subject_source"].partition(":")[0])
    assert used == set(header["curie_map"])
    for namespace in header["curie_map"].values():
        rdflib.URIRef(namespace).n3()
        assert namespace.endswith(("/", "#", "_"))
    expected = {
        (f"plexus:{id_}", data["name"], xref)
        for id_, data in whole.graph.nodes(data=True)
        for xref in data["xrefs"]
    }
    rows = table[["subject_id", "subject_label", "object_id"]].itertuples(index=False, name=None)
    assert set(rows) == expected and len(table) == len(expected) > 1000
    assert set(table["predicate_id"]) == {"skos:closeMatch"}
    assert set(table["mapping_justification"]) == {"semapv:UnspecifiedMatching"}


def test_sssom_leaves_out_what_has_no_iri_and_says_so(arm: Atlas, tmp_path: Path) -> None:
    graph = arm.graph.subgraph(["infraspinatus", "neck"]).copy()
    graph.nodes["infraspinatus"].update(xrefs=("FMA:32546", "Wiki:I"), name='an "odd"\tname')
    graph.nodes["neck"]["xrefs"] = ()
    header, table = sssom_of(graph, tmp_path)
    assert list(table["object_id"]) == ["FMA:32546"]
    assert list(table["subject_label"]) == ['an "odd" name']
    assert "Wiki" in header["comment"]
    assert "UBERON" not in header["curie_map"]


def test_a_selection_without_receipts_or_identifiers(arm: Atlas, tmp_path: Path) -> None:
    empty = arm.graph.subgraph([])
    assert len(csl_of(empty, tmp_path)) == len(bibtex_of(empty, tmp_path)) == 1
    write(empty, "sssom", tmp_path / "mappings.tsv")
    lines = (tmp_path / "mappings.tsv").read_text("utf-8").splitlines()
    rows = list(csv.reader([line for line in lines if line[0] != "#"], delimiter="\t"))
    assert [len(row) for row in rows] == [5]
