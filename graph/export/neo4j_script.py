"""What Neo4j calls our kinds and relations, and how the files of an export get into a database."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from graph.export.content import Attributes

SEPARATOR = "\x1f"
"""Between the values of a list: neo4j-admin knows no escape, and our tables hold no such sign."""
NUMBERS = {":double": "toFloat", ":boolean": "toBoolean"}


def labels_of(kind: str, family: str) -> list[str]:
    """The labels of a node: ``Entity``, its family and its kind."""
    named = [re.sub(r"\W+", "", word.title()) for word in (family, kind)]
    return list(dict.fromkeys(["Entity", *filter(None, named)]))


def type_of(relation: str) -> str:
    """The type of a relationship: ``REFERS_PAIN_TO``."""
    return re.sub(r"\W+", "_", relation).strip("_").upper() or "RELATED_TO"


def command() -> str:
    """How to import the folder, for its README."""
    return (
        "Into a new database, with Neo4j 5, from this folder:\n\n"
        "neo4j-admin database import full plexus \\\n"
        '  --array-delimiter="U+001F" --multiline-fields=true \\\n'
        "  --nodes=nodes.csv --nodes=works.csv --nodes=receipts.csv \\\n"
        "  --relationships=relationships.csv --relationships=cites.csv\n\n"
        "Into a running one: put the files into its import folder and run import.cypher.\n"
    )


def script(
    headers: Mapping[str, Mapping[str, str]],
    kinds: Iterable[Attributes],
    relations: Iterable[Attributes],
) -> str:
    """Cypher that loads what neo4j-admin would; running it twice changes nothing."""
    parts = ["// Put the CSV files into the import folder of the database first."]
    parts += [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS\n"
        f"FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
        for label in ("Entity", "Work", "Receipt")
    ]
    tables = (("nodes", "Entity"), ("works", "Work"), ("receipts", "Receipt"))
    parts += [_nodes(table, label, headers[table]) for table, label in tables]
    for kind in kinds:
        labels = "".join(f":`{name}`" for name in labels_of(kind["kind"], kind["family"]))
        parts.append(f"MATCH (n:Entity {{kind: {_quoted(kind['kind'])}}})\nSET n{labels};")
    columns = headers["relationships"]
    parts += [_relationships(relation["relation"], columns) for relation in relations]
    receipt, work = (f"row.`{headers['cites'][name]}`" for name in ("receipt", "work"))
    parts.append(
        f"{_load('cites')}\nMATCH (r:Receipt {{id: {receipt}}})\nMATCH (w:Work {{id: {work}}})\n"
        "MERGE (r)-[:CITES]->(w);"
    )
    return "\n\n".join(parts) + "\n"


def _nodes(table: str, label: str, columns: Mapping[str, str]) -> str:
    shown = {name: header for name, header in columns.items() if name not in ("id", "labels")}
    return (
        f"{_load(table)}\nMERGE (n:{label} {{id: row.`{columns['id']}`}})\n"
        f"SET {', '.join(_settings('n', shown))};"
    )


def _relationships(relation: str, columns: Mapping[str, str]) -> str:
    ends = ("subject", "object", "type", "id")
    shown = {name: header for name, header in columns.items() if name not in ends}
    return (
        f"{_load('relationships')}\nWITH row WHERE row.`relation` = {_quoted(relation)}\n"
        f"MATCH (s:Entity {{id: row.`{columns['subject']}`}})\n"
        f"MATCH (o:Entity {{id: row.`{columns['object']}`}})\n"
        f"MERGE (s)-[r:`{type_of(relation)}` {{id: row.`id`}}]->(o)\n"
        f"SET {', '.join(_settings('r', shown))};"
    )


def _load(table: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{table}.csv' AS row"


def _settings(of: str, columns: Mapping[str, str]) -> Iterator[str]:
    for name, header in columns.items():
        value = f"row.`{header}`"
        if header.endswith("[]"):
            value = f"split({value}, '\\u001F')"
        for ending, function in NUMBERS.items():
            if header.endswith(ending):
                value = f"{function}({value})"
        yield f"{of}.{name} = {value}"


def _quoted(text: str) -> str:
    """A string of Cypher, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
