"""A server and a real Chromium for the tests of this folder.

Whatever a test does: an error on the browser's console, an exception in a script, an answer that is
an error, or a request to another machine fails it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from graph import Atlas
from tests.browser.explorer import Explorer
from tests.browser.serving import serving
from tools.chromium import FLAGS, find_chromium

HERE = Path(__file__).parent
LONGEST = ("test_axe", "test_walks")
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
TIMEOUT = 30_000
LONG_HISTORY = 25
"""Steps after which a page is closed: a browser counts no more than fifty."""
SEEN_THE_TOUR = (
    """if (location.protocol.startsWith("http")) localStorage.setItem("plexus-tour", "seen")"""
)
expect.set_options(timeout=TIMEOUT)
Open = Callable[..., Explorer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last: Playwright keeps an event loop to the end.

    The longest come first among them, so that the workers end at about the same time.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: (HERE in item.path.parents, item.path.stem not in LONGEST))


@pytest.fixture(scope="session")
def atlas(whole: Atlas) -> Atlas:
    return whole


@pytest.fixture(scope="session")
def address(atlas: Atlas) -> Iterator[str]:
    """The address of the app on a port that was free; stopped at the end."""
    with serving(atlas) as found:
        yield found


@pytest.fixture(scope="session")
def browser(address: str) -> Iterator[Browser]:
    """The machine's Chromium; without one this fails and says how to get one."""
    path = find_chromium().path
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield chromium
        chromium.close()


class Pages:
    """The pages of the tests, by the options of their browser contexts.

    A page is used again: a new one has to read all scripts anew, which is half the time of a test.
    It is handed on as a new one would be, without what a test has kept, routed, or emulated.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.contexts: dict[str, BrowserContext] = {}
        self.free: dict[str, list[Page]] = {}

    def take(self, visited: bool, options: dict[str, Any]) -> tuple[str, Page]:
        """A page, and the key to give it back with."""
        key = repr((visited, sorted(options.items())))
        if key not in self.contexts:
            context = self.contexts[key] = self.browser.new_context(**options)
            context.set_default_timeout(TIMEOUT)
            if visited:
                context.add_init_script(SEEN_THE_TOUR)
        free = self.free.setdefault(key, [])
        return key, free.pop() if free else self.contexts[key].new_page()

    def give_back(self, key: str, page: Page, options: dict[str, Any]) -> None:
        """Undo what a test did to a page; one with a long history is closed instead."""
        page.unroute_all(behavior="ignoreErrors")
        page.emulate_media(
            media="null",
            color_scheme=options["color_scheme"],
            reduced_motion=options["reduced_motion"],
        )
        if page.viewport_size != options["viewport"]:
            page.set_viewport_size(options["viewport"])
        page.goto(f"{self.address}/healthz")
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        if page.evaluate("history.length") < LONG_HISTORY:
            self.free[key].append(page)
        else:
            page.close()


@pytest.fixture(scope="session")
def pages(browser: Browser, address: str) -> Pages:
    return Pages(browser, address)


@pytest.fixture
def open_page(pages: Pages, address: str, atlas: Atlas) -> Iterator[Open]:
    """Opens the explorer on a page of its own: ``open_page(query, **context options)``.

    With ``visited=False`` it is a first visit, to which the tour comes by itself.
    """
    opened: list[tuple[Explorer, str, dict[str, Any]]] = []

    def open_(query: str = "", visited: bool = True, **options: Any) -> Explorer:
        chosen = {**DESKTOP, "reduced_motion": "reduce", "color_scheme": "light", **options}
        key, page = pages.take(visited, chosen)
        explorer = Explorer(page, atlas, address)
        opened.append((explorer, key, chosen))
        explorer.open(query)
        return explorer

    yield open_
    for explorer, key, chosen in opened:
        explorer.leave()
        pages.give_back(key, explorer.page, chosen)
    for explorer, _, _ in opened:
        assert not explorer.complaints, "\n".join(explorer.complaints)


@pytest.fixture
def explorer(open_page: Open) -> Explorer:
    """The explorer as it opens, on a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: Open) -> Explorer:
    """The explorer as it opens, on a phone."""
    return open_page(**PHONE)
