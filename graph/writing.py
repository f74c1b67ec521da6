"""Write files and folders whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path


class WriteError(OSError):
    """A path cannot be written; the message is one line for a person."""


def _reason(error: Exception) -> str:
    why = getattr(error, "strerror", None) or str(error)
    return why[:1].lower() + why[1:]


def _checked(path: Path, members: Collection[str] | None) -> Path:
    """Follow links; refuse a target of the wrong type, or a folder with files of other people."""
    path = path.resolve()
    if not path.parent.is_dir():
        raise WriteError(f"cannot write to {path}: there is no folder {path.parent}.")
    if members is None:
        if path.exists() and not path.is_file():
            raise WriteError(f"cannot write to {path}: it is not a file.")
        return path
    if path.exists() and not path.is_dir():
        raise WriteError(f"cannot write to {path}: it is not a folder.")
    others = (
        sorted(p.name for p in path.iterdir() if p.name not in members) if path.exists() else []
    )
    if others:
        raise WriteError(f"cannot write to {path}: it holds other files ({others[0]}).")
    return path


@contextmanager
def staged(path: Path, members: Collection[str] | None = None) -> Iterator[Path]:
    """Give a path to write to, and move what was written there to ``path`` when all went well.

    Parameters
    ----------
    path : Path
        Where the file or folder is to stand. A file that is there is replaced.
    members : collection of str, optional
        For a folder, the names of the files it will hold: a folder that is there is replaced if it
        holds no others. Left out for a file.

    Raises
    ------
    WriteError
        If the target is of the wrong type or cannot be written; nothing is left half-written.
    """
    try:
        target = _checked(path, members)
        work = Path(tempfile.mkdtemp(prefix=".plexus-", dir=target.parent))
    except WriteError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise WriteError(f"cannot write to {path}: {_reason(error)}.") from error
    try:
        new = work / "new"
        if members is not None:
            new.mkdir()
        yield new
        _move(new, target, work / "old")
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(f"cannot write to {path}: {_reason(error)}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _move(new: Path, target: Path, old: Path) -> None:
    if not target.is_dir():
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
        return
    target.replace(old)
    try:
        new.replace(target)
    except OSError:
        old.replace(target)
        raise


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files: first all beside their targets, then all renamed, in this order."""
    with ExitStack() as stack:
        for path, content in reversed(list(contents.items())):
            stack.enter_context(staged(path)).write_bytes(content)
