"""Search by id, name, plain name and synonym, forgiving of typing errors.

Every name is cut into words. The words stand sorted in one list, so that those beginning with what
was typed are one slice of it (found by bisection), and the names that hold them are one slice of
another. A name's number is its place in the order in which names are shown when nothing else tells
them apart (names before synonyms, short before long), so that the best of a slice are its smallest
numbers. rapidfuzz only mends words that begin no word of any name.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations, islice, product
from typing import NamedTuple

import networkx as nx
from rapidfuzz import fuzz, process

ID, NAME, PLAIN, SYNONYM = range(4)
"""Where a text stands; the order in which ``resolve`` believes them."""
SHOWN_AFTER = {NAME: 0, PLAIN: 0, SYNONYM: 1, ID: 2}
"""The order in which ``find`` shows them."""
MENDABLE = 3
"""Words shorter than this are not mended."""
ALIKE = 70.0
"""The likeness, of 100, from which a word of the vocabulary may stand for a mistyped one."""
MENDED, FEWER = 0.5, 0.25
"""The share of its score that a match keeps for words that were mended, or left out."""
LETTERS, WORDS = 200, 16
"""What is typed beyond so much is not looked at."""
READINGS = 8
"""So many words may stand for a mistyped one."""
TRIED = 60
"""So many ways of mending what was typed are tried."""
SCANNED = 2000
"""Above so many, only words that stand in one name together are looked for."""
LAST = "\U0010ffff"


class UnknownNameError(KeyError):
    """No node, or more than one, has this name; ``suggestions`` may be what was meant."""

    def __init__(self, message: str, suggestions: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = tuple(suggestions)

    def __str__(self) -> str:
        """The message by itself (a KeyError would quote it)."""
        return self.message


class Text(NamedTuple):
    """One id, name, plain name or synonym of a node, as written and as searched."""

    place: int
    id: str
    written: str
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """A node that was found.

    ``matched`` is the name or synonym that answered; ``score`` in (0, 1]: 1 is the exact name.
    """

    id: str
    name: str
    matched: str
    score: float


@dataclass(frozen=True, slots=True, repr=False)
class SearchIndex:
    """What ``build_index`` prepares; see the module for how it is searched.

    Attributes
    ----------
    names : mapping of str to str
        Node id → name.
    texts : tuple of Text
        In the order in which they are shown; a text's number is its place here.
    all_words : mapping of str to str
        Node id → the words of all its texts.
    exact : mapping of str to tuple of int
        A text without spaces, hyphens and case → the numbers of the texts that are so.
    vocabulary : tuple of str
        Every word, sorted.
    offsets : tuple of int
        Of word ``i``: its numbers are ``postings[offsets[i]:offsets[i + 1]]``.
    postings : tuple of int
    starts : tuple of str
        The words of every text, sorted, and ``start_numbers``, the number of each.
    """

    names: Mapping[str, str]
    texts: tuple[Text, ...]
    all_words: Mapping[str, str]
    exact: Mapping[str, tuple[int, ...]]
    vocabulary: tuple[str, ...]
    offsets: tuple[int, ...]
    postings: tuple[int, ...]
    starts: tuple[str, ...]
    start_numbers: tuple[int, ...]


def words_of(text: str) -> str:
    """Lower-case words divided by single spaces, without accents and punctuation."""
    plain = text.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def build_index(graph: nx.MultiDiGraph) -> SearchIndex:
    """Prepare the names of a graph's nodes for ``find`` and ``resolve``."""
    found: list[Text] = []
    for id_, data in graph.nodes(data=True):
        written = [(ID, id_), (NAME, data["name"]), (PLAIN, data["plain_name"])]
        written += [(SYNONYM, synonym) for synonym in data["synonyms"]]
        seen: set[str] = set()
        for place, text in sorted(written, key=lambda item: SHOWN_AFTER[item[0]]):
            if (words := words_of(text)) and (place == ID or words not in seen):
                seen.add(words)
                found.append(Text(place, id_, text, words))
    found.sort(key=lambda t: (SHOWN_AFTER[t.place], len(t.words), t.words, t.id))
    exact: dict[str, list[int]] = defaultdict(list)
    postings: dict[str, list[int]] = defaultdict(list)
    all_words: dict[str, str] = defaultdict(str)
    for number, text in enumerate(found):
        exact[text.words.replace(" ", "")].append(number)
        all_words[text.id] += " " + text.words
        for word in dict.fromkeys(text.words.split()):
            postings[word].append(number)
    vocabulary = sorted(postings)
    by_words = sorted(range(len(found)), key=lambda number: found[number].words)
    return SearchIndex(
        names=dict(graph.nodes(data="name")),
        texts=tuple(found),
        all_words=dict(all_words),
        exact={key: tuple(numbers) for key, numbers in exact.items()},
        vocabulary=tuple(vocabulary),
        offsets=tuple(accumulate((len(postings[word]) for word in vocabulary), initial=0)),
        postings=tuple(number for word in vocabulary for number in postings[word]),
        starts=tuple(found[number].words for number in by_words),
        start_numbers=tuple(by_words),
    )


def find(index: SearchIndex, text: str, limit: int = 8) -> list[Match]:
    """The nodes whose names answer to what was typed so far, best first.

    Every word typed has to begin a word of one of the node's names. The exact name comes first,
    then names that begin so, then names that hold the words, then nodes whose several names hold
    them between them; names before synonyms, and short before long. A word that begins no word of
    any name is mended first; if the words do not go together, each of them may be; and if that does
    not help either, some are left out.

    Parameters
    ----------
    index : SearchIndex
    text : str
        Anything that a person types; nothing is found for no words.
    limit : int
        At most so many.

    Returns
    -------
    list of Match
        In the same order every time.
    """
    typed = words_of(text[:LETTERS]).split()[:WORDS]
    if not typed or limit < 1:
        return []
    found: dict[str, Match] = {}
    lowest = 1.0
    for share, attempts in _attempts(index, typed):
        for words in islice(attempts, TRIED):
            for number, score in _matches(index, words, limit):
                hit = index.texts[number]
                if hit.id not in found:
                    lowest = min(lowest, score * share)
                    found[hit.id] = Match(hit.id, index.names[hit.id], hit.written, lowest)
                    if len(found) == limit:
                        return list(found.values())
        if found:
            break
    return list(found.values())


def _attempts(
    index: SearchIndex, typed: list[str]
) -> Iterator[tuple[float, Iterable[tuple[str, ...]]]]:
    """Ways of reading what was typed, the nearest first, with the share of the score each keeps."""
    readings = [_readings(index, word, mend=False) for word in typed]
    yield (1.0 if readings == [[word] for word in typed] else MENDED), product(*readings)
    readings = [_readings(index, word, mend=True) for word in typed]
    yield MENDED, product(*readings)
    known = [words[0] for words in readings if words]
    sizes = range(len(known), 0, -1)
    yield FEWER, (words for size in sizes for words in combinations(known, size))


def _slice(index: SearchIndex, word: str) -> tuple[int, int]:
    """Where in ``postings`` the texts are that hold a word beginning so."""
    first = bisect_left(index.vocabulary, word)
    last = bisect_left(index.vocabulary, word + LAST, lo=first)
    return index.offsets[first], index.offsets[last]


def _readings(index: SearchIndex, word: str, mend: bool) -> list[str]:
    """The word itself if some name has a word that begins so, else the words most like it.

    To ``mend`` is to look for those even if there is one: it may stand in quite other names.
    """
    first, last = _slice(index, word)
    own = [word] if first < last else []
    if len(word) < MENDABLE or (own and not mend):
        return own
    near = bisect_left(index.vocabulary, word[0]), bisect_left(index.vocabulary, word[0] + LAST)
    for choices in (index.vocabulary[slice(*near)], index.vocabulary):
        alike = process.extract(
            word, choices, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=READINGS
        )
        if alike:
            return list(dict.fromkeys([*own, *(choice for choice, _, _ in alike)]))
    return own


def _matches(index: SearchIndex, words: tuple[str, ...], limit: int) -> Iterator[tuple[int, float]]:
    """Numbers of texts with their scores, best first; a node may come more than once."""
    phrase = " ".join(words)
    enough = limit * 4
    for number in index.exact.get(phrase.replace(" ", ""), ()):
        yield number, 1.0 if SHOWN_AFTER[index.texts[number].place] == 0 else 0.95
    first = bisect_left(index.starts, phrase)
    last = bisect_left(index.starts, phrase + LAST, lo=first)
    for number in heapq.nsmallest(enough, index.start_numbers[first:last]):
        yield number, 0.9 if SHOWN_AFTER[index.texts[number].place] == 0 else 0.8
    ranges = sorted((_slice(index, word) for word in words), key=lambda r: r[1] - r[0])
    slices = [index.postings[slice(*ends)] for ends in ranges]
    numbers: Iterable[int] = slices[0]
    begun = [" " + word for word in words]
    if len(words) > 1 and len(slices[0]) > SCANNED:
        numbers = set(slices[0]).intersection(*slices[1:])
    elif len(words) > 1:
        texts, all_words = index.texts, index.all_words
        numbers = [n for n in numbers if all(b in all_words[texts[n].id] for b in begun)]
    together: list[int] = []
    apart: list[int] = []
    for number in heapq.nsmallest(enough, numbers):
        words_here = " " + index.texts[number].words
        (together if all(b in words_here for b in begun) else apart).append(number)
    yield from ((number, 0.7) for number in together)
    yield from ((number, 0.6) for number in apart)


def _quoted(names: Iterable[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def resolve(index: SearchIndex, name: str) -> str:
    """The id of the node with this id, name, plain name or synonym.

    Case, accents, spaces and hyphens make no difference. Where two nodes share it, the one whose
    id it is goes before the one whose name, plain name or synonym it is.

    Raises
    ------
    UnknownNameError
        If no node has this name (with suggestions), or several have it in the same way.
    """
    if name in index.names:
        return name
    numbers = index.exact.get(words_of(name).replace(" ", ""), ())
    if not numbers:
        suggestions = [match.name for match in find(index, name, 3)]
        hint = f" Did you mean {_quoted(suggestions)}?" if suggestions else ""
        raise UnknownNameError(f'There is no "{name}".{hint}', suggestions)
    first = min(index.texts[number].place for number in numbers)
    ids = sorted({index.texts[n].id for n in numbers if index.texts[n].place == first})
    if len(ids) > 1:
        raise UnknownNameError(f'More than one node is called "{name}": give {_quoted(ids)}.', ids)
    return ids[0]
