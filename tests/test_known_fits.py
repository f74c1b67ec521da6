"""Complaints that any textbook knows, and what has to be near the top of what fits them."""

from __future__ import annotations

import pytest

from graph import Atlas
from graph.guide import Answers, Guide, make_guide, weigh_candidates

KNOWN = [
    (
        "down the back of the leg, tingling, worse with sitting and coughing",
        Answers(
            ("lower-back", "posterior-thigh"),
            ("tingling",),
            ("prolonged-sitting", "coughing-or-sneezing"),
        ),
        {"lumbar-radiculopathy", "lumbar-disc-herniation", "sciatica"},
        3,
    ),
    (
        "down to the calf, tingling, worse with coughing",
        Answers(("lower-back", "calf"), ("tingling",), ("coughing-or-sneezing",)),
        {"lumbar-radiculopathy", "lumbar-disc-herniation", "sciatica"},
        3,
    ),
    (
        "down the leg, shooting, numb and weak: the disc",
        Answers(
            ("lower-back", "buttock", "posterior-thigh"),
            ("shooting",),
            ("heavy-lifting",),
            found=("numbness", "leg-weakness"),
        ),
        {"lumbar-disc-herniation"},
        3,
    ),
    (
        "outer hip, worse lying on it, tender trochanter",
        Answers(("lateral-hip",), (), ("side-lying",), (), ("greater-trochanter-tenderness",)),
        {"greater-trochanteric-pain-syndrome"},
        3,
    ),
    (
        "groin, hip hardly turns inwards",
        Answers(("groin",), found=("limited-hip-internal-rotation",)),
        {"hip-osteoarthritis"},
        1,
    ),
    (
        "buttock, worse with long sitting",
        Answers(("buttock",), worse=("prolonged-sitting",)),
        {"piriformis-syndrome", "deep-gluteal-syndrome"},
        3,
    ),
    (
        "buttock, worse with sitting",
        Answers(("buttock",), worse=("sitting",)),
        {"piriformis-syndrome", "deep-gluteal-syndrome"},
        3,
    ),
    (
        "numb between the legs, trouble with the bladder",
        Answers(("lower-back",), found=("saddle-anaesthesia", "bladder-dysfunction")),
        {"cauda-equina-syndrome"},
        1,
    ),
]


@pytest.fixture(scope="module")
def guide(whole: Atlas) -> Guide:
    return make_guide(whole)


@pytest.mark.parametrize(
    ("answers", "expected", "within"), [k[1:] for k in KNOWN], ids=[k[0] for k in KNOWN]
)
def test_what_is_known_is_near_the_top(
    guide: Guide, answers: Answers, expected: set[str], within: int
) -> None:
    first = [candidate.id for candidate in weigh_candidates(guide, answers)[:within]]
    assert expected & set(first), f"the first are {', '.join(first)}"


def test_the_whole_body_is_answered_too(guide: Guide) -> None:
    places = ("body", "trunk", "lower-limb", "upper-limb", "head", "neck")
    found = weigh_candidates(guide, Answers(places))
    assert found
    assert all(sum(bool(r.path) for r in c.reaches) >= 3 for c in found)
