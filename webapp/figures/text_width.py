"""How wide a text is in the app's own typeface, so that Python can place labels.

The advance widths are those of Inter at its default weight, in thousandths of an em; text of
weight 500 to 600 runs about 4 % wider, which ``WEIGHT`` allows for.
"""

from __future__ import annotations

_ADVANCE = {
    242: "ijl",
    269: "I",
    281: " ",
    288: "!,.:·",
    300: "'’;",
    330: "t`|",
    362: "/\\()[]",
    373: "fr",
    407: "1",
    440: "{}“”",
    463: '_°-"^',
    505: "–*?",
    528: "s",
    551: "kxz",
    567: "avyäcJL7",
    587: "eéèFhnuü5",
    605: "oöøE2bdpqgß3",
    620: "8690",
    642: "Z#PS$R&4TB",
    665: "+<=>~×K",
    685: "YXAV",
    730: "DCHUG",
    760: "NOQ",
    818: "w",
    880: "…mM",
    983: "@%W",
    1000: "—",
}
ADVANCE = {char: width for width, chars in _ADVANCE.items() for char in chars}
UNKNOWN = 700
WEIGHT = 1.04


def text_width(text: str, size: float) -> float:
    """The width of one line of text in px at a font size in px, never less than what is drawn."""
    return sum(ADVANCE.get(char, UNKNOWN) for char in text) * size * WEIGHT / 1000


def shorten(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning with an ellipsis as fits into ``room`` px."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text.rstrip() + "…", size) > room:
        text = text[:-1]
    return text.rstrip(" ,(-–") + "…"


def wrapped(text: str, size: float, room: float, lines: int = 2) -> list[str]:
    """The text in as few lines as it needs, and no more than ``lines``; the last is shortened."""
    if text_width(text, size) <= room:
        return [text]
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        if lines > 1 and text_width(first, size) <= room:
            return [first, *wrapped(" ".join(words[count:]), size, room, lines - 1)]
    return [shorten(text, size, room)]
