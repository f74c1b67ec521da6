"""How the words of other data become ours: ``data/import-mapping.csv``, or a file like it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.importing.limits import LIMITS, Limits, checked_text, shown
from graph.importing.rows import ImportRefusedError, Words
from graph.records import FAMILIES, Kind, Relation
from graph.tables import default_folder

FILE = "import-mapping.csv"
COLUMNS = ("what", "theirs", "ours", "note")
WHATS = ("kind", "family", "relation")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
CURIE = re.compile(r"[A-Za-z][\w.-]*:\S+")
PREFIXES = ("biolink:", "obo:", "core:")
NONE = "none"
"""Stands for our kind where none fits: the thing keeps the name of its own."""


def plain_word(word: str) -> str:
    """A class, predicate or label as words: ``biolink:AnatomicalEntity`` → anatomical entity."""
    for prefix in PREFIXES:
        word = word.removeprefix(prefix)
    word = re.split(r"[#/]", word.rstrip("#/"))[-1] if "://" in word else word
    return " ".join(CAMEL.sub(" ", word).replace("_", " ").replace("|", " ").lower().split())


def _key(word: str) -> str:
    """An id as it is, anything else without case and underscores."""
    return word.strip().lower() if CURIE.fullmatch(word.strip()) else plain_word(word)


@dataclass(frozen=True, slots=True)
class KindRow:
    """What a row says of a kind: their word, ours (nothing where none fits), and its place."""

    theirs: str
    ours: str
    note: str
    place: int

    @property
    def told(self) -> str:
        """Their word as a report names it, with the note that says what it means."""
        return f"{self.theirs} ({self.note})" if self.note else self.theirs


@dataclass(frozen=True, slots=True)
class WordMapping:
    """Their word → our kind, the family of a kind of theirs, and our relation or its inverse."""

    kinds: Mapping[str, KindRow]
    families: Mapping[str, str]
    relations: Mapping[str, str]

    def kind_row(self, word: str) -> KindRow | None:
        """The row that tells our kind for a word or an id."""
        return self.kinds.get(_key(word))

    def family_of(self, word: str) -> str:
        """The family of a kind that is kept under its own name, or nothing."""
        return self.families.get(_key(word), "")

    def relation_of(self, words: Words) -> str:
        """Our relation, or the inverse of one, for the first of some words that is known."""
        return next(
            (self.relations[key] for w in words.words if (key := _key(w)) in self.relations), ""
        )


def read_mapping(
    kinds: Iterable[Kind],
    relations: Iterable[Relation],
    own: Path | None = None,
    limits: Limits = LIMITS,
) -> WordMapping:
    """The built-in mapping, and over it a file of the same form.

    Our own names, inverses and the ids of our relations are known without a row.

    Raises
    ------
    ImportRefusedError
        If a row of the file names no kind, family or relation of ours.
    """
    kinds, relations = tuple(kinds), tuple(relations)
    labels = [word for r in relations for word in (r.relation, r.inverse)]
    known = {
        "kind": [*(kind.kind for kind in kinds), NONE],
        "family": list(FAMILIES),
        "relation": labels,
    }
    found: dict[str, dict[str, str]] = {what: {} for what in WHATS}
    rows: dict[str, KindRow] = {}
    given = [*_known_rows(own, known, limits)] if own else []
    built_in = _known_rows(default_folder() / FILE, known, limits, refuse=False)
    for what, theirs, ours, note in (*given, *built_in):
        found[what].setdefault(_key(theirs), ours)
        if what == "kind":
            row = KindRow(theirs, "" if ours == NONE else ours, note, len(rows))
            rows.setdefault(_key(theirs), row)
    for kind in kinds:
        for word in (kind.kind, kind.plural):
            rows.setdefault(_key(word), KindRow(word, kind.kind, "", len(rows)))
    ids = {_key(r.original_id): r.relation for r in relations if r.original_id}
    named = ids | {_key(label): label for label in labels}
    return WordMapping(rows, found["family"], named | found["relation"])


def _known_rows(
    path: Path, known: Mapping[str, list[str]], limits: Limits, refuse: bool = True
) -> Iterator[tuple[str, ...]]:
    """The rows of a file that lead to words of ours; others are refused, or left out."""
    checked_text(path, limits)
    for number, (what, theirs, ours, note) in _rows(path):
        if what not in WHATS:
            fix = f"Write one of: {', '.join(WHATS)}."
            raise ImportRefusedError(f"{shown(path)}:{number} what: {what!r} is none. {fix}")
        if not theirs:
            raise ImportRefusedError(f"{shown(path)}:{number} theirs: is empty. Fill the cell.")
        if ours in known[what]:
            yield what, theirs, ours, note
        elif refuse:
            raise ImportRefusedError(
                f"{shown(path)}:{number} ours: we have no {what} {ours!r}. "
                f"Use one of: {', '.join(known[what])}."
            )


def _rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = path.read_text(encoding="utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise ImportRefusedError(
                f"{shown(path)}:1: has other columns. The first row has to be: {','.join(COLUMNS)}"
            )
        for cells in reader:
            if any(cells):
                tidy = [" ".join(cell.split()) for cell in cells] + [""] * len(COLUMNS)
                yield reader.line_num, tuple(tidy[: len(COLUMNS)])
    except csv.Error as error:
        raise ImportRefusedError(
            f'{shown(path)}:{reader.line_num}: is not CSV ({error}). Check the quotes (").'
        ) from error
