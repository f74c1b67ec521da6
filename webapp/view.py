"""The one state of the page, and its way to a URL query and back.

Everything that a person sees follows from a ``View``. Each thing that can be clicked is a link to
the next view; so back, forward, reload and a copied link need no code of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from graph import Atlas

HOME = "lower-back"
TRAIL_LIMIT = 12
QUERY_LIMIT = 8000
"""Characters of a query that are read at all; the longest honest view is far shorter."""
PAGES = ("explore", "about")
TABS = ("graph", "where", "detail")
PANELS = ("relations", "evidence")
WORDS = ("plain", "clinical")

EdgeKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class View:
    """What is on the screen.

    Attributes
    ----------
    page : str
        The explorer, or the page about the data.
    focus : str
        Id of the node in the middle.
    trail : tuple of str
        The earlier focuses, oldest first, without the present one.
    regions, kinds, relations : tuple of str
        Only nodes in these regions, of these kinds, by these relations; empty means all.
    floor : str
        Id of the lowest level of evidence that is shown; empty means every level.
    edge : (subject, object, relation) or None
        The statement whose receipts are open.
    tab : str
        Which part of the page a narrow screen shows.
    panel : str
        Which part of the detail panel is open.
    words : str
        Plain or clinical names.
    """

    page: str = PAGES[0]
    focus: str = HOME
    trail: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    floor: str = ""
    edge: EdgeKey | None = None
    tab: str = TABS[0]
    panel: str = PANELS[0]
    words: str = WORDS[0]


def home(atlas: Atlas) -> str:
    """The focus of an opening view: the lower back, or the first node of an atlas without one."""
    if HOME in atlas.graph:
        return HOME
    regions = [n for n, family in atlas.graph.nodes(data="family") if family == "region"]
    return min(regions, default=next(iter(atlas.graph), ""))


def to_query(view: View) -> str:
    """The query of a view, with its ``?``; what stands at its default is left out."""
    pairs: list[tuple[str, str]] = [("focus", view.focus)]
    if view.trail:
        pairs.append(("trail", ".".join(view.trail)))
    for name, values in (
        ("region", view.regions),
        ("kind", view.kinds),
        ("relation", view.relations),
    ):
        pairs += [(name, value) for value in values]
    if view.floor:
        pairs.append(("floor", view.floor))
    if view.edge:
        pairs.append(("edge", "~".join(view.edge)))
    default = View()
    for name in ("page", "tab", "panel", "words"):
        if getattr(view, name) != getattr(default, name):
            pairs.append((name, getattr(view, name)))
    return "?" + urlencode(pairs)


def _keep(values: Iterable[str], known: Iterable[str], what: str, ignored: list[str]) -> list[str]:
    kept: list[str] = []
    allowed = set(known)
    for value in values:
        if value not in allowed:
            ignored.append(f"{what} “{value[:40]}”")
        elif value not in kept:
            kept.append(value)
    return kept


def _edge(values: list[str], atlas: Atlas, ignored: list[str]) -> EdgeKey | None:
    edge = None
    for text in dict.fromkeys(values):
        parts = text.split("~")
        if edge is None and len(parts) == 3 and atlas.graph.has_edge(*parts):
            edge = parts[0], parts[1], parts[2]
        else:
            ignored.append(f"statement “{text[:60]}”")
    return edge


def parse(query: str | None, atlas: Atlas) -> tuple[View, tuple[str, ...]]:
    """Read a query, whatever it holds.

    Returns
    -------
    View
        The nearest valid view.
    tuple of str
        What the query asked for that the atlas does not have, to be told to the person.
    """
    text = (query or "").lstrip("?")
    ignored: list[str] = []
    if len(text) > QUERY_LIMIT:
        text, ignored = "", ["a query that is too long"]
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(text, keep_blank_values=False, errors="replace"):
        given.setdefault(name, []).append(value)

    def one(name: str, allowed: Iterable[str], default: str) -> str:
        found = _keep(given.pop(name, []), allowed, name, ignored)
        ignored.extend(f"{name} “{value[:40]}”" for value in found[1:])
        return found[0] if found else default

    nodes = atlas.graph
    regions = {n for n in given.get("region", []) if n in nodes and is_region(atlas, n)}
    kinds = {*atlas.kinds, *(kind.family for kind in atlas.kinds.values())}
    focus = one("focus", nodes, home(atlas))
    trail_text = ".".join(given.pop("trail", []))
    trail = _keep_trail(trail_text.split(".") if trail_text else [], atlas, ignored)
    view = View(
        page=one("page", PAGES, PAGES[0]),
        focus=focus,
        trail=trail[-TRAIL_LIMIT:],
        regions=tuple(_keep(given.pop("region", []), regions, "region", ignored)),
        kinds=tuple(_keep(given.pop("kind", []), kinds, "kind", ignored)),
        relations=tuple(_keep(given.pop("relation", []), atlas.relations, "relation", ignored)),
        floor=one("floor", atlas.levels, ""),
        edge=_edge(given.pop("edge", []), atlas, ignored),
        tab=one("tab", TABS, TABS[0]),
        panel=one("panel", PANELS, PANELS[0]),
        words=one("words", WORDS, WORDS[0]),
    )
    ignored += [f"“{name[:40]}”" for name in given]
    return view, tuple(ignored)


def _keep_trail(steps: list[str], atlas: Atlas, ignored: list[str]) -> tuple[str, ...]:
    """A trail may pass one node twice, but not stand still."""
    kept: list[str] = []
    for step in steps:
        if step not in atlas.graph:
            ignored.append(f"step “{step[:40]}”")
        elif not kept or kept[-1] != step:
            kept.append(step)
    return tuple(kept)


def is_region(atlas: Atlas, node: str) -> bool:
    """Whether the node is a place where pain is felt."""
    return atlas.graph.nodes[node]["family"] == "region"


def go(view: View, node: str) -> View:
    """The view after a click on a node: it becomes the focus and the trail grows."""
    if node == view.focus:
        return replace(view, page=PAGES[0], edge=None, tab=TABS[0])
    trail = (*view.trail, view.focus)[-TRAIL_LIMIT:]
    return replace(view, page=PAGES[0], focus=node, trail=trail, edge=None, tab=TABS[0])


def back_to(view: View, step: int) -> View:
    """The view after a click on a step of the trail, counted from 0."""
    return replace(
        view,
        page=PAGES[0],
        focus=view.trail[step],
        trail=view.trail[:step],
        edge=None,
        tab=TABS[0],
    )
