"""The marks of kinds (``graph.marks``) as CSS variables and classes.

The drawing scripts and the charts get them as plain data.
"""

from __future__ import annotations

from urllib.parse import quote

from graph.marks import MARKS, Mark, kinds_of, mark_of

__all__ = ["MARKS", "Mark", "kinds_of", "mark_of", "style_sheet"]


def _mask(shape: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-7 -7 14 14"><path d="{shape}"/></svg>'
    return f'url("data:image/svg+xml,{quote(svg, safe=" =/:")}")'.replace("%22", "'")


def style_sheet() -> str:
    """The CSS variables and classes of the marks, light and dark."""
    light = "".join(f"--mark-{name}:{mark.light};" for name, mark in MARKS.items())
    dark = "".join(f"--mark-{name}:{mark.dark};" for name, mark in MARKS.items())
    shapes = "".join(f"--shape-{name}:{_mask(mark.shape)};" for name, mark in MARKS.items())
    classes = "".join(
        f".mark-{name}{{--mark:var(--mark-{name});--shape:var(--shape-{name})}}" for name in MARKS
    )
    return f":root{{{light}{shapes}}}[data-colours=dark]{{{dark}}}{classes}"
