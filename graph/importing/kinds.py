"""Which kind of ours a stranger's thing is: by its own words, else by the nearest class above it.

The nearest class above is the one with the fewest steps of *is a* that a row of the mapping names.
Of several equally near ones, that of the row that stands first counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.importing.mapping import NONE, KindRow, WordMapping
from graph.importing.notes import Notes
from graph.importing.rows import Item

OWN_WORD = "kind by a word of its own"
NEAREST = "kind by the nearest class, itself or above"
EQUALLY_NEAR = "classes that are equally near; the row that stands first counted"


def nearest_rows(
    steps: Iterable[tuple[str, str]], mapping: WordMapping
) -> dict[str, tuple[KindRow, ...]]:
    """The rows of the nearest classes above each thing, in the order of the mapping.

    Walks from the classes of the mapping down, so that every step is taken once: hierarchies may
    be deep, and may come back to their start.

    Parameters
    ----------
    steps : iterable of (str, str)
        What *is a* what, by their ids.
    mapping : WordMapping

    Returns
    -------
    dict
        Of every class that a row names, and of everything below one. Several rows are equally near.
    """
    below: dict[str, list[str]] = {}
    found: dict[str, set[KindRow]] = {}
    for thing, above in steps:
        below.setdefault(above, []).append(thing)
        for id_ in (thing, above):
            if id_ not in found and (row := mapping.kind_row(id_)):
                found[id_] = {row}
    reached = found.copy()
    while reached:
        further: dict[str, set[KindRow]] = {}
        for above, rows in reached.items():
            for thing in below.get(above, ()):
                if thing not in found:
                    further.setdefault(thing, set()).update(rows)
        found |= further
        reached = further
    return {id_: tuple(sorted(rows, key=lambda row: row.place)) for id_, rows in found.items()}


def known_kind(
    item: Item, mapping: WordMapping, nearest: Mapping[str, tuple[KindRow, ...]], notes: Notes
) -> str:
    """Our kind for a thing, or nothing; the notes count the row that told it."""
    if row := mapping.kind_row(item.id):
        rows: tuple[KindRow, ...] = (row,)
    else:
        for word in item.kinds:
            if row := mapping.kind_row(word):
                notes.count(OWN_WORD, row.told, row.ours or NONE)
                return row.ours
        rows = nearest.get(item.id, ())
    if not rows:
        return ""
    first = rows[0]
    notes.count(NEAREST, first.told, first.ours or NONE)
    if others := {row.ours or NONE for row in rows} - {first.ours or NONE}:
        notes.count(EQUALLY_NEAR, f"not {', '.join(sorted(others))}", first.ours or NONE)
    return first.ours
