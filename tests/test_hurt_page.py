"""The page *Where does it hurt?* without a browser: what it asks, warns of, ranks and explains."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from graph import Atlas
from webapp import ids
from webapp.address import parse
from webapp.figures.chosen_places import chosen_shading, parts_of_the_body, toggle_place
from webapp.pages import hurt
from webapp.pages.page import Page
from webapp.panels.finder import suggestions
from webapp.panels.hurt_asks import GROUPS, NO_SIGNS
from webapp.panels.hurt_results import EXAMPLES, SHOWN, fit_word
from webapp.view import View
from webapp.wording import WARNING_TITLE

BACK = View(page="hurt", places=("lower-back", "buttock"), worse=("prolonged-sitting",))


class Links(HTMLParser):
    """Every link of a text: its attributes, with what it says as ``text``."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append({name: value or "" for name, value in attrs} | {"text": ""})
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1]["text"] += data


def boxes(html: str) -> dict[str, dict[str, str]]:
    """The check boxes of a text by their names."""
    return {link["text"]: link for link in Links(html).found if link.get("role") == "checkbox"}


@pytest.fixture(scope="module")
def page(whole: Atlas) -> Page:
    return hurt.page(whole)


def drawn(page: Page, view: View) -> dict[str, str]:
    answer: dict[str, str] = page.drawn(view)["html"]
    return answer


def told(page: Page, view: View) -> str:
    text: str = page.told(view)["html"][ids.HURT_LIST]
    return text


def test_without_a_place_it_says_what_to_do_and_gives_examples(page: Page, whole: Atlas) -> None:
    view = View(page="hurt")
    assert NO_SIGNS in drawn(page, view)[ids.HURT_SIGNS]
    links = Links(told(page, view)).found
    assert len(links) == len(EXAMPLES)
    for link in links:
        there, ignored = parse(link["href"], whole)
        assert not ignored
        assert there.places and there.worse
        assert 'class="fit-card"' in told(page, there)


def test_a_data_set_without_the_examples_still_says_what_to_do(arm: Atlas) -> None:
    small = hurt.page(arm)
    text = told(small, View(page="hurt"))
    assert "Choose one or more places" in text
    assert not Links(text).found
    assert small.drawn(View(page="hurt"))["bodies"] == {ids.HURT_MAP: {}}
    assert "supraspinatus" in told(small, View(page="hurt", places=("radial-forearm",))).lower()


def test_every_place_stands_once_in_the_list(page: Page, whole: Atlas) -> None:
    for words in ("plain", "clinical"):
        listed = [
            region
            for part in parts_of_the_body(whole, words)
            for row in part.rows
            for region in row
        ]
        assert Counter(listed) == Counter(list(whole.hierarchy))
    found = boxes(drawn(page, BACK)[ids.HURT_PLACES])
    assert len(found) == len(whole.hierarchy)
    ticked = {name for name, box in found.items() if box["aria-checked"] == "true"}
    assert ticked == {"Lower back", "Buttock"}
    assert parse(found["Buttock"]["href"], whole)[0].places == ("lower-back",)
    assert parse(found["Groin"]["href"], whole)[0].places == ("lower-back", "buttock", "groin")


def test_the_body_map_marks_and_toggles(whole: Atlas) -> None:
    shaded = chosen_shading(whole, BACK)
    assert shaded["lumbar-midline"]["classes"] == "focus"
    assert shaded["groin"]["classes"] == ""
    assert parse(shaded["groin"]["href"], whole)[0].places == (*BACK.places, "groin")
    within = toggle_place(whole, BACK, "upper-buttock")
    assert within.places == ("lower-back",), "a click in a chosen wider place takes it back"
    assert toggle_place(whole, View(), "groin").places == ("groin",)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_box_gives_an_answer_and_takes_it_back(page: Page, whole: Atlas, group: object) -> None:
    name = group.name  # type: ignore[attr-defined]
    found = boxes(drawn(page, BACK)[ids.hurt_group(name)])
    assert 4 <= len(found) <= (len(whole.qualities) if name == "feels" else 13)
    off = next(box for box in found.values() if box["aria-checked"] == "false")
    there, ignored = parse(off["href"], whole)
    assert not ignored
    again = boxes(drawn(page, there)[ids.hurt_group(name)])[off["text"]]
    assert again["aria-checked"] == "true"
    assert parse(again["href"], whole)[0] == BACK


def test_what_was_answered_comes_first(page: Page) -> None:
    found = list(boxes(drawn(page, BACK)[ids.hurt_group("worse")]))
    assert found[0] == "Sitting too long"
    assert found[1:] == sorted(found[1:])


def test_warning_signs_are_in_plain_sight_and_a_ticked_one_is_raised(
    page: Page, whole: Atlas
) -> None:
    text = drawn(page, BACK)[ids.HURT_SIGNS]
    assert WARNING_TITLE in text
    assert "alert" not in told(page, BACK)
    sign = boxes(text)["Numbness between the legs"]
    there = parse(sign["href"], whole)[0]
    assert there.found == ("saddle-anaesthesia",)
    assert "you ticked 1 warning sign" in drawn(page, there)[ids.HURT_SIGNS]
    results = told(page, there)
    assert results.startswith('<div class="hurt-alarm" role="alert">')
    alarm = results[: results.index("fit-card")]
    assert "numbness between the legs" in alarm
    assert any(
        parse(a["href"], whole)[0].focus == "cauda-equina-syndrome" for a in Links(alarm).found
    )
    nowhere = View(page="hurt", found=("saddle-anaesthesia",))
    assert "hurt-alarm" in told(page, nowhere), "also before a place is chosen"


def test_a_place_without_noted_signs_says_so(page: Page, whole: Atlas) -> None:
    view = View(page="hurt", places=("great-toe",))
    assert "a reason to see a doctor" in drawn(page, view)[ids.HURT_SIGNS]


def test_each_card_tells_why_and_leads_to_the_receipts(page: Page, whole: Atlas) -> None:
    text = told(page, BACK)
    cards = text.split('<li class="fit-card">')[1:]
    assert len(cards) == SHOWN
    assert re.search(r"The 10 that fit best of \d+ that may be felt here", text)
    first = next(card for card in cards if "Sciatica from a buttock muscle" in card)
    assert "Explains" in first
    edges = [parse(a["href"], whole)[0].edge for a in Links(first).found]
    assert ("piriformis-syndrome", "buttock", "refers pain to") in edges
    for link in Links(first).found:
        there, ignored = parse(link["href"], whole)
        assert not ignored
        assert there.page == "explore"
        assert there.places == BACK.places, "the answers are kept for the way back"
    assert "Does not explain" in text


def test_what_tells_them_apart_and_words(page: Page) -> None:
    text = page.told(BACK)["html"][ids.HURT_APART]
    assert 'scope="col"' in text
    assert 'scope="row"' in text
    assert "ensitivity" in text
    clinical = View(**{f: getattr(BACK, f) for f in ("page", "places", "worse")}, words="clinical")
    assert "Piriformis syndrome" in told(page, clinical)
    assert "two or more" in page.told(View(page="hurt"))["html"][ids.HURT_APART]


def test_what_nobody_asked_for_does_no_harm(page: Page, whole: Atlas) -> None:
    query = "?page=hurt&place=lower-back.nowhere&worse=piriformis&eased=x&found=lower-back&feels=y"
    view, ignored = parse(query, whole)
    assert len(ignored) == 3
    assert (view.places, view.worse, view.found) == (
        ("lower-back",),
        ("piriformis",),
        ("lower-back",),
    )
    assert "fit-card" in told(page, view)
    assert "Piriformis" in boxes(drawn(page, view)[ids.hurt_group("worse")])


@pytest.mark.parametrize(
    ("group", "text", "first"),
    [("worse", "sitting", "sitting"), ("eased", "ice", "cold-therapy"), ("found", "limp", "limp")],
)
def test_a_box_offers_only_its_families(whole: Atlas, group: str, text: str, first: str) -> None:
    asked = next(g for g in GROUPS if g.name == group)
    finder = hurt.page(whole).finders[ids.hurt_add(group)]
    offered = [offer["id"] for offer in suggestions(whole, text, "plain", finder.families)]
    assert first in offered
    assert {whole.graph.nodes[node]["family"] for node in offered} <= set(asked.families)
    there = finder.chosen(BACK, offered[0])
    assert getattr(there, group)[-1] == offered[0]
    assert finder.chosen(there, offered[0]) == there


def test_a_fit_has_words() -> None:
    assert [fit_word(fit) for fit in (0.9, 0.5, 0.3, 0.01)] == [
        "fits well",
        "fits in part",
        "fits a little",
        "hardly fits",
    ]
