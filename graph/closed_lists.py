"""The words of a closed list, such as relations or kinds, as a person writes them."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz, process

ALIKE = 70
"""The likeness, of 100, from which a word of the list may be what was meant."""


class UnknownWordError(ValueError):
    """A word is not in a closed list; ``suggestions`` may be what was meant."""

    def __init__(self, message: str, suggestions: Collection[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = tuple(suggestions)


def known_word(word: str, known: Collection[str], what: str) -> str:
    """The word of a closed list that was written, in any case.

    Raises
    ------
    UnknownWordError
        If there is none, with the nearest one or the whole list.
    """
    words = {choice.casefold(): choice for choice in known}
    found = words.get(" ".join(word.split()).casefold())
    if found:
        return found
    near = process.extractOne(word.casefold(), list(words), scorer=fuzz.WRatio, score_cutoff=ALIKE)
    suggestions = [words[near[0]]] if near else []
    hint = f'Did you mean "{suggestions[0]}"?' if near else f"There are: {', '.join(known)}."
    raise UnknownWordError(f'There is no {what} "{word}". {hint}', suggestions)


def known_words(text: str, known: Collection[str], what: str) -> list[str]:
    """The words of a closed list that were written in one text, divided by commas.

    Raises
    ------
    UnknownWordError
        If one of them is not in the list.
    """
    return [known_word(word, known, what) for word in text.split(",") if word.strip()]
