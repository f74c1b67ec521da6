"""All keys of the app, for the help and the page about it. Whoever adds a key adds it here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key, where it works, and what it does there. Several keys that belong together are one."""

    keys: tuple[str, ...]
    where: str
    does: str


KEYS = (
    Key(("/",), "Everywhere", "goes to the search box"),
    Key(("?",), "Everywhere", "opens the help"),
    Key(("Tab",), "Everywhere", "goes to the next link, button or part of the page"),
    Key(("Enter",), "Everywhere", "follows the link or presses the button"),
    Key(("Space",), "A switch or a choice", "turns it on or off, or chooses it"),
    Key(("←", "→", "↑", "↓"), "A choice of one", "go to the next, or to the one before"),
    Key(("Alt", "←"), "Everywhere", "goes back to the view before, as in any page"),
    Key(("↑", "↓"), "Search", "go through the suggestions"),
    Key(("Enter",), "Search", "goes to the marked suggestion, or to the first"),
    Key(("←", "→", "↑", "↓"), "Body map", "go to the next area that way"),
    Key(("←", "→", "↑", "↓"), "Graph", "move the drawing"),
    Key(("Shift", "an arrow key"), "A thing in the graph", "moves that thing"),
    Key(("+", "-"), "Graph", "makes the drawing larger or smaller"),
    Key(("0",), "Graph", "puts the drawing back as it was"),
    Key(("e",), "A thing in the graph", "shows what it is joined to beside it, or hides that"),
    Key(("p",), "A thing in the graph", "pins it, or lets it go"),
    Key(("o",), "Explorer", "switches between the drawing and its outline"),
    Key(("←", "→", "↑", "↓"), "Table", "go from cell to cell"),
    Key(("Enter",), "A cell of the table", "opens its thing or its receipts; sorts, in the head"),
    Key(("Space",), "A row of the table", "selects it, or no longer"),
    Key(("Esc",), "An open menu or list", "closes it"),
)
