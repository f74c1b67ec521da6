"""Unfold a zip of an export into a folder, refusing the tricks that archives can play."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from graph.importing.limits import PIECE, Limits, shown, size_text
from graph.importing.rows import ImportRefusedError

ENCRYPTED = 1
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, RuntimeError, ValueError),
)
"""What reading an archive ends in where its bytes are not what they were."""
SMALL = 1 << 20
"""Up to this size a file may unfold to any multiple of itself: short tables of one word do."""


def unfolded(path: Path, into: Path, limits: Limits) -> Path:
    """Write the files of an archive into an empty folder.

    Returns
    -------
    Path
        The folder, or its only file.

    Raises
    ------
    ImportRefusedError
        For names that leave the folder, links, passwords, too many or too large files, and for
        what is no archive, or a damaged one.
    PermissionError
        If it may not be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            names = _names(path, entries, limits)
            left = limits.file
            for entry, name in zip(entries, names, strict=True):
                left -= _write(path, archive, entry, into / name, left, limits)
    except (ImportRefusedError, PermissionError):
        raise
    except DAMAGED as error:
        raise ImportRefusedError(
            f"{shown(path)}: is no zip archive that can be read ({error}). Pack it again."
        ) from error
    return into / names[0] if len(names) == 1 else into


def _names(path: Path, entries: list[zipfile.ZipInfo], limits: Limits) -> list[str]:
    """The bare names of the files, which all stand in one folder."""
    if not entries:
        raise ImportRefusedError(f"{shown(path)}: the archive holds no file. Pack it again.")
    if len(entries) > limits.members:
        raise ImportRefusedError(
            f"{shown(path)}: the archive holds {len(entries):,} files, and {limits.members} is the "
            "most. Pack one export only."
        )
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        what = ""
        if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
            what = "leads out of the archive"
        elif stat.S_ISLNK(entry.external_attr >> 16):
            what = "is a link"
        elif entry.flag_bits & ENCRYPTED:
            what = "has a password"
        if what:
            raise ImportRefusedError(
                f"{shown(path)}: {entry.filename!r} in the archive {what}. Pack plain files only."
            )
    folders = {str(PurePosixPath(entry.filename).parent) for entry in entries}
    names = [PurePosixPath(entry.filename).name for entry in entries]
    if len(folders) > 1 or len(set(names)) < len(names):
        raise ImportRefusedError(
            f"{shown(path)}: the archive holds several folders, or a file twice. "
            "Pack one export only."
        )
    return names


def _write(
    path: Path,
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    target: Path,
    left: int,
    limits: Limits,
) -> int:
    """Write one file, counting what really comes out of it; the archive may lie about its size."""
    most = min(left, max(entry.compress_size * limits.ratio, SMALL))
    count = 0
    with archive.open(entry) as packed, target.open("wb") as file:
        while piece := packed.read(PIECE):
            count += len(piece)
            if count > most:
                raise ImportRefusedError(
                    f"{shown(path)}: {entry.filename!r} in the archive unfolds to more than "
                    f"{size_text(most)}. Unpack it yourself if you trust it."
                )
            file.write(piece)
    return count
