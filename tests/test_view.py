"""A view and its URL: there and back for every view, and the nearest view for any query."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from urllib.parse import quote, urlencode

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph import Atlas, load_atlas
from webapp import view as views
from webapp.address import FORMS, QUERY_LIMIT, parse, to_query
from webapp.panels.trail import notice
from webapp.view import TRAIL_LIMIT, View, back_to, go, home

CALM = settings(deadline=None, max_examples=150)
KEYS = tuple(form.key for form in FORMS if form.form != "text")


@cache
def the_atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return the_atlas()


@cache
def choices() -> dict[str, list]:
    atlas = the_atlas()
    families = {kind.family for kind in atlas.kinds.values()}
    return {
        "nodes": sorted(atlas.graph),
        "regions": sorted(n for n in atlas.graph if views.is_region(atlas, n)),
        "kinds": sorted({*atlas.kinds, *families}),
        "relations": sorted(atlas.relations),
        "levels": sorted(atlas.levels),
        "edges": sorted(atlas.graph.edges(keys=True)),
        "qualities": list(atlas.qualities),
    }


def some(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices()[name]), unique=True, max_size=6).map(tuple)


@st.composite
def valid_views(draw: st.DrawFn) -> View:
    nodes, regions = choices()["nodes"], choices()["regions"]
    steps = draw(st.lists(st.sampled_from(nodes), max_size=TRAIL_LIMIT))
    focus = draw(st.sampled_from(nodes) | st.sampled_from(regions))
    beside = draw(some("regions")) if focus in regions else ()
    return View(
        page=draw(st.sampled_from(views.PAGES)),
        focus=focus,
        also=tuple(region for region in beside if region != focus)[: views.MOST_PLACES - 1],
        trail=tuple(s for place, s in enumerate(steps) if place == 0 or steps[place - 1] != s),
        regions=draw(some("regions")),
        kinds=draw(some("kinds")),
        relations=draw(some("relations")),
        floor=draw(st.sampled_from(["", *choices()["levels"]])),
        contested=draw(st.sampled_from(["", "only"])),
        edge=draw(st.none() | st.sampled_from(choices()["edges"])),
        opened=draw(some("nodes")),
        pinned=draw(some("nodes")),
        shape=draw(st.sampled_from(views.SHAPES)),
        pick=draw(st.sampled_from(views.PICKS)),
        tab=draw(st.sampled_from(views.TABS)),
        panel=draw(st.sampled_from(views.PANELS)),
        words=draw(st.sampled_from(views.WORDS)),
        places=draw(some("regions")),
        feels=draw(some("qualities")),
        worse=draw(some("nodes")),
        eased=draw(some("nodes")),
        found=draw(some("nodes")),
        start=draw(st.sampled_from(["", *nodes])),
        end=draw(st.sampled_from(["", *nodes])),
        via=draw(some("relations")),
        way=draw(st.sampled_from(views.WAYS)),
        steps=draw(st.sampled_from(views.STEPS)),
        things=draw(some("nodes"))[: views.MOST_THINGS],
        rows=draw(st.sampled_from(views.ROWS)),
        down=draw(st.sampled_from(views.DOWN)),
        across=draw(st.sampled_from(["", *regions])),
        works=draw(st.text(st.characters(categories=["L", "N"]), max_size=20)),
    )


def check_valid(view: View, ignored: tuple[str, ...]) -> None:
    """Every part of the view exists, it survives its own URL, and the page can say what failed."""
    atlas = the_atlas()
    assert view.focus in atlas.graph
    assert all(step in atlas.graph for step in view.trail)
    assert len(view.trail) <= TRAIL_LIMIT
    assert all(views.is_region(atlas, region) for region in view.regions)
    assert set(view.kinds) <= set(choices()["kinds"])
    assert set(view.relations) <= set(atlas.relations)
    assert view.floor in ("", *atlas.levels)
    assert view.edge is None or atlas.graph.has_edge(*view.edge)
    assert set(view.also) <= set(atlas.hierarchy)
    assert view.focus not in view.also
    assert len(view.also) < views.MOST_PLACES and len(view.things) <= views.MOST_THINGS
    assert all(node in atlas.graph for node in (*view.opened, *view.pinned, *view.things))
    assert view.page in views.PAGES
    assert view.tab in views.TABS
    assert view.panel in views.PANELS
    assert view.words in views.WORDS
    assert parse(to_query(view), atlas) == (view, ())
    assert all(isinstance(part, str) and 0 < len(part) < 120 for part in ignored)
    orjson.dumps(notice(ignored))
    assert bool(notice(ignored)) == bool(ignored)


# ---- there and back ----


@CALM
@given(valid_views())
def test_a_view_comes_back_from_its_url(view: View) -> None:
    assert parse(to_query(view), the_atlas()) == (view, ())
    assert parse(to_query(view)[1:], the_atlas()) == (view, ())


def test_different_views_have_different_urls(atlas: Atlas) -> None:
    edge = choices()["edges"][0]
    changed = [
        View(),
        View(focus="sciatic-nerve"),
        View(trail=("sciatic-nerve",)),
        View(regions=("buttock",)),
        View(kinds=("muscle",)),
        View(relations=("compresses",)),
        View(floor=choices()["levels"][0]),
        View(edge=edge),
        View(page="about"),
        View(tab="detail"),
        View(panel="evidence"),
        View(words="clinical"),
    ]
    assert len({to_query(view) for view in changed}) == len(changed)
    assert to_query(View()) == "?focus=lower-back"


def test_nothing_asked_is_the_lower_back(atlas: Atlas) -> None:
    for query in (None, "", "?", "?&&", "?focus="):
        assert parse(query, atlas) == (View(focus="lower-back"), ())


def test_an_atlas_without_a_lower_back_opens_too(atlas: Atlas) -> None:
    some_nodes = [n for n in atlas.graph if n != "lower-back"]
    less = replace(
        atlas,
        graph=atlas.graph.subgraph(some_nodes),
        hierarchy=atlas.hierarchy.subgraph(some_nodes),
    )
    assert less.graph.nodes[home(less)]["family"] == "region"
    alone = ["sciatic-nerve"]
    none = replace(
        atlas, graph=atlas.graph.subgraph(alone), hierarchy=atlas.hierarchy.subgraph(alone)
    )
    assert home(none) == "sciatic-nerve"


def test_every_filter_at_once_still_fits_into_a_url(atlas: Atlas) -> None:
    everything = View(
        trail=tuple(sorted(atlas.graph, key=len)[-TRAIL_LIMIT:]),
        kinds=tuple(atlas.kinds),
        relations=tuple(atlas.relations),
        regions=tuple(sorted(choices()["regions"], key=len)[-40:]),
        edge=max(choices()["edges"], key=lambda edge: len("~".join(edge))),
    )
    assert len(to_query(everything)) < QUERY_LIMIT
    assert parse(to_query(everything), atlas) == (everything, ())


def test_ids_do_not_hold_the_signs_that_a_url_joins_them_with(atlas: Atlas) -> None:
    assert not [n for n in atlas.graph if "." in n or "~" in n]
    assert not [r for r in atlas.relations if "~" in r]


# ---- whatever a query holds ----

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


# ---- going on and back ----


@CALM
@given(valid_views(), st.data())
def test_going_to_a_node_grows_the_trail(view: View, data: st.DataObject) -> None:
    node = data.draw(st.sampled_from(choices()["nodes"]))
    after = go(view, node)
    assert after.focus == node
    assert after.edge is None
    assert (after.page, after.tab) == ("explore", "graph")
    for kept in ("kinds", "regions", "relations", "floor", "words"):
        assert getattr(after, kept) == getattr(view, kept)
    if node == view.focus:
        assert after.trail == view.trail
    else:
        assert after.trail == (*view.trail, view.focus)[-TRAIL_LIMIT:]


@CALM
@given(valid_views())
def test_going_back_cuts_the_trail(view: View) -> None:
    for step, node in enumerate(view.trail):
        before = back_to(view, step)
        assert before.focus == node
        assert before.trail == view.trail[:step]
        assert before.edge is None
        assert (before.page, before.tab) == ("explore", "graph")
        check_valid(before, ())


def test_a_trail_forgets_its_beginning(atlas: Atlas) -> None:
    nodes = choices()["nodes"][: TRAIL_LIMIT + 5]
    view = View(focus=nodes[0])
    for node in nodes[1:]:
        view = go(view, node)
    assert view.trail == tuple(nodes[4:-1])
    assert len(view.trail) == TRAIL_LIMIT
    check_valid(view, ())
    long, _ = parse("?trail=" + ".".join(nodes), atlas)
    assert long.trail == tuple(nodes[-TRAIL_LIMIT:])


def test_a_trail_may_pass_a_node_twice_but_not_stand_still(atlas: Atlas) -> None:
    view, ignored = parse("?trail=buttock.piriformis.piriformis.buttock", atlas)
    assert view.trail == ("buttock", "piriformis", "buttock")
    assert ignored == ()
