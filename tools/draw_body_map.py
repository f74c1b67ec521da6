"""Draw the body map: turn landmarks and borders into ``data/body-map.json``.

The outline of half a figure is drawn through its landmarks, cut along its borders into areas,
and mirrored. All lines are laid on one grid before they are cut, so neighbouring areas share
their border point for point: no gaps and no overlaps.

Usage::

    python tools/draw_body_map.py            write the file
    python tools/draw_body_map.py --check    exit with 1 when the file differs
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from itertools import pairwise
from pathlib import Path

import body_borders as borders
import body_landmarks as landmarks
import shapely
from body_landmarks import HEIGHT, WIDTH, Point
from shapely import LineString, Polygon
from shapely.ops import polygonize

TARGET = Path(__file__).resolve().parent.parent / "data" / "body-map.json"
GRID = 0.1
STEP = 0.8  # a curve is sampled about this densely, then thinned where it is straight
TOLERANCE = 0.025
ROOMY = 0.9  # a label's place has at least this share of the widest distance to the border
REACH = 0.8  # a border runs this far past its ends, so that it surely meets the line it ends on


def smooth(points: list[Point]) -> list[Point]:
    """Sample the cubic spline through the points: no bend in it changes abruptly.

    The parameter grows with the root of the distance (centripetal), which keeps the curve from
    swinging out between landmarks that lie unevenly. A curve that ends on the midline is
    continued by its own mirror image, without a kink.
    """
    if len(points) < 3:
        return list(points)
    knots = [0.0]
    for here, there in pairwise(points):
        knots.append(knots[-1] + math.dist(here, there) ** 0.5)
    xs, ys = ([point[axis] for point in points] for axis in (0, 1))
    flat = (points[0][0] == 0, points[-1][0] == 0)
    bends_x, bends_y = _bends(knots, xs, (False, False)), _bends(knots, ys, flat)
    curve = [points[0]]
    for i, (here, there) in enumerate(pairwise(points)):
        count = max(2, round(math.dist(here, there) / STEP))
        span = [
            (_cubic(knots, xs, bends_x, i, n / count), _cubic(knots, ys, bends_y, i, n / count))
            for n in range(count + 1)
        ]
        # thinned span by span, so that every landmark stays a vertex that a border can end on
        curve += LineString([here, *span[1:-1], there]).simplify(TOLERANCE).coords[1:]
    return curve


def _bends(knots: list[float], values: list[float], flat: tuple[bool, bool]) -> list[float]:
    """Give a cubic spline's second derivatives at its knots: zero or, where flat, level ends."""
    last = len(knots) - 1
    steps = [b - a for a, b in pairwise(knots)]
    slopes = [(b - a) / step for (a, b), step in zip(pairwise(values), steps, strict=True)]
    lower, main, upper, right = ([0.0] * (last + 1) for _ in range(4))
    for i in range(1, last):
        lower[i], upper[i] = steps[i - 1], steps[i]
        main[i] = 2 * (steps[i - 1] + steps[i])
        right[i] = 6 * (slopes[i] - slopes[i - 1])
    main[0] = main[last] = 1.0
    if flat[0]:
        main[0], upper[0], right[0] = 2 * steps[0], steps[0], 6 * slopes[0]
    if flat[1]:
        main[last], lower[last], right[last] = 2 * steps[-1], steps[-1], -6 * slopes[-1]
    for i in range(1, last + 1):  # Gaussian elimination of a matrix with three diagonals
        share = lower[i] / main[i - 1]
        main[i] -= share * upper[i - 1]
        right[i] -= share * right[i - 1]
    bends = [0.0] * last + [right[last] / main[last]]
    for i in reversed(range(last)):
        bends[i] = (right[i] - upper[i] * bends[i + 1]) / main[i]
    return bends


def _cubic(knots: list[float], values: list[float], bends: list[float], i: int, u: float) -> float:
    step = knots[i + 1] - knots[i]
    start, end = 1 - u, u
    sag = (start**3 - start) * bends[i] + (end**3 - end) * bends[i + 1]
    return start * values[i] + end * values[i + 1] + step * step / 6 * sag


def finger(fold: Point, tip: Point, next_fold: Point) -> list[Point]:
    """Give the contour of one finger, from its fold over the tip to the next fold."""
    base = ((fold[0] + next_fold[0]) / 2, (fold[1] + next_fold[1]) / 2)
    length = math.dist(base, tip)
    axis = ((tip[0] - base[0]) / length, (tip[1] - base[1]) / length)
    half = math.dist(fold, next_fold) / 2

    def at(distance: float, width: float) -> Point:
        """Give the point so far along the finger and, of its half width, so far to the side."""
        return (
            base[0] + axis[0] * distance + axis[1] * width * half,
            base[1] + axis[1] * distance - axis[0] * width * half,
        )

    side = [(length * 0.42, 0.88), (length - half * 0.92, 0.8), (length - half * 0.26, 0.57)]
    thumbward = [at(distance, width) for distance, width in side]
    outward = [at(distance, -width) for distance, width in reversed(side)]
    return smooth([fold, *thumbward, tip, *outward, next_fold])


def hand() -> list[Point]:
    """Give the contour of the hand from the ball of the thumb to the inner wrist."""
    contour = smooth(landmarks.PALM_THUMB_SIDE)
    for points in landmarks.FINGERS:
        contour += finger(*points)[1:]
    return [landmarks.hand_point(*point) for point in contour]


def half_outline(view: str) -> list[Point]:
    """Give the outline of one half, from the crown down around to the crotch."""
    front = view == "front"
    head = landmarks.HEAD_FRONT if front else landmarks.HEAD_BACK
    foot = landmarks.FOOT_FRONT if front else landmarks.FOOT_BACK
    arm, leg = landmarks.ARM.values(), landmarks.LEG.values()
    thumb = [landmarks.hand_point(*point) for point in landmarks.THUMB]
    little_side = [landmarks.hand_point(*point) for point in landmarks.PALM_LITTLE_SIDE]

    contour: list[Point] = []
    for run in head[:-1]:
        contour += smooth(run)
    contour += smooth([*head[-1], *landmarks.SHOULDER, *(outer for outer, _ in arm), *thumb])
    contour += hand()
    contour += smooth(little_side + [inner for _, inner in reversed(arm)])
    contour += smooth(landmarks.TRUNK_SIDE + [outer for outer, _ in leg] + foot.outer)
    for toe in foot.toes:
        contour += smooth(toe)
    contour += smooth(foot.inner + [inner for _, inner in reversed(leg)] + landmarks.CROTCH)
    return contour


def border(points: list[Point]) -> LineString:
    """Give a border's curve, drawn a little past both ends."""
    curve = smooth(points)

    def past(end: Point, before: Point) -> Point:
        share = REACH / math.dist(before, end)
        return (end[0] + (end[0] - before[0]) * share, end[1] + (end[1] - before[1]) * share)

    return LineString([past(curve[0], curve[1]), *curve, past(curve[-1], curve[-2])])


def cut(view: str) -> dict[tuple[str, str], Polygon]:
    """Cut one half along its borders; give the area of each (region, seed kind)."""
    outline = half_outline(view)
    curves = borders.BORDERS[view].values()
    lines = [LineString([*outline, outline[0]]), *(border(points) for points in curves)]
    faces = polygonize(shapely.unary_union(lines, grid_size=GRID))
    half = Polygon(outline)
    if not half.is_valid:
        reason = shapely.is_valid_reason(half)
        raise ValueError(f"The outline of the {view} view crosses itself: {reason}.")
    areas: dict[tuple[str, str], Polygon] = {}
    problems = []
    for face in faces:
        middle = face.representative_point()
        if not half.contains(middle):
            continue
        names = [
            (region, kind)
            for kind, seeds in borders.SEEDS[view].items()
            for region, seed in seeds.items()
            if face.contains(shapely.Point(seed))
        ]
        if len(names) != 1:
            where = f"({middle.x:.0f}, {middle.y:.0f}) of the {view} view, {face.area:.1f} large"
            found = ", ".join(region for region, _ in names) or "no seed"
            problems.append(f"The area at {where} holds {found}; it must hold one seed.")
        else:
            areas[names[0]] = face
    wanted = sum(len(seeds) for seeds in borders.SEEDS[view].values())
    if problems or len(areas) != wanted:
        problems.append(f"{len(areas)} areas for {wanted} seeds: mend the borders.")
        raise ValueError("\n".join(problems))
    return areas


def place(half: shapely.Geometry, sign: int) -> shapely.Geometry:
    """Move a shape of the half to one side of the figure."""
    return shapely.transform(half, lambda xy: (xy * [sign, 1] + [WIDTH / 2, 0]).round(1))


def ring_of(polygon: Polygon) -> list[list[float]]:
    """Give a ring without its repeated last point, always begun at the same corner."""
    return [[round(x, 1), round(y, 1)] for x, y in polygon.normalize().exterior.coords[:-1]]


def label_of(half: Polygon, midline: bool) -> shapely.Point:
    """Give a point well inside an area: of the roomy places, the one nearest its centre."""
    whole = half
    if midline:
        whole = shapely.union(half, shapely.transform(half, lambda xy: xy * [-1, 1]))
    left, top, right, bottom = half.bounds
    columns = [0.0] if midline else [left + n / 2 for n in range(int(2 * (right - left)) + 1)]
    rows = [top + n / 2 for n in range(int(2 * (bottom - top)) + 1)]
    spots = shapely.points([(x, y) for x in columns for y in rows])
    spots = spots[shapely.contains_properly(whole, spots)]
    room = shapely.distance(spots, whole.exterior)
    roomy = spots[room >= ROOMY * room.max()]
    return roomy[shapely.distance(roomy, whole.centroid).argmin()]


def draw_view(view: str) -> dict:
    """Draw one whole figure."""
    areas = []
    shapes = []
    # the person's left is at the viewer's right in front, at the viewer's left from the back
    sides = {"left": 1, "right": -1} if view == "front" else {"left": -1, "right": 1}
    for (region, kind), half in sorted(cut(view).items()):
        if kind == "midline":
            placed = {"midline": shapely.union(place(half, 1), place(half, -1))}
        else:
            placed = {side: place(half, sign) for side, sign in sides.items()}
        label = label_of(half, kind == "midline")
        for side, polygon in placed.items():
            shapes.append(polygon)
            [spot] = place(label, sides.get(side, 1)).coords
            areas.append(
                {"region": region, "side": side, "points": ring_of(polygon), "label": list(spot)}
            )
    return {
        "width": WIDTH,
        "outline": ring_of(shapely.union_all(shapes)),
        "areas": areas,
        "details": details_of(view),
    }


def details_of(view: str) -> list[list[list[float]]]:
    """Give the fine lines of both halves; those that start on the midline run through it."""
    lines = []
    for points in borders.LINES[view].values():
        curve = smooth(points)
        mirrored = [(-x, y) for x, y in curve]
        if all(x == 0 for x, _ in curve):
            drawn = [curve]
        elif curve[0][0] == 0:
            drawn = [mirrored[:0:-1] + curve]
        else:
            drawn = [curve, mirrored]
        lines += [[[round(x + WIDTH / 2, 1), round(y, 1)] for x, y in line] for line in drawn]
    return lines


def to_json(views: dict[str, dict]) -> str:
    """Write the map with one area or line per row, so that a change reads as a change."""

    def row(value: object) -> str:
        return json.dumps(value, separators=(",", ":")).replace(".0,", ",").replace(".0]", "]")

    def rows(values: list) -> str:
        return "[\n" + ",\n".join(row(value) for value in values) + "\n]"

    parts = [
        f'"{name}":{{"width":{row(view["width"])},\n"outline":{row(view["outline"])},\n'
        f'"areas":{rows(view["areas"])},\n"details":{rows(view["details"])}}}'
        for name, view in views.items()
    ]
    text = ",\n".join(parts)
    return f'{{"height":{row(HEIGHT)},"views":{{\n{text}\n}}}}\n'


def draw() -> str:
    """Draw both views and give the text of the file."""
    return to_json({view: draw_view(view) for view in ("front", "back")})


def main(argv: list[str] | None = None) -> int:
    """Write the body map, or check that the file is what this script draws."""
    parser = argparse.ArgumentParser(description="Draw data/body-map.json from landmarks.")
    parser.add_argument("--check", action="store_true", help="exit with 1 when the file differs")
    check = parser.parse_args(argv).check
    text = draw()
    if not check:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    told = "is not what the landmarks draw. Mend it with: python tools/draw_body_map.py"
    print(f"{TARGET.name} {told}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
