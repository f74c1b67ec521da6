"""What sort of work a source is in the words of CSL, BibTeX and BIBO, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class WorkType(NamedTuple):
    """A sort of work in three vocabularies."""

    csl: str
    bibtex: str
    bibo: str


DOCUMENT = WorkType("document", "misc", "bibo:Document")
BOOK = WorkType("book", "book", "bibo:Book")
PAGE = WorkType("webpage", "misc", "bibo:Webpage")
TALK = WorkType("paper-conference", "misc", "bibo:Document")
WORK_TYPES: Mapping[str, WorkType] = {
    "article": WorkType("article", "misc", "bibo:Article"),
    "atlas": BOOK,
    "blog": WorkType("post-weblog", "misc", "bibo:Webpage"),
    "book": BOOK,
    "book chapter": WorkType("chapter", "incollection", "bibo:Chapter"),
    "case report": WorkType("article-journal", "article", "bibo:AcademicArticle"),
    "clinic page": PAGE,
    "conference abstract": TALK,
    "conference poster": TALK,
    "congress abstract": TALK,
    "data set": WorkType("dataset", "misc", "bibo:Document"),
    "dictionary": WorkType("entry-dictionary", "misc", "bibo:Document"),
    "encyclopaedia": WorkType("entry-encyclopedia", "misc", "bibo:Document"),
    "forum note": PAGE,
    "journal article": WorkType("article-journal", "article", "bibo:AcademicArticle"),
    "magazine article": WorkType("article-magazine", "article", "bibo:Article"),
    "ontology": WorkType("dataset", "misc", "bibo:Document"),
    "popular page": PAGE,
    "preprint": WorkType("article", "misc", "bibo:AcademicArticle"),
    "professional journal": WorkType("article-magazine", "article", "bibo:Article"),
    "slides": WorkType("speech", "misc", "bibo:Slideshow"),
    "study page": PAGE,
    "teaching page": PAGE,
    "textbook": BOOK,
    "textbook copy": BOOK,
    "thesis": WorkType("thesis", "phdthesis", "bibo:Thesis"),
    "video": WorkType("motion_picture", "misc", "bibo:AudioVisualDocument"),
    "web page": PAGE,
}
"""Kind of a work → its types."""


def work_type(kind: str) -> WorkType:
    """The types of a kind of works; one that is not known is a document."""
    return WORK_TYPES.get(kind, DOCUMENT)


class Author(NamedTuple):
    """A person by surname and initials, or with no initials a body whose name is kept whole."""

    name: str
    initials: str


OTHERS = Author("et al.", "")
"""Stands for those whom a source does not name, where it says so."""
ET_AL = re.compile(r",?\s+et al\b[^,]*")


def authors_of(cell: str) -> list[Author]:
    """The authors of a source, whose cell has surnames and initials divided by commas.

    A cell in which nobody has initials is one name: it may be that of a publisher.
    """
    parts = ET_AL.sub(f", {OTHERS.name}", cell).split(",")
    found = [_author(part.strip()) for part in parts if part.strip()]
    if OTHERS not in found and not any(author.initials for author in found):
        return [Author(cell.strip(), "")] if cell.strip() else []
    return found


def _author(text: str) -> Author:
    name, _, initials = text.rpartition(" ")
    letters = initials.replace("-", "").replace(".", "")
    if name and letters.isalpha() and letters.isupper() and len(letters) <= 5:
        return Author(name, initials)
    return Author(text, "")
