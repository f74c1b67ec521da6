"""The body map: areas that fill each figure exactly, in the proportions of a person."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest
import shapely
from shapely import LineString, Polygon, STRtree

from graph.body_map import BodyMap, load_body_map

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
VIEWS = ("front", "back")
each_view = pytest.mark.parametrize("view", VIEWS)


@cache
def body_map() -> BodyMap:
    return load_body_map(DATA)


@cache
def polygons(view: str) -> tuple[Polygon, ...]:
    return tuple(Polygon(area.points) for area in body_map().views[view].areas)


def outline(view: str) -> Polygon:
    return Polygon(body_map().views[view].outline)


def regions() -> tuple[set[str], set[str]]:
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {row["id"] for row in rows}
    parents = {parent for row in rows for parent in row["regions"].split("|") if parent}
    return ids, ids - parents


def width_at(view: str, y: float) -> float:
    """How wide the figure's middle piece (without arms beside it) is at a height."""
    width = body_map().views[view].width
    across = LineString([(0, y), (width, y)]).intersection(outline(view))
    middle = shapely.Point(width / 2, y)
    pieces = [piece for piece in getattr(across, "geoms", [across]) if piece.distance(middle) == 0]
    return sum(piece.length for piece in pieces)


def test_both_views_share_height_and_width() -> None:
    assert tuple(body_map().views) == VIEWS
    assert len({figure.width for figure in body_map().views.values()}) == 1
    for view in VIEWS:
        left, top, right, bottom = outline(view).bounds
        assert (top, bottom) == (0, body_map().height)
        assert left > 0 and right < body_map().views[view].width


@each_view
def test_areas_are_sound(view: str) -> None:
    for area, polygon in zip(body_map().views[view].areas, polygons(view), strict=True):
        assert polygon.is_valid, shapely.is_valid_reason(polygon)
        assert area.points[0] != area.points[-1], area.region
        assert polygon.contains(shapely.Point(area.label)), area.region


@each_view
def test_areas_do_not_overlap(view: str) -> None:
    shapes = polygons(view)
    for i, j in STRtree(shapes).query(shapes, predicate="intersects").T:
        if i < j:
            assert shapes[i].intersection(shapes[j]).area < 1e-6


@each_view
def test_areas_fill_the_outline(view: str) -> None:
    whole = outline(view)
    assert whole.is_valid
    gap = shapely.union_all(polygons(view)).symmetric_difference(whole)
    assert gap.area < 1e-6 * whole.area


@each_view
def test_no_region_has_two_areas_on_one_side(view: str) -> None:
    keys = [(area.region, area.side) for area in body_map().views[view].areas]
    assert len(keys) == len(set(keys))


def test_areas_name_the_leaf_regions() -> None:
    ids, leaves = regions()
    drawn = {area.region for figure in body_map().views.values() for area in figure.areas}
    assert drawn <= ids
    assert drawn == leaves


@each_view
def test_areas_are_large_enough_to_hit(view: str) -> None:
    for area, polygon in zip(body_map().views[view].areas, polygons(view), strict=True):
        across = 2 * shapely.maximum_inscribed_circle(polygon).length
        assert across >= (7 if area.region == "ear" else 8), (area.region, across)


@each_view
def test_figure_is_its_own_mirror_image(view: str) -> None:
    figure = body_map().views[view]
    other = {"left": "right", "right": "left", "midline": "midline"}

    def mirrored(points: tuple[tuple[float, float], ...]) -> Polygon:
        return Polygon([(figure.width - x, y) for x, y in points])

    shapes = {(a.region, a.side): Polygon(a.points) for a in figure.areas}
    for area in figure.areas:
        twin = shapes[area.region, other[area.side]]
        assert mirrored(area.points).symmetric_difference(twin).area < 1e-6, area.region
    assert mirrored(figure.outline).symmetric_difference(outline(view)).area < 1e-6


@pytest.mark.parametrize(("view", "left_is"), [("front", 1), ("back", -1)])
def test_sides_are_the_persons_own(view: str, left_is: int) -> None:
    figure = body_map().views[view]
    for area in figure.areas:
        offset = area.label[0] - figure.width / 2
        if area.side == "midline":
            assert offset == 0
        else:
            assert offset * left_is * (1 if area.side == "left" else -1) > 0, area.region


def test_proportions_are_those_of_a_person() -> None:
    figure, height = body_map().views["front"], body_map().height
    bottom = {a.region: max(y for _, y in a.points) for a in figure.areas if a.side != "right"}
    middle = {a.region: a.label[1] for a in figure.areas}
    head = bottom["mouth-and-chin"] / height
    assert 0.12 <= head <= 0.145
    assert 0.47 <= bottom["perineum"] / height <= 0.53
    assert 0.22 <= 1 - middle["anterior-knee"] / height <= 0.30
    assert abs(middle["anterior-elbow"] - middle["umbilical-region"]) < 0.04 * height
    assert 0.55 <= bottom["index-and-middle-finger"] / height <= 0.62
    shoulders = width_at("front", 0.215 * height)
    assert 1.8 <= shoulders / (head * height) <= 2.2
    assert width_at("front", 0.36 * height) < width_at("front", 0.48 * height) < shoulders


def test_file_is_what_the_tool_draws(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import draw_body_map

    assert draw_body_map.main(["--check"]) == 0, capsys.readouterr().err


def test_check_fails_when_the_file_differs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import draw_body_map

    drawn = (DATA / "body-map.json").read_text("utf-8")  # as the test above says
    monkeypatch.setattr(draw_body_map, "draw", lambda: drawn)
    monkeypatch.setattr(draw_body_map, "TARGET", tmp_path / "body-map.json")
    assert draw_body_map.main(["--check"]) == 1
    assert "python tools/draw_body_map.py" in capsys.readouterr().err
    assert draw_body_map.main([]) == 0
    assert draw_body_map.main(["--check"]) == 0


def test_file_is_small() -> None:
    assert (DATA / "body-map.json").stat().st_size < 250_000


AREA = {"region": "knee", "side": "left", "points": [[0, 0], [1, 0], [1, 1]], "label": [0.7, 0.3]}


def small(**changes: object) -> str:
    view = {"width": 2, "outline": AREA["points"], "areas": [AREA | changes]}
    return json.dumps({"height": 2, "views": {"front": view}})


def test_a_small_map_loads_without_details(tmp_path: Path) -> None:
    (tmp_path / "body-map.json").write_text(small(), encoding="utf-8")
    figure = load_body_map(tmp_path).views["front"]
    assert figure.details == ()
    assert figure.areas[0].label == (0.7, 0.3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "body-map.json: "),
        ("[]", "'views' of the file is missing"),
        ('{"height": 1, "views": {}}', "'views' is empty"),
        (small(side="top"), "area 1 of view 'front': 'side' is 'top'"),
        (small(region=None), "'region' of area 1 of view 'front'"),
        (small(points=[[0, 0], [1, 1]]), "has 2 points, too few"),
        (small(points=[[0, 0], [1, 1], 3]), "no point [x, y]"),
        (small(label=[1]), "the label of area 1 of view 'front' (knee)"),
    ],
)
def test_malformed_maps_are_told_in_words(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "body-map.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        load_body_map(tmp_path)
    assert told in str(caught.value)
    assert "python tools/draw_body_map.py" in str(caught.value)


def test_a_missing_map_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Draw it again"):
        load_body_map(tmp_path)
