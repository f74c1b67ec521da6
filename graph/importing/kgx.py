"""KGX of others: TSV or JSON lines, nodes and edges in files of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from graph.importing.limits import LIMITS, Limits, checked_text, shown
from graph.importing.rows import (
    About,
    ImportRefusedError,
    Item,
    Link,
    Progress,
    Rows,
    Words,
    first_of,
    item_of,
    listed,
    silent,
)

SUFFIXES = (".tsv", ".jsonl", ".ndjson")
ROWS_BETWEEN = 10_000
VAGUE = "biolink:related_to"
NAMES = ("name", "label")
TRIPLE = frozenset(("subject", "predicate", "object"))
"""A row with two of these is an edge, be it one that lacks the third."""


def files_of(folder: Path) -> list[Path]:
    """The node and edge files of a folder, nodes first."""
    found = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES]
    return [path for part in ("nodes", "edges") for path in found if path.stem.endswith(part)]


def read(path: Path, limits: Limits = LIMITS, progress: Progress = silent) -> Rows:
    """Read a table of nodes or of edges, or both from a folder.

    Raises
    ------
    ImportRefusedError
        If a file is neither, a row has no id or ends, an id stands twice, or a limit is broken.
    """
    files = files_of(path) if path.is_dir() else [path]
    if not files:
        raise ImportRefusedError(
            f"{shown(path)}: holds no nodes.tsv and edges.tsv (or .jsonl). Name their folder."
        )
    rows = Rows(About(path.name, path.stem, "knowledge graph", "ontology"))
    seen: dict[str, str] = {}
    for file in files:
        checked_text(file, limits)
        for number, row in _table(file):
            if number % ROWS_BETWEEN == 0:
                progress(f"{file.name}: {number:,} rows")
            place = f"{shown(file)}:{number}"
            if len(TRIPLE.intersection(row)) > 1:
                _add_link(rows, row, place)
            else:
                item = _item(row, place)
                if item.id in seen:
                    raise ImportRefusedError(
                        f"{place}: the id {item.id!r} stands also in {seen[item.id]}. "
                        "Make one row of the two."
                    )
                seen[item.id] = place
                rows.items.append(item)
    return rows


def _table(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """Rows with their line numbers."""
    columns: list[str] = []
    with path.open(encoding="utf-8-sig", newline="\n") as file:
        for number, text in enumerate(file, 1):
            line = text.rstrip("\r\n")
            if not line.strip():
                continue
            if path.suffix.lower() != ".tsv":
                yield number, _json_row(path, number, line)
            elif not columns:
                columns = line.split("\t")
                if not {"id", "subject"} & set(columns):
                    raise ImportRefusedError(
                        f"{shown(path)}:1: has neither a column id nor subject and object. "
                        "KGX has a first row that names the columns."
                    )
            else:
                cells = line.split("\t")
                if len(cells) > len(columns):
                    raise ImportRefusedError(
                        f"{shown(path)}:{number}: has {len(cells)} cells and not {len(columns)}. "
                        "Take the tabs out of its texts."
                    )
                cells += [""] * (len(columns) - len(cells))
                yield number, dict(zip(columns, cells, strict=True))


def _json_row(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except RecursionError as error:
        why = "it is nested too deeply"
        raise ImportRefusedError(f"{shown(path)}:{number}: is no JSON ({why}).") from error
    except ValueError as error:
        fix = "Write one object on each line."
        raise ImportRefusedError(f"{shown(path)}:{number}: is no JSON ({error}). {fix}") from error
    if not isinstance(row, dict):
        raise ImportRefusedError(
            f"{shown(path)}:{number}: is no object. Write one object on each line."
        )
    return row


def _item(row: dict[str, object], place: str) -> Item:
    id_ = first_of(row, "id")
    if not id_:
        raise ImportRefusedError(f"{place}: has no id. Give it one.")
    kinds = (*listed(row.get("kind")), *listed(row.get("category")))
    return item_of(id_, row, NAMES, kinds)


def _add_link(rows: Rows, row: dict[str, object], place: str) -> None:
    subject, object_ = first_of(row, "subject"), first_of(row, "object")
    exact = [first_of(row, "original_predicate"), first_of(row, "relation")]
    predicate = first_of(row, "predicate", "edge_label")
    words = tuple(word for word in (*exact, predicate) if word)
    if not (subject and object_ and words):
        raise ImportRefusedError(f"{place}: has no subject, predicate or object. Fill the cell.")
    if len(words) > 1 and predicate == VAGUE:
        words = words[:-1]  # what it is called exactly says more
    key = "\t".join(words)
    rows.relations.setdefault(key, Words(words))
    told = listed(row.get("primary_knowledge_source")) or listed(row.get("knowledge_source"))
    said = (*told, *listed(row.get("publications")))
    negated = str(row.get("negated", "")).strip().lower() in ("true", "1")
    rows.links.append(Link(subject, key, object_, negated, ", ".join(said)))
