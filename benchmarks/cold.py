"""A first visit, with nothing cached: when the page can be used, and what it costs to get there."""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from benchmarks.subject import SCREEN, STOPWATCH

LOADS = 5
SETTLE = 1500  # ms after which nothing more is asked for
WATCH = """
const afterFrame = (done) => requestAnimationFrame(() => scheduler.postTask(
  () => done(performance.now()), { priority: "user-blocking" },
));
window.firstNode = new Promise((done) => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector("svg.graph .node")) return;
    watch.disconnect();
    afterFrame(done);
  });
  watch.observe(document, { childList: true, subtree: true });
});
window.firstAnswer = new Promise((done) => {
  window.whenAnswered = () => {
    const svg = document.querySelector("svg.graph");
    new MutationObserver(() => afterFrame(done)).observe(svg, { attributeFilter: ["data-focus"] });
    const box = svg.querySelector(".node:not(.focus) .pill").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
});
"""


def _count(moved: list[float], event: dict[str, Any]) -> None:
    moved.append(event["encodedDataLength"])


def cold(browser: Browser, address: str) -> dict[str, Any]:
    """Medians of some loads; times in ms from the start of the navigation."""
    nodes, answers, bytes_moved, requests = [], [], [], []
    for _ in range(LOADS):
        context = browser.new_context(viewport=SCREEN)
        page = context.new_page()
        page.add_init_script(path=STOPWATCH)
        page.add_init_script(WATCH)
        moved: list[float] = []
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        finished = partial(_count, moved)
        wire.on("Network.loadingFinished", finished)
        page.goto(address, wait_until="commit")
        nodes.append(page.evaluate("window.firstNode"))
        page.mouse.click(*page.evaluate("window.whenAnswered()"))
        answers.append(page.evaluate("window.firstAnswer"))
        page.wait_for_timeout(SETTLE)
        bytes_moved.append(sum(moved) / 1000)
        requests.append(len(moved))
        context.close()
    return {
        "loads": LOADS,
        "node_ms": median(nodes),
        "answered_ms": median(answers),
        "kilobytes": median(bytes_moved),
        "requests": median(requests),
    }
