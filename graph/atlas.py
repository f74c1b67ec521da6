"""The atlas: the graph with its sources and everything that is prepared once for every question."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from graph.body_map import FILE as MAP_FILE
from graph.body_map import BodyMap, load_body_map
from graph.build import build_graph, pain_graph, region_hierarchy, walking_graph, warning_signs
from graph.cells import split
from graph.records import (
    Difference,
    Exemption,
    Kind,
    Level,
    Problem,
    Relation,
    Source,
    Tables,
)
from graph.rules import find_problems
from graph.search import SearchIndex, build_index
from graph.tables import default_folder, read_tables


class DataError(ValueError):
    """The data break a rule; ``problems`` names every place, what is wrong and what to do."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True, repr=False)
class Atlas:
    """A loaded data set.

    Attributes
    ----------
    graph : networkx.MultiDiGraph
        Frozen; see ``graph.build.build_graph`` for its attributes.
    pain, walk : networkx.DiGraph
        The pain-carrying and the walkable collapse of ``graph``; frozen.
    hierarchy : networkx.DiGraph
        Every region with edges to the regions that it is a part of; frozen. See ``graph.regions``.
    sources, relations, kinds, levels : mapping by id
    warnings : mapping
        The ids of the warning signs of a condition or region, by its id.
    index : SearchIndex
        Names, plain names, synonyms and ids, for ``graph.search``.
    qualities : tuple of str
        The words that sources use for what pain feels like.
    body_map : BodyMap or None
        The figure's polygons; None where the data folder has none.
    exceptions : tuple of Exemption
        The nodes that a rule of completeness does not ask, each with its reason.
    differences : tuple of Difference
        Why ontologies and other works say different things of a node.
    """

    graph: nx.MultiDiGraph
    pain: nx.DiGraph
    walk: nx.DiGraph
    hierarchy: nx.DiGraph
    sources: Mapping[str, Source]
    relations: Mapping[str, Relation]
    kinds: Mapping[str, Kind]
    levels: Mapping[str, Level]
    warnings: Mapping[str, tuple[str, ...]]
    index: SearchIndex
    qualities: tuple[str, ...]
    body_map: BodyMap | None
    exceptions: tuple[Exemption, ...] = ()
    differences: tuple[Difference, ...] = ()

    def __repr__(self) -> str:
        """The size of the atlas, not its content."""
        nodes, edges = len(self.graph), self.graph.number_of_edges()
        return f"<Atlas: {nodes} nodes, {edges} statements, {len(self.sources)} sources>"


def make_atlas(tables: Tables, body_map: BodyMap | None = None) -> Atlas:
    """Prepare an atlas from records that keep the rules."""
    graph = build_graph(tables)
    return Atlas(
        graph=graph,
        pain=pain_graph(graph),
        walk=walking_graph(graph),
        hierarchy=region_hierarchy(graph),
        sources=graph.graph["sources"],
        relations=graph.graph["relations"],
        kinds=graph.graph["kinds"],
        levels=graph.graph["levels"],
        warnings=warning_signs(graph),
        index=build_index(graph),
        qualities=tuple(sorted({q for row in tables.statements for q in split(row.quality)})),
        body_map=body_map,
        exceptions=tables.exceptions or (),
        differences=tables.differences or (),
    )


def read_body_map(folder: Path, problems: list[Problem]) -> BodyMap | None:
    """Read the body map of a data folder that has one; what is wrong with it becomes a problem."""
    if not (folder / MAP_FILE).exists():
        return None
    try:
        return load_body_map(folder)
    except ValueError as error:
        problems.append(Problem(MAP_FILE, 0, "", str(error), ""))
        return None


def load_atlas(path: str | Path | None = None) -> Atlas:
    """Load a data folder.

    Parameters
    ----------
    path : str or Path, optional
        A data folder; the built-in atlas if left out.

    Raises
    ------
    DataError
        If a table cannot be read or breaks a rule; all problems at once.
    """
    folder = Path(path) if path is not None else default_folder()
    with many_new_objects():
        return _load(folder)


@contextmanager
def many_new_objects() -> Iterator[None]:
    """Keep the garbage collector from walking over all that is being made, and kept, again.

    What was made counts as old afterwards, so that the next collection does not begin with it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _load(folder: Path) -> Atlas:
    tables, problems = read_tables(folder)
    partial = bool(problems)
    body_map = read_body_map(folder, problems)
    problems += find_problems(tables, partial=partial, body_map=body_map)
    if problems:
        raise DataError(sorted(problems))
    return make_atlas(tables, body_map)
