"""The filters: each choice says what a click on it shows."""

from __future__ import annotations

import pytest

from graph import Atlas
from webapp.address import parse, to_query
from webapp.figures.body import figures, shading
from webapp.figures.facets import Choice, Facets, facets
from webapp.figures.neighbourhood import groups_around
from webapp.figures.scene import scene
from webapp.panels import where
from webapp.view import View, go, is_region
from webapp.wording import name_of

FILTERS = ("kinds", "relations", "levels", "regions")
NODES = ("lower-back", "buttock", "sciatic-nerve", "gluteus-medius", "low-back-pain", "obesity")
UNFILTERED = tuple(View(focus=node) for node in NODES)


@pytest.fixture(scope="module")
def atlas(whole: Atlas) -> Atlas:
    return whole


def choices(atlas: Atlas, view: View) -> Facets:
    return facets(atlas, view)


def total(atlas: Atlas, view: View) -> int:
    return sum(group.total for group in groups_around(atlas, view))


def chosen(found: tuple[Choice, ...]) -> list[Choice]:
    return [choice for choice in found if choice.chosen]


def miscounted(atlas: Atlas, view: View, name: str) -> list[str]:
    """The choices of a filter whose count is not what a click on them shows."""
    return [
        f"{view.focus}: {choice.label} says {choice.count}, shows {total(atlas, choice.view)}"
        for choice in getattr(choices(atlas, view), name)
        if choice.count != total(atlas, choice.view)
    ]


@pytest.mark.parametrize("name", ["kinds", "relations", "levels"])
def test_a_count_is_what_a_click_shows(atlas: Atlas, name: str) -> None:
    for node in sorted(atlas.graph)[::5]:
        if not is_region(atlas, node):
            assert miscounted(atlas, View(focus=node), name) == []


def test_a_count_is_what_a_click_shows_around_a_region(atlas: Atlas) -> None:
    """Every region with one of the filters in turn: each count is a walk along all that refers."""
    names = ("kinds", "relations", "levels")
    for place, region in enumerate(sorted(atlas.hierarchy)):
        assert miscounted(atlas, View(focus=region), names[place % len(names)]) == []


def test_a_count_of_a_region_is_what_a_click_shows(atlas: Atlas) -> None:
    assert [m for view in UNFILTERED for m in miscounted(atlas, view, "regions")] == []


@pytest.mark.parametrize("name", FILTERS)
def test_a_choice_is_made_and_taken_back(atlas: Atlas, name: str) -> None:
    for view in UNFILTERED:
        found = getattr(choices(atlas, view), name)
        assert found, f"{view.focus} has no {name}"
        for choice in found[1:]:
            after = choice.view
            assert parse(to_query(after), atlas) == (after, ())
            [again] = chosen(getattr(choices(atlas, after), name))
            assert again.label == choice.label
            if name != "levels":
                assert again.view == view


def test_choices_of_different_filters_add_up(atlas: Atlas) -> None:
    muscles = next(c for c in choices(atlas, View()).kinds if c.label == "Muscles")
    floor = choices(atlas, muscles.view).levels[-1]
    both = floor.view
    assert both.kinds == muscles.view.kinds
    assert both.floor == max(atlas.levels.values(), key=lambda level: level.rank).level
    assert total(atlas, both) <= total(atlas, muscles.view) <= total(atlas, View())
    assert total(atlas, both) > 0


def test_a_choice_that_leaves_nothing_can_still_be_taken_back(atlas: Atlas) -> None:
    nothing = View(focus="gluteus-medius", kinds=("test",))
    assert scene(atlas, nothing)["total"] == 0
    view = View(focus="gluteus-medius", relations=("tested by",), regions=("neck",))
    found = choices(atlas, view)
    assert [choice.label for choice in chosen(found.relations)] == ["tested by"]
    assert [choice.label for choice in chosen(found.regions)] == ["Neck"]


def test_filters_are_told_with_counts_and_a_way_back(atlas: Atlas) -> None:
    plain = str(where.filters(atlas, View()))
    assert "Clear all filters" not in plain
    for choice in choices(atlas, View()).kinds:
        assert f'<span class="choice-count">{choice.count}</span>' in plain
    filtered = str(where.filters(atlas, View(kinds=("muscle",))))
    assert "Clear all filters" in filtered


# ---- the body map ----


def test_every_area_of_the_figure_leads_to_its_region(atlas: Atlas) -> None:
    assert atlas.body_map is not None
    areas = {a["region"] for f in figures(atlas.body_map)["views"] for a in f["areas"]}
    for view in UNFILTERED:
        shaded = shading(atlas, view)
        assert set(shaded) == areas
        for region, state in shaded.items():
            assert parse(state["href"], atlas) == (go(view, region), ())
            assert state["name"] == name_of(atlas, region, "plain")
            assert 0 <= state["shade"] < 1
            assert ("felt" in state["classes"]) == (state["shade"] > 0)
            assert ("felt" in state["classes"]) <= bool(state["told"])


def test_the_figure_is_shaded_where_the_focus_refers_pain_to(atlas: Atlas) -> None:
    shaded = shading(atlas, View(focus="gluteus-medius"))
    felt = {region for region, state in shaded.items() if "felt" in state["classes"]}
    assert "lateral-hip" in felt
    assert "hand" not in felt and "face" not in felt
    focused = shading(atlas, View(focus="lower-back"))
    assert any("focus" in state["classes"] for state in focused.values())
    assert not any("felt" in state["classes"] for state in focused.values())


def test_a_filter_by_region_is_marked_on_the_figure(atlas: Atlas) -> None:
    shaded = shading(atlas, View(focus="gluteus-medius", regions=("buttock",)))
    marked = {region for region, state in shaded.items() if "filtered" in state["classes"]}
    assert marked
    assert marked == {r for r in shaded if r == "buttock" or "buttock" in wholes(atlas, r)}


def wholes(atlas: Atlas, region: str) -> set[str]:
    found: set[str] = set()
    for _, whole in atlas.hierarchy.out_edges(region):
        found |= {whole, *wholes(atlas, whole)}
    return found
