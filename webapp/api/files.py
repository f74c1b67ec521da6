"""An export as a file that is sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graph import Atlas
from graph.export import FORMATS, pack
from graph.selection import select
from webapp.api.parameters import Export
from webapp.api.problems import ProblemError

MEDIA_TYPES = {  # by the end of a file's name, longer ones first
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".bib": "application/x-bibtex",
    ".cx2": "application/json",
    ".cyjs": "application/json",
    ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".zip": "application/zip",
}
KEPT = 4
"""So many exports are kept: to take one again, or to ask whether it has changed, costs little."""


def media_type_of(name: str) -> str:
    """The media type of a file, by its name."""
    found = (type_ for end, type_ in MEDIA_TYPES.items() if name.endswith(end))
    return next(found, "application/octet-stream")


Question = tuple[
    str, tuple[str, ...], str | None, int, tuple[str, ...], tuple[str, ...], str | None
]


def exporter(atlas: Atlas) -> Callable[[Export], tuple[str, bytes, str]]:
    """The function that makes the file of a question: its name, its bytes and its media type."""

    @lru_cache(maxsize=KEPT)
    def made(question: Question) -> tuple[str, bytes]:
        format_, regions, focus, hops, kinds, relations, level = question
        selection = select(
            atlas,
            regions=regions,
            focus=focus,
            hops=hops,
            kinds=kinds,
            relations=relations,
            min_evidence=level,
        )
        if not selection:
            raise ProblemError("nothing-there", "Nothing fits all of these filters: leave one out.")
        return pack(selection, format_)

    def answer(asked: Export) -> tuple[str, bytes, str]:
        if asked.format not in FORMATS:
            detail = f'There is no format "{asked.format}". There are: {", ".join(FORMATS)}.'
            raise ProblemError("bad-parameter", f"format: {detail}")
        name, content = made(
            (
                asked.format,
                tuple(asked.region),
                asked.focus,
                asked.hops,
                tuple(asked.kind),
                tuple(asked.relation),
                asked.min_evidence,
            )
        )
        return name, content, media_type_of(name)

    return answer
