"""The keys of the app and what they do, once: the help and the page about the data list them.

What they do stands in ``assets/*.js``; a test presses them.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """Keys that do one thing; of several any one, or one for each way."""

    keys: tuple[str, ...]
    does: str


KEYS: dict[str, tuple[Key, ...]] = {
    "Anywhere": (
        Key(("/",), "go to the search box"),
        Key(("?",), "open this help"),
        Key(("Tab",), "go to the next link or control"),
        Key(("Esc",), "close what is open"),
    ),
    "Search": (
        Key(("↑", "↓"), "go through the suggestions"),
        Key(("Enter",), "go to the marked suggestion, or to the first"),
    ),
    "Graph": (
        Key(("Enter",), "follow the node or open the arrow's receipts"),
        Key(("E",), "show or hide a node's own neighbours"),
        Key(("P",), "pin a node"),
        Key(("↑", "↓", "←", "→"), "move the picture"),
        Key(("Shift + ↑ ↓ ← →",), "move the node"),
        Key(("+", "−"), "zoom in or out"),
        Key(("0",), "fit all, and put back what was moved"),
    ),
    "Body map and lists": (
        Key(("↑", "↓", "←", "→"), "go to the next place"),
        Key(("Home", "End"), "go to the first or last entry of a list"),
        Key(("Enter",), "choose it"),
        Key(("Space",), "tick it, where it is a check box or a button"),
    ),
}
"""By the part of the page in which they work."""
