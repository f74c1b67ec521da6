"""A box that finds a node by its name: the search of the header, and the boxes of some pages.

The boxes stand in the page itself and ``assets/finder.js`` works them: each asks ``/suggest`` as
one types, and every suggestion says where choosing it leads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from dash import Dash
from htpy import Element, Node, div, input, p, ul
from starlette.requests import Request
from starlette.responses import Response

from graph import Atlas, find
from webapp import ids
from webapp.address import parse, to_query
from webapp.view import View
from webapp.wording import capital, name_of

SUGGESTIONS = 8
LOOKED_THROUGH = 200
"""So many finds are looked through where only some families are wanted."""
PLACEHOLDER = "Search a muscle, joint, nerve, condition, place …"
NOTHING = "Nothing is called like that. Try another word."


@dataclass(frozen=True, slots=True)
class Finder:
    """What a box finds and where a choice leads.

    Attributes
    ----------
    chosen : callable
        The view after a node was chosen in a view.
    families : tuple of str
        The families of kinds that are found; all of them if empty.
    """

    chosen: Callable[[View, str], View]
    families: tuple[str, ...] = ()


def box(
    id_: str,
    name: str,
    class_name: str,
    placeholder: str = PLACEHOLDER,
    nothing: str = NOTHING,
    beside: Node = None,
    **more: Any,
) -> Element:
    """A box with its suggestions.

    Parameters
    ----------
    id_ : str
        Of the box.
    name : str
        What a screen reader calls it.
    class_name : str
        Of what stands around it.
    placeholder, nothing : str
        What it says while it is empty, and where nothing is found.
    beside : htpy.Node
        What stands in the box at its end.
    **more
        Further attributes of the box.
    """
    return div(class_=f"finder {class_name}", role="search" if id_ == ids.SEARCH else None)[
        input(
            id=id_,
            type="text",
            role="combobox",
            placeholder=placeholder,
            autocomplete="off",
            autocapitalize="off",
            spellcheck="false",
            enterkeyhint="go",
            aria_label=name,
            aria_autocomplete="list",
            aria_expanded="false",
            aria_controls=ids.offered(id_),
            **more,
        ),
        beside,
        div(class_="offer")[
            ul(
                id=ids.offered(id_),
                class_="suggestions",
                role="listbox",
                aria_label="Suggestions",
            ),
            p(id=ids.offer_note(id_), class_="offer-note", role="status", data_nothing=nothing),
        ],
    ]


def suggestions(
    atlas: Atlas, text: str, words: str, families: tuple[str, ...] = ()
) -> list[dict[str, str]]:
    """What a box offers for a text: id, label, what else it is called, and its kind."""
    nodes = atlas.graph.nodes
    offered = []
    for match in find(atlas.index, text, limit=LOOKED_THROUGH if families else SUGGESTIONS):
        if families and nodes[match.id]["family"] not in families:
            continue
        label = name_of(atlas, match.id, words)
        also = match.matched if match.matched.lower() != label.lower() else ""
        kind = nodes[match.id]["kind"]
        offered.append({"id": match.id, "label": label, "also": capital(also), "kind": kind})
    return offered[:SUGGESTIONS]


def offers(atlas: Atlas, finder: Finder, text: str, query: str) -> list[dict[str, str]]:
    """The suggestions for a text with the address that each leads to from the present one."""
    view, _ = parse(query, atlas)
    return [
        {**offer, "href": to_query(finder.chosen(view, offer["id"]))}
        for offer in suggestions(atlas, text, view.words, finder.families)
    ]


def register(app: Dash, atlas: Atlas, finders: Mapping[str, Finder]) -> None:
    """Suggest as one types: ``/suggest?box=…&text=…&at=…``, where ``at`` is the present address.

    A box that there is not is answered with 404.
    """

    @app.server.get("/suggest", include_in_schema=False)
    def suggest(request: Request) -> Response:
        given: Any = request.query_params
        finder = finders.get(given.get("box", ""))
        if finder is None:
            return Response(status_code=404)
        found = offers(atlas, finder, given.get("text", ""), given.get("at", ""))
        return Response(orjson.dumps(found), media_type="application/json")
