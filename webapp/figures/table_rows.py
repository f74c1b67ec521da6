"""The rows of the table: the things or the statements of a view, or of the whole atlas.

*View* means everything that the filters leave around the focus, more than the drawing has room for.
*All* means the whole atlas under the same filters, which then ask the thing itself, or of a
statement one of its two ends: of a kind that is wanted, and lying in one of the regions. (Around a
focus, what has no place of its own stays; here nothing but the filter says why it should.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph import Atlas
from graph.regions import area, lies_in
from graph.sentences import author_year, ranked_receipts
from webapp.colours import mark_of
from webapp.figures.neighbourhood import Item, flat, groups_around, kinds_wanted, passes
from webapp.view import EdgeKey, View
from webapp.wording import capital, edge_sentence, name_of, other_name

Row = dict[str, Any]
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """What the table shows: ``what`` is *things* or *statements*."""

    what: str
    rows: tuple[Row, ...]


def stands(atlas: Atlas, view: View, edge: EdgeKey) -> bool:
    """Whether the filters for relations, evidence and contest leave a statement."""
    only = view.contested == "only"
    return passes(atlas, view, edge) and (not only or atlas.graph.edges[edge]["contested"])


def items_around(atlas: Atlas, view: View) -> list[Item]:
    """Everything that the filters leave around the focus, strongest first, each statement once."""
    items = {item.edge: item for item in flat(groups_around(atlas, view))}
    if view.contested == "only":
        items = {e: item for e, item in items.items() if atlas.graph.edges[e]["contested"]}
    return sorted(items.values(), key=lambda item: (-item.strength, item.edge))


def fits(atlas: Atlas, view: View) -> Callable[[str], bool]:
    """Whether the filters for kinds and regions leave a node of the whole atlas."""
    kinds, within = kinds_wanted(atlas, view), area(atlas.hierarchy, view.regions)
    nodes = atlas.graph.nodes
    return lambda node: (
        nodes[node]["kind"] in kinds and (not within or lies_in(atlas.graph, node, within))
    )


def statements_of_all(atlas: Atlas, view: View) -> list[EdgeKey]:
    """The statements of the whole atlas that the filters leave, in the order of the tables."""
    wanted = fits(atlas, view)
    free = not (view.kinds or view.regions)
    return [
        edge
        for edge in atlas.graph.edges(keys=True)
        if stands(atlas, view, edge) and (free or wanted(edge[0]) or wanted(edge[1]))
    ]


def things_of_all(atlas: Atlas, view: View) -> list[str]:
    """The things of the whole atlas that the filters leave, by name.

    Filters for relations, evidence or contest leave a thing of which such a statement is made.
    """
    wanted = fits(atlas, view)
    found = {node for node in atlas.graph if wanted(node)}
    if view.relations or view.floor or view.contested:
        edges = (edge for edge in atlas.graph.edges(keys=True) if stands(atlas, view, edge))
        found &= {end for edge in edges for end in edge[:2]}
    return sorted(found, key=lambda node: (name_of(atlas, node, view.words).lower(), node))


def thing_row(atlas: Atlas, words: str, node: str) -> Row:
    """What the table says of a thing, whatever the view."""
    data = atlas.graph.nodes[node]
    edges = [*atlas.graph.in_edges(node, data=True), *atlas.graph.out_edges(node, data=True)]
    best = max((e[2]["level"] for e in edges), key=lambda v: atlas.levels[v].rank, default="")
    places = (name_of(atlas, region, words) for region in data["regions"])
    return {
        "id": node,
        "name": name_of(atlas, node, words),
        "other": other_name(atlas, node, words),
        "kind": capital(data["kind"]),
        "mark": mark_of(data["kind"]),
        "family": capital(data["family"]),
        "places": ", ".join(places),
        "statements": len(edges),
        "contested": sum(e[2]["contested"] for e in edges),
        "receipts": sum(len(e[2]["receipts"]) for e in edges),
        "level": best,
    }


def statement_row(atlas: Atlas, words: str, edge: EdgeKey) -> Row:
    """What the table says of a statement, whatever the view."""
    subject, object_, relation = edge
    data = atlas.graph.edges[edge]
    receipts = ranked_receipts(atlas, edge)
    against = sum(receipt.stance == "disputes" for receipt in receipts)
    best = next((r for r in receipts if r.stance == "supports"), receipts[0])
    measured = next((r.frequency for r in receipts if r.frequency), "")
    return {
        "id": "~".join(edge),
        "sentence": edge_sentence(atlas, edge, words),
        "subject": name_of(atlas, subject, words),
        "relation": relation,
        "object": name_of(atlas, object_, words),
        "kind": capital(atlas.graph.nodes[subject]["kind"]),
        "strength": round(data["strength"], DIGITS),
        "contested": "contested" if data["contested"] else "",
        "level": data["level"],
        "for": len(receipts) - against,
        "against": against,
        "frequency": measured,
        "best": author_year(atlas.sources[best.source]),
    }


class Rows:
    """The rows of an atlas, each made when it is first asked for and then kept.

    A row says the same in every view of one wording, and there are as many as the atlas has nodes
    and statements; so the whole atlas is written out once and not at every click.
    """

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._thing = lru_cache(maxsize=None)(lambda words, node: thing_row(atlas, words, node))
        self._statement = lru_cache(maxsize=None)(
            lambda words, edge: statement_row(atlas, words, edge)
        )

    def count(self, view: View) -> int:
        """How many rows the table of a view has."""
        return len(self._chosen(view))

    def table(self, view: View) -> Table:
        """The table of a view; around a focus a thing also says how strong its tie to it is."""
        chosen = self._chosen(view)
        if view.rows == "statements":
            return Table(view.rows, tuple(self._statement(view.words, edge) for edge in chosen))
        return Table(
            view.rows,
            tuple(
                {**self._thing(view.words, node), "strength": strength}
                for node, strength in chosen.items()
            ),
        )

    def _chosen(self, view: View) -> dict[Any, float | None]:
        """The nodes or edges of a view, with the strength of a node's tie to the focus."""
        if view.scope == "all":
            ask = statements_of_all if view.rows == "statements" else things_of_all
            return dict.fromkeys(ask(self.atlas, view))
        items = items_around(self.atlas, view)
        if view.rows == "statements":
            return dict.fromkeys(item.edge for item in items)
        strongest: dict[Any, float | None] = {}
        for item in items:
            strongest.setdefault(item.node, round(item.strength, DIGITS))
        return strongest
