"""The ``plexus`` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from graph.atlas import DataError, load_atlas
from graph.cli.failures import CommandError, bad_data, bad_input
from graph.cli.options import make_parser
from graph.cli.progress import shown
from graph.closed_lists import UnknownWordError
from graph.search import UnknownNameError

INTERRUPTED = 130
PIPE_CLOSED = 141


def _carry_out(options: argparse.Namespace) -> int:
    """Do what was asked; only a text that is whole is printed."""
    if "tidy" in options:
        print(options.tidy(options))
        return 0
    try:
        with shown("reading the data"):
            atlas = load_atlas(options.data)
    except DataError as error:
        raise bad_data(error.problems) from error
    if "act" in options:
        return int(options.act(atlas, options))
    try:
        print(options.answer(atlas, options))
    except (UnknownNameError, UnknownWordError) as error:
        raise bad_input(error.message) from error
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``plexus``; those of the command line if left out.

    Returns
    -------
    int
        0 if all went well; 1 for bad data or a path or port that cannot be used; 2 for a name,
        option or value that is not known.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        options = make_parser().parse_args(argv)
        code = _carry_out(options)
        sys.stdout.flush()
        return code
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 2
    except CommandError as error:
        print(*error.lines, sep="\n", file=sys.stderr)
        return error.code
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
