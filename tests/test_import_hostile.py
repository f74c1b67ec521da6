"""Hostile and broken files: one clear line each, exit code 1, and nothing left behind."""

from __future__ import annotations

import io
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.__main__ import main
from graph.importing import ImportRefusedError, Limits, import_files

OBO = "format-version: 1.2\nontology: test\n\n"
NODES = "id\tcategory\tname\n"
EDGES = "subject\tpredicate\tobject\n"
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<graph edgedefault="directed">{}</graph></graphml>'
)
SMALL = Limits(file=1 << 20, document=1 << 18, line=1 << 12, members=10, ratio=50)


def term(id_: str, name: str, *more: str) -> str:
    return "\n".join(["[Term]", f"id: {id_}", f"name: {name}", *more, "", ""])


def laughs() -> str:
    entities = ['<!ENTITY a0 "ha">']
    entities += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    return f"<!DOCTYPE graphml [{''.join(entities)}]>" + GRAPHML.format('<node id="&a11;"/>')


def outside(target: str) -> str:
    return f'<!DOCTYPE graphml [<!ENTITY x SYSTEM "{target}">]>' + GRAPHML.format(
        '<node id="n"><data key="name">&x;</data></node>'
    )


def deep(count: int) -> str:
    return '{"graphs": ' + "[" * count + "]" * count + "}"


BAD_TEXTS: dict[str, tuple[str, str | bytes, str]] = {
    "entity bomb": ("bomb.graphml", laughs(), "declares a document type or entities"),
    "entity of a file": ("x.graphml", outside("file:///etc/hostname"), "could fetch or unfold"),
    "entity of a network": ("x.graphml", outside("http://127.0.0.1:9/x"), "could fetch or unfold"),
    "document type": (
        "x.graphml",
        '<!DOCTYPE graphml SYSTEM "http://127.0.0.1:9/x.dtd">' + GRAPHML.format(""),
        "Take the DOCTYPE away",
    ),
    "broken XML": ("x.graphml", "<graphml><graph>", "is no XML that can be read"),
    "no graph": ("x.graphml", "<other/>", "holds no graph"),
    "same node twice": (
        "x.graphml",
        GRAPHML.format('<node id="n"/><node id="n"/>'),
        "'n' stands on two nodes",
    ),
    "deep JSON": ("x.json", deep(100_000), "nested too deeply"),
    "deep JSON line": ("x_nodes.jsonl", "[" * 4000 + "\n", "is no JSON"),
    "huge number": ("x.json", '{"graphs": ' + "9" * 5000 + "}", "cannot be read as OBO"),
    "other JSON": ("x.json", '{"a": 1}', "it has no graphs with nodes"),
    "same JSON node twice": (
        "x.json",
        json.dumps({"graphs": [{"id": "g", "nodes": [{"id": "X:1"}, {"id": "X:1"}]}]}),
        "'X:1' stands on two nodes",
    ),
    "UTF-16": ("x.obo", (OBO + term("X:1", "a")).encode("utf-16"), ":1: is UTF-16 text. Save it"),
    "Latin-1": (
        "x.obo",
        (OBO + term("X:1", "Hüfte")).encode("latin-1"),
        "x.obo:6: is not UTF-8 text. Save it as UTF-8.",
    ),
    "NUL": ("x.obo", OBO + term("X:1", "a\0b"), "x.obo:6: holds a NUL byte"),
    "control character": (
        "x_nodes.jsonl",
        '{"id": "X:1", "name": "bell \\u0007"}',
        "'X:1': holds a control character (0x07)",
    ),
    "half a character": (
        "x_nodes.jsonl",
        '{"id": "X:1", "name": "\\ud800"}',
        "holds half a character",
    ),
    "same term twice": (
        "x.obo",
        OBO + term("X:1", "a") + term("X:1", "b"),
        "x.obo:9: the id 'X:1' stands also in line 5",
    ),
    "same row twice": (
        "x_nodes.tsv",
        NODES + "X:1\t\ta\nX:1\t\tb\n",
        "x_nodes.tsv:3: the id 'X:1'",
    ),
    "circle of is a": (
        "x.obo",
        OBO + term("X:1", "a", "is_a: X:2") + term("X:2", "b", "is_a: X:1"),
        "'is a' X:1 → X:2 → X:1. Take one step of the circle away",
    ),
    "no id": ("x_nodes.tsv", NODES + "\t\ta\n", "x_nodes.tsv:2: has no id"),
    "no predicate": ("x_edges.tsv", EDGES + "X:1\t\tX:2\n", "x_edges.tsv:2: has no subject, pred"),
    "other columns": ("x.tsv", "a\tb\n1\t2\n", ":1: has neither a column id nor subject"),
    "too many cells": ("x_nodes.tsv", NODES + "a\tb\tc\td\n", ":2: has 4 cells and not 3"),
    "line that is a list": ("x.jsonl", "[1]\n", "x.jsonl:1: is no object"),
    "not OBO": (
        "x.obo",
        "format-version: 1.2\n[Term]\nid: X:1\nfoo bar\n",
        "cannot be read as OBO",
    ),
    "nothing in it": ("x.obo", OBO, "the files hold no thing with a name"),
    "empty file": ("x.obo", "", "x.obo: is empty"),
    "unknown suffix": ("x.docx", "text", "x.docx: is of no kind that can be imported"),
    "export that is none": ("x.csv", "plexus", "is of no kind that can be imported"),
    "archive that is none": ("x.zip", "PK", "is no zip archive that can be read"),
}


def refused(path: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Import a file in vain: one line on standard error, code 1, and no folder."""
    before = sorted(output.parent.iterdir())
    assert main(["import", str(path), "--output", str(output)]) == 1
    out, err = capsys.readouterr()
    assert not out and err.count("\n") == 1 and err.startswith("plexus: ")
    assert sorted(output.parent.iterdir()) == before
    return err


@pytest.mark.parametrize("case", list(BAD_TEXTS))
def test_bad_file_is_refused_in_one_line(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, message = BAD_TEXTS[case]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert message in refused(path, tmp_path / "out", capsys)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "cannot be read (No such file"),
        (lambda path: path.mkdir(), "holds no nodes.tsv and edges.tsv"),
        (lambda path: os.mkfifo(path), "is neither a file nor a folder"),
        (a_socket, "is neither a file nor a folder"),
        (lambda path: path.symlink_to(path), "cannot be read"),
    ],
    ids=["missing", "empty folder", "pipe", "socket", "link to itself"],
)
def test_what_is_no_file_is_refused(
    make: Callable[[Path], None],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
    make(Path("x"))
    assert message in refused(Path("x"), tmp_path / "out", capsys)


@pytest.mark.parametrize("name", ["x.obo", "x.json", "x_nodes.tsv", "x.graphml", "x.zip"])
def test_a_file_that_may_not_be_read_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text("closed")
    real = io.open

    def closed(file: object, *args: object, **more: object) -> object:
        if Path(str(file)).name == name:
            raise PermissionError(13, "Permission denied")
        return real(file, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", closed)
    with pytest.raises(ImportRefusedError, match=rf"{name}: cannot be read \(Permission denied\)"):
        import_files([tmp_path / name], tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.obo", OBO + "remark: " + "x" * 5000, "x.obo:4: has more than 4 KiB"),
        (
            "x_nodes.tsv",
            "id\tname\nX:1\t" + "y" * 5000 + "\n",
            "x_nodes.tsv:2: has more than 4 KiB",
        ),
        ("x.obo", OBO + "remark: x\n" * 200_000, "1 MiB is the most"),
        ("x.json", " " * 300_000, "256 KiB is the most"),
    ],
)
def test_long_lines_and_large_files_are_refused(
    name: str, content: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ImportRefusedError, match=message):
        import_files([tmp_path / name], tmp_path / "out", limits=SMALL)
    assert not (tmp_path / "out").exists()


def test_a_gibibyte_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "x.obo"
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)  # sparse: it takes no room
    with pytest.raises(ImportRefusedError, match="1 GiB is the most"):
        import_files([path], tmp_path / "out")


def test_a_long_line_is_refused_long_before_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.obo"
    with path.open("wb") as file:
        file.write(b"x" * (1 << 20))
        file.truncate(1 << 28)
    with pytest.raises(ImportRefusedError, match=r"x\.obo:1: has more than 4 KiB"):
        import_files([path], tmp_path / "out", limits=Limits(line=1 << 12))


# What is read, and does no harm


def test_ids_and_names_lead_nowhere(tmp_path: Path) -> None:
    evil = "../../../etc/passwd"
    text = NODES + f"{evil}\t\t{evil}\nX:2\t\t<script>alert(1)</script>\nX:3\t\t=1+1\n"
    (tmp_path / "x_nodes.tsv").write_text(text)
    made = import_files([tmp_path / "x_nodes.tsv"], tmp_path / "out")
    assert {node.id for node in made.tables.nodes} == {"etc-passwd", "script-alert-1-script", "1-1"}
    assert {node.name for node in made.tables.nodes} >= {evil, "<script>alert(1)</script>"}
    assert any("looks like a formula" in line for line in made.notes.lines())
    assert ",'=1+1," in (tmp_path / "out" / "import-report.csv").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "x_nodes.tsv"]


def test_imports_of_an_ontology_are_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("urllib.request.urlopen", fetch)
    other = tmp_path / "other.obo"
    other.write_text(OBO + term("X:9", "from the other file"))
    head = f"format-version: 1.2\nimport: http://127.0.0.1:9/x.obo\nimport: {other}\n\n"
    (tmp_path / "x.obo").write_text(head + term("X:1", "hip"))
    made = import_files([tmp_path / "x.obo"], tmp_path / "out")
    assert [node.name for node in made.tables.nodes] == ["hip"]


def test_no_other_folder_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.obo").write_text(OBO + term("X:1", "hip"))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "structures.csv").write_text("by hand")
    command = ["import", str(tmp_path / "x.obo"), "--output", str(mine)]
    assert main(command) == 1
    assert "is not empty, and no import made it" in capsys.readouterr().err
    assert (mine / "structures.csv").read_text() == "by hand"
    (mine / "structures.csv").unlink()
    assert main(command) == 0 and main(command) == 0
    (tmp_path / "x.obo").write_text("broken")
    before = {path: path.read_bytes() for path in mine.rglob("*.csv")}
    assert main(command) == 1
    assert {path: path.read_bytes() for path in mine.rglob("*.csv")} == before
