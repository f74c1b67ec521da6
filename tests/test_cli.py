"""The ``plexus`` command, run in process on the arm."""

from __future__ import annotations

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
from graph.export import FORMATS, READ_BACK, read
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


@pytest.mark.parametrize("format", READ_BACK)
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


def test_graph_imports_neither_dash_nor_plotly() -> None:
    code = (
        "import sys, graph.__main__, graph.export, graph.cli.options;"
        "sys.exit(any(m.split('.')[0] in ('dash', 'plotly', 'webapp') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
