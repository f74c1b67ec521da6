"""What can go wrong with a command, as one line for a person and an exit code for a script."""

from __future__ import annotations

from collections.abc import Iterable

from graph.records import Problem

BAD_DATA = 1
BAD_INPUT = 2


class CommandError(Exception):
    """A command cannot be carried out; ``lines`` go to standard error."""

    def __init__(self, lines: Iterable[str], code: int) -> None:
        self.lines = tuple(lines)
        self.code = code
        super().__init__("\n".join(self.lines))


def bad_input(message: str) -> CommandError:
    """Something that was typed is not known or does not fit."""
    return CommandError([f"plexus: {message}"], BAD_INPUT)


def bad_data(problems: Iterable[Problem]) -> CommandError:
    """The data break rules; one line for each place."""
    lines = [str(problem) for problem in problems]
    count = f"{len(lines)} problem" + ("s" if len(lines) != 1 else "")
    return CommandError([*lines, f"{count} found."], BAD_DATA)
