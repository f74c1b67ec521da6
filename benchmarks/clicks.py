"""The time from a click on a node to the painted result, in a real Chromium."""

from __future__ import annotations

import socket
import threading

import uvicorn
from playwright.sync_api import TimeoutError as NoAnswer
from playwright.sync_api import sync_playwright

from benchmarks.measure import Timing
from graph import Atlas
from tools.chromium import find_chromium
from webapp.app import create_app

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CLICK = """
async (index) => {
  const svg = document.querySelector("svg.graph");
  const nodes = [...svg.querySelectorAll(".node:not(.focus)")];
  const node = nodes[(index * 7) % nodes.length];
  const before = svg.dataset.focus;
  const painted = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (svg.dataset.focus === before) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
    });
    watch.observe(svg, { attributes: true });
  });
  const start = performance.now();
  node.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  return (await painted) - start;
}
"""
"""A frame after the drawing changed its focus, its picture is on the screen."""

TOLD = """
async () => {
  const told = () => {
    const name = document.querySelector(".focus-name");
    return name !== null && document.title.startsWith(name.textContent);
  };
  const end = performance.now() + 30000;
  while (!told() && performance.now() < end) await new Promise((next) => setTimeout(next, 20));
  return told();
}
"""
"""The longer text of the view has arrived too, so that the next click starts from rest."""


def click_to_paint(atlas: Atlas, clicks: int) -> Timing | str:
    """Follow a trail of so many clicks; each answer has to be painted before the next click.

    A click that is not answered within Playwright's 30 seconds ends the trail and is said.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(atlas).server, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=find_chromium().path, args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"http://127.0.0.1:{port}/")
            page.locator("svg.graph .node").first.wait_for()
            page.evaluate(TOLD)
            took = []
            for index in range(clicks):
                took.append(page.evaluate(CLICK, index))
                page.evaluate(TOLD)
                if page.locator("svg.graph .node:not(.focus)").count() < 3:
                    page.goto(f"http://127.0.0.1:{port}/")
                    page.locator("svg.graph .node").nth(3).wait_for()
            browser.close()
    except NoAnswer:
        return "a click was not answered within 30 s"
    finally:
        server.should_exit = True
        thread.join()
    took.sort()
    return Timing(took[len(took) // 2], took[int(len(took) * 0.95)])
