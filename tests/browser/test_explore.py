"""From where it hurts to what may be sending it there, at a desk."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explorer import Explorer
from webapp.colours import MARKS
from webapp.figures.scene import scene
from webapp.view import View
from webapp.wording import TEACHES


def test_it_opens_at_the_lower_back(explorer: Explorer) -> None:
    page = explorer.page
    expect(page).to_have_title("Lower back · Plexus")
    expect(page.get_by_role("heading", name="What refers pain to the lower back")).to_be_visible()
    drawn = scene(explorer.atlas, View())
    expect(explorer.nodes).to_have_count(drawn["shown"] + 1)
    expect(explorer.edges).to_have_count(drawn["shown"])
    assert drawn["shown"] >= 10
    summary = f"Showing {drawn['shown']} of {drawn['total']}"
    expect(page.get_by_text(summary)).to_be_visible()
    for figure in ("Front", "Back"):
        areas = page.get_by_role("group", name=figure, exact=True).get_by_role("link")
        expect(areas.first).to_be_visible()
        assert areas.count() > 20
    expect(explorer.area("Middle of the lower back").first).to_have_accessible_name(
        re.compile("in focus")
    )
    expect(page.get_by_text(TEACHES)).to_be_visible()
    warning = explorer.detail.get_by_role("region", name="Warning signs")
    expect(warning).to_be_visible()
    expect(warning).to_be_in_viewport()
    expect(page.get_by_role("status").filter(has_text="left out")).to_have_count(0)


def test_search_mends_a_typing_error(explorer: Explorer) -> None:
    explorer.search.fill("glutues medius")
    offered = explorer.page.get_by_role("option").first
    expect(offered).to_contain_text("Gluteus medius")
    expect(offered).to_contain_text("muscle")
    offered.click()
    explorer.at("Gluteus medius")
    expect(explorer.trail).to_have_text(re.compile("Lower back.*Gluteus medius"))
    expect(explorer.search).to_have_value("")


def test_search_by_keyboard(explorer: Explorer) -> None:
    explorer.search.fill("xqzxqz")
    expect(explorer.page.get_by_text("Nothing is called like that. Try")).to_be_visible()
    explorer.search.fill("sciatic ner")
    expect(explorer.page.get_by_role("option").first).to_contain_text("Sciatic nerve")
    explorer.search.press("ArrowDown")
    explorer.search.press("Enter")
    explorer.at("Sciatic nerve")


def test_enter_takes_the_first_suggestion(explorer: Explorer) -> None:
    explorer.search.fill("sciatic ner")
    expect(explorer.page.get_by_role("option").first).to_contain_text("Sciatic nerve")
    explorer.search.press("Enter")
    explorer.at("Sciatic nerve")


def test_a_trail_of_four_and_the_ways_back(explorer: Explorer) -> None:
    """Each click goes to a node that is drawn, and the trail keeps all of them."""
    page, graph = explorer.page, explorer.atlas.graph
    names = ["Lower back"]
    for _ in range(4):
        drawn = scene(explorer.atlas, explorer.view())["wide"]["nodes"][1:]
        well_joined = [n for n in drawn if graph.degree(n["key"].split("~")[0]) > 8]
        labels = [node["name"].split(",")[0] for node in well_joined]
        name = next(label for label in labels if label not in names)
        explorer.node(name).click()
        explorer.at(name)
        names.append(name)
    expect(explorer.trail.get_by_role("listitem")).to_have_text(names)

    page.go_back()
    explorer.at(names[3])
    expect(explorer.trail.get_by_role("listitem")).to_have_text(names[:4])
    page.go_forward()
    explorer.at(names[4])
    expect(explorer.trail.get_by_role("listitem")).to_have_text(names)

    explorer.trail.get_by_role("link", name=names[1]).click()
    explorer.at(names[1])
    expect(explorer.trail.get_by_role("listitem")).to_have_text(names[:2])
    for name in (names[4], names[3], names[2], names[1], names[0]):
        page.go_back()
        explorer.at(name)


def test_a_region_of_the_body_map_becomes_the_focus(explorer: Explorer) -> None:
    back = explorer.page.get_by_role("group", name="Back", exact=True)
    back.get_by_role("link", name=re.compile("^Upper buttock")).first.click()
    explorer.at("Upper buttock")
    title = explorer.page.get_by_role("heading", name="What refers pain to the upper buttock")
    expect(title).to_be_visible()
    assert explorer.view() == View(focus="upper-buttock", trail=("lower-back",))
    for area in explorer.area("Upper buttock").all():
        expect(area).to_have_accessible_name(re.compile("in focus"))
    expect(explorer.trail).to_have_text(re.compile("Lower back.*Upper buttock"))


def test_the_body_map_tells_where_a_muscle_is_felt(open_page: Open) -> None:
    explorer = open_page("?focus=gluteus-medius")
    told = explorer.where.get_by_role("paragraph").first
    expect(told).to_have_text("Click where it hurts.")
    hip = explorer.area("Outer hip").first
    expect(hip).to_have_accessible_name(re.compile("may be felt here"))
    hip.hover()
    expect(told).to_have_text(re.compile("^Outer hip.*may be felt here"))
    explorer.trail.hover()
    expect(told).to_have_text("Click where it hurts.")


def test_a_filter_by_kind_shows_as_many_as_it_says(open_page: Open) -> None:
    explorer = open_page("?focus=sciatic-nerve")
    choice = explorer.where.get_by_role("link", name=re.compile(r"^Muscles\s*\d+$"))
    count = int(re.findall(r"\d+", choice.inner_text())[0])
    choice.click()
    expect(explorer.page.get_by_text(f"{count} shown", exact=True)).to_be_visible()
    expect(explorer.nodes).to_have_count(count + 1)
    kinds = {explorer.atlas.graph.nodes[n]["kind"] for n in explorer.drawn_nodes()}
    assert kinds <= {"nerve", "muscle", "muscle group"}
    expect(choice).to_have_attribute("aria-current", "true")
    explorer.where.get_by_role("link", name="Clear all filters").click()
    explorer.becomes(View(focus="sciatic-nerve"))
    expect(explorer.where.get_by_role("link", name="Clear all filters")).to_have_count(0)


def test_filters_by_region_and_by_evidence_add_up(open_page: Open) -> None:
    explorer = open_page("?focus=gluteus-medius")
    everything = explorer.drawn_edges()
    explorer.where.locator("summary", has_text="Regions").click()
    explorer.where.get_by_role("link", name=re.compile(r"^Buttock\s*\d+$")).click()
    explorer.becomes(View(focus="gluteus-medius", regions=("buttock",)))
    fewer = explorer.drawn_edges()
    assert fewer != everything
    explorer.where.get_by_role("link", name=re.compile("^Expert or better")).click()
    explorer.becomes(View(focus="gluteus-medius", regions=("buttock",), floor="expert"))
    levels = {explorer.atlas.graph.edges[edge]["level"] for edge in explorer.drawn_edges()}
    assert levels and "popular" not in levels
    marked = explorer.where.locator("svg").get_by_role("link", name="Upper buttock")
    expect(marked.first).to_have_class(re.compile("filtered"))


def test_what_was_unfolded_by_hand_stays_so(explorer: Explorer) -> None:
    explorer.where.locator("summary", has_text="Relations").click()
    choice = explorer.where.get_by_role("link", name=re.compile("^Refers pain to"))
    expect(choice).to_be_visible()
    explorer.node("Gluteus medius").click()
    explorer.at("Gluteus medius")
    expect(choice).to_be_visible()


def test_a_heading_gives_its_group_the_whole_drawing(explorer: Explorer) -> None:
    before = explorer.drawn_nodes()
    explorer.graph.get_by_role("link", name=re.compile("^Muscles.*Show only: Muscles")).click()
    kinds = MARKS["muscle"].kinds
    explorer.becomes(View(kinds=tuple(kinds)))
    muscles = {n for n in before if explorer.atlas.graph.nodes[n]["kind"] in kinds}
    assert muscles < explorer.drawn_nodes()


def test_an_edge_opens_its_receipts(explorer: Explorer) -> None:
    edge = explorer.edges.first
    sentence = re.sub(r"^Receipts: |: [^:]*$", "", edge.get_attribute("aria-label") or "")
    explorer.click_edge(edge)
    expect(explorer.card).to_be_visible()
    expect(explorer.card).to_contain_text(sentence)
    expect(explorer.card.get_by_role("listitem").first).to_contain_text(re.compile("Supports"))
    assert explorer.view().edge is not None
    assert explorer.view().focus == "lower-back"
    explorer.card.get_by_role("link", name="Close").click()
    expect(explorer.card).to_have_count(0)


def test_receipts_open_from_the_list_too(open_page: Open) -> None:
    explorer = open_page("?focus=hip-joint")
    told = "Receipts: Hip joint refers pain to lower back"
    explorer.detail.get_by_role("link", name=re.compile(f"^{told}(,|$)")).click()
    expect(explorer.card).to_contain_text("Hip joint refers pain to lower back")
    expect(explorer.card).to_contain_text("Lesher 2008")
    expect(explorer.card).to_contain_text("Disputes")
    expect(explorer.card.get_by_text(re.compile(r"\d+ for, [1-9]\d* against"))).to_be_visible()
    expect(explorer.card).to_be_in_viewport()


def test_plain_and_clinical_words(explorer: Explorer) -> None:
    page = explorer.page
    explorer.visit("?focus=buttock")
    page.get_by_role("link", name="Clinical", exact=True).click()
    expect(explorer.detail.get_by_role("heading", name="Gluteal region", level=2)).to_be_visible()
    expect(page).to_have_title("Gluteal region · Plexus")
    page.get_by_role("link", name="Plain", exact=True).click()
    plain = explorer.detail.get_by_role("heading", name="Buttock", exact=True, level=2)
    expect(plain).to_be_visible()


def test_the_chart_comes_only_where_it_is_shown(explorer: Explorer) -> None:
    def plotly() -> list[str]:
        return [url for url in explorer.asked if "plotly" in url]

    assert plotly() == []
    explorer.detail.get_by_role("link", name="Evidence", exact=True).click()
    expect(explorer.detail.get_by_role("table")).to_be_visible()
    expect(explorer.detail.locator(".js-plotly-plot .point").first).to_be_visible()
    assert plotly()
    explorer.detail.get_by_role("link", name="Relations", exact=True).click()
    expect(explorer.detail.get_by_role("table")).to_have_count(0)
    expect(explorer.detail.locator(".js-plotly-plot")).to_be_hidden()
