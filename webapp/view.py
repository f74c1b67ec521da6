"""The one state of the app, and what a click makes of it.

Everything that a person sees follows from a ``View``. Each thing that can be clicked is a link to
the next view; so back, forward, reload and a copied link need no code of their own. How a view
goes to an address and back stands in ``webapp/address.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import networkx as nx

from graph import Atlas

HOME = "lower-back"
TRAIL_LIMIT = 12
PAGES = ("explore", "hurt", "routes", "compare", "table", "matrix", "about")
TABS = ("graph", "where", "detail")
PANELS = ("relations", "evidence")
SHAPES = ("graph", "outline")
PICKS = ("one", "many")
WORDS = ("plain", "clinical")
WAYS = ("any", "forward")
STEPS = ("3", "1", "2", "4")
ROWS = ("things", "statements")
SCOPES = ("view", "all")
DOWN = ("muscle", "joint", "nerve", "organ", "condition")
MOST_PLACES = 6
MOST_THINGS = 4
MOST_OPENED = 12

EdgeKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class View:
    """What is on the screen. The first value of each closed list above is the default.

    Attributes
    ----------
    page : str
        One of ``PAGES``.
    words : str
        Plain or clinical names.
    focus : str
        Id of the node in the middle.
    also : tuple of str
        Further regions in focus: pain here *and* there. Empty unless the focus is a region.
    trail : tuple of str
        The earlier focuses, oldest first, without the present one.
    regions, kinds, relations : tuple of str
        Only nodes in these regions, of these kinds, by these relations; empty means all.
    floor : str
        Id of the lowest level of evidence that is shown; empty means every level.
    contested : str
        ``only`` leaves just the statements that some source disputes.
    edge : (subject, object, relation) or None
        The statement whose receipts are open.
    opened : tuple of str
        Keys of the drawing's nodes whose neighbours are shown beside them, in the order of opening.
    pinned : tuple of str
        Nodes that are kept at hand.
    shape, pick, tab, panel : str
        Drawing or outline; whether the body map picks one place or several; which part of the page
        a narrow screen shows; which half of the detail panel is open.
    places, feels, worse, eased, found : tuple of str
        *Where does it hurt?*: the regions, what the pain feels like, what brings it on, what eases
        it, and what else is found.
    start, end, via, way, steps
        *Routes*: the two ends (or empty), the relations allowed (empty means all), the direction,
        and the most steps, as a digit.
    things : tuple of str
        *Compare*: what stands side by side.
    rows, scope : str
        *Table*: things or statements; of the view around the focus, or of the whole atlas.
    down, across : str
        *Matrix*: the mark of what stands in its rows, and the region (or empty) of its columns.
    works : str
        *About*: the words that are searched for in the works.
    """

    page: str = PAGES[0]
    words: str = WORDS[0]
    focus: str = HOME
    also: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    floor: str = ""
    contested: str = ""
    edge: EdgeKey | None = None
    opened: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    shape: str = SHAPES[0]
    pick: str = PICKS[0]
    tab: str = TABS[0]
    panel: str = PANELS[0]
    places: tuple[str, ...] = ()
    feels: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    eased: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    via: tuple[str, ...] = ()
    way: str = WAYS[0]
    steps: str = STEPS[0]
    things: tuple[str, ...] = ()
    rows: str = ROWS[0]
    scope: str = SCOPES[0]
    down: str = DOWN[0]
    across: str = ""
    works: str = ""


def home(atlas: Atlas) -> str:
    """The focus of an opening view: the lower back, else a region, else what is said most of."""
    if HOME in atlas.graph:
        return HOME
    return min(atlas.hierarchy, default="") or _most_said(atlas.graph)


@lru_cache(maxsize=1)
def _most_said(graph: nx.MultiDiGraph) -> str:
    """The node with most statements; kept, since every address asks for it."""
    return max(graph, key=dict(graph.degree()).__getitem__, default="")


def is_region(atlas: Atlas, node: str) -> bool:
    """Whether the node is a place where pain is felt."""
    return node in atlas.hierarchy


def go(view: View, node: str) -> View:
    """The view after a click on a node: it becomes the focus and the trail grows."""
    there = replace(
        view, page=PAGES[0], focus=node, also=(), edge=None, opened=(), tab=TABS[0], pick=PICKS[0]
    )
    if node == view.focus:
        return replace(there, opened=view.opened)
    return replace(there, trail=(*view.trail, view.focus)[-TRAIL_LIMIT:])


def back_to(view: View, step: int) -> View:
    """The view after a click on a step of the trail, counted from 0."""
    return replace(go(view, view.trail[step]), trail=view.trail[:step])


def toggled(values: tuple[str, ...], value: str, most: int = 0) -> tuple[str, ...]:
    """The values without the one that was there, or with it at the end; the last ``most`` stay."""
    if value in values:
        return tuple(other for other in values if other != value)
    return (*values, value)[-most:]


def picked(atlas: Atlas, view: View, region: str) -> View:
    """The view after one more place was picked, or a picked one taken back; one always stays.

    Where no place is in focus, as with a muscle, the picked one becomes the focus.
    """
    if not is_region(atlas, view.focus):
        return replace(go(view, region), pick="many")
    places = toggled((view.focus, *view.also), region, MOST_PLACES) or (region,)
    return replace(view, focus=places[0], also=places[1:], edge=None, opened=(), pick="many")
