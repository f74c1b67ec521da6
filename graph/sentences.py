"""Statements as sentences, receipts as citations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.atlas import Atlas
from graph.build import Edge
from graph.records import Source, Statement
from graph.referral import Step

INITIALS = re.compile(r"\s+[A-Z][A-Z.\-]{0,3}$")
SHORT_TITLE = 40
NOUNS = ("branch of", "root of", "warning sign of")
REWORDED = {
    "attaches to (origin)": "arises from",
    "attaches to (insertion)": "inserts on",
    "located in": "lies in",
    "predisposed by": "is made more likely by",
}


def verb(label: str) -> str:
    """A relation or an inverse as it stands in a sentence: "compressed by" → "is compressed by"."""
    if label in REWORDED:
        return REWORDED[label]
    if label.split()[0].endswith("s"):
        return label
    return f"is a {label}" if label in NOUNS else f"is {label}"


def called(atlas: Atlas, node: str, *, plain: bool = False) -> str:
    """The name of a node as it stands inside a sentence; the plain name where it has one.

    Plain names begin with a capital in the tables; it is kept only where it belongs to the word
    (MRI, Achilles), which shows in the other names of the node.
    """
    data = atlas.graph.nodes[node]
    name: str = data["name"]
    if not plain or not data["plain_name"]:
        return name
    name = data["plain_name"]
    first = re.split(r"[\s-]", name, maxsplit=1)[0]
    proper = any(first in re.split(r"[\s-]", text) for text in (data["name"], *data["synonyms"]))
    return name if proper or not first[1:].islower() else name[0].lower() + name[1:]


def sentence(
    atlas: Atlas,
    subject: str,
    relation: str,
    object_: str,
    *,
    reverse: bool = False,
    plain: bool = False,
) -> str:
    """A statement as a sentence, without a full stop: "Piriformis compresses sciatic nerve".

    Parameters
    ----------
    atlas : Atlas
    subject, object_ : str
        Node ids.
    relation : str
    reverse : bool
        Read it from the object, with the inverse label: "Sciatic nerve compressed by piriformis".
    plain : bool
        Plain names where there are any.
    """
    label = atlas.relations[relation].inverse if reverse else relation
    one, other = called(atlas, subject, plain=plain), called(atlas, object_, plain=plain)
    if reverse:
        one, other = other, one
    text = f"{one} {verb(label)} {other}"
    return text[:1].upper() + text[1:]


def author_year(source: Source) -> str:
    """The first author's surname and the year; a shortened title where no author is known."""
    first = re.split(r",|;| et al| and ", source.authors)[0].strip()
    first = INITIALS.sub("", first)
    if not first:
        title = source.title.strip("()")
        first = title if len(title) <= SHORT_TITLE else title[:SHORT_TITLE].rsplit(" ", 1)[0] + "…"
    return f"{first} {source.year}".strip()


def cite(source: Source) -> str:
    """The whole reference in one line."""
    head = " ".join(filter(None, [source.authors, f"({source.year})" if source.year else ""]))
    found = [
        f"doi:{source.doi}" if source.doi else "",
        f"PMID {source.pmid}" if source.pmid else "",
        source.url,
    ]
    named = [head, source.title] if source.authors else [source.title, head]
    return " ".join(
        part.rstrip(".") + "." if place < 2 else part
        for place, part in enumerate([*named, ", ".join(filter(None, found))])
        if part
    )


def ranked_receipts(atlas: Atlas, edge: Edge) -> list[Statement]:
    """The receipts of a statement: best evidence first, then the newest, then by source."""
    sources = atlas.sources
    receipts: Iterable[Statement] = atlas.graph.edges[edge]["receipts"]
    ranked = sorted(receipts, key=lambda receipt: (receipt.source, receipt.locator))
    ranked.sort(key=lambda receipt: sources[receipt.source].year, reverse=True)
    rank = {name: level.rank for name, level in atlas.levels.items()}
    return sorted(ranked, key=lambda receipt: -rank[sources[receipt.source].level])


def receipts_text(atlas: Atlas, edge: Edge, limit: int = 3) -> list[str]:
    """Short citations of a statement, such as "Lesher 2008 (experimental, 36/51)".

    Parameters
    ----------
    atlas : Atlas
    edge : tuple of str
        (subject, object, relation), the edge in ``Atlas.graph``.
    limit : int
        At most so many, a dispute among them if there is one; one more text then says how many
        there are beside them.
    """
    texts: dict[str, bool] = {}
    for receipt in ranked_receipts(atlas, edge):
        source, disputes = atlas.sources[receipt.source], receipt.stance == "disputes"
        details = filter(None, [source.level, receipt.frequency, "disputes" if disputes else ""])
        texts.setdefault(f"{author_year(source)} ({', '.join(details)})", disputes)
    shown = list(texts)[:limit]
    hidden = [text for text, disputes in texts.items() if disputes and text not in shown]
    if shown and hidden and not any(texts[text] for text in shown):
        shown[-1] = hidden[0]
    more = len(texts) - len(shown)
    return shown + ([f"{more} more"] if more else [])


def explain(atlas: Atlas, steps: Iterable[Step], *, plain: bool = False) -> list[str]:
    """One cited sentence per step of a path."""
    sentences = []
    for step in steps:
        said = sentence(
            atlas, step.subject, step.relation, step.object, reverse=step.reverse, plain=plain
        )
        sentences.append(f"{said}: {'; '.join(receipts_text(atlas, step.edge))}.")
    return sentences
