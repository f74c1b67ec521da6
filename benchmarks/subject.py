"""What is measured, and how a person's hand is moved on it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
STOPWATCH = HERE / "stopwatch.js"

HOVER, PRESS = 150, 80
"""Milliseconds that a person's pointer rests on a node before the press, and that a press lasts."""
REST = 450
"""Milliseconds after an answer, so that a glide or a fade does not run into the next one."""
MOST_TABS = 50
SCREEN = {"width": 1440, "height": 900}
PLACE = """async () => {
  const all = Object.entries(window.subject.places());
  return all.filter(([, [x, y]]) => x > 6 && y > 6 && x < innerWidth - 6 && y < innerHeight - 6);
}"""

SEEN_THE_TOUR = "try { localStorage.setItem('plexus-tour', 'seen'); } catch { /* none here */ }"
"""A first visit's tour would lie over some nodes."""
READY = """async () => {
  const end = performance.now() + 30000;
  while (!(window.subject && window.subject.ready())) {
    if (performance.now() > end) throw new Error("the page is not at rest after 30 s");
    await new Promise((next) => setTimeout(next, 25));
  }
}"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that answers to a click on a node.

    ``adapter`` is the script that tells the stopwatch of its changes, or None where the page has
    it built in.
    """

    name: str
    graph: str
    address: str
    adapter: Path | None
    answer: str


@dataclass(slots=True)
class Visit:
    """One page of a subject, open in a browser. ``seen`` are the nodes that were chosen."""

    subject: Subject
    page: Page
    rng: random.Random
    seen: set[str] = field(default_factory=set)

    def ready(self) -> None:
        """Wait until the page is at rest and answers."""
        self.page.evaluate(READY)
        self.page.wait_for_timeout(REST)

    def choose(self) -> tuple[float, float]:
        """The place of a node that was not clicked before, by lot."""
        places = sorted(self.page.evaluate(PLACE))
        fresh = [place for place in places if place[0] not in self.seen] or places
        key, (x, y) = self.rng.choice(fresh)
        self.seen.add(key)
        return x, y

    def click(self, *, announced: bool) -> float:
        """Milliseconds from the release of the mouse to the end of the frame that answers it."""
        x, y = self.choose()
        self.page.evaluate("stopwatch.arm('pointerup')")
        self.page.mouse.move(x, y)
        if announced:
            self.page.wait_for_timeout(HOVER)
        self.page.mouse.down()
        if announced:
            self.page.wait_for_timeout(PRESS)
        self.page.mouse.up()
        return self.took()

    def press(self) -> float:
        """The same by keyboard: tab to a node, rest there, and press Enter."""
        self.page.mouse.move(2, 2)
        self._tab_to_a_node()
        self.page.wait_for_timeout(HOVER)
        self.page.evaluate("stopwatch.arm('keydown')")
        self.page.keyboard.press("Enter")
        return self.took()

    def _tab_to_a_node(self) -> None:
        """Go some nodes on from the first; not to one that was clicked before, if that can be."""
        wanted = self.rng.randint(1, 8)
        for may_be_old in (False, True):
            self.page.evaluate("subject.hold()")
            passed = 0
            for _ in range(MOST_TABS):
                self.page.keyboard.press("Tab")
                key = self.page.evaluate("subject.held()")
                passed += key is not None
                if key and (may_be_old or (key not in self.seen and passed >= wanted)):
                    self.seen.add(key)
                    return
        raise RuntimeError("the tab key leads to no node")

    def hover(self) -> float:
        """Milliseconds from the pointer's arrival on a node to the first frame of the fade."""
        x, y = self.choose()
        self.page.mouse.move(2, 2)
        self.page.wait_for_timeout(REST)
        self.page.evaluate("stopwatch.arm('pointerover')")
        self.page.mouse.move(x, y)
        return self.took()

    def took(self) -> float:
        """What the stopwatch says, when the page has come to rest."""
        felt = self.page.evaluate("stopwatch.done()")
        self.ready()
        return float(felt)


@contextmanager
def visiting(browser: Browser, subject: Subject, rng: random.Random) -> Iterator[Visit]:
    """A page of its own, with nothing cached, at rest."""
    context = browser.new_context(viewport=SCREEN, color_scheme="light")
    page = context.new_page()
    page.add_init_script(path=STOPWATCH)
    page.add_init_script(SEEN_THE_TOUR)
    page.goto(subject.address, wait_until="domcontentloaded")
    if subject.adapter:
        page.evaluate(subject.adapter.read_text(encoding="utf-8"))
    visit = Visit(subject, page, rng)
    visit.ready()
    yield visit
    context.close()


def fresh(seed: Sequence[object]) -> random.Random:
    """A lot of its own for each part of a run, the same in every run."""
    return random.Random(" ".join(map(str, seed)))
