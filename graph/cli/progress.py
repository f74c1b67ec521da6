"""Say what takes its time: on a terminal, from the first second on, in one line."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from graph.importing.rows import Progress

PATIENCE = 1.0
WIDTH = 78
CLEAR = "\r\x1b[K"


@contextmanager
def shown(what: str, always: bool = False, stream: TextIO | None = None) -> Iterator[Progress]:
    """Show a line with what is being done and for how long, renewed every second.

    Parameters
    ----------
    what : str
        What is said until the function that this gives is told something else.
    always : bool
        Also where standard error is no terminal; each line then stands by itself.
    stream : text file, optional
        Standard error if left out.
    """
    out = stream or sys.stderr
    terminal = out.isatty()
    if not (terminal or always):
        yield lambda _: None
        return
    now, start, over = [what], time.monotonic(), threading.Event()

    def tell() -> None:
        while not over.wait(PATIENCE):
            line = f"{now[0][:WIDTH]} … {time.monotonic() - start:.0f} s"
            out.write(CLEAR + line if terminal else line + "\n")
            out.flush()

    def say(text: str) -> None:
        now[0] = text

    thread = threading.Thread(target=tell, daemon=True)
    thread.start()
    try:
        yield say
    finally:
        over.set()
        thread.join()
        if terminal:
            out.write(CLEAR)
            out.flush()
