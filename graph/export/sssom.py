"""SSSOM: the identifiers elsewhere of a selection's things, as a table of mappings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from graph.citation import AUTHORS, RELEASED
from graph.export.content import CITATION, LICENCE_URL, content_of
from graph.export.iris import BASE, OTHERS, OURS, VOCABULARIES, outside, slug
from graph.version import __version__

COLUMNS = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")
PREDICATE, JUSTIFICATION = "skos:closeMatch", "semapv:UnspecifiedMatching"


def write(selection: nx.MultiDiGraph, path: Path) -> None:
    """Write the mappings to a file, after what the set is and whose words it uses.

    The predicate and the justification say no more than the data do: which
    identifier belongs to a thing, not that both mean exactly the same, nor how it was found.
    """
    rows: list[tuple[str, ...]] = []
    left_out: set[str] = set()
    for node in content_of(selection).nodes:
        subject, label = f"plexus:{slug(node['id'])}", " ".join(node["name"].split())
        for xref in node["xrefs"]:
            if outside(xref):
                rows.append((subject, label, PREDICATE, xref, JUSTIFICATION))
            else:
                left_out.add(xref.partition(":")[0])
    used = {xref.partition(":")[0] for *_, xref, _ in rows}
    text = io.StringIO(newline="")
    text.writelines(f"#{line}\n" for line in _header(used, left_out))
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows([COLUMNS, *rows])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def _header(used: set[str], left_out: set[str]) -> Iterator[str]:
    """The lines of the YAML that SSSOM has before the table."""
    known = {**VOCABULARIES, **OTHERS}
    prefixes = {
        "plexus": OURS["plexus"],
        "plexus-set": BASE,
        "semapv": "https://w3id.org/semapv/vocab/",
        "skos": OTHERS["skos"],
        **{prefix: known[prefix] for prefix in used},
    }
    comment = "An identifier belongs to the thing; that both mean exactly the same was not judged."
    if left_out:
        comment += f" Left out, since no IRI is known for them: {', '.join(sorted(left_out))}."
    yield "curie_map:"
    for prefix, namespace in sorted(prefixes.items()):
        yield f"  {_quoted(prefix)}: {_quoted(namespace)}"
    yield f"mapping_set_id: {_quoted(f'{BASE}mappings')}"
    yield f"mapping_set_version: {_quoted(__version__)}"
    yield f"mapping_set_title: {_quoted('Plexus: its things and their identifiers elsewhere')}"
    yield f"mapping_set_description: {_quoted(f'How to cite: {CITATION}')}"
    yield f"license: {_quoted(LICENCE_URL)}"
    yield "creator_label:"
    yield f"  - {_quoted(AUTHORS)}"
    yield f"publication_date: {_quoted(RELEASED)}"
    yield "subject_source: plexus-set:atlas"
    yield f"subject_source_version: {_quoted(__version__)}"
    yield f"comment: {_quoted(comment)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
