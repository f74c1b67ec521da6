"""The graph grows in its place, steps are taken back, things are pinned, places are added."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer
from webapp.view import View


def places(explorer: Explorer) -> dict[str, str]:
    """Where each box of the drawing stands, by its name."""
    found: dict[str, str] = explorer.graph.evaluate(
        """graph => Object.fromEntries(
            [...graph.querySelectorAll(".sheet:not(.waiting) .node")].map(node =>
                [node.dataset.key, node.style.transform]))"""
    )
    return found


def pressable(explorer: Explorer, name: str) -> Locator:
    return explorer.page.get_by_role("button", name=name, exact=True)


def test_a_node_is_opened_in_its_place_and_closed_again(explorer: Explorer) -> None:
    before = places(explorer)
    explorer.node("Gluteus medius").hover()
    explorer.graph.get_by_role("button", name="Open Gluteus medius here").click()
    explorer.becomes(View(opened=("gluteus-medius",)))
    after = places(explorer)
    assert len(after) > len(before)
    assert {key: after[key] for key in before} == before, "nothing else moves"
    new = explorer.graph.get_by_role("link", name=re.compile("Superior gluteal nerve")).first
    expect(new).to_be_in_viewport()
    expect(explorer.node("Gluteus medius")).to_be_in_viewport(ratio=1)
    explorer.graph.get_by_role("button", name="Close Gluteus medius here").click()
    explorer.becomes(View())
    assert places(explorer) == before


def test_keys_open_and_pin_a_node(explorer: Explorer) -> None:
    node = explorer.node("Sacroiliac joint")
    node.focus()
    explorer.page.keyboard.press("e")
    explorer.becomes(View(opened=("sacroiliac-joint",)))
    expect(node).to_be_focused()
    explorer.page.keyboard.press("p")
    explorer.becomes(View(opened=("sacroiliac-joint",), pinned=("sacroiliac-joint",)))
    pinned = explorer.page.get_by_role("group", name="Pinned")
    expect(pinned.get_by_role("link", name="Sacroiliac joint")).to_be_visible()
    pressable(explorer, "Unpin Sacroiliac joint").click()
    expect(pinned).to_have_count(0)


def test_steps_are_undone_and_done_again(explorer: Explorer) -> None:
    undo, redo = pressable(explorer, "Undo"), pressable(explorer, "Redo")
    expect(undo).to_be_disabled()
    explorer.node("Gluteus medius").click()
    explorer.at("Gluteus medius")
    there = explorer.seen()
    expect(redo).to_be_disabled()
    undo.click()
    explorer.at("Lower back")
    expect(undo).to_be_disabled()
    redo.click()
    explorer.at("Gluteus medius")
    assert explorer.seen() == there
    undo.click()
    explorer.at("Lower back")
    explorer.node("Sacroiliac joint").click()
    explorer.at("Sacroiliac joint")
    expect(redo).to_be_disabled()


def test_pain_here_and_there(explorer: Explorer) -> None:
    explorer.where.get_by_role("link", name="Several").click()
    explorer.becomes(View(pick="many"))
    explorer.area("Groin").first.click()
    explorer.becomes(View(pick="many", also=("groin",)))
    expect(explorer.page.get_by_role("heading", name=re.compile("at once"))).to_be_visible()
    both = explorer.drawn_nodes() - {"lower-back", "groin"}
    assert both
    explorer.area("Groin").first.click()
    explorer.becomes(View(pick="many"))


def test_the_map_is_a_list_too(explorer: Explorer) -> None:
    explorer.where.get_by_text("Places as a list").click()
    link = explorer.where.get_by_role("link", name="Lower back picked")
    link.focus()
    explorer.page.keyboard.press("ArrowDown")
    focused = explorer.page.locator("*:focus")
    name = focused.inner_text()
    assert name and name != "Lower back"
    explorer.page.keyboard.press("Enter")
    explorer.at(name)


def test_the_outline_says_what_the_drawing_shows(explorer: Explorer) -> None:
    drawn = explorer.drawn_nodes()
    explorer.page.get_by_role("link", name="Outline", exact=True).click()
    explorer.becomes(View(shape="outline"))
    part = explorer.part("Graph")
    told = part.get_by_role("listitem").filter(has=explorer.page.get_by_role("button"))
    expect(told.first).to_be_visible()
    links = part.get_by_role("listitem").get_by_role("link")
    hrefs = links.evaluate_all("all => all.map(link => link.getAttribute('href'))")
    for node in drawn - {"lower-back"}:
        assert any(f"focus={node}&" in href for href in hrefs), node
    part.get_by_role("button", name="Open Gluteus medius here").press(" ")
    explorer.becomes(View(shape="outline", opened=("gluteus-medius",)))
    expect(part.get_by_text("Superior gluteal nerve innervates gluteus medius.")).to_be_visible()
    first = part.get_by_role("listitem").get_by_role("link").first
    first.focus()
    explorer.page.keyboard.press("ArrowDown")
    expect(first).not_to_be_focused()
    explorer.page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()


def test_an_arrow_says_what_it_is_when_its_node_is_pointed_at(explorer: Explorer) -> None:
    tip = explorer.graph.get_by_text(re.compile("^refers pain to · "))
    expect(tip).to_have_count(0)
    explorer.node("Gluteus medius").hover()
    expect(tip).to_be_visible()
    explorer.trail.hover()
    expect(tip).to_have_count(0)


def test_only_what_is_contested(explorer: Explorer) -> None:
    explorer.where.get_by_role("link", name=re.compile("^Contested")).click()
    explorer.becomes(View(contested="only"))
    edges = explorer.drawn_edges()
    assert edges
    assert all(explorer.atlas.graph.edges[edge]["contested"] for edge in edges)
