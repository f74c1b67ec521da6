"""Write an import as a data folder: whole, and only if it keeps all rules."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.body_map import FILE as MAP_FILE
from graph.formatting import table_text
from graph.importing.notes import FILE as REPORT
from graph.importing.notes import Notes
from graph.importing.rows import ImportRefusedError
from graph.records import Tables
from graph.rules import find_problems
from graph.tables import FAMILY_FILES, HOME, Row, columns_of, read_tables
from graph.writing import WriteError, staged

OTHER = "statements/other.csv"
"""The table of statements whose relation is not one of ours."""
MEMBERS = (
    *("kinds.csv", "levels.csv", "relations.csv", "sources.csv", "statements"),
    *(*FAMILY_FILES.values(), MAP_FILE, REPORT),
)
TOLD = 3


def write_folder(tables: Tables, notes: Notes, output: Path, body_map: Path | None = None) -> None:
    """Write tables and the report.

    Parameters
    ----------
    tables : Tables
    notes : Notes
    output : Path
        A new or empty folder, or one that an import made; that one is replaced.
    body_map : Path, optional
        The body map that it gets, if there is one.

    Raises
    ------
    ImportRefusedError
        If another folder stands there, it cannot be written, or the tables break a rule; then
        nothing is left behind.
    """
    _refuse_strange(output)
    texts = _texts(tables)
    try:
        with staged(output, MEMBERS) as new:
            (new / "statements").mkdir()
            for file, text in texts.items():
                (new / file).write_text(text, encoding="utf-8", newline="")
            (new / REPORT).write_text(notes.table(), encoding="utf-8", newline="")
            if body_map and body_map.exists():
                shutil.copyfile(body_map, new / MAP_FILE)
            _refuse_broken(new)
    except WriteError as error:
        raise ImportRefusedError(f"{error} Choose another --output.") from error


def _refuse_strange(output: Path) -> None:
    try:
        there = output.is_dir() and any(output.iterdir())
    except (OSError, ValueError) as error:
        raise ImportRefusedError(f"{output}: cannot be written ({error}).") from error
    if there and not (output / REPORT).is_file():
        raise ImportRefusedError(
            f"{output}: is not empty, and no import made it. Choose another --output."
        )


def _refuse_broken(folder: Path) -> None:
    """Read back what was written: a folder that `plexus serve` would refuse is not made."""
    tables, problems = read_tables(folder)
    problems = problems or find_problems(tables)
    if problems:
        told = " ".join(str(problem) for problem in problems[:TOLD])
        more = f" … and {len(problems) - TOLD:,} more." if len(problems) > TOLD else ""
        raise ImportRefusedError(f"the import would break rules of the data: {told}{more}")


def _texts(tables: Tables) -> dict[str, str]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for name in ("kinds", "levels", "relations", "sources"):
        columns = columns_of(f"{name}.csv")
        rows[f"{name}.csv"] = [_row(record, columns) for record in getattr(tables, name)]
    families = {family: columns_of(file) for family, file in FAMILY_FILES.items()}
    for file in FAMILY_FILES.values():
        rows[file] = []
    for node in tables.nodes:
        rows[FAMILY_FILES[node.family]].append(_row(node, families[node.family]))
    columns = columns_of(OTHER)
    for statement in tables.statements:
        rows[HOME.get(statement.relation, OTHER)].append(_row(statement, columns))
    return {file: table_text(file, found) for file, found in rows.items()}


def _row(record: Any, columns: Iterable[str]) -> Row:
    return {column: _cell(getattr(record, column)) for column in columns}


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return "|".join(value)
    short = f"{value:g}" if isinstance(value, float) else str(value)
    return short if not isinstance(value, float) or float(short) == value else repr(value)
