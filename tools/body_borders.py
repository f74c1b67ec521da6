"""Borders, seeds and fine lines of the body figure: what divides the outline into areas.

Everything is given for one half (see ``body_landmarks``). A border is a smooth curve through
its points. It may overshoot the outline; where it ends on another border, it shares a point
with it. A seed is a point that says which region the area around it is: a "midline" area is
one with its mirror image, a "paired" one becomes a left and a right area.
"""

from __future__ import annotations

from body_landmarks import ARM, LEG, Point, Station, hand_point

Curves = dict[str, list[Point]]


def across(limb: dict[str, Station], station: str, share: float) -> Point:
    """Give the point that lies ``share`` of the way from the outer to the inner contour."""
    (x0, y0), (x1, y1) = limb[station]
    return (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)


def along(limb: dict[str, Station], shares: dict[str, float]) -> list[Point]:
    """Give a border that runs down a limb through the named stations."""
    return [across(limb, station, share) for station, share in shares.items()]


def ring(limb: dict[str, Station], station: str, bow: float) -> list[Point]:
    """Give a border straight across a limb, sagging by ``bow`` in its middle."""
    x, y = across(limb, station, 0.5)
    return [across(limb, station, -0.12), (x, y + bow), across(limb, station, 1.12)]


# Tables: one border a line reads better than one point a line.
# fmt: off

# How far across the limb its strips part, from 0 at the outer to 1 at the inner contour.
OUTER_ARM = {"deltoid end": 0.27, "mid arm": 0.25, "lower arm": 0.25, "above elbow": 0.25,
             "elbow": 0.26, "below elbow": 0.28, "forearm bulk": 0.29, "mid forearm": 0.29,
             "above wrist": 0.28}
INNER_ARM = {"deltoid end": 0.74, "mid arm": 0.76, "lower arm": 0.76, "above elbow": 0.76,
             "elbow": 0.75, "below elbow": 0.74, "forearm bulk": 0.73, "mid forearm": 0.72,
             "above wrist": 0.72}
OUTER_LEG = {"crotch": 0.20, "upper thigh": 0.215, "mid thigh": 0.22, "lower thigh": 0.22,
             "above knee": 0.22, "knee": 0.23, "below knee": 0.24, "calf": 0.26, "lower calf": 0.28,
             "shin end": 0.29, "above ankle": 0.30, "malleoli": 0.31}
INNER_LEG = {"lower thigh": 0.75, "above knee": 0.77, "knee": 0.77, "below knee": 0.76,
             "calf": 0.72, "lower calf": 0.70, "shin end": 0.69, "above ankle": 0.69,
             "malleoli": 0.68}

# Alike in both views, because the palm and the back of the hand share one outline.
ARM_AND_HAND: Curves = {
    "outer arm": along(ARM, OUTER_ARM),
    "inner arm": [(100.8, 249), *along(ARM, INNER_ARM)],
    "above elbow": ring(ARM, "above elbow", 2),
    "below elbow": ring(ARM, "below elbow", 2),
    "above wrist": ring(ARM, "above wrist", 1),
    "wrist": ring(ARM, "wrist", 1),
    "thumb": [hand_point(*p) for p in [(24.4, 47), (19, 41), (15.5, 31), (16, 20), (22, 10)]],
    "knuckles": [hand_point(*p) for p in
                 [(27, 52), (19, 54), (8, 56.5), (1, 57), (-7, 55.5), (-16, 51), (-25, 46)]],
    "between the fingers": [hand_point(1, 57), hand_point(1, 60.5)],
}
LEG_RINGS: Curves = {
    "above knee": ring(LEG, "above knee", -6),
    "below knee": ring(LEG, "below knee", 6),
    "above ankle": ring(LEG, "above ankle", 0),
}

FRONT_BORDERS: Curves = {
    **ARM_AND_HAND,
    **LEG_RINGS,
    # head
    "hairline": [(0, 21), (14, 21.5), (25, 24), (34, 28), (48, 29)],
    "temple": [(30, 26), (31, 36), (33, 45), (34, 51), (37, 59), (38, 65)],
    "brow": [(0, 55), (7, 54), (16, 51), (25, 50), (34, 51)],
    "side of nose": [(7, 54), (6.4, 62), (7.4, 72), (10.4, 80), (12, 88), (8, 92.5), (0, 94)],
    "below eye": [(7.4, 72), (13, 76.5), (21, 78), (30, 75), (38, 65), (42.8, 63.5)],
    "corner of mouth": [(8, 92.5), (14, 95), (18.4, 102), (18.4, 112), (16.5, 120), (13.5, 128),
                        (13, 134)],
    "cheek": [(18.4, 102), (25, 101.5), (33, 96), (41.9, 84)],
    "ear": [(43.8, 58), (41.8, 70), (41.9, 84)],
    "jaw line": [(33.4, 111.5), (28.5, 118.5), (20.5, 125), (11, 129.4), (0, 131)],
    # neck and shoulder
    "front of neck": [(20.5, 125), (17.5, 137), (13, 149), (9, 158), (8, 165)],
    "neck root": [(40, 140), (36, 150), (33, 158), (32, 167)],
    "jugular notch": [(0, 168.6), (4, 167.6), (8, 165)],
    "clavicle": [(8, 165), (18, 165.8), (32, 167), (52, 165), (72, 167.5), (88, 172.5),
                 (104, 177)],
    "acromion": [(104, 177), (112, 178.6), (126, 176)],
    "inner deltoid": [(88, 172.5), (87, 184), (85.5, 198), (86, 213), (88, 226.5)],
    "outer deltoid": [(112, 178.6), (120, 192), (124, 212), across(ARM, "axilla", 0.28),
                      across(ARM, "deltoid end", 0.27)],
    "deltoid end": [(148, 256), across(ARM, "deltoid end", 0.27), (118, 257), (109, 249.5),
                    (101.5, 243)],
    "armpit": [(93, 270), (99, 258), (101.5, 243), (96.5, 231.5), (88, 226.5), (81.5, 232),
               (80, 244), (83.5, 256), (94, 264)],
    # chest and belly
    "sternum": [(8, 165), (10, 180), (10, 210), (9.5, 240), (9, 268), (7, 281), (0, 288)],
    "top of breast": [(10, 222), (26, 219), (48, 217.5), (67, 221), (81.5, 232)],
    "side of chest": [(80, 244), (77.5, 258), (71, 272), (58, 280.5), (40, 283.5), (24, 281.5),
                      (9, 275)],
    "costal margin": [(7, 281), (18, 291), (33, 308), (46, 322), (59, 334), (70, 341),
                      (88, 347)],
    "midclavicular": [(33, 308), (35, 330), (36, 356), (36, 382), (35, 407)],
    "subcostal": [(0, 356), (36, 356), (60, 357), (84, 354)],
    "flank": [(66, 356.7), (65.5, 375), (66.5, 392), (69, 407)],
    "iliac crest": [(96, 394), (82, 401), (69, 407), (59, 418), (59, 432)],
    "intertubercular": [(0, 409), (35, 407), (69, 407)],
    "inguinal ligament": [(102, 428), (84, 426), (70, 426), (60, 431), (48, 443), (33, 459),
                          (20, 470), (12, 475), (0, 475)],
    "side of lower belly": [(35, 407), (31.5, 432), (26, 452), (20, 470)],
    # hip and groin
    "outer hip": [(82, 426), (80, 450), (80.5, 478), *along(LEG, OUTER_LEG)],
    "groin crease": [(48, 443), (47, 460), (38, 477), (24, 488), (10.5, 493), (1, 513)],
    "genitals": [(12, 475), (12.5, 484), (10.5, 493)],
    "perineum": [(0, 492), (10.5, 493)],
    "thigh root": [(108, 504), across(LEG, "crotch", 0.20), (60, 506), (36, 504)],
    # legs
    "inner leg": [(38, 477), (35, 488), (36, 504), (38, 545), (40, 600),
                  *along(LEG, INNER_LEG)],
    "mid thigh": [across(LEG, "mid thigh", 0.22), (60, 603), (40, 600)],
    "foot root": [(84, 922), (66, 929), (52, 927), (36, 918)],
    "outer ankle": [across(LEG, "malleoli", 0.31), (66, 929)],
    "inner ankle": [across(LEG, "malleoli", 0.68), (52, 927)],
    "outer foot": [(70, 928), (74, 945), (80, 961), (84, 973.5)],
    "inner foot": [(49, 926), (48.4, 945), (48.6, 960), (48.6, 976)],
    "toes": [(34, 972), (48.6, 976), (58.6, 980), (68, 980), (76, 977.5), (84, 973.5),
             (96, 966)],
    "great toe": [(58.6, 980), (58.2, 991.5)],
}
FRONT_SEEDS: dict[str, dict[str, Point]] = {
    "midline": {"vertex": (3, 10), "forehead": (3, 40), "nose": (2, 80), "mouth-and-chin": (3, 110),
                "anterior-neck": (3, 150), "sternal-region": (3, 220), "epigastrium": (3, 330),
                "umbilical-region": (3, 380), "hypogastrium": (3, 440), "genital-region": (3, 484),
                "perineum": (2, 497)},
    "paired": {"temple": (38, 45), "orbital-region": (20, 65), "cheek": (25, 88), "jaw": (27, 109),
               "ear": (47, 67), "lateral-neck": (27, 140), "suprascapular-region": (60, 161),
               "anterior-shoulder": (104, 210), "lateral-shoulder": (130, 215), "axilla": (88, 238),
               "pectoral-region": (50, 195), "mammary-region": (45, 250),
               "lateral-chest": (78, 300), "hypochondrium": (45, 345), "lateral-abdomen": (50, 385),
               "flank": (74, 380), "iliac-crest-region": (78, 415),
               "lower-abdominal-quadrant": (48, 425), "groin": (30, 474), "anterior-hip": (66, 470),
               "lateral-hip": (92, 470), "upper-anterior-thigh": (60, 550),
               "lower-anterior-thigh": (60, 650), "medial-thigh": (22, 560),
               "lateral-thigh": (90, 600), "anterior-knee": (58, 715), "medial-knee": (36, 715),
               "lateral-knee": (80, 715), "anterior-leg": (60, 800), "medial-leg": (36, 800),
               "lateral-leg": (84, 800), "anterior-ankle": (58, 912), "medial-ankle": (47, 912),
               "lateral-ankle": (73, 912), "dorsum-of-foot": (62, 955), "medial-foot": (44, 955),
               "lateral-foot": (82, 955), "great-toe": (50, 990), "lesser-toes": (72, 985),
               "anterior-arm": (122, 300), "lateral-arm": (141, 300), "medial-arm": (103, 305),
               "anterior-elbow": (134, 366), "lateral-elbow": (154, 364),
               "medial-elbow": (116, 370), "anterior-forearm": (148, 420),
               "radial-forearm": (170, 420), "ulnar-forearm": (128, 425),
               "anterior-wrist": (168, 484), "palm": hand_point(0, 30), "thumb": hand_point(30, 40),
               "index-and-middle-finger": hand_point(12, 57.5),
               "ring-and-little-finger": hand_point(-10, 57)},
}

BACK_BORDERS: Curves = {
    **ARM_AND_HAND,
    **LEG_RINGS,
    # head and neck
    "crown": [(0, 40), (18, 38), (34, 33), (48, 28)],
    "ear": [(43.8, 58), (41.8, 70), (41.9, 84)],
    "hairline": [(0, 107), (14, 106), (27, 103), (40, 97)],
    "side of neck": [(20, 105), (21, 118), (21.5, 132), (24, 144), (30, 154), (36, 160)],
    "neck root": [(42, 140), (39, 150), (36, 160), (20, 168), (0, 171)],
    # shoulder and back
    "base of the neck": [(36, 160), (37.4, 174), (38, 188)],
    "scapular spine": [(38, 188), (58, 187.5), (78, 184.5), (98, 180.5), (112, 179.6),
                       (126, 176)],
    "inner scapula": [(38, 188), (36.5, 205), (37, 230), (40, 253), (46, 270)],
    "lower scapula": [(46, 270), (51, 274), (57.5, 270), (70, 252), (80, 240)],
    "inner deltoid": [(92, 182), (89, 196), (86.5, 212), (88, 226.5)],
    "outer deltoid": [(112, 179.6), (120, 192), (124, 212), across(ARM, "axilla", 0.28),
                      across(ARM, "deltoid end", 0.27)],
    "deltoid end": [(148, 256), across(ARM, "deltoid end", 0.27), (118, 257), (109, 249.5),
                    (101.5, 243)],
    "armpit": [(93, 270), (99, 258), (101.5, 243), (96.5, 231.5), (88, 226.5), (81.5, 232),
               (80, 244), (83.5, 256), (94, 264)],
    "below scapula": [(0, 277), (14, 276.5), (30, 274.5), (46, 270)],
    "side of chest": [(80, 244), (75, 262), (71, 290), (68, 318), (66, 349.5)],
    "thoracic midline": [(14, 276.5), (13, 300), (12, 325), (11, 346)],
    "last rib": [(0, 345.6), (11, 346), (37.5, 347), (66, 349.5), (90, 354)],
    # lower back
    "lumbar midline": [(11, 346), (10.5, 370), (10.5, 395), (11, 414)],
    "paralumbar": [(37.5, 347), (38, 365), (38, 385), (37, 402)],
    "iliac crest": [(37, 402), (50, 394.5), (68, 392), (96, 397)],
    "below iliac crest": [(35.5, 421), (48, 413), (66, 410.5), (82, 414.5), (102, 425)],
    "sacroiliac": [(21, 414), (30, 408.5), (37, 402), (35.5, 421), (29, 438), (20, 452),
                   (10.3, 462)],
    "top of sacrum": [(0, 415), (11, 414), (21, 414)],
    "side of sacrum": [(21, 414), (18, 428), (14.4, 445), (10.3, 462), (8, 470)],
    "top of coccyx": [(0, 470), (8, 470)],
    "coccyx": [(8, 470), (5.5, 479), (0, 483)],
    # hip and buttock
    "outer hip": [(82, 414.5), (79.6, 442), (80, 475), *along(LEG, OUTER_LEG)],
    "mid buttock": [(10.3, 462), (36, 465), (60, 463), (84, 456)],
    "gluteal fold": [(3.5, 503), (9, 502), (24, 508.5), (46, 511), (66, 506.5)],
    "thigh root": [(66, 506.5), across(LEG, "crotch", 0.20), (108, 498)],
    "perineum": [(0, 489.6), (5, 493), (9, 502)],
    # legs
    "inner leg": [(30, 510), (33, 545), (37, 600), *along(LEG, INNER_LEG)],
    "mid thigh": [across(LEG, "mid thigh", 0.22), (60, 603), (37, 600)],
    "mid calf": [across(LEG, "lower calf", 0.28), (60, 838), across(LEG, "lower calf", 0.70)],
    "heel": [(80, 927), (73, 919.5), (66.5, 915.4), (60, 914.2), (53.5, 915.4), (47, 919.5),
             (40, 927)],
    "outer ankle": [across(LEG, "malleoli", 0.31), (66.5, 915.4)],
    "inner ankle": [across(LEG, "malleoli", 0.68), (53.5, 915.4)],
    "end of heel": [(84, 940), (76, 946), (61.5, 950), (49, 946), (41, 940)],
    "outer foot": [(70, 948.6), (72.5, 958), (76, 968)],
    "inner foot": [(54.5, 948.6), (56, 955), (54, 962), (49, 967.6)],
    "ball of foot": [(94, 963), (76, 968), (63, 966.4), (49, 967.6), (34, 963)],
    "toes": [(34, 980), (47, 983.5), (56.6, 985.5), (65, 986), (73, 984.5), (80, 981),
             (94, 974)],
    "great toe": [(56.6, 985.5), (56.7, 992)],
}
BACK_SEEDS: dict[str, dict[str, Point]] = {
    "midline": {"vertex": (3, 20), "lower-thoracic-region": (3, 310), "lumbar-midline": (3, 380),
                "sacral-region": (3, 440), "coccygeal-region": (2, 476), "perineum": (1, 496)},
    "paired": {"occiput": (20, 70), "ear": (47, 67), "posterior-neck": (10, 140),
               "lateral-neck": (28, 130), "suprascapular-region": (70, 174),
               "interscapular-region": (20, 220), "scapular-region": (60, 215),
               "posterior-shoulder": (106, 215), "lateral-shoulder": (130, 215),
               "axilla": (88, 238), "infrascapular-region": (42, 310), "lateral-chest": (78, 300),
               "paralumbar-region": (24, 375), "flank": (60, 370), "iliac-crest-region": (66, 402),
               "sacroiliac-region": (28, 418), "upper-buttock": (55, 440),
               "lower-buttock": (45, 485), "lateral-hip": (93, 465),
               "upper-posterior-thigh": (60, 550), "lower-posterior-thigh": (60, 650),
               "medial-thigh": (20, 560), "lateral-thigh": (90, 600), "posterior-knee": (58, 715),
               "medial-knee": (36, 715), "lateral-knee": (80, 715), "upper-calf": (60, 800),
               "lower-calf": (60, 865), "medial-leg": (36, 800), "lateral-leg": (84, 800),
               "posterior-ankle": (60, 910), "medial-ankle": (47, 912), "lateral-ankle": (73, 912),
               "heel": (60, 935), "sole": (62, 960), "medial-foot": (49, 958),
               "lateral-foot": (78, 958), "forefoot": (62, 976), "great-toe": (48, 992),
               "lesser-toes": (72, 988), "posterior-arm": (122, 300), "lateral-arm": (141, 300),
               "medial-arm": (103, 305), "posterior-elbow": (134, 366), "lateral-elbow": (154, 364),
               "medial-elbow": (116, 370), "posterior-forearm": (148, 420),
               "radial-forearm": (170, 420), "ulnar-forearm": (128, 425),
               "posterior-wrist": (168, 484), "dorsum-of-hand": hand_point(0, 30),
               "thumb": hand_point(30, 40), "index-and-middle-finger": hand_point(12, 57.5),
               "ring-and-little-finger": hand_point(-10, 57)},
}

BORDERS = {"front": FRONT_BORDERS, "back": BACK_BORDERS}
SEEDS = {"front": FRONT_SEEDS, "back": BACK_SEEDS}

# Fine lines that make the figure read as a body. They divide nothing.
EAR_FOLD: list[Point] = [(46, 60.5), (47.6, 64.5), (46.9, 70.5), (45, 75)]
FRONT_LINES: Curves = {
    "eyebrow": [(9.5, 59), (15, 56.2), (22, 55.8), (29.5, 59)],
    "eyelid": [(12.5, 66), (16, 68.6), (20.5, 69.4), (25, 68.4), (28.5, 65.6)],
    "nose": [(0, 90.4), (2.6, 89.9), (4.8, 88.7), (8, 88.8), (9.4, 85.8), (8.4, 82.4)],
    "mouth": [(0, 103.9), (2.6, 103.2), (7, 103.7), (12.5, 102.9)],
    "lower lip": [(0, 110), (4.5, 109.4), (8, 107.6)],
    "ear fold": EAR_FOLD,
    "jaw line": FRONT_BORDERS["jaw line"],
    "clavicle": FRONT_BORDERS["clavicle"],
    "navel": [(0, 386.4), (2, 387.4), (2.2, 389.6), (0, 391.6)],
    "palm crease": [hand_point(*p) for p in [(22, 47), (12, 42.5), (4, 33), (1, 19)]],
    "finger crease": [hand_point(*p) for p in [(-20, 41), (-9, 41.5), (3, 45), (10, 52)]],
    "top of the kneecap": [(48.5, 706), (51.5, 698), (58.5, 694.5), (65.5, 698), (68.5, 706)],
    "foot of the kneecap": [(50.5, 724), (54.5, 730), (58.8, 732), (63, 730), (67, 724)],
}
BACK_LINES: Curves = {
    "ear fold": EAR_FOLD,
    "spine": [(0, 178), (0, 408)],
    "shoulder blade": BACK_BORDERS["inner scapula"],
    **{f"knuckle {n}": [hand_point(x + 3, y), hand_point(x, y - 1.5), hand_point(x - 3, y)] for n,
       (x, y) in enumerate([(18, 51), (7, 53.5), (-5, 52.5), (-16, 48)], 1)},
    "gluteal cleft": [(0, 482), (0, 499)],
    "gluteal fold": BACK_BORDERS["gluteal fold"][1:],
}
LINES = {"front": FRONT_LINES, "back": BACK_LINES}
