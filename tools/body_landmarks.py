"""Landmark points of the body figure: where the outline runs.

One half of the figure is written down; the other half is its mirror image. The unit is a
thousandth of the body's height. In every point ``x`` is the distance from the midline and
``y`` grows downward from the top of the head. The figure stands in the anatomical position
(arms a little away from the trunk, thumbs outward), so the front and the back view share
every landmark but those of the head and the feet.

Limbs are written as *stations*: pairs of points that face each other on the outer and the
inner contour. A border along a limb can then say "a fifth of the way across at mid thigh"
and stays right when the limb is redrawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]
Station = tuple[Point, Point]

HEIGHT = 1000
WIDTH = 460

# The limbs, from the trunk outward: name -> (outer point, inner point).
ARM: dict[str, Station] = {
    "axilla": ((138.0, 238.0), (92.0, 243.0)),
    "deltoid end": ((140.4, 262.0), (95.5, 268.0)),
    "mid arm": ((145.4, 294.0), (99.0, 301.0)),
    "lower arm": ((149.6, 326.0), (105.0, 335.0)),
    "above elbow": ((152.8, 345.0), (108.5, 354.0)),
    "elbow": ((157.5, 363.0), (111.0, 371.0)),
    "below elbow": ((164.5, 382.0), (114.5, 389.0)),
    "forearm bulk": ((170.5, 405.0), (120.0, 411.0)),
    "mid forearm": ((177.0, 440.0), (133.5, 447.0)),
    "above wrist": ((182.5, 470.0), (148.0, 478.0)),
    "wrist": ((186.5, 488.0), (152.5, 496.0)),
}
LEG: dict[str, Station] = {
    "crotch": ((101.5, 502.0), (3.5, 503.0)),
    "upper thigh": ((101.0, 545.0), (8.0, 545.0)),
    "mid thigh": ((98.4, 600.0), (14.5, 600.0)),
    "lower thigh": ((92.4, 652.0), (23.0, 652.0)),
    "above knee": ((87.8, 684.0), (27.6, 684.0)),
    "knee": ((86.2, 714.0), (28.4, 713.0)),
    "below knee": ((85.0, 740.0), (32.0, 744.0)),
    "calf": ((89.8, 780.0), (28.8, 791.0)),
    "lower calf": ((82.6, 838.0), (38.0, 844.0)),
    "shin end": ((75.9, 878.0), (44.3, 878.0)),
    "above ankle": ((74.2, 896.0), (45.2, 895.0)),
    "malleoli": ((76.6, 914.0), (42.7, 910.0)),
}

# Tables: one curve a line reads better than one point a line.
# fmt: off
# The outline is a chain of runs. A run is one smooth curve; where two runs meet
# there is a corner (an ear, an armpit, the fork of two fingers).
HEAD_FRONT: list[list[Point]] = [
    [(0, 0), (17, 2.4), (32, 11.4), (41.5, 27), (44.5, 46), (43.8, 58)],
    [(43.8, 58), (46.6, 55.2), (49.4, 57.4), (50, 65), (48.2, 75), (46, 83), (43.8, 86),
     (41.9, 84)],
    [(41.9, 84), (40.4, 94), (37, 104.5), (33.4, 111.5)],
    [(33.4, 111.5), (31, 121), (31.4, 131), (35.5, 142), (47, 150.8), (66, 158.5), (87, 165.8)],
]
HEAD_BACK: list[list[Point]] = [
    *HEAD_FRONT[:2],
    [(41.9, 84), (39.6, 93), (36, 102), *HEAD_FRONT[3]],
]
# From the slope of the neck over the point of the shoulder to the arm.
SHOULDER: list[Point] = [(104, 172), (118.5, 181), (129, 196), (134.8, 215)]

# From the armpit over waist and hip to the outer thigh.
TRUNK_SIDE: list[Point] = [(92, 243), (91.3, 262), (88.6, 290), (84.8, 320), (80, 350), (79.2, 372),
                           (82.6, 396), (89.5, 422), (96.5, 450), (100.8, 478)]
CROTCH: list[Point] = [(2, 501.4), (0, 501)]

# The hand is drawn upright around the middle of the wrist (x toward the thumb,
# y toward the finger tips), then turned to continue the forearm.
HAND_ORIGIN: Point = (169.5, 492.0)
HAND_TURN = math.radians(-15.0)
THUMB: list[Point] = [(20.6, 9), (25.4, 18), (30.4, 28), (34.8, 39), (38.4, 51), (39.4, 59),
                      (37.6, 64), (34.4, 64.6), (31.6, 60.6), (29.2, 53.5), (27, 49), (24.4, 47)]
PALM_THUMB_SIDE: list[Point] = [(24.4, 47), (23.8, 50.5), (24.2, 55)]
PALM_LITTLE_SIDE: list[Point] = [(-22, 51), (-23, 40), (-22.6, 28), (-19.6, 13)]
# Each finger: the knuckle fold on its thumb side, its tip, the fold on its other side.
FINGERS: list[tuple[Point, Point, Point]] = [
    ((24.2, 55), (22.6, 96), (12.6, 59)),
    ((12.6, 59), (8.6, 104), (1, 60.5)),
    ((1, 60.5), (-5, 100), (-10.6, 58.5)),
    ((-10.6, 58.5), (-18.8, 87), (-22, 51)),
]


def hand_point(x: float, y: float) -> Point:
    """Turn a point of the upright hand into the direction of the forearm."""
    cos, sin = math.cos(HAND_TURN), math.sin(HAND_TURN)
    return (HAND_ORIGIN[0] + x * cos - y * sin, HAND_ORIGIN[1] + x * sin + y * cos)


# The foot from the front points forward and down; from the back it shows its sole.
@dataclass(frozen=True)
class Foot:
    """The contour of a foot: outer edge, toes from the fifth to the first, inner edge."""

    outer: list[Point]
    toes: list[list[Point]]
    inner: list[Point]


FOOT_FRONT = Foot(
    outer=[(78, 926), (81, 940), (86.4, 956), (90.6, 970)],
    toes=[
        [(90.6, 970), (92, 976.5), (91, 983), (87.6, 985.6), (84.4, 984), (82.9, 980.5)],
        [(82.9, 980.5), (83.7, 986), (82.4, 990.8), (79.4, 992.2), (76.8, 990.6), (75.1, 986.5)],
        [(75.1, 986.5), (75.6, 991.6), (74, 995.6), (71.2, 996.7), (68.6, 995), (66.8, 990.4)],
        [(66.8, 990.4), (67.2, 995), (65.6, 998.6), (62.6, 999.4), (59.6, 997.4), (58.2, 991.5)],
        [(58.2, 991.5), (56.8, 996.5), (53, 999.2), (48.4, 1000), (42.8, 997.6), (39.6, 992),
         (38.7, 985), (39, 978)],
    ],
    inner=[(39, 978), (39.4, 968), (41.6, 950), (42.4, 932)],
)
FOOT_BACK = Foot(
    outer=[(75.2, 922), (77.4, 932), (78, 944), (80.4, 955), (84.6, 967), (87, 977)],
    toes=[
        [(87, 977), (88, 982.6), (87, 987.6), (84, 989.8), (81, 989), (79.5, 985.5)],
        [(79.5, 985.5), (80, 990), (78.6, 993.8), (75.8, 994.8), (73.6, 993.2), (72, 989.5)],
        [(72, 989.5), (72.4, 993.8), (71, 997), (68.4, 997.8), (66.4, 996.2), (64.7, 991.8)],
        [(64.7, 991.8), (64.7, 996), (63.6, 998.7), (60.8, 999.4), (58, 997.6), (56.7, 992)],
        [(56.7, 992), (55.4, 996.6), (51.8, 999.2), (47.2, 1000), (41.8, 997.6), (38.6, 992),
         (37.7, 985.5), (38, 979)],
    ],
    inner=[(38, 979), (39, 970), (43.6, 958), (45.4, 946), (43, 933), (44, 920)],
)
