"""docs/reference.md says what the code and the data say."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from graph import Atlas
from graph.export import FORMATS
from tools import write_reference
from tools.write_reference import REFERENCE, commands_part, export_meaning, filled, header_of, parts


def test_the_reference_is_that_of_the_code(whole: Atlas) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    made = filled(text, parts(whole))
    assert made == text, "run: .venv/bin/python -m tools.write_reference"


def test_a_new_option_gets_into_the_reference() -> None:
    parser = argparse.ArgumentParser()
    command = parser.add_subparsers().add_parser("dance", description="move about")
    command.add_argument("--steps", metavar="N", default=2, help="so many (default: %(default)s)")
    command.add_argument("--to", choices=["waltz", "tango"], required=True)
    lines = list(commands_part(parser))
    assert lines[:3] == ["### `plexus dance`", "", "Move about."]
    assert "| `--steps N` | so many (default: 2) | no |" in lines
    assert "| `--to TO` | one of waltz, tango | yes |" in lines


def test_a_part_replaces_what_stood_between_its_markers() -> None:
    text = "a\n<!-- made: one -->\nold\n<!-- end: one -->\nb\n"
    once = filled(text, {"one": "new"})
    assert once == "a\n<!-- made: one -->\n\nnew\n\n<!-- end: one -->\nb\n"
    assert filled(once, {"one": "new"}) == once


def test_a_column_that_nothing_explains_is_named() -> None:
    with pytest.raises(ValueError, match=r"shoe_size of nodes\.csv.*tools/export_columns\.py"):
        export_meaning("csv", "nodes.csv", "shoe_size")


def test_every_word_for_a_column_is_needed(whole: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[tuple[str, str]] = set()

    def note(format_: str, file: str, column: str) -> str:
        asked.add((file.split(".")[0], column.split(":")[0]))
        return export_meaning(format_, file, column)

    monkeypatch.setattr(write_reference, "export_meaning", note)
    list(write_reference.exports_part(whole))
    told = {
        (stem, column.split(":")[0])
        for stem, words in write_reference.WORDS.items()
        for format_, column in words
        if format_ in ("", *FORMATS)
    }
    assert told <= asked


def test_a_header_is_read_from_tables_only(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("#comment: x\none\ttwo\n", encoding="utf-8")
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    assert header_of(tmp_path / "a.tsv") == ["one", "two"]
    assert header_of(tmp_path / "b.json") == []
