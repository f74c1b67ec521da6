"""On which side of the focus its neighbours stand: left what leads to it, right what follows."""

from __future__ import annotations

LEFT_AS_SUBJECT = {
    "aggravated by",
    "set off by",
    "predisposed by",
    "part of",
    "branch of",
    "is a",
    "attaches to (origin)",
    "attaches to (insertion)",
    "compensates for",
}
RIGHT_AS_OBJECT = {
    "part of",
    "branch of",
    "is a",
    "attaches to (origin)",
    "attaches to (insertion)",
    "treated by",
    "tested by",
    "eased by",
    "prevented by",
    "aggravated by",
    "set off by",
    "predisposed by",
}


def stands_right(relation: str, outgoing: bool) -> bool:
    """Whether the neighbour behind a relation stands on the right.

    Parameters
    ----------
    relation : str
    outgoing : bool
        Whether the focus is the subject of the statement.
    """
    return relation not in LEFT_AS_SUBJECT if outgoing else relation in RIGHT_AS_OBJECT
