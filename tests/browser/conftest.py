"""A server and a real Chromium for the tests of this folder.

Whatever a test does: an error on the browser's console, an exception in a script, an answer that is
an error, or a request to another machine fails it.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from graph import Atlas
from tests.browser.explorer import Explorer
from tools.chromium import find_chromium
from webapp.app import create_app

HERE = Path(__file__).parent
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
TIMEOUT = 15_000
SEEN_THE_TOUR = (
    """if (location.protocol.startsWith("http")) localStorage.setItem("plexus-tour", "seen")"""
)
expect.set_options(timeout=TIMEOUT)
Open = Callable[..., Explorer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last: Playwright keeps an event loop to the end."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def atlas(whole: Atlas) -> Atlas:
    return whole


@pytest.fixture(scope="session")
def address(atlas: Atlas) -> Iterator[str]:
    """The address of the app on a port that was free; stopped at the end."""
    app = create_app(atlas)
    server = uvicorn.Server(uvicorn.Config(app.server, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=20)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def browser(address: str) -> Iterator[Browser]:
    """The machine's Chromium; without one this fails and says how to get one."""
    path = find_chromium().path
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """Browser contexts by their options: tests that agree on them share the cache of the assets."""
    return {}


@pytest.fixture
def open_page(
    browser: Browser, contexts: dict[str, BrowserContext], address: str, atlas: Atlas
) -> Iterator[Open]:
    """Opens the explorer on a page of its own: ``open_page(query, **context options)``.

    With ``visited=False`` it is a first visit, to which the tour comes by itself.
    """
    opened: list[Explorer] = []

    def open_(query: str = "", visited: bool = True, **options: Any) -> Explorer:
        chosen = {**DESKTOP, "reduced_motion": "reduce", "color_scheme": "light", **options}
        key = repr((visited, sorted(chosen.items())))
        if key not in contexts:
            contexts[key] = browser.new_context(**chosen)
            contexts[key].set_default_timeout(TIMEOUT)
            if visited:
                contexts[key].add_init_script(SEEN_THE_TOUR)
        explorer = Explorer(contexts[key].new_page(), atlas, address)
        opened.append(explorer)
        explorer.open(query)
        return explorer

    yield open_
    for explorer in opened:
        explorer.page.evaluate("localStorage.clear()")
        explorer.page.close()
    for explorer in opened:
        assert not explorer.complaints, "\n".join(explorer.complaints)


@pytest.fixture
def explorer(open_page: Open) -> Explorer:
    """The explorer as it opens, on a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: Open) -> Explorer:
    """The explorer as it opens, on a phone."""
    return open_page(**PHONE)
