"""Make a data folder from files of others, or from our own exports."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.body_map import FILE as MAP_FILE
from graph.export import FORMATS, READ_BACK
from graph.importing import graphml, kgx, obo, own
from graph.importing.archives import unfolded
from graph.importing.folder import write_folder
from graph.importing.limits import LIMITS, Limits, checked_kind, shown
from graph.importing.mapping import read_mapping
from graph.importing.merging import lay_over
from graph.importing.notes import Notes
from graph.importing.rows import ImportRefusedError, Progress, Rows, silent
from graph.importing.settling import settle
from graph.importing.widening import widened
from graph.records import Tables
from graph.rules import find_problems
from graph.tables import default_folder, read_tables

__all__ = ["ImportRefusedError", "Imported", "Limits", "import_files"]

Reader = Callable[[Path, Limits, Progress], Rows]

READERS: dict[str, Reader] = {
    ".obo": obo.read,
    ".json": obo.read,
    ".graphml": graphml.read,
    ".xml": graphml.read,
    **dict.fromkeys(kgx.SUFFIXES, kgx.read),
}
"""Suffix → reader of strangers' files; our own exports are tried before."""
NOTHING = Tables((), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the tables that were written, and what a person should know of it."""

    tables: Tables
    notes: Notes


def import_files(
    paths: Sequence[Path],
    output: Path,
    *,
    mapping: Path | None = None,
    below: Path | None = None,
    merge: bool = False,
    day: date | None = None,
    limits: Limits = LIMITS,
    progress: Progress = silent,
) -> Imported:
    """Make a data folder.

    Parameters
    ----------
    paths : sequence of Path
        OBO, OBO Graphs JSON, KGX (a folder, or files of nodes and edges), GraphML, or an export of
        Plexus in any format that reads back, also zipped.
    output : Path
        The folder to write; an earlier import there is replaced, any other folder refused.
    mapping : Path, optional
        A file like ``data/import-mapping.csv``; its rows go before the built-in ones.
    below : Path, optional
        A data folder whose kinds and relations are used; the built-in one if left out.
    merge : bool
        Lay the files over that data folder.
    day : date, optional
        The day on which the files were read; today if left out.
    limits : Limits
    progress : callable
        Told what is being done.

    Raises
    ------
    ImportRefusedError
        If anything cannot be read, understood or written; nothing is left behind.
    """
    notes = Notes()
    folder = below or default_folder()
    present = _vocabulary(folder)
    ours, strangers = _read_all(paths, limits, progress)
    progress("bringing it into our words")
    base = present if merge else NOTHING
    for tables in ours:
        base = lay_over(base, tables, notes, same_ids=True)
    if strangers:
        words = base if base.kinds and base.levels else present
        known = read_mapping(words.kinds, words.relations, mapping, limits)
        today = (day or date.today()).isoformat()
        base = lay_over(base, settle(strangers, words, known, today, notes), notes)
    tables = replace(widened(base, notes), exceptions=None, differences=None)
    if not tables.nodes:
        raise ImportRefusedError("the files hold no thing with a name. Check that they are whole.")
    progress(f"writing {output}")
    write_folder(tables, notes, output, body_map=folder / MAP_FILE if merge else None)
    return Imported(tables, notes)


def _vocabulary(folder: Path) -> Tables:
    """The tables of the data folder whose words are used; the built-in one keeps its rules."""
    tables, problems = read_tables(folder)
    if folder != default_folder():
        problems = problems or find_problems(tables)
    if problems:
        raise ImportRefusedError(f"the data folder has to be mended before: {problems[0]}")
    return tables


def _read_all(
    paths: Sequence[Path], limits: Limits, progress: Progress
) -> tuple[list[Tables], list[Rows]]:
    """What the files hold: our own exports as tables, those of others as rows."""
    ours: list[Tables] = []
    strangers: list[Rows] = []
    with ExitStack() as stack:
        for path in paths:
            try:
                found = _opened(path, stack, limits)
                if own.is_ours(found):
                    ours.append(own.read(found, limits, progress))
                else:
                    strangers.append(_reader(path, found)(found, limits, progress))
            except OSError as error:  # it was there, but may not be read, or its disk fails
                why = error.strerror or str(error)
                raise ImportRefusedError(
                    f"{shown(path)}: cannot be read ({why}). Check who may read it."
                ) from error
    return ours, strangers


def _opened(path: Path, stack: ExitStack, limits: Limits) -> Path:
    """The path, or for an archive the folder or file that it unfolds to."""
    if checked_kind(path).is_dir() or path.suffix.lower() != ".zip":
        return path
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    into = folder / (path.stem.strip(".") or "archive")
    into.mkdir()
    return unfolded(path, into, limits)


def _reader(path: Path, found: Path) -> Reader:
    if found.is_dir():
        return kgx.read
    reader = READERS.get(found.suffix.lower())
    if reader is None:
        exports = filter(None, (FORMATS[name].suffix for name in READ_BACK))
        known = ", ".join(dict.fromkeys([*READERS, *exports, ".zip"]))
        raise ImportRefusedError(
            f"{shown(path)}: is of no kind that can be imported. Its name has to end in {known}, "
            "or be a folder of KGX or of our own CSV."
        )
    return reader
