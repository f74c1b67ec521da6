"""What may be asked for: the parameters of every operation, with their bounds."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph.export import FORMATS

NAME = "Id, name or synonym"
TEXT = 200
"""The longest text that is looked at."""
SEARCHED = 1000
"""A search finds at most so many."""

Text = Annotated[str, Field(max_length=TEXT)]


class Parameters(BaseModel):
    """Just these parameters and no others."""

    model_config = ConfigDict(extra="forbid")


class Paging(Parameters):
    """Which part of a list."""

    limit: int = Field(20, ge=1, le=100, description="At most so many on this page")
    offset: int = Field(0, ge=0, le=10**9, description="Leave out so many from the beginning")


class Search(Paging):
    """What to look for."""

    q: str = Field(
        max_length=TEXT, description=f"Names as one types them; at most {SEARCHED} nodes are found"
    )


class Route(Parameters):
    """From where to where."""

    from_: str = Field(alias="from", max_length=TEXT, description=NAME)
    to: str = Field(max_length=TEXT, description=NAME)
    relations: str | None = Field(
        None, max_length=1000, description="Only along these relations, divided by commas"
    )
    limit: int = Field(10, ge=1, le=50, description="At most so many")


class Compare(Parameters):
    """What to set side by side."""

    name: list[Text] = Field(
        min_length=2, max_length=8, description=f"{NAME}; give it once for each node"
    )


class Export(Parameters):
    """What to take away, and as what: what meets every condition; all if there is none."""

    format: str = Field(description="The format", json_schema_extra={"enum": list(FORMATS)})
    region: list[Text] = Field(
        [], max_length=50, description="Only what lies in, or is linked to, these regions"
    )
    focus: str | None = Field(
        None, max_length=TEXT, description=f"Only what stands around this node: {NAME}"
    )
    hops: int = Field(1, ge=0, le=100, description="So many steps around the focus")
    kind: list[Text] = Field([], max_length=50, description="Only nodes of these kinds or families")
    relation: list[Text] = Field(
        [], max_length=50, description="Only statements of these relations"
    )
    min_evidence: str | None = Field(
        None, max_length=TEXT, description="Only statements with at least this evidence level"
    )
