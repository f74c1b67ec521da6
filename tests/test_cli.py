"""The ``plexus`` command, run in process on the arm."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graph import Atlas, load_atlas
from graph.__main__ import main
from graph.cli import text
from graph.export import FORMATS, read
from graph.referral import sources_of
from graph.routes import routes
from graph.version import __version__

ROOT = Path(__file__).parent.parent
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
def broken(tmp_path: Path) -> Path:
    """The arm with a wrong row in two tables."""
    folder = Path(shutil.copytree(ARM, tmp_path / "data"))
    with (folder / "structures.csv").open("a") as file:
        file.write("bad-bone,bad bone,Bad,bonne,,A bone.,,\n")
    with (folder / "sources.csv").open("a") as file:
        file.write("bad-source,book,textbook,,,,,,,\n")
    return folder


@pytest.fixture
def edge(atlas: Atlas) -> tuple[str, str, str]:
    """A statement that refers pain."""
    return min(edge for edge in atlas.graph.edges(keys=True) if edge[2] == "refers pain to")


def test_version(run: Run) -> None:
    assert run("--version", data=None) == (0, f"plexus {__version__}\n", "")


def test_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help", data=None)
    assert code == 0
    for command in ("serve", "check", "format", "show", "sources", "route", "compare", "export"):
        assert f"  {command} " in out


@pytest.mark.parametrize("argv", [[], ["dance"], ["show"], ["sources", "x", "--limit", "0"]])
def test_wrong_usage_is_code_2(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv, data=None)
    assert code == 2 and not out and "usage: plexus" in err


def test_check_counts(run: Run, atlas: Atlas) -> None:
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert f"{len(atlas.graph)} nodes, {atlas.graph.number_of_edges()} statements" in out


def lines_of_broken(err: str) -> None:
    assert "structures.csv:" in err and " kind: unknown kind 'bonne'. Did you mean 'bone'?" in err
    assert " title: is empty (bad-source)." in err
    assert "problems found." in err


@pytest.mark.parametrize(
    "argv", [["check"], ["serve"], ["show", "x"], ["export", "--format", "json", "--output", "x"]]
)
def test_bad_data_stop_every_command(run: Run, broken: Path, argv: list[str]) -> None:
    code, out, err = run(*argv, data=broken)
    assert (code, out) == (1, "")
    lines_of_broken(err)


def test_missing_folder_is_one_line(run: Run, tmp_path: Path) -> None:
    for command in ("check", "format"):
        code, _, err = run(command, data=tmp_path / "nowhere")
        assert code == 1 and "is not a folder" in err


def test_format_mends_and_check_tells(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ARM, tmp_path / "data"))
    assert run("format", data=folder)[0] == 0
    assert run("format", "--check", data=folder)[0] == 0
    path = folder / "regions.csv"
    path.write_text(path.read_text() + "\n\n")
    code, out, err = run("format", "--check", data=folder)
    assert (code, out) == (1, "")
    assert err == f"regions.csv: is not in canonical form. Run: plexus format --data {folder}\n"
    assert run("format", data=folder) == (0, "formatted regions.csv\n", "")
    assert "All tables" in run("format", data=folder)[1]


def test_format_names_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ARM, tmp_path / "data"))
    run("format", data=folder)
    (folder / "tests.csv").write_bytes(b"\xff")
    code, out, err = run("format", data=folder)
    assert (code, out) == (1, "")
    assert err.startswith("tests.csv:1: is not UTF-8 text.")


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
    assert code == 2 and "same node" in err
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


@pytest.mark.parametrize("format", list(FORMATS))
def test_export_reads_back(run: Run, atlas: Atlas, format: str, tmp_path: Path) -> None:
    output = tmp_path / "export"
    code, out, err = run("export", "--format", format, "--output", str(output))
    assert (code, err) == (0, "")
    assert f"Wrote {len(atlas.graph)} nodes" in out and str(output) in out
    assert set(read(output, format).edges(keys=True)) == set(atlas.graph.edges(keys=True))


def test_export_takes_every_filter(
    run: Run, atlas: Atlas, edge: tuple[str, str, str], tmp_path: Path
) -> None:
    output = tmp_path / "export.json"
    filters = ["--focus", edge[0], "--hops", "1", "--relation", "Refers pain to", "part of"]
    filters += ["--region", edge[1], "--kind", "structure", "--kind", "condition", "region"]
    filters += ["--min-evidence", "popular"]
    code, _, err = run("export", "--format", "json", "--output", str(output), *filters)
    assert (code, err) == (0, "")
    found = read(output, "json")
    assert edge in found.edges(keys=True)
    assert {relation for *_, relation in found.edges(keys=True)} <= {"refers pain to", "part of"}


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["--kind", "mussle"], 'Did you mean "muscle"?'),
        (["--relation", "refers pain"], 'Did you mean "refers pain to"?'),
        (["--min-evidence", "gossip"], "There are: "),
        (["--region", "atlantis-of-old"], "atlantis-of-old"),
        (["--hops", "2"], "--hops needs --focus"),
    ],
)
def test_export_refuses_unknown_filters(
    run: Run, argv: list[str], hint: str, tmp_path: Path
) -> None:
    output = tmp_path / "export.json"
    code, out, err = run("export", "--format", "json", "--output", str(output), *argv)
    assert (code, out) == (2, "") and hint in err
    assert not output.exists()


def test_export_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    for format in FORMATS:
        output = tmp_path / "nowhere" / "export"
        code, out, err = run("export", "--format", format, "--output", str(output))
        assert (code, out) == (1, "")
        assert err.count("\n") == 1 and f"cannot write to {output}: " in err


def test_serve_says_that_the_port_is_in_use(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, err = run("serve", "--port", str(port))
    assert (code, out) == (1, "")
    assert err.startswith(f"Port {port} is in use. Choose another: plexus serve --port ")


def test_serve_refuses_an_unknown_host(run: Run) -> None:
    code, _, err = run("serve", "--host", "256.256.256.256", "--port", "0")
    assert code == 2 and err.count("\n") == 1


def test_serve_hands_over_to_the_web_app(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    served = []

    def serve(atlas: Atlas, host: str, port: int) -> int:
        served.append((len(atlas.graph), host, port))
        return 0

    app = ModuleType("webapp.__main__")
    app.serve = serve  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "webapp.__main__", app)
    assert run("serve", "--port", "0")[0] == 0
    assert [call[1:] for call in served] == [("127.0.0.1", 0)]


def test_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.__main__.load_atlas", interrupted)
    assert run("check") == (130, "", "")


def test_closed_pipe_is_quiet(edge: tuple[str, str, str]) -> None:
    command = [sys.executable, "-m", "graph", "show", edge[0], "--data", str(ARM)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.parametrize("columns", ["20", "60", "400"])
def test_text_keeps_to_the_width(
    run: Run, edge: tuple[str, str, str], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("sources", edge[1])
    assert max(map(len, out.splitlines())) <= max(text.width(), 60)


def test_graph_imports_neither_dash_nor_plotly() -> None:
    code = (
        "import sys, graph.__main__, graph.export, graph.cli.options;"
        "sys.exit(any(m.split('.')[0] in ('dash', 'plotly', 'webapp') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
