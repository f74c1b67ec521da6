"""Labels that lie on each other: every node's opening view, drawn in Chromium at 1440×900."""

from __future__ import annotations

from typing import Any

from benchmarks.chromium import chromium, serving
from graph import load_atlas

COUNT = """
async nodes => {
    const svg = document.querySelector("svg.graph");
    const meets = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5
        && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    const found = { views: 0, labels: 0, met: 0, focusMet: 0, outside: 0, which: [] };
    for (const node of nodes) {
        if (svg.dataset.focus !== node) await new Promise(done => {
            const watch = new MutationObserver(() => {
                if (svg.dataset.focus !== node) return;
                watch.disconnect();
                done();
            });
            watch.observe(svg, { attributes: true });
            window.plexus.go(`?focus=${node}`);
        });
        for (const motion of document.getAnimations()) motion.cancel();
        const frame = svg.getBoundingClientRect();
        const pills = [...svg.querySelectorAll(".sheet:not(.waiting) .node .pill")].map(pill => ({
            focus: Boolean(pill.closest(".focus")), box: pill.getBoundingClientRect(),
        }));
        const sheet = svg.querySelector(".sheet:not(.waiting)");
        const titles = [...sheet.querySelectorAll(".heading text")].map(text => ({
            focus: false, box: text.getBoundingClientRect(),
        }));
        const labels = [...pills, ...titles];
        const met = new Set();
        labels.forEach((one, place) => labels.slice(place + 1).forEach(other => {
            if (meets(one.box, other.box)) met.add(one).add(other);
        }));
        found.views += 1;
        found.labels += labels.length;
        found.met += met.size;
        found.focusMet += [...met].some(label => label.focus) ? 1 : 0;
        found.outside += labels.filter(({ box }) => box.left < frame.left - 1
            || box.right > frame.right + 1 || box.top < frame.top - 1
            || box.bottom > frame.bottom + 1).length;
        if (met.size && found.which.length < 10) found.which.push(node);
    }
    return found;
}
"""
"""Goes from node to node and counts the boxes that meet: those of nodes and those of headings."""


def count_labels(most: int | None = None) -> dict[str, Any]:
    """Count over every node, or over the first so many by id."""
    nodes = sorted(load_atlas().graph)[:most]
    with serving("graph", "serve") as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.add_init_script("localStorage.setItem('plexus-tour', 'seen')")
        page.goto(address)
        page.locator("svg.graph .node").first.wait_for()
        page.evaluate("document.fonts.ready.then(() => true)")
        total: dict[str, Any] = {}
        for place in range(0, len(nodes), 100):
            part = page.evaluate(COUNT, nodes[place : place + 100])
            total = {name: total.get(name, type(value)()) + value for name, value in part.items()}
    return total


def report(found: dict[str, Any]) -> str:
    """The counts in a sentence."""
    share = found["met"] / max(found["labels"], 1)
    said = (
        f"{found['views']:,} opening views, {found['labels']:,} labels: {found['met']} "
        f"({share:.2%}) meet another, the focus in {found['focusMet']} views; "
        f"{found['outside']} lie in part outside the frame."
    )
    return said + (f" Such as: {', '.join(found['which'])}." if found["which"] else "")
