"""What a view shows of the graph: the focus and, in groups, what is joined to it.

A view is bounded. ``Group.total`` counts what belongs to a group, ``Group.items`` holds what is
shown of it; the difference is told to the person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from graph import Atlas
from graph.referral import PainSource, sources_of
from graph.regions import area, lies_in
from graph.shared_sources import shared_sources
from webapp.colours import MARKS, mark_of
from webapp.figures.sides import stands_right
from webapp.view import EdgeKey, View, is_region
from webapp.wording import heading, name_of

MOST_SOURCES = 2000
SOURCE_STEPS = 2
"""Steps of a path to a region that the drawing shows; longer ones are for the routes."""


@dataclass(frozen=True, slots=True)
class Item:
    """A node beside the focus, the statements behind its arrow, and what hangs below it.

    ``edge`` is the statement that the arrow stands for, strongest first where there are several;
    ``children`` act on this node rather than on the focus (piriformis on the sciatic nerve).
    """

    node: str
    edge: EdgeKey
    strength: float
    children: tuple[Item, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the item takes in its column."""
        return 1 + sum(child.rows for child in self.children)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading.

    ``count`` is how many items there are and ``total`` how many nodes with what hangs below them,
    both counting also what is not shown. ``relation`` or ``mark`` tells which filter shows the
    group alone.
    """

    title: str
    side: str
    items: tuple[Item, ...]
    count: int
    total: int
    relation: str = ""
    mark: str = ""

    @property
    def shown(self) -> int:
        """How many of the group's nodes are in the drawing."""
        return sum(item.rows for item in self.items)


@dataclass(frozen=True, slots=True)
class Opened:
    """A node of the drawing whose own neighbours are shown beside it.

    ``items`` are the new nodes, ``across`` those that are drawn already, and ``total`` is how many
    neighbours it has but for those.
    """

    node: str
    items: tuple[Item, ...]
    across: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The focus and its groups; ``shown`` of ``total`` nodes fit into the view.

    ``opened`` are the nodes whose neighbours are shown too, in the order of opening.
    """

    focus: str
    groups: tuple[Group, ...]
    opened: tuple[Opened, ...] = ()

    def items(self) -> list[Item]:
        """Every item of the drawing: of the groups, what hangs below, and what was opened."""
        return flat(self.groups) + [
            item for opened in self.opened for item in (*opened.items, *opened.across)
        ]

    @property
    def shown(self) -> int:
        """Nodes in the drawing beside the focus."""
        return sum(group.shown for group in self.groups)

    @property
    def total(self) -> int:
        """Nodes that the filters leave."""
        return sum(group.total for group in self.groups)


def kinds_wanted(atlas: Atlas, view: View) -> frozenset[str]:
    """The kinds that the view's filter leaves; a family stands for all of its kinds."""
    if not view.kinds:
        return frozenset(atlas.kinds)
    wanted = set(view.kinds)
    return frozenset(k for k, kind in atlas.kinds.items() if {k, kind.family} & wanted)


def floor_rank(atlas: Atlas, view: View) -> int:
    """The rank of the view's evidence floor; 0 where there is none."""
    return atlas.levels[view.floor].rank if view.floor else 0


def passes(atlas: Atlas, view: View, edge: EdgeKey) -> bool:
    """Whether the filters for relations, evidence and contest leave a statement."""
    if view.relations and edge[2] not in view.relations:
        return False
    data = atlas.graph.edges[edge]
    if view.contested and not data["contested"]:
        return False
    return bool(atlas.levels[data["level"]].rank >= floor_rank(atlas, view))


def place_filter(atlas: Atlas, view: View) -> Callable[[str], bool]:
    """Whether the region filter leaves a node; what has no place (a habit, a test) stays."""
    within = area(atlas.hierarchy, view.regions)
    nodes = atlas.graph.nodes
    return lambda node: (
        not within or not nodes[node]["regions"] or lies_in(atlas.graph, node, within)
    )


def sources_shown(atlas: Atlas, view: View) -> list[PainSource]:
    """What may refer pain to the region in focus and passes the filters, ranked.

    The ``MOST_SOURCES`` strongest are looked at, so that the answer is bounded on any atlas. The
    filter for relations is ``around_region``'s, as it asks what an arrow stands for.
    """
    kinds, is_there = kinds_wanted(atlas, view), place_filter(atlas, view)
    found = sources_of(
        atlas,
        view.focus,
        limit=MOST_SOURCES,
        hops=SOURCE_STEPS,
        kinds=kinds,
        floor=floor_rank(atlas, view),
    )
    return [source for source in found if is_there(source.id)]


def around_region(atlas: Atlas, view: View) -> list[Group]:
    """What refers pain to a region, structures left, nerves and conditions right."""
    items = _shared(atlas, view) if view.also else _hang(sources_shown(atlas, view))
    by_mark: dict[str, list[Item]] = defaultdict(list)
    for item in _only(items, lambda edge: passes(atlas, view, edge)):
        by_mark[mark_of(atlas.graph.nodes[item.node]["kind"])].append(item)
    return [
        Group(
            MARKS[mark].label,
            "right" if mark in ("nerve", "condition", "organ") else "left",
            tuple(by_mark[mark]),
            len(by_mark[mark]),
            sum(item.rows for item in by_mark[mark]),
            mark=mark,
        )
        for mark in MARKS
        if mark in by_mark
    ]


def _shared(atlas: Atlas, view: View) -> list[Item]:
    """What may refer pain to every place in focus; the arrow stands for its strongest path."""
    kinds, is_there = kinds_wanted(atlas, view), place_filter(atlas, view)
    places = (view.focus, *view.also)
    floor = floor_rank(atlas, view)
    found = shared_sources(atlas, places, hops=SOURCE_STEPS, kinds=kinds, floor=floor)
    return [
        Item(one.id, max(one.to, key=lambda source: source.strength).path[0].edge, one.strength)
        for one in found
        if is_there(one.id)
    ]


def _hang(found: list[PainSource]) -> list[Item]:
    """Sources whose path leads through another source hang below it; the rest stand alone.

    What others hang below stands alone by the statement that those others' paths lead along. Where
    a filter took it away, what would hang below it stands alone in its stead.
    """
    strength = {source.id: source.strength for source in found}
    alone = {s.id: s.path[-1].edge for s in found if len(s.path) == 1}
    longer = [source for source in found if len(source.path) > 1]
    for source in longer:
        through = source.path[1].start
        if through in strength:
            alone.setdefault(through, source.path[1].edge)
    below: dict[str, list[Item]] = defaultdict(list)
    for source in longer:
        through = source.path[1].start
        if source.id in alone:
            continue
        if through in strength:
            below[through].append(Item(source.id, source.path[0].edge, source.strength))
        else:
            alone[source.id] = source.path[0].edge
    items = [Item(node, edge, strength[node], tuple(below[node])) for node, edge in alone.items()]
    return sorted(items, key=lambda item: -item.strength)


def _only(items: list[Item], fits: Callable[[EdgeKey], bool]) -> list[Item]:
    """The items whose arrow passes the filters; what hung below the others stands alone."""
    kept: list[Item] = []
    for item in items:
        children = tuple(child for child in item.children if fits(child.edge))
        if fits(item.edge):
            kept.append(replace(item, children=children))
        else:
            kept.extend(children)
    return sorted(kept, key=lambda item: -item.strength)


def around_node(atlas: Atlas, view: View) -> list[Group]:
    """What any other node is joined to, by relation: what leads to it left, what follows right."""
    kinds, is_there = kinds_wanted(atlas, view), place_filter(atlas, view)
    found: dict[tuple[str, bool], list[Item]] = defaultdict(list)
    focus = view.focus
    edges = [(e, True) for e in atlas.graph.out_edges(focus, keys=True)]
    edges += [(e, False) for e in atlas.graph.in_edges(focus, keys=True)]
    for (subject, object_, relation), outgoing in edges:
        other = object_ if outgoing else subject
        edge = (subject, object_, relation)
        if (
            atlas.graph.nodes[other]["kind"] in kinds
            and is_there(other)
            and passes(atlas, view, edge)
        ):
            reads_out = outgoing or atlas.relations[relation].symmetric
            strength = atlas.graph.edges[edge]["strength"]
            found[relation, reads_out].append(Item(other, edge, strength))
    order = list(atlas.relations)
    groups = []
    for relation, outgoing in sorted(found, key=lambda k: (_weight(k[0]), order.index(k[0]), k[1])):
        items = sorted(
            found[relation, outgoing], key=lambda i: (-i.strength, name_of(atlas, i.node, "plain"))
        )
        right = stands_right(relation, outgoing)
        groups.append(
            Group(
                heading(atlas, relation, outgoing),
                "right" if right else "left",
                tuple(items),
                len(items),
                len(items),
                relation=relation,
            )
        )
    return groups


def _weight(relation: str) -> int:
    """Pain first: where it is felt, what presses, pulls or loads; then all the rest."""
    first = ("warning sign of", "refers pain to", "compresses", "irritates", "pulls on")
    return first.index(relation) if relation in first else len(first)


def groups_around(atlas: Atlas, view: View) -> list[Group]:
    """Everything that the filters leave around a view's focus, in groups, not yet bounded."""
    around = around_region if is_region(atlas, view.focus) else around_node
    return around(atlas, view)


def flat(groups: Iterable[Group]) -> list[Item]:
    """Every item of the groups, and what hangs below it."""
    return [one for group in groups for item in group.items for one in (item, *item.children)]
