"""Bring the tables of a data folder into their canonical order and spelling."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from graph.cells import split
from graph.records import Problem
from graph.tables import (
    DIFFERENCES,
    EXCEPTIONS,
    FAMILY_FILES,
    HOME,
    Row,
    columns_of,
    read_rows,
    table_files,
)
from graph.writing import write_together

SORTED_LISTS = ("synonyms", "regions", "xrefs")
LISTS = (*SORTED_LISTS, "steps", "subject_kinds", "object_kinds")
STATEMENT_ORDER = ("subject", "relation", "object", "source", "locator")


def _spelt(row: Row) -> Row:
    """A row with composed characters and tidy lists; reading has trimmed the cells already."""
    tidy = {
        column: cell if cell.isascii() else unicodedata.normalize("NFC", cell)
        for column, cell in row.items()
    }
    for column in LISTS:
        if tidy.get(column):
            parts = split(tidy[column])
            if column in SORTED_LISTS:
                parts = tuple(sorted(parts, key=lambda part: (part.casefold(), part)))
            tidy[column] = "|".join(parts)
    return tidy


def _order_of(file: str) -> tuple[str, ...]:
    """The columns that a table is sorted by; none where the order is the author's."""
    if file.startswith("statements/"):
        return STATEMENT_ORDER
    if file in (EXCEPTIONS, DIFFERENCES):
        return columns_of(file)[:2]
    return ("id",) if file in {*FAMILY_FILES.values(), "sources.csv"} else ()


def table_text(file: str, rows: Iterable[Row]) -> str:
    """The canonical text of a table, from its rows in any order."""
    order, columns = _order_of(file), columns_of(file)
    tidy = [_spelt(row) for row in rows]
    if order:
        tidy.sort(key=lambda row: [row[column] for column in (*order, *columns)])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in tidy)
    return text.getvalue()


def _canonical_texts(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """The canonical text of every readable table; statements in the file of their relation."""
    rows: dict[str, list[Row]] = {}
    for file in table_files(folder):
        before = len(problems)
        read = [row for _, row in read_rows(folder, file, problems)]
        if len(problems) == before:
            rows[file] = read
    unreadable = {problem.file for problem in problems}
    settled: dict[str, list[Row]] = {file: [] for file in rows}
    for file, read in rows.items():
        for row in read:
            home = HOME.get(row["relation"], file) if file.startswith("statements/") else file
            settled.setdefault(file if home in unreadable else home, []).append(row)
    return {file: table_text(file, found) for file, found in settled.items()}


def format_folder(
    folder: Path, check: bool = False, problems: list[Problem] | None = None
) -> list[str]:
    """Bring every table of a data folder into its canonical form.

    Nodes and sources are sorted by id, statements by subject, relation, object, source and locator
    and moved to the file of their relation; kinds, levels and relations keep their order. Cells are
    trimmed, lists sorted (the steps of an exercise keep their order), quotes only where needed, LF.

    Parameters
    ----------
    folder : Path
        A data folder.
    check : bool
        Only tell what would change.
    problems : list of Problem, optional
        Gets the tables that cannot be read; those are left as they are.

    Returns
    -------
    list of str
        The files that changed (or would), by their path below the folder.

    Raises
    ------
    graph.writing.WriteError
        If a table cannot be written; then none has changed.
    """
    texts = _canonical_texts(folder, problems if problems is not None else [])
    changed: dict[str, bytes] = {}
    for file, text in texts.items():
        path, new = folder / file, text.encode()
        if not path.exists() or path.read_bytes() != new:
            changed[file] = new
    if changed and not check:
        # Fuller files first: should the machine stop midway, a row stands twice rather than never.
        fuller = sorted(changed, key=lambda file: -_growth(folder / file, changed[file]))
        write_together({folder / file: changed[file] for file in fuller})
    return list(changed)


def _growth(path: Path, new: bytes) -> int:
    return len(new) - (path.stat().st_size if path.exists() else 0)
