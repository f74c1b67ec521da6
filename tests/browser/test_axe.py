"""Every page, as axe-core judges it: no violation of WCAG's rules or of good practice."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, Open

PAGES = {
    "a region": "?focus=lower-back",
    "a muscle with an opened node": "?focus=piriformis&open=sciatic-nerve&pin=sciatica",
    "a condition with receipts": "?focus=lower-back&edge=hip-joint~lower-back~refers+pain+to",
    "an outline": "?focus=sacroiliac-joint&as=outline",
    "evidence": "?focus=hip-joint&panel=evidence",
    "several places": "?focus=lower-back&also=groin&pick=many",
    "hurt, empty": "?page=hurt",
    "hurt": "?page=hurt&place=lower-back.buttock&worse=prolonged-sitting",
    "routes, empty": "?page=routes",
    "routes": "?page=routes&from=piriformis&to=calf",
    "compare, empty": "?page=compare",
    "compare": "?page=compare&thing=sciatica.hip-bursitis",
    "table": "?page=table",
    "matrix": "?page=matrix&across=hip-region",
    "about": "?page=about",
}
DESKS: dict[str, dict[str, Any]] = {
    "wide, light": {},
    "wide, dark": {"color_scheme": "dark"},
    "tablet, dark": {"viewport": {"width": 900, "height": 1100}, "color_scheme": "dark"},
    "phone, dark": {**PHONE, "color_scheme": "dark"},
}
ONLY_WHAT_IS_WRONG = {"resultTypes": ["violations"]}
"""All rules are tried; what passes is not described element by element, which takes longest."""


def cases() -> list[tuple[str, str]]:
    """Each page on one desk in turn, and the longest on all or on a phone as well: axe-core takes
    its time, and the pages share their parts."""
    desks = list(DESKS)
    turns = [(page, desks[turn % len(desks)]) for turn, page in enumerate(PAGES)]
    more = [*(("a region", desk) for desk in desks), ("about", "phone, dark")]
    return list(dict.fromkeys((*turns, *more)))


@pytest.mark.parametrize(("page", "desk"), cases())
def test_axe_finds_nothing(open_page: Open, page: str, desk: str) -> None:
    explorer = open_page(PAGES[page], **DESKS[desk])
    found = Axe().run(explorer.page, options=ONLY_WHAT_IS_WRONG).response["violations"]
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]
    assert not told, "\n".join(told)
