"""Write ``docs/plexus-terms.ttl``: our own terms in OWL, as every RDF export has them too."""

from __future__ import annotations

from pathlib import Path

from graph import Atlas, load_atlas
from graph.export.content import content_of
from graph.export.ontology import terms
from graph.export.turtle import turtle

FILE = Path(__file__).parent.parent / "docs" / "plexus-terms.ttl"


def ontology(atlas: Atlas) -> bytes:
    """The terms of an atlas as Turtle."""
    return turtle(terms(content_of(atlas.graph.subgraph([])).records))


if __name__ == "__main__":
    FILE.write_bytes(ontology(load_atlas()))
