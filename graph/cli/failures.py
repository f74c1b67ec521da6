"""What can go wrong with a command, as one line for a person and an exit code for a script."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz import fuzz, process

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


def known_word(word: str, known: Collection[str], what: str) -> str:
    """The word of a closed list that was typed, in any case.

    Raises
    ------
    CommandError
        If there is none, with the nearest one or the whole list.
    """
    words = {choice.casefold(): choice for choice in known}
    found = words.get(" ".join(word.split()).casefold())
    if found:
        return found
    near = process.extractOne(word.casefold(), list(words), scorer=fuzz.WRatio, score_cutoff=70)
    hint = f'Did you mean "{words[near[0]]}"?' if near else f"There are: {', '.join(known)}."
    raise bad_input(f'there is no {what} "{word}". {hint}')
