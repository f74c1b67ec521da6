"""A view as the query of an address, and back: whatever a query holds, there is a nearest view."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from graph import Atlas
from webapp import view as views
from webapp.view import EdgeKey, View, home

QUERY_LIMIT = 8000
"""Characters of a query that are read at all; the longest honest view is far shorter."""
TEXT_LIMIT = 80
MOST_PINNED = 12


@dataclass(frozen=True, slots=True)
class Form:
    """How a field of a view stands in a query: ``one`` value, ``each`` value as a pair of its own,
    all in one ``list`` divided by dots, an ``edge`` divided by tildes, or free ``text``.

    ``allowed`` gives what the values may be; of more than ``most`` values the last stay (0 means
    that there is no bound).
    """

    field: str
    key: str
    form: str
    allowed: Callable[[Atlas], Container[str]]
    most: int = 0


def _nodes(atlas: Atlas) -> Container[str]:
    return atlas.graph


def _regions(atlas: Atlas) -> Container[str]:
    return atlas.hierarchy


def _relations(atlas: Atlas) -> Container[str]:
    return atlas.relations


def _kinds(atlas: Atlas) -> Container[str]:
    return {*atlas.kinds, *(kind.family for kind in atlas.kinds.values())}


def _one_of(*values: str) -> Callable[[Atlas], Container[str]]:
    return lambda atlas: values


FORMS = (
    Form("focus", "focus", "one", _nodes),
    Form("also", "also", "list", _regions, views.MOST_PLACES - 1),
    Form("trail", "trail", "list", _nodes, views.TRAIL_LIMIT),
    Form("regions", "region", "each", _regions),
    Form("kinds", "kind", "each", _kinds),
    Form("relations", "relation", "each", _relations),
    Form("floor", "floor", "one", lambda atlas: atlas.levels),
    Form("contested", "contested", "one", _one_of("only")),
    Form("edge", "edge", "edge", _nodes),
    Form("opened", "open", "list", _nodes, views.MOST_OPENED),
    Form("pinned", "pin", "list", _nodes, MOST_PINNED),
    Form("page", "page", "one", _one_of(*views.PAGES)),
    Form("shape", "as", "one", _one_of(*views.SHAPES)),
    Form("pick", "pick", "one", _one_of(*views.PICKS)),
    Form("tab", "tab", "one", _one_of(*views.TABS)),
    Form("panel", "panel", "one", _one_of(*views.PANELS)),
    Form("words", "words", "one", _one_of(*views.WORDS)),
    Form("places", "place", "list", _regions, views.MOST_PLACES),
    Form("feels", "feels", "each", lambda atlas: atlas.qualities),
    Form("worse", "worse", "list", _nodes),
    Form("eased", "eased", "list", _nodes),
    Form("found", "found", "list", _nodes),
    Form("start", "from", "one", _nodes),
    Form("end", "to", "one", _nodes),
    Form("via", "via", "each", _relations),
    Form("way", "way", "one", _one_of(*views.WAYS)),
    Form("steps", "steps", "one", _one_of(*views.STEPS)),
    Form("things", "thing", "list", _nodes, views.MOST_THINGS),
    Form("rows", "rows", "one", _one_of(*views.ROWS)),
    Form("scope", "scope", "one", _one_of(*views.SCOPES)),
    Form("down", "down", "one", _one_of(*views.DOWN)),
    Form("across", "across", "one", _regions),
    Form("works", "works", "text", _nodes),
)
MAY_REPEAT = ("trail",)
"""A trail may pass one node twice, but not stand still."""


def to_query(view: View) -> str:
    """The query of a view, with its ``?``; what stands at its default is left out."""
    pairs: list[tuple[str, str]] = []
    for form in FORMS:
        value = getattr(view, form.field)
        if value == getattr(DEFAULT, form.field) and form.field != "focus":
            continue
        if form.form == "each":
            pairs += [(form.key, part) for part in value]
        elif form.form in ("list", "edge"):
            pairs.append((form.key, ("." if form.form == "list" else "~").join(value)))
        else:
            pairs.append((form.key, value))
    return "?" + urlencode(pairs)


DEFAULT = View()


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
    values: dict[str, Any] = {"focus": home(atlas)}
    for form in FORMS:
        found = _read(form, given.pop(form.key, []), atlas, ignored)
        if found:
            values[form.field] = found
    ignored += [f"“{name[:40]}”" for name in given]
    if values.get("also"):
        values["also"] = _places(values["focus"], values["also"], atlas, ignored)
    return View(**values), tuple(ignored)


def _read(form: Form, given: list[str], atlas: Atlas, ignored: list[str]) -> Any:
    """The value of a field, or something empty where the query has none that is valid."""
    if form.form == "edge":
        return _edge(given, atlas, ignored)
    if form.form == "text":
        return given[-1][:TEXT_LIMIT] if given else ""
    if form.form == "list":
        given = [part for text in given for part in text.split(".") if part]
    kept: list[str] = []
    allowed = form.allowed(atlas) if given else ()
    for value in given:
        if value not in allowed:
            ignored.append(f"{form.key} “{value[:40]}”")
        elif value not in kept or (form.field in MAY_REPEAT and kept[-1] != value):
            kept.append(value)
    if form.form == "one":
        ignored.extend(f"{form.key} “{value[:40]}”" for value in kept[1:])
        return kept[0] if kept else ""
    ignored += [f"{form.key} “{value[:40]}”" for value in kept[: -form.most] if form.most]
    return tuple(kept[-form.most :])


def _edge(values: list[str], atlas: Atlas, ignored: list[str]) -> EdgeKey | None:
    edge = None
    for text in dict.fromkeys(values):
        parts = text.split("~")
        if edge is None and len(parts) == 3 and atlas.graph.has_edge(*parts):
            edge = parts[0], parts[1], parts[2]
        else:
            ignored.append(f"statement “{text[:60]}”")
    return edge


def _places(focus: str, also: tuple[str, ...], atlas: Atlas, ignored: list[str]) -> tuple[str, ...]:
    """Further places in focus, which only a place can have beside it."""
    if focus not in atlas.hierarchy:
        ignored.append("further places beside what is no place")
        return ()
    return tuple(place for place in also if place != focus)
