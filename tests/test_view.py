"""A view and its URL, there and back; steps from view to view."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Atlas
from tests.any_view import CALM, check_valid, choices, valid_views
from tests.the_atlas import the_atlas
from webapp.address import QUERY_LIMIT, parse, to_query
from webapp.view import TRAIL_LIMIT, View, back_to, go, home


@pytest.fixture(scope="module")
def atlas(whole: Atlas) -> Atlas:
    return whole


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
