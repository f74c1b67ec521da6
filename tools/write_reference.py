"""Write docs/reference.md from the code and the data.

What stands between two markers is made; the rest is written by hand. The meaning of a column of the
data is taken from data/README.md, that of a relation from data/relations.csv.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph import Atlas, load_atlas
from graph.cli.options import make_parser
from graph.export import FORMATS, write
from graph.selection import select
from graph.tables import columns_of, default_folder, table_files
from tools.export_columns import TABLES, WORDS
from webapp.api import api_of
from webapp.api.reference import bounds, left_out

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference.md"
EXAMPLE = "piriformis"
"""What the export is made of whose tables are listed; any node does."""


def cell(text: object) -> str:
    """A text as it stands in a cell of a table."""
    return str(text).replace("|", "\\|").replace("\n", " ") or "–"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A table in Markdown."""
    heads = list(head)
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    return [*lines, *(f"| {' | '.join(map(cell, row))} |" for row in rows)]


def code(text: str) -> str:
    """A text as code."""
    return f"`{text}`"


# The commands


def commands(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The parser of each command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return action.choices
    raise ValueError("the parser has no commands")


def _written(action: argparse.Action) -> str:
    """An option or argument as one writes it."""
    value = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    value = value if isinstance(value, str) else " ".join(value)
    if action.nargs in ("+", "*") and value:
        value += " …"
    return " ".join([*action.option_strings[-1:], *([value] if value else [])])


def _meaning(action: argparse.Action) -> str:
    text = (action.help or "") % {**vars(action), "prog": "plexus"}
    if action.choices:
        text = "; ".join(filter(None, [text, f"one of {', '.join(map(str, action.choices))}"]))
    return text


def commands_part(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every command with its arguments and options."""
    for name, command in commands(parser).items():
        yield from (
            f"### `plexus {name}`",
            "",
            f"{command.description[:1].upper()}{command.description[1:]}.",
            "",
        )
        actions = [a for a in command._actions if not isinstance(a, argparse._HelpAction)]
        rows = (
            (code(_written(a)), _meaning(a), "yes" if a.required else "no")
            for a in sorted(actions, key=lambda a: (bool(a.option_strings), not a.required))
        )
        yield from (*table(("option", "what", "needed"), rows), "")


# The tables of the data


def column_meanings() -> dict[str, dict[str, str]]:
    """Data file → column → what stands in it, from data/README.md."""
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.M)[1:]
    found: dict[str, dict[str, str]] = {}
    for file in table_files(default_folder()):
        named = "statements/*.csv" if file.startswith("statements/") else file
        part = next(part for part in parts if f"`{named}`" in part.splitlines()[0])
        rows = re.findall(r"^\| `(\w+)` \| ((?:[^|\\]|\\.)+) \|", part, flags=re.M)
        found[file] = {name: what.replace("\\|", "|").strip() for name, what in reversed(rows)}
    return found


def tables_part() -> Iterator[str]:
    """Every table of a data folder with its columns."""
    meanings = column_meanings()
    alike: dict[tuple[str, ...], list[str]] = {}
    for file in meanings:
        alike.setdefault(columns_of(file), []).append(file)
    for columns, files in alike.items():
        yield from ("### " + ", ".join(map(code, files)), "")
        rows = ((code(name), meanings[files[0]][name]) for name in columns)
        yield from (*table(("column", "what stands in it"), rows), "")


# The exports


def header_of(path: Path) -> list[str]:
    """The columns of a table that an export wrote; none where the file is no table."""
    if path.suffix not in (".csv", ".tsv"):
        return []
    first = next(line for line in path.read_text("utf-8").splitlines() if line[:1] != "#")
    return [name.strip('"') for name in first.split("\t" if path.suffix == ".tsv" else ",")]


def export_meaning(format_: str, file: str, column: str) -> str:
    """What stands in a column of an export.

    Raises
    ------
    ValueError
        If nothing says so.
    """
    stem, name = file.split(".")[0], column.split(":")[0]
    known = column_meanings()
    for key in ((format_, column), (format_, name), ("", column), ("", name)):
        if key in WORDS.get(stem, {}):
            return WORDS[stem][key]
    for table_ in TABLES.get(stem, ()):
        if name in known[table_]:
            return known[table_][name]
    raise ValueError(
        f"{format_}: nothing says what stands in the column {column} of {file}. "
        "Say it in tools/export_columns.py."
    )


def exports_part(atlas: Atlas) -> Iterator[str]:
    """Every format, and the columns of those that are tables."""
    rows = (
        (code(f.name), f.label, "a folder" if f.files else f"a file, `{f.suffix}`")
        for f in FORMATS.values()
    )
    yield from (*table(("format", "what", "written as"), rows), "")
    selection = select(atlas, focus=EXAMPLE)
    for format_ in FORMATS.values():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{format_.name}{format_.suffix}"
            write(selection, format_.name, path)
            files = format_.files or {path.name: ""}
            headers = {file: header_of(path / file if format_.files else path) for file in files}
        for file, columns in headers.items():
            if columns:
                name = file if format_.files else format_.suffix
                yield from (f"### `{format_.name}`: `{name}`", "")
                yield from ([f"{files[file]}.", ""] if files[file] else [])
                told = ((code(c), export_meaning(format_.name, file, c)) for c in columns)
                yield from (*table(("column", "what stands in it"), told), "")


# The relations


def relations_part(atlas: Atlas) -> Iterator[str]:
    """Every relation with its inverse, its meaning and its ids."""
    heads = ("relation", "inverse", "meaning", "from", "to", "pain travels", "id", "Biolink")
    rows = (
        (
            *(r.relation, r.inverse, r.meaning),
            *(", ".join(r.subject_kinds), ", ".join(r.object_kinds)),
            *(r.pain_flow, r.original_id, r.biolink),
        )
        for r in atlas.relations.values()
    )
    yield from (*table(heads, rows), "")


# The endpoints


def endpoints_part(document: Mapping[str, Any]) -> Iterator[str]:
    """Every endpoint with its parameters and answers."""
    for path, item in document["paths"].items():
        operation = item["get"]
        yield from (f"### `GET {path}`", "", f"{operation['summary']}.", "")
        rows = [
            (
                code(one["name"]),
                one.get("description", ""),
                bounds(one["schema"]),
                left_out(one),
            )
            for one in operation.get("parameters", ())
        ]
        if rows:
            yield from (*table(("parameter", "what", "allowed", "if left out"), rows), "")
        answers = ((status, a["description"]) for status, a in operation["responses"].items())
        yield from (*table(("status", "answer"), answers), "")


def parts(atlas: Atlas) -> dict[str, str]:
    """What is made, by the name of its marker."""
    made = {
        "commands": commands_part(make_parser()),
        "tables": tables_part(),
        "exports": exports_part(atlas),
        "relations": relations_part(atlas),
        "endpoints": endpoints_part(api_of(atlas).openapi()),
    }
    return {name: "\n".join(lines).strip() for name, lines in made.items()}


def filled(text: str, made: Mapping[str, str]) -> str:
    """The document with each part that is made between its markers."""
    for name, part in made.items():
        begin, end = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->"
        before, rest = text.split(begin)
        _, after = rest.split(end)
        text = f"{before}{begin}\n{part}\n\n{end}{after}"
    return text


def main() -> None:
    """Write what is made anew."""
    text = REFERENCE.read_text(encoding="utf-8")
    REFERENCE.write_text(filled(text, parts(load_atlas())), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
