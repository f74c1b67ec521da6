"""The works that are cited: found by title, author, year, id, DOI or PMID, and what they say."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.build import Edge
from graph.records import Source

ADDRESS = re.compile(r"^(https?://)?(dx\.)?doi\.org/|^doi:\s*|^pmid:?\s*", re.IGNORECASE)
EXACT = 1000
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Work:
    """A work, how many receipts it gives, the statements that cite it, and what it is found by.

    ``title_words`` and ``other_words`` (of authors, year and id) are folded: see ``folded``.
    """

    source: Source
    receipts: int
    edges: tuple[Edge, ...]
    title_words: frozenset[str]
    other_words: frozenset[str]


def folded(text: str) -> str:
    """Lower case without accents: *Pérez* is found as *perez*."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(folded(text)))


def works(atlas: Atlas) -> tuple[Work, ...]:
    """Every work with the statements that cite it; those that give most receipts first."""
    receipts: dict[str, int] = defaultdict(int)
    edges: dict[str, set[Edge]] = defaultdict(set)
    for subject, object_, relation, rows in atlas.graph.edges(keys=True, data="receipts"):
        for row in rows:
            receipts[row.source] += 1
            edges[row.source].add((subject, object_, relation))
    found = [
        Work(
            source,
            receipts[id_],
            tuple(sorted(edges[id_])),
            _words(source.title),
            _words(f"{source.authors} {source.year} {source.id}"),
        )
        for id_, source in atlas.sources.items()
    ]
    return tuple(sorted(found, key=lambda work: (-work.receipts, work.source.id)))


def find_works(known: Iterable[Work], text: str) -> list[Work]:
    """The works that hold every word of a text, the best first.

    A DOI, a PMID or an id is found whole, also as an address (``https://doi.org/…``); that work
    comes first. Otherwise each word has to begin a word of the title, of the authors, of the id,
    or the year; a word of the authors, the year and the id count most, then a whole word of the
    title, then the beginning of one. Works that come out equal stay in the order given.

    Parameters
    ----------
    known : iterable of Work
        What ``works`` gave.
    text : str
        What somebody typed; with nothing in it every work is found.

    Returns
    -------
    list of Work
    """
    wanted = folded(text).strip()
    exact = ADDRESS.sub("", wanted)
    words = WORD.findall(wanted)
    if not words:
        return list(known)
    scored = [(score, work) for work in known if (score := _score(work, exact, words))]
    scored.sort(key=lambda item: -item[0])
    return [work for _, work in scored]


def _score(work: Work, exact: str, words: list[str]) -> int:
    """How well a work fits: 0 where it does not."""
    source = work.source
    identity = {source.doi.casefold(), source.pmid, source.id.casefold()} - {""}
    if exact in identity:
        return EXACT
    total = 0
    for word in words:
        best = 0
        for weight, there in ((3, work.other_words), (1, work.title_words)):
            if word in there:
                best = max(best, weight + 1)
            elif any(other.startswith(word) for other in there):
                best = max(best, weight)
        if not best:
            # Part of a DOI is typed with its dots and strokes, which divide words elsewhere.
            return 1 if len(exact) > 3 and any(exact in known for known in identity) else 0
        total += best
    return total
