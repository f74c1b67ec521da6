"""What a file may be before anything reads it: a regular file, UTF-8, of bounded size and lines."""

from __future__ import annotations

import codecs
import stat
from dataclasses import dataclass
from pathlib import Path

from graph.importing.rows import ImportRefusedError

PIECE = 1 << 20
BOM = codecs.BOM_UTF8
OTHER_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes that a file, a document that has to be held whole (JSON, XML), and a line may have.

    ``members`` and ``ratio``: how many files an archive may hold, and to how many times its size
    one of them may unfold.
    """

    file: int = 1 << 30
    document: int = 1 << 28
    line: int = 1 << 24
    members: int = 100
    ratio: int = 200


LIMITS = Limits()


def size_text(count: int) -> str:
    """Bytes in the unit that a person would choose."""
    for unit, size in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if count >= size:
            return f"{count / size:.4g} {unit}"
    return f"{count} bytes"


def shown(path: Path) -> str:
    """A path on one line, whatever its name holds."""
    return str(path) if str(path).isprintable() else repr(str(path))


def checked_kind(path: Path) -> Path:
    """Refuse what is not there, and what is neither a file nor a folder: a pipe may never end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ImportRefusedError(
            f"{shown(path)}: cannot be read ({why}). Check the name."
        ) from error
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise ImportRefusedError(
            f"{shown(path)}: is neither a file nor a folder. Save what it holds to a file."
        )
    return path


def checked_text(path: Path, limits: Limits, *, document: bool = False) -> None:
    """Read a file once in pieces and refuse what no reader should see.

    Parameters
    ----------
    path : Path
    limits : Limits
    document : bool
        It is read as one document, whose lines may be long but which has to fit into memory.

    Raises
    ------
    ImportRefusedError
        With the line where it is wrong.
    """
    if not checked_kind(path).is_file():
        raise ImportRefusedError(f"{shown(path)}: is a folder. Name a file in it.")
    most = limits.document if document else limits.file
    size = path.stat().st_size
    if size > most:
        raise ImportRefusedError(
            f"{shown(path)}: has {size_text(size)}, and {size_text(most)} is the most that is "
            "read. Import a part of it."
        )
    if not size:
        raise ImportRefusedError(f"{shown(path)}: is empty. Save it again.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, since = 1, 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            if line == 1 and not since and piece.startswith(OTHER_BOMS):
                raise _bad(path, 1, "is UTF-16 text", "Save it as UTF-8.")
            if (at := piece.find(b"\0")) >= 0:
                where = line + piece.count(b"\n", 0, at)
                raise _bad(path, where, "holds a NUL byte", "It is not a text file, or damaged.")
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as error:
                where = line + piece.count(b"\n", 0, max(error.start, 0))
                raise _bad(path, where, "is not UTF-8 text", "Save it as UTF-8.") from None
            if document:
                line += piece.count(b"\n")
                continue
            parts = piece.split(b"\n")
            for number, part in enumerate(parts):
                since = len(part) + (0 if number else since)
                if since > limits.line:
                    what = f"has more than {size_text(limits.line)}, the most that a line may have"
                    raise _bad(path, line + number, what, "Divide it into lines.")
            line += len(parts) - 1
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise _bad(path, line, "is not UTF-8 text", "Save it as UTF-8.") from None


def _bad(path: Path, line: int, what: str, fix: str) -> ImportRefusedError:
    return ImportRefusedError(f"{shown(path)}:{line}: {what}. {fix}")
