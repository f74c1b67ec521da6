"""Walks of twenty clicks, drawn with a seed: whatever is clicked, the address is the view.

``make test`` takes two of them; ``PLEXUS_WALKS=50 make test ARGS=tests/browser/test_walks.py``
takes fifty, which lasts some minutes.
"""

from __future__ import annotations

import os
import random

import pytest

from tests.browser.conftest import Open
from tests.browser.explorer import Explorer

WALKS = int(os.environ.get("PLEXUS_WALKS", "2"))
CLICKS, SEED = 30, 20261126
AT_ONCE = 2
"""Walks in one test, on one page that goes on."""

STEP = """
async share => {
    const nav = document.querySelector("nav[aria-label='Pages']");
    const links = [...document.querySelectorAll("main a[href^='?'], nav a[href^='?']")]
        .filter(link => link.checkVisibility() && link.getAttribute("href") !== location.search);
    const link = links[Math.floor(share * links.length)];
    const name = link.getAttribute("aria-label") || link.textContent;
    const href = link.getAttribute("href");
    const drawn = () => nav.querySelector("[aria-current=true]").getAttribute("href") === href;
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    if (!drawn()) await new Promise(done => {
        const watch = new MutationObserver(() => {
            if (!drawn()) return;
            watch.disconnect();
            done();
        });
        watch.observe(nav, { attributes: true, childList: true, subtree: true });
    });
    return [name, href];
}
"""
"""Clicks one of the links that can be seen, and waits until its view is drawn: the longer text may
still be on its way when the next link is clicked."""


def walk(explorer: Explorer, chance: random.Random) -> list[str]:
    """One walk; the names of what was clicked."""
    names = []
    for _ in range(CLICKS):
        name, href = explorer.page.evaluate(STEP, chance.random())
        names.append(name)
        assert explorer.page.url == f"{explorer.address}/{href}", names
        view = explorer.view()
        if view.page == "explore":
            trail = explorer.trail.get_by_role("listitem").all_inner_texts()
            assert len(trail) == len(view.trail) + 1, names
    return names


def looks(explorer: Explorer) -> dict[str, object]:
    """What a person sees, but for charts and grids, which come in their own time."""
    view = explorer.view()
    if view.page != "explore":
        heading = explorer.page.get_by_role("main").get_by_role("heading", level=1)
        shown = heading.filter(visible=True).all_inner_texts()
        return {"address": explorer.page.url, "title": explorer.page.title(), "heading": shown}
    seen = explorer.seen()
    # What was unfolded stays unfolded from view to view: what the filters offer is compared.
    offers = explorer.where.get_by_role("link", include_hidden=True)
    seen["filters"] = offers.evaluate_all(
        "all => all.map(a => [a.textContent, a.getAttribute('aria-current'), a.href])"
    )
    if view.panel == "evidence":
        seen["detail"] = explorer.detail.get_by_role("table").all_inner_texts()
    return seen


@pytest.mark.parametrize("first", range(0, WALKS, AT_ONCE))
def test_wherever_a_walk_leads_its_address_gives_the_same_view(
    explorer: Explorer, open_page: Open, first: int
) -> None:
    anew = open_page()
    for number in range(first, min(first + AT_ONCE, WALKS)):
        names = walk(explorer, random.Random(SEED + number))
        explorer.settled()
        query = explorer.page.url.partition("/?")[2]
        anew.open(f"?{query}")
        assert looks(explorer) == looks(anew), names
        assert not explorer.complaints and not anew.complaints, names
