"""The records of the data set; each field is a column of a table in ``data/``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Stance = Literal["supports", "disputes"]
PainFlow = Literal["forward", "backward", "none"]

FAMILIES = (
    "structure",
    "region",
    "condition",
    "finding",
    "factor",
    "treatment",
    "test",
    "movement",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: a file below the data folder and its row (header = row 1)."""

    file: str
    row: int


NOWHERE = Origin("", 0)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with the data, said so that a person can mend it; sorted by place.

    ``row`` is 0 where the whole file is meant, ``column`` empty where the whole row is.
    """

    file: str
    row: int
    column: str
    message: str
    fix: str

    def __str__(self) -> str:
        """The problem as one line: file:row column: what is wrong. What to do."""
        place = self.file + (f":{self.row}" if self.row else "")
        if self.column:
            place += f" {self.column}"
        return f"{place}: {self.message} {self.fix}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node (muscle, syndrome …) and the family that it belongs to."""

    kind: str
    family: str
    plural: str
    meaning: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the evidence ladder; a higher rank is stronger evidence."""

    level: str
    rank: int
    weight: float
    meaning: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A type of edge.

    ``subject_kinds`` and ``object_kinds`` hold kinds or whole families. ``pain_flow`` says which
    way pain travels along the edge: from subject to object, from object to subject, or not.
    """

    relation: str
    inverse: str
    meaning: str
    subject_kinds: tuple[str, ...]
    object_kinds: tuple[str, ...]
    pain_flow: PainFlow
    original_id: str
    biolink: str
    origin: Origin = field(default=NOWHERE, compare=False)

    @property
    def symmetric(self) -> bool:
        """Whether both directions read the same (``mistaken for``)."""
        return self.relation == self.inverse


@dataclass(frozen=True, slots=True)
class Node:
    """A structure, region, condition, finding, factor, treatment, test or movement.

    ``regions`` are the regions it lies in; for a region, the regions that it is a part of.
    ``steps``, ``hold`` and ``repetitions`` are filled for treatments that are exercises.
    """

    id: str
    name: str
    plain_name: str
    kind: str
    synonyms: tuple[str, ...]
    definition: str
    regions: tuple[str, ...]
    xrefs: tuple[str, ...]
    steps: tuple[str, ...] = ()
    hold: str = ""
    repetitions: str = ""
    family: str = ""
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One source saying one thing: a triple with its receipt."""

    subject: str
    relation: str
    object: str
    stance: Stance
    side: str
    pattern: str
    quality: str
    frequency: str
    note: str
    source: str
    locator: str
    date_read: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A work that is cited, its step on the evidence ladder, and what was seen of it."""

    id: str
    kind: str
    level: str
    title: str
    authors: str
    year: str
    doi: str
    pmid: str
    url: str
    seen: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A node that a rule of completeness does not ask, and why not."""

    node: str
    rule: str
    reason: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """Why ontologies and other works say different things of a node."""

    node: str
    relation: str
    explanation: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Tables:
    """All records of a data folder, in file order.

    ``exceptions`` and ``differences`` are None where the folder has no such table: it does not
    claim to be complete, and the rules that would ask it are not tried.
    """

    kinds: tuple[Kind, ...]
    levels: tuple[Level, ...]
    relations: tuple[Relation, ...]
    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    exceptions: tuple[Exemption, ...] | None = None
    differences: tuple[Difference, ...] | None = None
