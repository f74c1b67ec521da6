"""The same on a phone: one part at a time, by touch."""

from __future__ import annotations

import re
from itertools import pairwise

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from tests.browser.explorer import Explorer
from webapp.figures.scene import scene
from webapp.view import View
from webapp.wording import TEACHES


def tab(phone: Explorer, name: str) -> None:
    phone.page.get_by_role("navigation", name="Parts of the page").get_by_role(
        "link", name=name
    ).tap()


def test_it_opens_on_the_graph(phone: Explorer) -> None:
    page = phone.page
    expect(page.get_by_role("heading", name="What refers pain to the lower back")).to_be_visible()
    drawn = scene(phone.atlas, View())
    expect(phone.nodes).to_have_count(drawn["shown"] + 1)
    expect(phone.graph).to_be_visible()
    expect(phone.where).to_be_hidden()
    expect(phone.detail).to_be_hidden()
    expect(phone.focus).to_be_in_viewport()
    expect(page.get_by_text(TEACHES)).to_be_attached()


def test_nothing_is_wider_than_the_screen_and_labels_are_apart(phone: Explorer) -> None:
    for query in ("", "&tab=where", "&tab=detail", "&tab=detail&panel=evidence"):
        phone.visit(f"?focus=low-back-pain{query}")
        width = phone.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, query
    phone.visit("?focus=low-back-pain")
    scale = phone.graph.evaluate("graph => graph.querySelector('.node text').getScreenCTM().a")
    assert scale * 13 >= 12
    boxes = [box for node in phone.nodes.all() if (box := node.bounding_box())]
    assert len(boxes) > 20
    for box in boxes:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] >= 24, "large enough for a finger"
    for one, other in pairwise(sorted(boxes, key=lambda box: box["y"])):
        assert one["y"] + one["height"] <= other["y"]


def test_the_tabs_show_one_part_at_a_time(phone: Explorer) -> None:
    parts = {"Body map": phone.where, "Graph": phone.graph, "Detail": phone.detail}
    for name in ("Body map", "Detail", "Graph"):
        tab(phone, name)
        expect(parts[name]).to_be_visible()
        for other, part in parts.items():
            if other != name:
                expect(part).to_be_hidden()
    phone.page.go_back()
    expect(phone.detail).to_be_visible()


def test_from_the_body_map_along_a_trail_to_receipts(phone: Explorer) -> None:
    page = phone.page
    tab(phone, "Body map")
    figure = page.get_by_role("group", name="Back", exact=True)
    figure.get_by_role("link", name=re.compile("^Upper buttock")).first.tap()
    phone.at("Upper buttock")
    expect(phone.graph).to_be_visible()
    drawn = scene(phone.atlas, phone.view())["narrow"]["nodes"][1:]
    names = ["Lower back", "Upper buttock"]
    for _ in range(2):
        joined = [n for n in drawn if phone.atlas.graph.degree(n["key"].split("~")[0]) > 8]
        labels = (node["name"].split(",")[0] for node in joined)
        names.append(next(label for label in labels if label not in names))
        phone.node(names[-1]).tap()
        phone.at(names[-1])
        drawn = scene(phone.atlas, phone.view())["narrow"]["nodes"][1:]
    expect(phone.trail.get_by_role("listitem")).to_have_text(names)

    tab(phone, "Detail")
    expect(phone.detail.get_by_role("heading", name=names[-1], exact=True, level=2)).to_be_visible()
    phone.detail.get_by_role("link", name=re.compile("^Receipts:")).first.tap()
    expect(phone.card).to_be_visible()
    expect(phone.card).to_be_in_viewport()
    phone.card.get_by_role("link", name="Close").tap()
    expect(phone.card).to_have_count(0)
    expect(phone.detail).to_be_visible()

    phone.trail.get_by_role("link", name=names[1]).tap()
    phone.at(names[1])
    expect(phone.graph).to_be_visible()


def test_an_arrow_opens_its_receipts(phone: Explorer) -> None:
    edge = phone.edges.first
    sentence = re.sub(r"^Receipts: |: [^:]*$", "", edge.get_attribute("aria-label") or "")
    phone.click_edge(edge, share=0.1)
    expect(phone.card).to_be_visible()
    expect(phone.card).to_contain_text(sentence)
    expect(phone.graph).to_be_hidden()
    phone.page.go_back()
    expect(phone.graph).to_be_visible()


def test_two_fingers_zoom_and_one_finger_pans_what_is_zoomed(phone: Explorer) -> None:
    device = phone.page.context.new_cdp_session(phone.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        device.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": fingers})

    def grows(side: str, number: float) -> float:
        """Waits for a frame in which a number of the focus's place is larger; at most 300."""
        return phone.focus.evaluate(
            """async (focus, [side, number]) => {
                for (let frame = 0; frame < 300; frame += 1) {
                    await new Promise(requestAnimationFrame);
                    if (focus.getBoundingClientRect()[side] > number) break;
                }
                return focus.getBoundingClientRect()[side];
            }""",
            [side, number],
        )

    whole = phone.focus.bounding_box()
    near = phone.nodes.nth(6).bounding_box()
    assert whole is not None and near is not None
    x, y = 190.0, near["y"] + 40
    touch("Start", (x - 30, y), (x + 30, y))
    for apart in (40, 60, 90):
        touch("Move", (x - apart, y), (x + apart, y))
    touch("End")
    assert grows("width", whole["width"] * 1.5) > whole["width"] * 1.5
    zoomed = phone.focus.bounding_box()
    assert zoomed is not None
    x, y = phone.graph.evaluate(  # a finger near a node would drag that node
        """graph => {
            const free = (x, y) => document.elementFromPoint(x, y) === graph;
            for (let y = 700; y > 300; y -= 10) for (let x = 40; x < 360; x += 10)
                if ([-24, 0, 24].every((d) => free(x + d, y) && free(x, y + d))) return [x, y];
        }"""
    )
    touch("Start", (x, y))
    for way in (10, 30, 60):
        touch("Move", (x, y + way))
    touch("End")
    assert grows("y", zoomed["y"] + 30) > zoomed["y"] + 30
    assert phone.view() == View()
    phone.button("Fit the whole graph and put back what was dragged").click()
    expect(phone.graph).not_to_have_class(re.compile("zoomed"))
    assert phone.focus.bounding_box() == whole


def test_search_on_a_phone(phone: Explorer) -> None:
    phone.search.tap()
    phone.search.fill("siatic nerve")
    phone.page.get_by_role("option", name=re.compile("^Sciatic nerve")).first.tap()
    phone.at("Sciatic nerve")
    expect(phone.graph).to_be_visible()


def test_a_deep_link_to_a_part(open_page: Open) -> None:
    phone = open_page("?focus=low-back-pain&tab=detail&words=clinical", **PHONE)
    expect(phone.detail).to_be_visible()
    expect(phone.graph).to_be_hidden()
    seen = phone.seen()
    phone.page.reload()
    phone.settled()
    assert phone.seen() == seen


def test_the_drawing_follows_the_width_of_the_screen(explorer: Explorer) -> None:
    """Turned or resized, the page draws again without asking the server."""
    wide = explorer.nodes.last.bounding_box()
    asked = len(explorer.asked)
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    expect(explorer.graph).to_have_class(re.compile("narrow"))
    narrow = explorer.nodes.last.bounding_box()
    assert wide is not None and narrow is not None
    assert narrow["x"] < 390 < wide["x"]
    explorer.page.set_viewport_size({"width": 1440, "height": 900})
    expect(explorer.graph).not_to_have_class(re.compile("narrow"))
    assert explorer.asked[asked:] == []
