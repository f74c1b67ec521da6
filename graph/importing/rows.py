"""What a reader takes out of a stranger's file: things, links between them, and what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
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


def listed(values: object) -> tuple[str, ...]:
    """Text, or a list of texts, as a tuple without empty ones."""
    if isinstance(values, str):
        values = values.split("|")
    if not isinstance(values, list | tuple):
        return ()
    return tuple(text for value in values if (text := str(value).strip()))


def first_of(row: Mapping[str, object], *names: str) -> str:
    """The first of some attributes that a row has, as text."""
    return next((str(row[name]).strip() for name in names if row.get(name)), "")
