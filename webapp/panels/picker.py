"""A box that finds a node by its name: the search of the header, and the pickers of some pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, no_update

from graph import Atlas, find
from webapp import ids
from webapp.address import parse, to_query
from webapp.panels.pieces import props
from webapp.view import View
from webapp.wording import capital, name_of

SUGGESTIONS = 8
PLACEHOLDER = "Search a muscle, joint, nerve, condition, place …"


def picker(id_: str, name: str, class_name: str, placeholder: str = PLACEHOLDER) -> dmc.Select:
    """The box; ``name`` is what a screen reader calls it."""
    return dmc.Select(
        id=id_,
        className=class_name,
        placeholder=placeholder,
        searchable=True,
        clearable=False,
        data=[],
        value=None,  # what the box has at first: else it tells the server of both
        searchValue="",
        filter={"function": "asGiven"},
        renderOption={"function": "renderSuggestion"},
        nothingFoundMessage="Nothing is called like that",
        selectFirstOptionOnChange=True,
        maxDropdownHeight=380,
        comboboxProps={"shadow": "md"},
        **props(aria_label=name),
    )


def suggestions(atlas: Atlas, text: str, words: str) -> list[dict[str, str]]:
    """What the box offers for a text: value, label, and what to show beside it."""
    offered = []
    for match in find(atlas.index, text, limit=SUGGESTIONS):
        label = name_of(atlas, match.id, words)
        also = match.matched if match.matched.lower() != label.lower() else ""
        kind = atlas.graph.nodes[match.id]["kind"]
        offered.append({"value": match.id, "label": label, "also": capital(also), "kind": kind})
    return offered


def first_match(atlas: Atlas, text: str | None) -> str | None:
    """What the Enter key goes to where no suggestion is marked: the first, if there is one."""
    matches = find(atlas.index, text or "", limit=1)
    return matches[0].id if matches else None


def register(app: Dash, atlas: Atlas, id_: str, chosen: Callable[[View, str], View]) -> None:
    """Suggest as one types; ``chosen`` is the view after a node was chosen."""

    @app.callback(
        Output(id_, "data"),
        Input(id_, "searchValue"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def suggest(text: str | None, search: str | None) -> Any:
        view, _ = parse(search, atlas)
        if not text:
            return []
        return suggestions(atlas, text, view.words)

    @app.callback(
        Output(ids.URL, "search", allow_duplicate=True),
        Output(id_, "value"),
        Output(id_, "searchValue"),
        Input(id_, "value"),
        Input(id_, "n_submit"),
        State(id_, "searchValue"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def choose(node: str | None, _: int | None, text: str | None, search: str | None) -> Any:
        found = node or first_match(atlas, text)
        if not found:
            return no_update, no_update, no_update
        view, _ignored = parse(search, atlas)
        return to_query(chosen(view, found)), None, ""
