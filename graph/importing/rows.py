"""What a reader takes out of a stranger's file: things, links between them, and what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Progress = Callable[[str], None]
"""Told what is being done at the moment."""


def silent(_: str) -> None:
    """A progress that nobody looks at."""


class ImportRefusedError(ValueError):
    """A file cannot be imported; the message is one line: where, what, why, what to do.

    What a file holds may stand in it: characters that steer a terminal are written out.
    """

    def __init__(self, message: str) -> None:
        super().__init__("".join(c if c.isprintable() else ascii(c)[1:-1] for c in message))


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; the source row of its statements is made of it.

    ``kind`` and ``level`` are those of the source; the rest may be empty.
    """

    file: str
    title: str
    kind: str
    level: str
    version: str = ""
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing: its id in the file, and the words that may tell its kind, the best first."""

    id: str
    name: str
    kinds: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    definition: str = ""
    xrefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """How a file names a relation: by ids and labels, the best first; the last one is its name."""

    words: tuple[str, ...]
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One statement: two ids, a key of ``Rows.relations``, and what else the file says of it."""

    subject: str
    relation: str
    object: str
    disputes: bool = False
    note: str = ""


@dataclass(slots=True)
class Rows:
    """All that was read out of one file. ``left_out`` counts what was not taken, by reason."""

    about: About
    items: list[Item] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    relations: dict[str, Words] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)


def item_of(
    id_: str, row: Mapping[str, object], names: Iterable[str], kinds: Iterable[str]
) -> Item:
    """A thing, of the attributes that files of graphs use; ``names`` are those of its name."""
    return Item(
        id=id_,
        name=first_of(row, *names) or id_,
        kinds=tuple(kinds),
        synonyms=listed(row.get("synonym")) or listed(row.get("synonyms")),
        definition=first_of(row, "description", "definition"),
        xrefs=listed(row.get("xref")) or listed(row.get("xrefs")),
    )


def listed(values: object) -> tuple[str, ...]:
    """Text, a number, or a list of them, as a tuple without empty ones."""
    if isinstance(values, str):
        values = values.split("|")
    parts = values if isinstance(values, list | tuple) else [values]
    return tuple(text for part in parts if (text := _text(part)))


def first_of(row: Mapping[str, object], *names: str) -> str:
    """The first of some attributes that a row has, as text; of a list its first value."""
    for name in names:
        value = row.get(name)
        values = map(_text, value) if isinstance(value, list | tuple) else [_text(value)]
        if found := next(filter(None, values), ""):
            return found
    return ""


def _text(value: object) -> str:
    """Text or a number as text; what has parts is neither, and nothing."""
    return str(value).strip() if isinstance(value, str | int | float) else ""
