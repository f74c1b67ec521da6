"""The page about the data: completeness, the worked example, the citation, its parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from graph import Atlas
from graph.citation import RELEASED, TITLE, bibtex, citation
from graph.quality_completeness import ASPECTS, HIP_AND_BACK, completeness
from graph.regions import area, lies_in
from graph.version import __version__
from graph.worked_example import worked, worked_example
from tests.random_atlas import many_statements, said, with_statements
from webapp import ids
from webapp.figures.quality_charts import completeness_chart
from webapp.keyboard import KEYS
from webapp.pages import about
from webapp.view import View

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "webapp" / "assets"


def test_conditions_of_the_hip_and_back_and_no_others(whole: Atlas) -> None:
    within = area(whole.hierarchy, HIP_AND_BACK)
    found = completeness(whole)
    for one in found:
        assert whole.graph.nodes[one.condition]["family"] == "condition"
        assert lies_in(whole.graph, one.condition, within)
    assert [one.known for one in found] == sorted((one.known for one in found), reverse=True)
    hip = next(one for one in found if one.condition == "hip-osteoarthritis")
    assert hip.known == len(ASPECTS)


def test_what_is_counted_is_in_the_graph(whole: Atlas) -> None:
    for one in completeness(whole)[:60]:
        counts = dict(zip(ASPECTS, one.counts, strict=True))
        edges = whole.graph.out_edges(one.condition, keys=True, data=True)
        tests = [e for e in edges if e[2] == "tested by" and e[3]["strength"] > 0]
        assert counts["tests"] == len(tests)
        assert counts["tests with accuracy"] <= counts["tests"]
        findings = [e for e in edges if e[2] == "has finding" and e[3]["strength"] > 0]
        assert counts["findings"] == len(findings)


def test_a_place_that_is_not_there_has_no_conditions(arm: Atlas) -> None:
    assert completeness(arm, ["nowhere"]) == ()


def test_the_chart_counts_the_conditions_that_have_something(whole: Atlas) -> None:
    found = completeness(whole)
    bars = completeness_chart(found).data[0]
    assert list(bars.y) == list(ASPECTS)
    assert bars.x[0] == sum(one.counts[0] > 0 for one in found)


@given(rows=many_statements)
def test_the_worked_example_comes_to_the_strength_of_its_statement(rows: list) -> None:
    atlas = with_statements(*rows)
    for edge in atlas.graph.edges(keys=True):
        example = worked(atlas, edge)
        strength = atlas.graph.edges[edge]["strength"]
        assert example.support * (1 - example.dispute) == pytest.approx(strength)
        assert example.strength == strength
    assert (worked_example(atlas) is None) == (not rows)


def test_the_example_of_the_atlas_shows_a_dispute_and_a_frequency(whole: Atlas) -> None:
    example = worked_example(whole)
    assert example
    assert 0 < example.dispute < 1
    assert any(one.measured is not None for one in example.counted)
    assert len(example.counted) <= 5


def test_an_example_with_a_spillover_says_three_quarters() -> None:
    atlas = with_statements(
        said("muscle-0", "refers pain to", "hip", "review-0", pattern="spillover"),
    )
    example = worked_example(atlas)
    assert example
    text = str(about.about_words.example_told(atlas, View(focus="hip"), example))
    assert "× 0.75 = " in text


def test_the_citation_is_that_of_the_project() -> None:
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'title: "{TITLE}"' in cff
    assert f"date-released: {RELEASED}" in cff
    for text in (citation(), bibtex()):
        assert __version__ in text and RELEASED[:4] in text and TITLE in text
    assert bibtex().count("{") == bibtex().count("}")


def test_every_part_has_a_place_and_a_line_in_the_contents(whole: Atlas) -> None:
    page = about.page(whole)
    view = View(page="about")
    filled = {**page.drawn(view)["html"], **page.told(view)["html"]}
    frame = str(page.frame)
    for place in filled:
        assert f'id="{place}"' in frame
    for name, title in about.titles().items():
        assert f'href="#{ids.about_section(name)}"' in frame
        assert f'id="{ids.about_section(name)}"' in frame
        assert title in frame
    assert set(about.ORDER) == {part.name for part in about.PARTS} | dict(about.WORDS).keys()
    ids_there = re.findall(r'\bid="([^"]+)"', frame)
    assert len(set(ids_there)) == len(ids_there)


def test_a_search_for_works_changes_no_other_text(whole: Atlas) -> None:
    page = about.page(whole)
    one, other = (page.told(View(page="about", works=text)) for text in ("", "fortin"))
    assert one == other
    assert ids.about_part("works-list", "words") not in one["html"]


def test_single_keys_that_the_scripts_know_are_told() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js"))
    known = set(re.findall(r'event\.key === "([^" ])"', scripts)) - {"="}
    told = {name for key in KEYS for name in key.keys}
    assert known <= told
