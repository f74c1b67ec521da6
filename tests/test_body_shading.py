"""What the body map shows of a view: where a thing lies, where its pain is felt, and how surely."""

from __future__ import annotations

import pytest

from graph import Atlas
from graph.regions import leaves
from webapp.address import parse
from webapp.figures.body import felt_at, map_regions, said_of, shading
from webapp.view import View


def classes(shaded: dict, region: str) -> set[str]:
    return set(shaded[region]["classes"].split())


def test_every_area_is_told_of_in_every_view(whole: Atlas) -> None:
    for focus in ("lower-back", "gluteus-medius", "low-back-pain", "walking"):
        assert set(shading(whole, View(focus=focus))) == set(map_regions(whole))
    assert len(map_regions(whole)) >= 90


def test_a_muscle_shows_where_it_lies_and_where_it_sends_pain(whole: Atlas) -> None:
    shaded = shading(whole, View(focus="gluteus-medius"))
    lying = {region for region in shaded if "lies" in classes(shaded, region)}
    assert lying == set(whole.graph.nodes["gluteus-medius"]["regions"]) & set(shaded)
    assert {"felt"} <= classes(shaded, "lateral-hip")
    assert not any("lies" in classes(shading(whole, View()), region) for region in shaded)


def test_spillover_is_not_drawn_as_essential(whole: Atlas) -> None:
    edges = [
        (s, o)
        for s, o, r in whole.graph.edges(keys=True)
        if r == "refers pain to" and o in map_regions(whole)
    ]
    seen = set()
    for subject, region in edges:
        pattern, _ = said_of(whole, (subject, region, "refers pain to"))
        felt = felt_at(whole, subject)[region]
        if pattern and felt.pattern == pattern:
            striped = "spillover" in classes(shading(whole, View(focus=subject)), region)
            assert striped == (pattern == "spillover")
            seen.add(pattern)
        if seen == {"essential", "spillover"}:
            return
    pytest.fail(f"the atlas has only {seen}")


def test_a_measured_frequency_is_told(whole: Atlas) -> None:
    told = shading(whole, View(focus="hip-joint"))["groin"]["told"]
    assert "measured in" in told and "Lesher 2008" in told


def test_pain_of_a_wide_region_counts_less_for_its_parts(whole: Atlas) -> None:
    whole_leg = felt_at(whole, "piriformis")
    [edge] = [e for e in whole.pain.out_edges("piriformis") if e[1] == "lower-limb"]
    said = whole.pain.edges[edge]["strength"]
    toes = [part for part in leaves(whole.hierarchy, "lower-limb") if "toe" in part]
    assert toes and all(whole_leg[toe].strength < said for toe in toes)


def test_a_click_goes_to_one_place_or_picks_one_more(whole: Atlas) -> None:
    one = shading(whole, View())["groin"]["href"]
    assert parse(one, whole)[0].focus == "groin"
    many = shading(whole, View(pick="many"))
    both = parse(many["groin"]["href"], whole)[0]
    assert (both.focus, both.also) == ("lower-back", ("groin",))
    shaded = shading(whole, both)
    assert "focus" in classes(shaded, "groin")
    back = parse(shaded["groin"]["href"], whole)[0]
    assert (back.focus, back.also) == ("lower-back", ())
    muscle = shading(whole, View(focus="gluteus-medius", pick="many"))
    first = parse(muscle["groin"]["href"], whole)[0]
    assert (first.focus, first.also, first.pick) == ("groin", (), "many")
