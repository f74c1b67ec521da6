"""The place of a body map with the line below it, or why there is none."""

from __future__ import annotations

from htpy import Element, div, p

from graph import Atlas
from webapp import ids

NO_MAP = "These data have no body map. Choose a place in the list, or search for it by name."
NO_PLACES = (
    "These data name no places where pain is felt, so there is no body map. Search for a muscle, "
    "a nerve or anything else by its name."
)


def missing(atlas: Atlas) -> str:
    """Why an atlas shows no body map; nothing where it does."""
    if atlas.body_map is not None:
        return ""
    return NO_MAP if len(atlas.hierarchy) else NO_PLACES


def frame(atlas: Atlas, id_: str, rest: str) -> list[Element]:
    """The map and its note.

    Parameters
    ----------
    atlas : Atlas
    id_ : str
        Of the element that the map is drawn in.
    rest : str
        What the note says while nothing is pointed at.
    """
    if said := missing(atlas):
        return [p(class_="no-map")[said]]
    return [
        div(id=id_, class_="body-map"),
        p(id=ids.body_note(id_), class_="body-note", data_rest=rest)[rest],
    ]
