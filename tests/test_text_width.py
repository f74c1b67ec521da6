"""How wide texts are, as Python reckons; the browser's own judgement is in ``browser/``."""

from __future__ import annotations

import pytest

from graph import Atlas
from webapp.figures.text_width import ADVANCE, shorten, text_width, wrapped


@pytest.mark.parametrize(
    "text", ["Gluteus medius", "L5–S1 disc", "m", "Ischias (‘Hexenschuß’)", ""]
)
def test_width_grows_with_text_and_size(text: str) -> None:
    assert text_width(text + "i", 13) > text_width(text, 13)
    assert text_width(text, 26) == pytest.approx(2 * text_width(text, 13))
    assert text_width(text + text, 13) == pytest.approx(2 * text_width(text, 13))


def test_every_sign_in_a_label_has_a_width_of_its_own(whole: Atlas) -> None:
    signs = {sign for name in dict(whole.graph.nodes(data="name")).values() for sign in name}
    assert sorted(signs - set(ADVANCE)) == []
    assert all(200 <= width <= 1100 for width in ADVANCE.values())


@pytest.mark.parametrize("room", [40.0, 90.0, 160.0, 400.0])
def test_wrapped_text_fits_and_loses_nothing_without_saying_so(room: float) -> None:
    for text in ("Superior gluteal nerve", "Deep gluteal syndrome", "Ligamentumteresfemoris"):
        lines = wrapped(text, 13, room)
        assert 1 <= len(lines) <= 2
        assert all(text_width(line, 13) <= room for line in lines)
        assert " ".join(lines) == text or lines[-1].endswith("…")
        assert shorten(text, 13, 1000) == text
