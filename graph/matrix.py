"""Structures or conditions against regions: how strongly the pain of each is felt where.

The strength of a cell is that of ``graph.referral.sources_of`` for its region: the strongest path
along which pain travels there, of at most ``STEPS`` steps, each step after the first counting
``STEP_DECAY``. What is felt in a part of the region counts whole; what is said of a wider region
counts ``WIDER`` per level up. It is computed from the other end, by ``targets_of`` for each row,
because a matrix asks for all the regions of a few nodes: that walks a tenth of the graph.

Rows stand like with like: those whose strongest cell is in the same column stand together, in the
order of the columns; within one column the strongest first, then by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.referral import DIGITS, WIDER, PainTarget, Step, targets_of
from graph.regions import levels_up, parts

STEPS = 3
"""The longest path, in steps; what ``plexus sources`` looks at too."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How strongly the pain of a node may be felt in a region, and along which path.

    Attributes
    ----------
    strength : float
        In [0, 1); 0 where it was looked for and not found, or denied.
    path : tuple of Step
        From the node to the region, to a part of it, or to a wider one. One step is a statement.
    contested : bool
        Whether some source disputes a statement of the path.
    """

    strength: float
    path: tuple[Step, ...]
    contested: bool

    @property
    def direct(self) -> bool:
        """Whether a statement says it, rather than a path of several."""
        return len(self.path) == 1


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A node with its cells by region; a region without a cell has nothing said of it."""

    node: str
    cells: Mapping[str, Cell]

    @property
    def total(self) -> float:
        """The sum of the strengths of the cells."""
        return sum(cell.strength for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns; ``left_out`` counts the weaker rows that there was no room for."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the pain of a node may be felt, and the regions for which sources only deny it."""

    node: str
    targets: tuple[PainTarget, ...]
    denied: tuple[PainTarget, ...]


def reaches(atlas: Atlas, kinds: Collection[str], *, floor: int = 0) -> tuple[Reach, ...]:
    """Where the pain of every node of some kinds may be felt; those that reach nowhere left out.

    Parameters
    ----------
    atlas : Atlas
    kinds : collection of str
        Kinds of structures or conditions.
    floor : int
        Only statements whose evidence level has at least this rank.
    """
    out = []
    for node, kind in sorted(atlas.graph.nodes(data="kind")):
        if kind in kinds:
            targets = tuple(targets_of(atlas, node, hops=STEPS, floor=floor))
            denied = tuple(_denied(atlas, node, floor))
            if targets or denied:
                out.append(Reach(node, targets, denied))
    return tuple(out)


def _denied(atlas: Atlas, node: str, floor: int) -> Iterable[PainTarget]:
    for start, end, relation, data in atlas.graph.out_edges(node, keys=True, data=True):
        flows = atlas.relations[relation].pain_flow == "forward"
        high = atlas.levels[data["level"]].rank >= floor
        if flows and high and end in atlas.hierarchy and data["strength"] <= 0:
            yield PainTarget(end, 0.0, (Step(start, relation, end),))


def matrix(
    atlas: Atlas, found: Sequence[Reach], columns: Sequence[str], *, limit: int | None = None
) -> Matrix:
    """Lay what was found out against the regions of the columns.

    Parameters
    ----------
    atlas : Atlas
    found : sequence of Reach
        What ``reaches`` gave.
    columns : sequence of str
        Region ids, in the order in which they shall stand.
    limit : int, optional
        At most so many rows: those with the largest sum of strengths, then by name.
    """
    counts: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for column in columns:
        for region, share in _shares(atlas, column).items():
            counts[region].append((column, share))
    names = atlas.graph.nodes
    rows = [MatrixRow(reach.node, _cells(atlas, reach, counts)) for reach in found]
    rows = sorted(
        (row for row in rows if row.cells),
        key=lambda row: (-round(row.total, DIGITS), names[row.node]["name"], row.node),
    )
    place = {column: index for index, column in enumerate(columns)}

    def order(row: MatrixRow) -> tuple[int, float, str, str]:
        best = min(row.cells, key=lambda column: (-row.cells[column].strength, place[column]))
        name = names[row.node]["name"]
        return place[best], -row.cells[best].strength, name, row.node

    kept = rows if limit is None else rows[:limit]
    return Matrix(tuple(columns), tuple(sorted(kept, key=order)), len(rows) - len(kept))


def _shares(atlas: Atlas, region: str) -> dict[str, float]:
    """What a statement about each region counts for this one: see ``graph.referral.sources_of``."""
    wider = levels_up(atlas.hierarchy, region)
    shares = {whole: WIDER**level for whole, level in wider.items()}
    return shares | dict.fromkeys(parts(atlas.hierarchy, region), 1.0)


def _cells(
    atlas: Atlas, reach: Reach, counts: Mapping[str, Sequence[tuple[str, float]]]
) -> dict[str, Cell]:
    """The cells of a row; ``counts`` gives for a region the columns that it counts for, and how
    much. Of equal paths the shortest stands."""
    best: dict[str, tuple[float, int, PainTarget]] = {}
    for target in reach.targets:
        for column, share in counts.get(target.region, ()):
            key = round(target.strength * share, DIGITS), -len(target.path)
            if key[0] and (column not in best or key > best[column][:2]):
                best[column] = (*key, target)
    for denied in reach.denied:
        for column, share in counts.get(denied.region, ()):
            # A denial for a wider region says nothing of its part.
            if share == 1.0:
                best.setdefault(column, (0.0, -1, denied))
    edges = atlas.graph.edges
    return {
        column: Cell(
            strength, target.path, any(edges[step.edge]["contested"] for step in target.path)
        )
        for column, (strength, _, target) in best.items()
    }
