"""What things are called in RDF: one namespace for each sort of thing, and those of others."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

BASE = "https://plexus.example/"
"""Begins every name of ours. Nobody can own ``.example``: a name is an identifier, no web page."""
ATLAS = NamedNode(f"{BASE}atlas")
OURS = {
    "plexus": f"{BASE}id/",
    "kind": f"{BASE}kind/",
    "family": f"{BASE}family/",
    "relation": f"{BASE}relation/",
    "level": f"{BASE}level/",
    "statement": f"{BASE}statement/",
    "receipt": f"{BASE}receipt/",
    "work": f"{BASE}work/",
    "px": f"{BASE}terms/",
}
OBO = "http://purl.obolibrary.org/obo/"
OTHERS = {
    "bibo": "http://purl.org/ontology/bibo/",
    "biolink": "https://w3id.org/biolink/vocab/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "obo": OBO,
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PREFIXES = {**OURS, **OTHERS}

VOCABULARIES = {
    **{
        prefix: f"{OBO}{prefix}_"
        for prefix in ("BFO", "CHEBI", "CL", "DOID", "FMA", "GO", "HP", "MONDO", "RO", "UBERON")
    },
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "SNOMEDCT": "http://snomed.info/id/",
}
"""Prefix of an identifier → what its IRI begins with, where that is sure."""


@cache
def iri(curie: str) -> NamedNode:
    """The IRI of a term such as ``skos:altLabel``."""
    prefix, _, name = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


@lru_cache(16_384)
def slug(text: str) -> str:
    """A text as the last part of an IRI: no two texts give the same, and ``unslug`` undoes it."""
    return (
        quote(text, safe="").replace("_", "%5F").replace(".", "%2E").replace("~", "%7E")
    ).replace("%20", "_")


def unslug(part: str) -> str:
    """Undo ``slug``."""
    return unquote(part.replace("_", " "), errors="strict")


def ours(prefix: str, *texts: str) -> NamedNode:
    """The IRI of one of our things; a statement is named by three texts."""
    return NamedNode(OURS[prefix] + ":".join(map(slug, texts)))


def named(prefix: str, found: str) -> str | None:
    """Undo ``ours`` for one text: None where the IRI is of another namespace."""
    return unslug(found.removeprefix(OURS[prefix])) if found.startswith(OURS[prefix]) else None


def outside(identifier: str) -> NamedNode | None:
    """The IRI of an identifier such as ``UBERON:0001371``; None where it is not known for sure."""
    prefix, _, number = identifier.partition(":")
    if prefix in VOCABULARIES and re.fullmatch(r"[A-Za-z0-9]+", number):
        return NamedNode(VOCABULARIES[prefix] + number)
    if prefix in ("biolink", "rdfs") and re.fullmatch(r"[A-Za-z_]+", number):
        return iri(identifier)
    return None
