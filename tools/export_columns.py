"""What stands in the columns of exports, where data/README.md does not say it."""

from __future__ import annotations

NODES = (
    *("structures.csv", "treatments.csv", "regions.csv", "conditions.csv"),
    *("findings.csv", "factors.csv", "tests.csv", "movements.csv"),
)
STATEMENTS = ("statements/referral.csv",)
TABLES = {
    "nodes": NODES,
    "edges": (*STATEMENTS, "relations.csv"),
    "receipts": STATEMENTS,
    "sources": ("sources.csv",),
    "relations": ("relations.csv",),
    "kinds": ("kinds.csv",),
    "levels": ("levels.csv",),
    "works": ("sources.csv",),
    "relationships": ("relations.csv",),
}
"""A table of an export, by its name without ending → the tables of the data it takes columns of."""

STRENGTH = "how well it is known, from 0 to 1; see graph/evidence.py"
CONTESTED = "true if some source disputes it"
LEVEL = "the best evidence level among the sources that support it"
SOURCE_LEVEL = "the evidence level of the source"

WORDS: dict[str, dict[tuple[str, str], str]] = {
    "nodes": {
        ("", "family"): "the family of its kind",
        ("neo4j", ":LABEL"): "its kind and family, as labels of the node",
        ("kgx", "category"): "its class in the Biolink Model",
        ("kgx", "synonym"): "other names",
        ("kgx", "description"): "one sentence that says what it is",
        ("kgx", "xref"): "its identifiers elsewhere",
    },
    "edges": {
        ("", "strength"): STRENGTH,
        ("", "contested"): CONTESTED,
        ("", "level"): LEVEL,
        ("kgx", "id"): "the same for the same receipt in every export",
        ("kgx", "predicate"): "its predicate in the Biolink Model",
        ("kgx", "original_predicate"): "its id in the Relation Ontology, BFO or RDFS",
        ("kgx", "publications"): "the work as PMID and DOI, else its address",
        ("kgx", "primary_knowledge_source"): "always infores:plexus",
        ("kgx", "knowledge_level"): "always knowledge_assertion: a work says so",
        ("kgx", "agent_type"): "always manual_agent: people read the work",
        ("kgx", "negated"): "true where the work disputes the statement",
        ("kgx", "source_id"): "id of the work, a row of sources.tsv",
        ("kgx", "source_level"): SOURCE_LEVEL,
    },
    "receipts": {
        ("", "source_level"): SOURCE_LEVEL,
        ("neo4j", "id"): "id of the receipt",
        ("neo4j", ":LABEL"): "the label of all receipts",
        ("neo4j", "statement"): "id of the statement, a row of relationships.csv",
    },
    "relationships": {
        ("neo4j", ":START_ID(Entity)"): "id of the subject",
        ("neo4j", ":END_ID(Entity)"): "id of the object",
        ("neo4j", ":TYPE"): "the relation, as a type of relationship",
        ("neo4j", "id"): "id of the statement",
        ("neo4j", "strength"): STRENGTH,
        ("neo4j", "contested"): CONTESTED,
        ("neo4j", "level"): LEVEL,
    },
    "works": {("neo4j", ":LABEL"): "the label of all works"},
    "cites": {
        ("neo4j", ":START_ID(Receipt)"): "id of the receipt",
        ("neo4j", ":END_ID(Work)"): "id of the work",
        ("neo4j", ":TYPE"): "the type of these relationships",
    },
    "sssom": {
        ("sssom", "subject_id"): "the node, as a CURIE",
        ("sssom", "subject_label"): "its name",
        ("sssom", "predicate_id"): "how near the two are, in terms of SKOS",
        ("sssom", "object_id"): "its identifier elsewhere",
        ("sssom", "mapping_justification"): "how it was found, in terms of SEMAPV",
    },
}
"""Table → (format or any, column) → what stands in it."""
