"""What comes: the form of every answer, for the OpenAPI document and for tests.

The columns of a node and of a receipt are those of the tables; ``data/README.md`` explains them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Form(BaseModel):
    """Just these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class About(Form):
    """Name, version, licence and how to cite."""

    name: str
    version: str
    license: str
    license_url: str
    citation: str


class Start(Form):
    """What there is, as addresses."""

    about: About
    links: dict[str, str] = Field(description="What it is → its address, some with {parts} to fill")


class Named(Form):
    """A node as it is mentioned."""

    id: str
    name: str
    plain_name: str
    kind: str
    family: str


class Found(Named):
    """A node that answers to what was typed."""

    matched: str = Field(description="The name or synonym that answered")
    score: float = Field(description="1 is the exact name", gt=0, le=1)


class Page(Form):
    """A part of a list."""

    about: About
    total: int = Field(description="So many there are on all pages", ge=0)
    limit: int
    offset: int


class SearchPage(Page):
    """What was found by name, best first."""

    results: list[Found]


class Receipt(Form):
    """One work that supports or disputes a statement."""

    stance: Literal["supports", "disputes"]
    side: str
    pattern: str
    quality: str
    frequency: str
    note: str
    source: str
    locator: str
    date_read: str
    source_level: str = Field(description="The step of the work on the ladder of evidence")
    citation: str = Field(description="The whole reference in one line")


class Statement(Form):
    """A statement with its weights, its sentence and its receipts."""

    subject: Named
    relation: str
    object: Named
    reverse: bool = Field(description="Whether the sentence reads it from its object")
    sentence: str
    strength: float = Field(ge=0, lt=1)
    contested: bool = Field(description="Whether some source disputes it")
    level: str = Field(description="The best evidence level of its supporting sources")
    receipts: list[Receipt]


class NodeAnswer(Named):
    """A node with all that its row says, and its statements."""

    about: About
    synonyms: list[str]
    definition: str
    regions: list[str] = Field(description="Ids of the regions it lies in, or is a part of")
    xrefs: list[str] = Field(description="Its identifiers elsewhere")
    steps: list[str]
    hold: str
    repetitions: str
    statements: list[Statement]


class PainSource(Named):
    """What may refer pain to a region, and by which path."""

    strength: float = Field(ge=0, le=1)
    target: str = Field(description="Id of the region the path leads to")
    path: list[Statement]


class SourcesPage(Page):
    """What may refer pain to a region, strongest first, and what was looked for and not found."""

    region: Named
    sources: list[PainSource]
    disputed: list[PainSource]


class Path(Form):
    """One way from one node to another."""

    strength: float = Field(ge=0, le=1)
    nodes: list[str]
    steps: list[Statement]


class RoutesAnswer(Form):
    """The short paths between two nodes, strongest first; none if there is none."""

    about: About
    from_: Named = Field(alias="from")
    to: Named
    routes: list[Path]


class Heading(Form):
    """One relation as read from the compared nodes: what they share, and what each has alone."""

    label: str
    relation: str
    reverse: bool = Field(description="Whether the compared nodes are the object")
    shared: list[Named]
    distinct: dict[str, list[Named]] = Field(description="By the id of the compared node")


class ComparisonAnswer(Form):
    """Nodes side by side."""

    about: About
    nodes: list[Named]
    headings: list[Heading]


class Wrong(Form):
    """What is wrong with one parameter."""

    in_: str = Field(alias="in")
    name: str
    message: str


class Problem(Form):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="Where, what and why, and what to do")
    suggestions: list[str] | None = Field(None, description="What may have been meant")
    errors: list[Wrong] | None = None
