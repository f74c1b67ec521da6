"""Read and write the tables of a data folder; the only module that knows where ``data/`` is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from graph.cells import (
    CellError,
    Cells,
    Tidied,
    make_level,
    make_relation,
    maker,
    node_maker,
)
from graph.records import (
    FAMILIES,
    Difference,
    Exemption,
    Kind,
    Node,
    Origin,
    Problem,
    Source,
    Statement,
    Tables,
)

T = TypeVar("T")
Row = dict[str, str]
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that no cell needs and that XML cannot carry."""
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON may hold and UTF-8 cannot."""

NODE_COLUMNS = ("id", "name", "plain_name", "kind", "synonyms", "definition", "regions", "xrefs")
EXERCISE_COLUMNS = ("steps", "hold", "repetitions")
STATEMENT_COLUMNS = (
    "subject",
    "relation",
    "object",
    "stance",
    "side",
    "pattern",
    "quality",
    "frequency",
    "note",
    "source",
    "locator",
    "date_read",
)
SOURCE_COLUMNS = (
    "id",
    "kind",
    "level",
    "title",
    "authors",
    "year",
    "doi",
    "pmid",
    "url",
    "seen",
)
RELATION_COLUMNS = (
    "relation",
    "inverse",
    "meaning",
    "subject_kinds",
    "object_kinds",
    "pain_flow",
    "original_id",
    "biolink",
)
KIND_COLUMNS = ("kind", "family", "plural", "meaning")
LEVEL_COLUMNS = ("level", "rank", "weight", "meaning")
EXCEPTIONS, DIFFERENCES = "exceptions.csv", "differences.csv"
"""Tables that a data folder may have: with them it asks to be held to the rules of completeness."""

FAMILY_FILES = {family: f"{family}s.csv" for family in FAMILIES}

STATEMENT_FILES: dict[str, tuple[str, ...]] = {
    "anatomy.csv": ("part of", "located in", "articulates with", "passes through", "adjacent to"),
    "attachments.csv": ("attaches to (origin)", "attaches to (insertion)"),
    "clinical.csv": ("causes", "affects", "is a", "has finding", "mistaken for"),
    "compression.csv": ("compresses", "irritates"),
    "diagnosis.csv": ("tested by", "warning sign of"),
    "factors.csv": ("aggravated by", "set off by", "predisposed by", "eased by"),
    "innervation.csv": ("innervates", "supplies sensation to", "branch of", "root of"),
    "mechanics.csv": ("stabilises", "moves", "pulls on", "overloads", "compensates for"),
    "referral.csv": ("refers pain to",),
    "treatment.csv": ("treated by", "prevented by"),
}
HOME = {
    relation: f"statements/{file}"
    for file, labels in STATEMENT_FILES.items()
    for relation in labels
}
"""Relation → the file that its statements stand in."""


def default_folder() -> Path:
    """The data folder inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).with_name("data")
    return inside if inside.is_dir() else Path(__file__).parent.parent / "data"


def columns_of(file: str) -> tuple[str, ...]:
    """The columns of a table, in canonical order, by its path below the data folder."""
    fixed = {
        "sources.csv": SOURCE_COLUMNS,
        "relations.csv": RELATION_COLUMNS,
        "kinds.csv": KIND_COLUMNS,
        "levels.csv": LEVEL_COLUMNS,
        FAMILY_FILES["treatment"]: NODE_COLUMNS + EXERCISE_COLUMNS,
        EXCEPTIONS: ("node", "rule", "reason"),
        DIFFERENCES: ("node", "relation", "explanation"),
    }
    if file.startswith("statements/"):
        return STATEMENT_COLUMNS
    return fixed.get(file, NODE_COLUMNS)


def table_files(folder: Path) -> list[str]:
    """The tables that a data folder has to have, those it may have, and all of ``statements/``."""
    fixed = ["kinds.csv", "levels.csv", "relations.csv", *FAMILY_FILES.values(), "sources.csv"]
    fixed += [file for file in (EXCEPTIONS, DIFFERENCES) if (folder / file).exists()]
    found = sorted(p.name for p in (folder / "statements").glob("*.csv"))
    return fixed + [f"statements/{name}" for name in found]


def read_rows(folder: Path, file: str, problems: list[Problem]) -> Iterator[tuple[Origin, Row]]:
    """Yield the rows of one table with their places; what cannot be read becomes a problem."""
    columns = columns_of(file)
    for origin, cells in _read_cells(folder, file, problems):
        yield origin, dict(zip(columns, cells, strict=True))


def _read_cells(folder: Path, file: str, problems: list[Problem]) -> Iterator[tuple[Origin, Cells]]:
    """The same, of each row its cells in the order of the columns."""
    columns = columns_of(file)
    try:
        text = (folder / file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or str(error)
        problems.append(Problem(file, 0, "", f"cannot be read ({why}).", "Put the table there."))
        return
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        problems.append(
            Problem(file, row, "", "is not UTF-8 text.", "Save the table as CSV UTF-8.")
        )
        return
    if control := CONTROL.search(text):
        row = text[: control.start()].count("\n") + 1
        what = (
            "a NUL byte" if control[0] == "\0" else f"a control character ({ord(control[0]):#04x})"
        )
        fix = "Save the table as CSV UTF-8."
        problems.append(Problem(file, row, "", f"holds {what}.", fix))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = tuple(next(reader, ()))
        if header != columns:
            wanted = ",".join(columns)
            problems.append(
                Problem(file, 1, "", "has other columns.", f"The first row has to be: {wanted}")
            )
            return
        tidied = Tidied().__getitem__
        for raw in reader:
            line, cells = reader.line_num, tuple(map(tidied, raw))
            if not any(cells):
                continue
            if len(cells) != len(columns):
                problems.append(
                    Problem(
                        file,
                        line,
                        "",
                        f"has {len(cells)} cells instead of {len(columns)}.",
                        'Put quotes (") around a cell that holds a comma.',
                    )
                )
                continue
            yield Origin(file, line), cells
    except csv.Error as error:
        problems.append(
            Problem(file, reader.line_num, "", f"is not CSV ({error}).", 'Check the quotes (").')
        )


def read_tables(folder: Path | None = None) -> tuple[Tables, list[Problem]]:
    """Read every table of a data folder.

    Parameters
    ----------
    folder : Path, optional
        A data folder; the built-in one if left out.

    Returns
    -------
    Tables
        What could be read.
    list of Problem
        What could not, in file order; the tables are whole only when it is empty.
    """
    folder = folder or default_folder()
    problems: list[Problem] = []
    if not folder.is_dir():
        missing = Problem(str(folder), 0, "", "is not a folder.", "Name one that holds the tables.")
        return Tables((), (), (), (), (), ()), [missing]

    def read(file: str, make: Callable[[Cells, Origin], T]) -> list[T]:
        records = []
        for origin, cells in _read_cells(folder, file, problems):
            try:
                records.append(make(cells, origin))
            except CellError as error:
                fix = "Write a number such as 3 or 0.5."
                problems.append(Problem(file, origin.row, error.column, str(error), fix))
        return records

    nodes: list[Node] = []
    statements: list[Statement] = []
    for family, file in FAMILY_FILES.items():
        nodes += read(file, node_maker(family))
    files = table_files(folder)
    for file in files:
        if file.startswith("statements/"):
            statements += read(file, maker(Statement))
    tables = Tables(
        kinds=tuple(read("kinds.csv", maker(Kind))),
        levels=tuple(read("levels.csv", make_level)),
        relations=tuple(read("relations.csv", make_relation)),
        nodes=tuple(nodes),
        statements=tuple(statements),
        sources=tuple(read("sources.csv", maker(Source))),
        exceptions=tuple(read(EXCEPTIONS, maker(Exemption))) if EXCEPTIONS in files else None,
        differences=tuple(read(DIFFERENCES, maker(Difference))) if DIFFERENCES in files else None,
    )
    return tables, problems
