"""What the matrix of a view shows: its columns, its rows, and where each cell leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from graph import Atlas
from graph.matrix import Cell, Matrix, Reach, matrix, reaches
from graph.regions import leaves
from graph.sentences import receipts_text
from webapp.colours import MARKS
from webapp.figures.facets import BODY_PARTS
from webapp.figures.neighbourhood import floor_rank
from webapp.view import View, go
from webapp.wording import edge_sentence

MOST_ROWS = 40
MOST_LEAVES = 16
"""A part of the body with more smallest parts than this has its larger parts as columns."""
RECEIPTS = 2

Reaches = Callable[[str, int], tuple[Reach, ...]]
"""Mark and floor → where the pain of its structures or conditions may be felt."""


def reaches_once(atlas: Atlas) -> Reaches:
    """Where pain may be felt, computed once for each mark and evidence floor, and then kept."""

    @lru_cache(maxsize=len(MARKS) * max(len(atlas.levels), 1))
    def found(mark: str, floor: int) -> tuple[Reach, ...]:
        return reaches(atlas, MARKS[mark].kinds, floor=floor)

    return found


def heights(atlas: Atlas) -> dict[str, float]:
    """How far down each region lies on the body map, on average; 0 is the top."""
    found: dict[str, list[float]] = {}
    for figure in atlas.body_map.views.values() if atlas.body_map else ():
        for area in figure.areas:
            found.setdefault(area.region, []).append(area.label[1])
    return {region: sum(down) / len(down) for region, down in found.items()}


def columns_of(atlas: Atlas, across: str) -> tuple[str, ...]:
    """The regions of the columns, from head to foot.

    Of the whole body its parts; of a part of it the smallest regions, or where these are more than
    ``MOST_LEAVES`` the regions just below it.
    """
    if not across:
        return tuple(part for part in BODY_PARTS if part in atlas.hierarchy)
    found: Sequence[str] = leaves(atlas.hierarchy, across)
    if len(found) > MOST_LEAVES:
        found = sorted(atlas.hierarchy.predecessors(across))[:MOST_LEAVES]
    down = heights(atlas)

    def height(region: str) -> float:
        known = [down[leaf] for leaf in leaves(atlas.hierarchy, region) if leaf in down]
        return sum(known) / len(known) if known else float("inf")

    return tuple(sorted(found, key=lambda region: (height(region), region)))


def matrix_of(atlas: Atlas, found: Reaches, view: View) -> Matrix:
    """The matrix of a view, of at most ``MOST_ROWS`` rows."""
    reached = found(view.down, floor_rank(atlas, view))
    return matrix(atlas, reached, columns_of(atlas, view.across), limit=MOST_ROWS)


def beyond(atlas: Atlas, view: View, node: str, cell: Cell) -> View:
    """Where a cell leads: to the receipts of its statement, or to the routes that it stands for."""
    if cell.direct:
        return replace(go(view, node), edge=cell.path[0].edge, tab="detail")
    end = cell.path[-1].end
    return replace(view, page="routes", start=node, end=end, way="forward", via=())


def sentences(atlas: Atlas, view: View, cell: Cell) -> tuple[str, ...]:
    """The statements of a cell's path as sentences."""
    return tuple(edge_sentence(atlas, step.edge, view.words) for step in cell.path)


def best_receipts(atlas: Atlas, cell: Cell) -> tuple[str, ...]:
    """The best receipts of the statement that reaches the region; a dispute is always there."""
    return tuple(receipts_text(atlas, cell.path[-1].edge, RECEIPTS))


def sign_of(cell: Cell) -> str:
    """In words what colour alone would say: contested, not found, or only by way of a path."""
    if cell.strength <= 0:
        return "looked for and not found, or denied"
    if cell.contested:
        return "contested"
    return "" if cell.direct else f"a path of {len(cell.path)} steps"
