"""The numbered references of a handout: each number of its text is one, and each is used."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph import Atlas
from graph.records import Source
from graph.sentences import author_year, ranked_receipts
from webapp.figures.text_width import shorten, text_width
from webapp.view import EdgeKey

LEAST_TITLE = 30.0
"""Px of a title below which it says nothing."""
NEAR = 1
"""Steps of the evidence ladder by which a work may be below the best, if it is cited already."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources that a handout gives for one statement: the best that supports it, and where it
    is disputed the best that disputes it; ids, empty where there is none. ``frequency`` is what
    the first measured."""

    supports: str
    disputes: str
    frequency: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Those that there are."""
        return tuple(source for source in (self.supports, self.disputes) if source)


@dataclass(slots=True)
class References:
    """Works in the order in which the text names them; numbers begin at 1.

    What is cited for a statement is settled when it is first marked.
    """

    atlas: Atlas
    numbers: dict[str, int] = field(default_factory=dict)
    settled: dict[EdgeKey, Cited] = field(default_factory=dict)

    def cited(self, edge: EdgeKey) -> Cited:
        """What to cite for a statement; of works nearly as good as the best, one cited already."""
        known = self.settled.get(edge)
        if known:
            return known
        best = self._best(edge, "supports")
        receipts = ranked_receipts(self.atlas, edge)
        measured = (r.frequency for r in receipts if r.source == best and r.stance == "supports")
        return Cited(best, self._best(edge, "disputes"), next(filter(None, measured), ""))

    def renumber(self) -> None:
        """Begin to number anew: the text is now written in the order in which it is read."""
        self.numbers.clear()

    def _best(self, edge: EdgeKey, stance: str) -> str:
        atlas = self.atlas
        ranked = [r.source for r in ranked_receipts(atlas, edge) if r.stance == stance]
        if not ranked:
            return ""
        rank = {source: atlas.levels[atlas.sources[source].level].rank for source in ranked}
        near = [source for source in ranked if rank[source] >= rank[ranked[0]] - NEAR]
        return next((source for source in near if source in self.numbers), ranked[0])

    def new(self, edges: tuple[EdgeKey, ...]) -> set[str]:
        """The works that citing these statements would add."""
        found = {source for edge in edges for source in self.cited(edge).sources}
        return found - self.numbers.keys()

    def marks(self, edge: EdgeKey) -> str:
        """What stands behind a statement, such as *3* or *3; against 7*; numbers what is new."""
        cited = self.settled.setdefault(edge, self.cited(edge))
        parts = [self._number(cited.supports)] if cited.supports else []
        if cited.disputes:
            parts.append(f"against {self._number(cited.disputes)}")
        return "; ".join(parts)

    def _number(self, source: str) -> str:
        return str(self.numbers.setdefault(source, len(self.numbers) + 1))


def short_citation(source: Source, size: float, room: float) -> str:
    """A work in one line of ``room`` px: who, when, what (shortened), and where to find it."""
    place = ""
    if source.doi or source.pmid:
        place = f"doi:{source.doi}" if source.doi else f"PMID {source.pmid}"
    elif source.url:
        place = shorten(source.url.split("://")[-1].removeprefix("www."), size, room * 0.5)
    who = author_year(source) if source.authors else source.year
    left = room - text_width(f"{who}. . {place}", size)
    title = shorten(source.title.strip("().").rstrip("."), size, left) if left > LEAST_TITLE else ""
    parts = [who, title, place] if source.authors else [title, who, place]
    return ". ".join(part.rstrip(".") for part in parts if part).replace("…. ", "… ")
