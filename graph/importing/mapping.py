"""How the words of other data become ours: ``data/import-mapping.csv``, or a file like it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
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
class WordMapping:
    """Their word → our kind, the family of a kind of theirs, and our relation or its inverse."""

    kinds: Mapping[str, str]
    families: Mapping[str, str]
    relations: Mapping[str, str]

    def kind_of(self, word: str) -> str:
        """Our kind for a word or an id, or nothing."""
        return self.kinds.get(_key(word), "")

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
        "kind": [kind.kind for kind in kinds],
        "family": list(FAMILIES),
        "relation": labels,
    }
    found: dict[str, dict[str, str]] = {what: {} for what in WHATS}
    for kind in kinds:
        found["kind"] |= {_key(kind.kind): kind.kind, _key(kind.plural): kind.kind}
    found["relation"] |= {_key(r.original_id): r.relation for r in relations if r.original_id}
    found["relation"] |= {_key(label): label for label in labels}
    for path in (default_folder() / FILE, *([own] if own else [])):
        checked_text(path, limits)
        for number, row in _rows(path):
            what, theirs, ours = row["what"], row["theirs"], row["ours"]
            if what not in WHATS:
                fix = f"Write one of: {', '.join(WHATS)}."
                raise ImportRefusedError(f"{shown(path)}:{number} what: {what!r} is none. {fix}")
            if not theirs:
                raise ImportRefusedError(f"{shown(path)}:{number} theirs: is empty. Fill the cell.")
            if ours in known[what]:
                found[what][_key(theirs)] = ours
            elif path == own:
                raise ImportRefusedError(
                    f"{shown(path)}:{number} ours: we have no {what} {ours!r}. "
                    f"Use one of: {', '.join(known[what])}."
                )
    return WordMapping(found["kind"], found["family"], found["relation"])


def _rows(path: Path) -> Iterable[tuple[int, dict[str, str]]]:
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
                padded = [cell.strip() for cell in cells] + [""] * (len(COLUMNS) - len(cells))
                yield reader.line_num, dict(zip(COLUMNS, padded, strict=False))
    except csv.Error as error:
        raise ImportRefusedError(
            f'{shown(path)}:{reader.line_num}: is not CSV ({error}). Check the quotes (").'
        ) from error
