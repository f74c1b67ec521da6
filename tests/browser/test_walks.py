"""Fifty walks of thirty clicks, drawn with a seed: whatever is clicked, the address is the view."""

from __future__ import annotations

import random

import pytest

from tests.browser.conftest import Open
from tests.browser.explorer import Explorer

WALKS, CLICKS, SEED = 50, 30, 20261126
AT_ONCE = 10
"""Walks in one test, on one page that goes on."""

STEP = """
async share => {
    const main = document.querySelector("main");
    const links = [...document.querySelectorAll("main a[href^='?'], nav a[href^='?']")]
        .filter(link => link.checkVisibility() && link.getAttribute("href") !== location.search);
    const link = links[Math.floor(share * links.length)];
    const name = link.getAttribute("aria-label") || link.textContent;
    const href = link.getAttribute("href");
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    const settled = () => main.getAttribute("aria-busy") === "false";
    if (!settled()) await new Promise(done => {
        const watch = new MutationObserver(() => {
            if (!settled()) return;
            watch.disconnect();
            done();
        });
        watch.observe(main, { attributes: true, attributeFilter: ["aria-busy"] });
    });
    return [name, href];
}
"""
"""Clicks one of the links that can be seen, and waits until the page has answered."""


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


@pytest.mark.parametrize("first", range(0, WALKS, AT_ONCE))
def test_wherever_a_walk_leads_its_address_gives_the_same_view(
    explorer: Explorer, open_page: Open, first: int
) -> None:
    anew = open_page()
    for number in range(first, first + AT_ONCE):
        names = walk(explorer, random.Random(SEED + number))
        explorer.settled()
        query = explorer.page.url.partition("/?")[2]
        anew.open(f"?{query}")
        assert explorer.seen() == anew.seen(), names
        assert not explorer.complaints and not anew.complaints, names
