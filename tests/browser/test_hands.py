"""Looking closer: by mouse, by keyboard, with less motion, in the dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explorer import Explorer
from webapp.view import View

FADED = re.compile(r"^0\.[1-5]")


def box(locator: Locator) -> tuple[float, float, float, float]:
    found = locator.bounding_box()
    assert found is not None
    return found["x"], found["y"], found["width"], found["height"]


def middle(locator: Locator) -> tuple[float, float]:
    x, y, width, height = box(locator)
    return x + width / 2, y + height / 2


# ---- the mouse ----


def test_hover_fades_the_others_and_asks_for_no_more_than_the_next_view(explorer: Explorer) -> None:
    node = explorer.node("Gluteus medius")
    other = explorer.node("Sacroiliac joint")
    asked = len(explorer.asked)
    node.hover()
    expect(other).to_have_css("opacity", FADED)
    expect(node).to_have_css("opacity", "1")
    expect(explorer.focus).to_have_css("opacity", "1")
    own = explorer.edge("Gluteus medius refers pain to lower back")
    expect(own).to_have_css("opacity", "1")
    expect(explorer.edge("Sacroiliac joint refers")).to_have_css("opacity", FADED)
    explorer.trail.hover()
    expect(other).to_have_css("opacity", "1")
    ahead = {f"{explorer.address}/drawn{node.get_attribute('href')}"}
    assert set(explorer.asked[asked:]) <= ahead, "nothing but the next view may be asked for"


def test_a_node_is_dragged_and_does_not_lead_away(explorer: Explorer) -> None:
    node, edge = explorer.node("Gluteus medius"), explorer.edge("Gluteus medius refers pain to")
    x, y, _, _ = start = box(node)
    been = explorer.page.evaluate("history.length")
    way = edge.locator("path").last.get_attribute("d")
    mouse = explorer.page.mouse
    mouse.move(x + 5, y + 5)
    mouse.down()
    mouse.move(x + 25, y + 8, steps=3)
    mouse.move(x + 85, y + 12, steps=3)  # beside all others: letting go there is a click
    mouse.up()
    assert box(node)[:2] == pytest.approx((x + 80, y + 7), abs=2)
    assert edge.locator("path").last.get_attribute("d") != way, "its arrow goes with it"
    explorer.button("Fit the whole graph and put back what was dragged").click()
    assert box(node) == pytest.approx(start, abs=2)
    explorer.node("Sacroiliac joint").click()
    explorer.becomes(View(focus="sacroiliac-joint", trail=("lower-back",)))
    assert explorer.page.evaluate("history.length") == been + 1, "the drag led away too"


def test_the_ground_is_dragged_and_wheel_and_buttons_zoom(explorer: Explorer) -> None:
    x, y, width, height = box(explorer.graph)
    before = box(explorer.focus)
    mouse = explorer.page.mouse
    mouse.move(x + width / 2, y + height - 8)
    mouse.down()
    mouse.move(x + width / 2 + 50, y + height - 48, steps=4)
    mouse.up()
    assert box(explorer.focus)[:2] == pytest.approx((before[0] + 50, before[1] - 40), abs=2)
    mouse.move(*middle(explorer.focus))
    mouse.wheel(0, -200)
    expect(explorer.graph).to_have_class(re.compile("zoomed"))
    assert box(explorer.focus)[2] > before[2] * 1.2
    explorer.button("Fit the whole graph and put back what was dragged").click()
    assert box(explorer.focus) == pytest.approx(before, abs=1)
    explorer.button("Zoom in").click()
    assert box(explorer.focus)[2] == pytest.approx(before[2] * 1.25, rel=0.01)
    explorer.button("Zoom out").click()
    explorer.button("Zoom out").click()
    assert box(explorer.focus)[2] == pytest.approx(before[2] / 1.25, rel=0.01)
    assert explorer.view() == View()


def test_labels_fit_their_boxes_and_are_large_enough(explorer: Explorer) -> None:
    """Python measured the texts; here the browser's own typeface is the judge."""
    for query in ("?focus=low-back-pain", "?focus=sciatic-nerve&words=clinical"):
        explorer.visit(query)
        too_long = explorer.graph.evaluate(
            """async graph => {
                await document.fonts.ready;
                return [...graph.querySelectorAll("a")].filter(node => {
                    const pill = node.querySelector(".pill"), text = node.querySelector("text");
                    if (!pill || !text) return false;
                    const [a, b] = [text.getBBox(), pill.getBBox()];
                    return a.x + a.width > b.width - 3 || a.y < b.y - 1
                        || a.y + a.height > b.y + b.height + 1;
                }).map(node => node.textContent);
            }"""
        )
        assert too_long == []
        sizes = explorer.page.locator("text, p, a, span, summary, button").evaluate_all(
            """all => all.filter(e => e.checkVisibility() && e.textContent.trim()
                && !e.closest(".figure")).map(e => parseFloat(getComputedStyle(e).fontSize))"""
        )
        assert min(sizes) >= 12
    assert explorer.page.evaluate("document.fonts.check('13px Inter')")


# ---- the keyboard ----


def focused(explorer: Explorer) -> Locator:
    return explorer.page.locator("*:focus")


def test_the_keyboard_alone_leads_to_a_node(explorer: Explorer) -> None:
    keyboard = explorer.page.keyboard
    keyboard.press("Tab")
    skip = explorer.page.get_by_role("link", name="Skip to the graph")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keyboard.press("Enter")
    focus = explorer.focus
    for _ in range(20):  # the drawing itself and the headings of its groups come first
        keyboard.press("Tab")
        if focus.evaluate("focus => focus === document.activeElement"):
            break
    expect(focus).to_be_focused()
    expect(focus).to_have_accessible_name("Lower back, region")
    keyboard.press("Tab")
    name = focused(explorer).get_attribute("aria-label") or ""
    others = explorer.nodes.filter(has_not=explorer.page.locator("*:focus"))
    expect(others.last).to_have_css("opacity", FADED)
    keyboard.press("Enter")
    explorer.at(name.split(",")[0])
    expect(focused(explorer)).to_have_count(1)
    assert explorer.graph.evaluate("graph => graph.contains(document.activeElement)")


def test_arrows_walk_over_the_body_map(explorer: Explorer) -> None:
    keyboard = explorer.page.keyboard
    area = explorer.area("Middle of the lower back").first
    area.focus()
    names = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "ArrowLeft"):
        keyboard.press(key)
        names.append(focused(explorer).get_attribute("aria-label"))
    assert len(set(names)) >= 3
    expect(focused(explorer)).to_have_attribute("tabindex", "0")
    expect(explorer.where.locator("svg a[tabindex='0']")).to_have_count(1)
    told = explorer.where.get_by_role("paragraph").first
    expect(told).to_have_text(names[-1] or "")
    keyboard.press("Enter")
    explorer.at(re.split("[,:]", names[-1] or "")[0])


def test_keys_zoom_pan_and_move_a_node(explorer: Explorer) -> None:
    keyboard = explorer.page.keyboard
    node = explorer.node("Gluteus medius")
    node.focus()
    x, y, width, _ = box(node)
    keyboard.press("Shift+ArrowDown")
    keyboard.press("Shift+ArrowRight")
    moved = box(node)
    assert moved[0] > x + 5
    assert moved[1] > y + 5
    assert moved[2] == pytest.approx(width, abs=1)
    keyboard.press("0")
    assert box(node) == pytest.approx((x, y, width, box(node)[3]), abs=1)
    keyboard.press("+")
    assert box(node)[2] == pytest.approx(width * 1.25, rel=0.01)
    keyboard.press("-")
    keyboard.press("-")
    assert box(node)[2] == pytest.approx(width / 1.25, rel=0.01)
    keyboard.press("0")
    keyboard.press("ArrowRight")
    assert box(node)[:2] == pytest.approx((x - 40, y), abs=1)
    assert explorer.view() == View()


# ---- as the person wishes ----


WATCH = """graph => {
    window.moving = [];
    const look = () => {
        for (const { effect } of graph.getAnimations({ subtree: true })) {
            window.moving.push(effect.target.getAttribute("class"));
        }
        requestAnimationFrame(look);
    };
    look();
}"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_motion_glides_unless_the_person_prefers_less(open_page: Open, motion: str) -> None:
    explorer = open_page(reduced_motion=motion)
    explorer.graph.evaluate(WATCH)
    explorer.node("Gluteus medius").click()
    explorer.at("Gluteus medius")
    if motion == "reduce":
        explorer.node("Lower back").click()
        explorer.at("Lower back")
        assert explorer.page.evaluate("window.moving") == []
    else:
        explorer.page.wait_for_function("window.moving.some(name => /^node .*focus/.test(name))")
