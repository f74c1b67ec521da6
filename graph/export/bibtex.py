"""BibTeX: the works that a selection cites, for LaTeX and reference managers; UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import networkx as nx

from graph.citation import bibtex
from graph.export.bibliography import OTHERS, authors_of, work_type
from graph.export.content import CITATION, LICENCE_URL, content_of

COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""Characters that LaTeX takes for something else; a bare brace would not even be BibTeX."""
VERBATIM = re.compile(r"[\s{}\\]")


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write the works to a file, after how to cite the atlas and its licence."""
    rows = content_of(selection).records["sources"]
    head = f"How to cite: {CITATION}\nLicence: {LICENCE_URL}\n"
    text = "\n\n".join([head + bibtex(), *map(_entry, rows)]) + "\n"
    path.write_text(text, encoding="utf-8", newline="")


def escaped(text: str) -> str:
    """A text on one line in which LaTeX reads every character as itself."""
    plain = " ".join(text.split())
    return re.sub(r"[\\{}~^&%$#_]", lambda found: COMMANDS[found[0]], plain)


def _entry(row: dict[str, str]) -> str:
    fields = "".join(f",\n  {name:<7} = {{{value}}}" for name, value in _fields(row))
    return f"@{work_type(row['kind']).bibtex}{{{_key(row['id'])}{fields}\n}}"


def _key(id_: str) -> str:
    """The id without what may not stand in a key: a comma would end it."""
    return re.sub(r"[^A-Za-z0-9:.+/_-]", lambda found: f"+{ord(found[0]):x}+", id_)


def _fields(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    found = authors_of(row["authors"])
    authors = [
        f"{escaped(author.name)}, {escaped(author.initials)}"
        if author.initials
        else f"{{{escaped(author.name)}}}"
        for author in found
        if author != OTHERS
    ]
    authors += ["others"] if OTHERS in found else []  # BibTeX's own word, which has to be the last
    if authors:
        yield "author", " and ".join(authors)
    if row["title"]:
        yield "title", f"{{{escaped(row['title'])}}}"  # in two braces: no style changes its case
    if row["year"]:
        yield "year", escaped(row["year"])
    for name in ("doi", "pmid", "url"):
        if row[name]:
            # Followed, not printed: LaTeX's own signs stay; what would end the field is encoded.
            yield name, VERBATIM.sub(lambda found: quote(found[0]), row[name])
    said = "; ".join(filter(None, [row["kind"], f"evidence level: {row['level']}", row["seen"]]))
    yield "note", escaped(said)
