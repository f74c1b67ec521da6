"""What ``plexus show``, ``sources``, ``route`` and ``compare`` answer, on the arm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import Atlas, load_atlas
from graph.__main__ import main
from graph.cli import text
from graph.referral import sources_of
from graph.routes import routes

ARM = Path(__file__).parent / "arm"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(ARM)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def plexus(*argv: str, data: Path | None = ARM) -> tuple[int, str, str]:
        code = main([*argv, *(["--data", str(data)] if data else [])])
        found = capsys.readouterr()
        assert "Traceback" not in found.out + found.err
        return code, found.out, found.err

    return plexus


@pytest.fixture
def edge(atlas: Atlas) -> tuple[str, str, str]:
    """A statement that refers pain."""
    return min(edge for edge in atlas.graph.edges(keys=True) if edge[2] == "refers pain to")


def test_show_tells_all_receipts(run: Run, atlas: Atlas, edge: tuple[str, str, str]) -> None:
    subject, object_, relation = edge
    code, out, _ = run("show", subject)
    assert code == 0
    assert atlas.graph.nodes[subject]["name"] in out
    assert relation in out and atlas.graph.nodes[object_]["name"] in out
    for receipt in atlas.graph.edges[edge]["receipts"]:
        assert receipt.locator in out
    code, out, _ = run("show", object_)
    assert code == 0 and atlas.relations[relation].inverse in out


def test_show_json_is_the_node(run: Run, atlas: Atlas, edge: tuple[str, str, str]) -> None:
    code, out, _ = run("show", edge[0], "--json")
    answer = json.loads(out)
    assert code == 0 and answer["id"] == edge[0]
    assert answer["name"] == atlas.graph.nodes[edge[0]]["name"]
    assert len(answer["statements"]) == atlas.graph.degree(edge[0])
    for said in answer["statements"]:
        found = atlas.graph.edges[said["subject"]["id"], said["object"]["id"], said["relation"]]
        assert len(said["receipts"]) == len(found["receipts"])
        assert said["strength"] == found["strength"]


def test_names_are_taken_by_id_name_and_synonym(run: Run, atlas: Atlas) -> None:
    node, data = next((n, d) for n, d in atlas.graph.nodes(data=True) if d["synonyms"])
    answers = {
        run("show", *name, "--json")[1]
        for name in ([node], [data["name"]], data["name"].upper().split(), [data["synonyms"][0]])
    }
    assert len(answers) == 1


@pytest.mark.parametrize("command", ["show", "sources", "compare", "route", "export"])
def test_unknown_name_is_one_line_with_a_hint(run: Run, atlas: Atlas, command: str) -> None:
    name = max((d["name"] for _, d in atlas.graph.nodes(data=True)), key=len)
    wrong = name[:4] + name[5:]
    rest = {
        "compare": [name],
        "route": [name],
        "export": ["--focus", wrong, "--format", "json", "--output", "x"],
    }
    argv = rest["export"] if command == "export" else [wrong, *rest.get(command, [])]
    code, out, err = run(command, *argv)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert wrong in err and f'Did you mean "{name}"' in err


@pytest.mark.parametrize("name", ["", " ", "??", "zzzzzz", "a" * 10_000, "\u202e"])
def test_strange_names_are_refused_quietly(run: Run, name: str) -> None:
    code, out, err = run("show", name)
    assert (code, out) == (2, "") and err


def test_sources_are_ranked_and_cited(run: Run, atlas: Atlas, edge: tuple[str, str, str]) -> None:
    region = edge[1]
    expected = sources_of(atlas, region)
    code, out, _ = run("sources", region, "--json")
    answer = json.loads(out)
    assert code == 0 and answer["region"]["id"] == region
    assert answer["total"] == len(expected)
    assert [source["id"] for source in answer["sources"]] == [s.id for s in expected][:20]
    strengths = [source["strength"] for source in answer["sources"]]
    assert strengths == sorted(strengths, reverse=True)
    for source in answer["sources"]:
        assert all(step["receipts"] for step in source["path"])
    code, out, _ = run("sources", region)
    assert code == 0
    assert f"  1. {atlas.graph.nodes[expected[0].id]['name']} · " in out


def test_limit_is_said(run: Run, atlas: Atlas) -> None:
    regions = [n for n, d in atlas.graph.nodes(data=True) if d["family"] == "region"]
    region = max(regions, key=lambda r: len(sources_of(atlas, r)))
    total = len(sources_of(atlas, region))
    assert total > 1
    _, out, _ = run("sources", region, "--limit", "1")
    assert f"showing 1 of {total}" in out and f"--limit {total}" in out
    _, out, _ = run("sources", region, "--limit", "1", "--json")
    answer = json.loads(out)
    assert (len(answer["sources"]), answer["total"]) == (1, total)


def test_route_reads_as_sentences(run: Run, atlas: Atlas) -> None:
    start, end, found = next(
        (s, e, found)
        for s in sorted(atlas.graph)
        for e in sorted(atlas.graph)
        if (found := routes(atlas, s, e)) and len(found[0].steps) > 1
    )
    code, out, _ = run("route", start, end)
    assert code == 0 and "  1. " in out
    code, out, _ = run("route", start, end, "--json", "--limit", "1")
    answer = json.loads(out)
    assert code == 0 and answer["routes"][0]["nodes"] == list(found[0].nodes)
    relations = {step.relation for step in found[0].steps}
    code, out, _ = run("route", start, end, "--json", "--relations", ",".join(relations))
    used = {step["relation"] for r in json.loads(out)["routes"] for step in r["steps"]}
    assert code == 0 and used <= relations


def test_route_refuses_what_makes_no_sense(run: Run, edge: tuple[str, str, str]) -> None:
    code, _, err = run("route", edge[0], edge[0])
    assert code == 2 and "name the same thing, " in err
    code, _, err = run("route", edge[0], edge[1], "--relations", "refers pane to")
    assert code == 2 and 'Did you mean "refers pain to"?' in err


def test_no_route_is_an_answer(run: Run, atlas: Atlas) -> None:
    alone = [
        (s, e)
        for s in sorted(atlas.graph)
        for e in sorted(atlas.graph)
        if s != e and not routes(atlas, s, e, relations=["tested by"])
    ]
    start, end = alone[0]
    code, out, _ = run("route", start, end, "--relations", "tested by")
    assert code == 0 and out.startswith("No short path from ")
    code, out, _ = run("route", start, end, "--relations", "tested by", "--json")
    assert code == 0 and json.loads(out)["routes"] == []


def test_compare_sets_side_by_side(run: Run, atlas: Atlas) -> None:
    one, two, three = sorted(atlas.graph)[:3]
    code, out, _ = run("compare", one, two, three)
    assert code == 0
    assert all(atlas.graph.nodes[node]["name"] in out.splitlines()[0] for node in (one, two, three))
    code, out, _ = run("compare", one, two, "--json")
    answer = json.loads(out)
    assert code == 0 and [node["id"] for node in answer["nodes"]] == [one, two]
    for argv in ([one], [one, one]):
        code, _, err = run("compare", *argv)
        assert code == 2 and "two or more" in err


@pytest.mark.parametrize("columns", ["20", "60", "400"])
def test_text_keeps_to_the_width(
    run: Run, edge: tuple[str, str, str], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("sources", edge[1])
    assert max(map(len, out.splitlines())) <= max(text.width(), 60)
