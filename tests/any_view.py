"""Any view there can be of the built-in atlas, and what has to hold of a view."""

from __future__ import annotations

from functools import cache

import orjson
from hypothesis import settings
from hypothesis import strategies as st

from tests.the_atlas import the_atlas
from webapp import view as views
from webapp.address import parse, to_query
from webapp.panels.trail import notice
from webapp.view import TRAIL_LIMIT, View

CALM = settings(deadline=None, max_examples=60)


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
