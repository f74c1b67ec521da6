"""The body map: the areas of a front and a back figure, by region id, as ``data/`` holds them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "body-map.json"
MEND = "Draw it again: python tools/draw_body_map.py"
SIDES = ("left", "right", "midline")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a figure that can be pointed at.

    Parameters
    ----------
    region : str
        Id of the region whose skin this is.
    side : str
        The person's own side: ``left``, ``right`` or ``midline``.
    points : tuple of Point
        The border, a ring without its repeated last point; y grows downward.
    label : Point
        A point well inside.
    """

    region: str
    side: str
    points: tuple[Point, ...]
    label: Point


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure: its outline, the areas that fill it and fine lines that divide nothing."""

    width: float
    outline: tuple[Point, ...]
    areas: tuple[Area, ...]
    details: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class BodyMap:
    """The figures by the name of their view, ``front`` and ``back``, all of one height."""

    height: float
    views: dict[str, FigureView]


def load_body_map(folder: Path) -> BodyMap:
    """Read the body map of a data folder.

    Parameters
    ----------
    folder : Path
        The folder that holds ``body-map.json``.

    Returns
    -------
    BodyMap
        The map, checked for shape; whether its regions exist is not checked here.

    Raises
    ------
    ValueError
        If the file cannot be read or is malformed; says what is wrong and how to mend it.
    """
    try:
        raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
        views = _field(raw, "views", dict, "the file")
        height = _field(raw, "height", (int, float), "the file")
        if not views:
            raise ValueError("'views' is empty")
        return BodyMap(height, {n: _view(view, f"view '{n}'") for n, view in views.items()})
    except (OSError, ValueError) as error:
        raise ValueError(f"{FILE}: {error}. {MEND}") from error


def _view(raw: Any, where: str) -> FigureView:
    areas = _field(raw, "areas", list, where)
    details = _field(raw, "details", list, where) if "details" in raw else []
    return FigureView(
        width=_field(raw, "width", (int, float), where),
        outline=_line(_field(raw, "outline", list, where), 3, f"the outline of {where}"),
        areas=tuple(_area(area, f"area {i} of {where}") for i, area in enumerate(areas, 1)),
        details=tuple(_line(d, 2, f"detail {i} of {where}") for i, d in enumerate(details, 1)),
    )


def _area(raw: Any, where: str) -> Area:
    region, side = _field(raw, "region", str, where), _field(raw, "side", str, where)
    if side not in SIDES:
        raise ValueError(f"{where}: 'side' is '{side}', not one of {', '.join(SIDES)}")
    points = _line(_field(raw, "points", list, where), 3, f"{where} ({region})")
    [label] = _line([_field(raw, "label", list, where)], 1, f"the label of {where} ({region})")
    return Area(region, side, points, label)


def _field(raw: Any, name: str, kind: type | tuple[type, ...], where: str) -> Any:
    if not isinstance(raw, dict) or not isinstance(raw.get(name), kind):
        raise ValueError(f"'{name}' of {where} is missing or of the wrong kind")
    return raw[name]


def _line(raw: Any, least: int, where: str) -> tuple[Point, ...]:
    try:
        points = tuple((float(x), float(y)) for x, y in raw)
    except (TypeError, ValueError):
        raise ValueError(f"{where} holds something that is no point [x, y]") from None
    if len(points) < least:
        raise ValueError(f"{where} has {len(points)} points, too few")
    return points
