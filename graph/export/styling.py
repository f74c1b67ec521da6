"""How an exported drawing looks, in the words that Cytoscape, Cytoscape.js and GEXF share.

Kinds have the colours of the page, and a shape near the page's own; a line has the colour of what
its relation says of pain, is the thicker the stronger its statement stands, and dashed where
sources disagree.
"""

from __future__ import annotations

from graph.marks import LINES, MARKS, line_of, mark_of

SHAPES = {
    "muscle": "ellipse",
    "joint": "diamond",
    "nerve": "round-rectangle",
    "organ": "ellipse",
    "region": "round-rectangle",
    "condition": "triangle",
    "finding": "octagon",
    "factor": "vee",
    "treatment": "rectangle",
    "test": "hexagon",
    "movement": "rectangle",
    "other": "ellipse",
}
"""Mark → shape: of the eight that Cytoscape.js and CX2 both know by the same name."""
THINNEST, THICKEST = 1, 5


def colour_of(kind: str) -> str:
    """The colour of a kind, as #rrggbb."""
    return MARKS[mark_of(kind)].light


def shape_of(kind: str) -> str:
    """The shape of a kind."""
    return SHAPES[mark_of(kind)]


def line_colour(relation: str) -> str:
    """The colour of a relation, as #rrggbb."""
    return LINES[line_of(relation)]


def thickness(strength: float) -> float:
    """The thickness of a line in px, of a strength from 0 to 1."""
    return round(THINNEST + (THICKEST - THINNEST) * strength, 2)


def edge_id(edge: tuple[str, str, str]) -> str:
    """An id for a statement: the same in every export that has it."""
    subject, object_, relation = edge
    return f"{subject}~{object_}~{relation}"
