"""CSL-JSON: the works that a selection cites, for Zotero, pandoc and other reference managers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import networkx as nx

from graph.citation import AUTHORS, RELEASED, TITLE
from graph.export.bibliography import authors_of, work_type
from graph.export.content import CITATION, LICENCE_URL, content_of
from graph.export.files import write_json
from graph.version import __version__

OWN_KEY = "plexus:atlas"
"""The key of the atlas among the works; no work has a colon in its id."""


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write the works to a file; the first is the atlas itself, with its licence."""
    items = [_atlas(), *map(_item, content_of(selection).records["sources"])]
    write_json(path, items)


def _atlas() -> dict[str, Any]:
    return {
        "id": OWN_KEY,
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": AUTHORS}],
        "issued": {"date-parts": [[int(part) for part in RELEASED.split("-")]]},
        "version": __version__,
        "note": f"{CITATION} {LICENCE_URL}",
    }


def _item(row: dict[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": row["id"], "type": work_type(row["kind"]).csl}
    names = [
        {"family": author.name, "given": author.initials}
        if author.initials
        else {"literal": author.name}
        for author in authors_of(row["authors"])
    ]
    item |= {"author": names} if names else {}
    if re.fullmatch("[0-9]{1,4}", row["year"]):
        item["issued"] = {"date-parts": [[int(row["year"])]]}
    elif row["year"]:
        item["issued"] = {"literal": row["year"]}
    for field, column in (("title", "title"), ("DOI", "doi"), ("PMID", "pmid"), ("URL", "url")):
        item |= {field: row[column]} if row[column] else {}
    item["genre"] = row["kind"]
    item["custom"] = {"level": row["level"], "seen": row["seen"]}
    return item
