"""Ids, names and cells as a data folder has them, made of any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from graph.importing.rows import ImportRefusedError
from graph.rules.nodes import CURIE
from graph.rules.statements import NOTE_LENGTH
from graph.tables import CONTROL, SURROGATE

LONGEST_ID = 80
NO_ID = "thing"
NO_DEFINITION = " gives no definition."


def cell(text: str, where: str) -> str:
    """Text with single spaces; what no table can hold is refused.

    Raises
    ------
    ImportRefusedError
        For control characters.
    """
    if control := CONTROL.search(text):
        raise ImportRefusedError(
            f"{where}: holds a control character ({ord(control[0]):#04x}). Take it out."
        )
    if text.isascii():
        return " ".join(text.split())
    if SURROGATE.search(text):
        raise ImportRefusedError(f"{where}: holds half a character (a surrogate). Take it out.")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def part(text: str, where: str) -> str:
    """A value of a list, in which ``|`` divides the values."""
    return cell(text, where).replace("|", "/")


def short_note(text: str) -> str:
    """A note, cut where a data folder takes no more of it."""
    return text if len(text) <= NOTE_LENGTH else text[: NOTE_LENGTH - 1] + "…"


def undefined(title: str) -> str:
    """What stands for a definition that a file does not give."""
    return f"{title}{NO_DEFINITION}"


def slug(text: str) -> str:
    """Small letters, digits and hyphens; nothing of a path or of markup is left."""
    letters = text.lower()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST_ID].strip("-")


def new_id(name: str, theirs: str, taken: Container[str]) -> str:
    """An id that is not taken: of the name, else of the name and their id, else numbered."""
    first = slug(name) or slug(theirs) or NO_ID
    if first not in taken:
        return first
    second = f"{first}-{slug(theirs)}".strip("-")
    found, number = second, 2
    while found in taken:
        found, number = f"{second}-{number}", number + 1
    return found


def is_curie(text: str) -> bool:
    """Whether a cross reference can stand in a data folder."""
    return bool(CURIE.fullmatch(text))
