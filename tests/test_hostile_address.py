"""Whatever a query holds: the nearest view, and a word on what was left out."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph import Atlas
from tests.any_view import CALM, check_valid, choices
from tests.the_atlas import the_atlas
from webapp.address import FORMS, QUERY_LIMIT, parse
from webapp.panels.trail import notice
from webapp.view import View

KEYS = tuple(form.key for form in FORMS if form.form != "text")


@pytest.fixture(scope="module")
def atlas(whole: Atlas) -> Atlas:
    return whole


hostile_text = st.text(max_size=300) | st.binary(max_size=200).map(lambda b: b.decode("latin-1"))
hostile_value = st.one_of(
    hostile_text,
    st.sampled_from(["<script>alert(1)</script>", "%00", "%", "%zz%ff%fe", "../../etc", "~~", "."]),
    st.deferred(lambda: st.sampled_from(choices()["nodes"])),
)
hostile_pairs = st.lists(st.tuples(st.sampled_from(KEYS) | hostile_text, hostile_value), max_size=8)


@CALM
@given(hostile_text)
@example("focus=%00")
@example("\x00" * 50)
@example("focus=%ED%A0%80&trail=%FF%FE")
@example("&".join(["focus=<script>alert(1)</script>"] * 40))
@example("%" * 500)
@example("edge=~~&edge=a~b&edge=a~b~c~d")
@example("trail=" + "." * 2000)
@example("focus=lower-back;drop table nodes")
def test_any_text_gives_a_view(text: str) -> None:
    check_valid(*parse(text, the_atlas()))
    check_valid(*parse("?" + text, the_atlas()))


@CALM
@given(hostile_pairs)
def test_any_keys_and_values_give_a_view(pairs: list[tuple[str, str]]) -> None:
    check_valid(*parse("?" + urlencode(pairs, errors="replace"), the_atlas()))


@pytest.mark.parametrize("size", [QUERY_LIMIT + 1, 1_000_000])
def test_a_huge_query_is_refused_as_a_whole(atlas: Atlas, size: int) -> None:
    view, ignored = parse("?focus=sciatic-nerve&kind=" + "x" * size, atlas)
    assert view == View()
    assert ignored == ("a query that is too long",)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_not_there_is_named(atlas: Atlas, key: str) -> None:
    view, ignored = parse(f"?focus=piriformis&{key}={quote('<b>no such thing')}", atlas)
    assert view.focus == "piriformis"
    assert len(ignored) == 1
    assert "no such thing" in ignored[0]
    assert "no such thing" in notice(ignored)
    check_valid(view, ignored)


def test_an_unknown_key_is_named(atlas: Atlas) -> None:
    view, ignored = parse("?focus=piriformis&colour=red", atlas)
    assert view == View(focus="piriformis")
    assert ignored == ("“colour”",)


def test_a_node_is_no_region_filter(atlas: Atlas) -> None:
    view, ignored = parse("?region=piriformis&region=buttock", atlas)
    assert view.regions == ("buttock",)
    assert ignored == ("region “piriformis”",)


@pytest.mark.parametrize("key", ["focus", "floor", "tab", "panel", "words", "page", "edge"])
def test_of_a_key_given_twice_the_first_counts_and_the_other_is_named(
    atlas: Atlas, key: str
) -> None:
    two = {
        "focus": ["piriformis", "sciatic-nerve"],
        "floor": choices()["levels"][:2],
        "tab": ["where", "detail"],
        "panel": ["evidence", "relations"],
        "words": ["clinical", "plain"],
        "page": ["about", "explore"],
        "edge": ["~".join(edge) for edge in choices()["edges"][:2]],
    }[key]
    view, ignored = parse("?" + urlencode([(key, value) for value in two]), atlas)
    alone, _ = parse("?" + urlencode({key: two[0]}), atlas)
    assert view == alone
    assert [two[1][:30] in part for part in ignored] == [True]


def test_the_same_filter_twice_counts_once(atlas: Atlas) -> None:
    view, ignored = parse("?kind=muscle&kind=nerve&kind=muscle", atlas)
    assert view.kinds == ("muscle", "nerve")
    assert ignored == ()


def test_a_notice_names_a_few_and_says_that_there_are_more() -> None:
    assert notice(()) == ""
    assert "a, b, c and more" in notice(("a", "b", "c", "d"))
    assert "and more" not in notice(("a", "b", "c"))
