"""How the texts of exports are written: UTF-8, with the line ends that they have."""

from __future__ import annotations

import json
from pathlib import Path

from graph.tables import CONTROL


def write_text(path: Path, text: str) -> None:
    """Write a text, whose line ends stay as they are."""
    path.write_text(text, encoding="utf-8", newline="")


def write_json(path: Path, document: object) -> None:
    """Write a document as JSON, indented, with a line end."""
    write_text(path, json_text(document, indent=1) + "\n")


def json_text(value: object, indent: int | None = None) -> str:
    """A value as JSON, whose letters stay letters."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def checked_xml(text: str) -> str:
    """The text of an XML file.

    Raises
    ------
    ValueError
        If there is a character that XML cannot hold.
    """
    if control := CONTROL.search(text):
        raise ValueError(f"XML cannot hold the control character {ord(control[0]):#04x}")
    return text
