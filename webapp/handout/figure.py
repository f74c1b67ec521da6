"""The body map of a handout: shades of grey, so that any printer shows it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from graph import Atlas
from graph.body_map import FigureView, Point
from webapp.figures.body import VIEW_LABELS, shading
from webapp.view import View, is_region

TOP = 44
NONE, FAINT, STRONG, FOCUS = 244, 205, 90, 40
"""Grey levels, 0 is black: nothing is felt, felt faintly, felt strongly, in focus."""


def grey(classes: Iterable[str], shade: float) -> int:
    """The grey of an area: the darker the more strongly pain is felt there."""
    if "focus" in classes:
        return FOCUS
    return round(FAINT - (FAINT - STRONG) * shade) if "felt" in classes else NONE


def _way(points: Iterable[Point], closed: bool) -> str:
    line = "L".join(f"{x:.0f} {y:.0f}" for x, y in points)
    return f"M{line}{'Z' if closed else ''}"


def _figure(name: str, figure: FigureView, height: float, shades: dict) -> str:
    by_look: dict[tuple[int, bool], list[str]] = {}
    for area in figure.areas:
        state = shades.get(area.region, {"classes": "", "shade": 0})
        classes = state["classes"].split()
        look = grey(classes, state["shade"]), "lies" in classes
        by_look.setdefault(look, []).append(_way(area.points, closed=True))
    paths = "".join(
        f'<path d="{"".join(ways)}" fill="rgb({tone},{tone},{tone})" '
        + ('stroke="#000" stroke-width="5" stroke-dasharray="9 6"/>' if lies else 'stroke="#fff"/>')
        for (tone, lies), ways in sorted(by_look.items(), key=lambda item: item[0][1])
    )
    label = escape(VIEW_LABELS.get(name, name))
    details = "".join(_way(line, closed=False) for line in figure.details)
    return (
        f'<svg viewBox="0 -{TOP} {figure.width:g} {height + TOP:g}" role="img" '
        f'aria-label="{label}">'
        f'{paths}<path d="{_way(figure.outline, closed=True)}" fill="none" stroke="#333" '
        f'stroke-width="2.5"/><path d="{details}" fill="none" stroke="#666"/>'
        f'<text x="{figure.width / 2:g}" y="-14" text-anchor="middle">{label}</text></svg>'
    )


def body_figure(atlas: Atlas, view: View) -> Markup | None:
    """Front and back as SVG, shaded for the view; None where the atlas has no map."""
    if atlas.body_map is None:
        return None
    shades = shading(atlas, view)
    height = atlas.body_map.height
    return Markup("".join(_figure(n, f, height, shades) for n, f in atlas.body_map.views.items()))


def legend(atlas: Atlas, view: View) -> str:
    """What the greys say."""
    if is_region(atlas, view.focus):
        return "Dark: the place that this page is about."
    states = shading(atlas, view).values()
    said = []
    if any("felt" in state["classes"].split() for state in states):
        said.append("Grey: may be felt here, the darker the better supported.")
    if any("lies" in state["classes"].split() for state in states):
        said.append("Dashed: where it lies.")
    return " ".join(said)
