"""The cells of a row: tidied, taken apart, and made a record, whose fields are in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from graph.records import Level, Node, Origin, Relation

T = TypeVar("T")
N = TypeVar("N", int, float)
Cells = tuple[str, ...]


class CellError(ValueError):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def single_spaced(cell: str) -> str:
    """The text without spaces at its ends, and with single ones (and no line ends) inside."""
    if "  " not in cell and "\n" not in cell and "\t" not in cell:
        return cell.strip()
    return " ".join(cell.split())


class Tidied(dict[str, str]):
    """Cell → its text with single spaces, made once: most cells of a table stand in it often."""

    def __missing__(self, cell: str) -> str:
        """Tidy a cell that was not met before."""
        tidy = self[cell] = single_spaced(cell)
        return tidy


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, which ``|`` divides."""
    if not cell:
        return ()
    return tuple(part for text in cell.split("|") if (part := text.strip()))


def _number(cell: str, column: str, kind: Callable[[str], N]) -> N:
    try:
        return kind(cell)
    except ValueError:
        raise CellError(column, f"'{cell}' is not a number.") from None


def maker(record: Callable[..., T]) -> Callable[[Cells, Origin], T]:
    """What makes a record of a row whose cells are its fields, in their order."""

    def make(cells: Cells, origin: Origin) -> T:
        return record(*cells, origin)

    return make


def make_level(cells: Cells, origin: Origin) -> Level:
    """A level, of the cells of its row."""
    level, rank, weight, meaning = cells
    return Level(
        level, _number(rank, "rank", int), _number(weight, "weight", float), meaning, origin=origin
    )


def make_relation(cells: Cells, origin: Origin) -> Relation:
    """A relation, of the cells of its row."""
    relation, inverse, meaning, subjects, objects, flow, original_id, biolink = cells
    return Relation(
        relation,
        inverse,
        meaning,
        split(subjects),
        split(objects),
        flow,  # type: ignore[arg-type]
        original_id,
        biolink,
        origin,
    )


def node_maker(family: str) -> Callable[[Cells, Origin], Node]:
    """What makes a node of a row, in the tables of a family."""

    def make(cells: Cells, origin: Origin) -> Node:
        id_, name, plain_name, kind, synonyms, definition, regions, xrefs, *exercise = cells
        steps, hold, repetitions = exercise or ("", "", "")
        return Node(
            id_,
            name,
            plain_name,
            kind,
            split(synonyms),
            definition,
            split(regions),
            split(xrefs),
            split(steps),
            hold,
            repetitions,
            family,
            origin,
        )

    return make
