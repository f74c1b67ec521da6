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


EVERYWHERE = ("a region", "hurt", "compare")
"""Pages that are judged on every desk; the others at one in light and one in the dark."""


def cases() -> list[tuple[str, str]]:
    two = ("wide, light", "phone, dark")
    return [(p, desk) for p in PAGES for desk in (DESKS if p in EVERYWHERE else two)]


@pytest.mark.parametrize(("page", "desk"), cases())
def test_axe_finds_nothing(open_page: Open, page: str, desk: str) -> None:
    explorer = open_page(PAGES[page], **DESKS[desk])
    found = Axe().run(explorer.page).response["violations"]
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]
    assert not told, "\n".join(told)
