"""Text in the cells of exported tables: lists, characters that a format cannot hold, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMULA = re.compile(r"'*[=+\-@\t\r]")
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
UNESCAPES = {escaped: plain for plain, escaped in ESCAPES.items()}


def join(parts: Iterable[str]) -> str:
    r"""Join a list by ``|``; a ``|`` or ``\`` inside a part gets a ``\`` before it."""
    return "|".join(re.sub(r"([|\\])", r"\\\1", part) for part in parts)


def split(cell: str) -> tuple[str, ...]:
    """Take apart what ``join`` made."""
    if not cell:
        return ()
    parts = re.findall(r"(?:^|\|)((?:[^|\\]|\\.)*)", cell, flags=re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts)


def escape_breaks(cell: str) -> str:
    r"""Write tabs and line ends as ``\t`` and ``\n``: a TSV has no quotes to put around them."""
    return re.sub(r"[\\\t\n\r]", lambda found: ESCAPES[found[0]], cell)


def unescape_breaks(cell: str) -> str:
    """Undo ``escape_breaks``."""
    return re.sub(r"\\[\\tnr]", lambda found: UNESCAPES[found[0]], cell)


def escape_formula(cell: str) -> str:
    """Put a ``'`` before a cell that a spreadsheet would take for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescape_formula(cell: str) -> str:
    """Undo ``escape_formula``."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
