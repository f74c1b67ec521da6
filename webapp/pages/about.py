"""The page about the data: what is in it, how well it stands, and where it is thin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output, dcc
from dash.development.base_component import Component
from htpy import Element, Node, a, div, h1, h2, li, nav, p, ul
from htpy import section as section_

from graph import Atlas
from graph.quality import Quality, quality
from graph.quality_completeness import ASPECTS
from graph.works import works
from webapp import ids
from webapp.figures import quality_charts as charts
from webapp.pages.page import Answer, Page
from webapp.pages.page import texts as as_text
from webapp.panels import about_words, about_works, island
from webapp.panels.about_tables import tables
from webapp.view import View
from webapp.wording import name_of

Chart = Callable[[Quality, dict[str, str]], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its heading, what it says, its chart, and how many bars that has.

    The number of bars tells how high the chart will be, so that its place is kept for it.
    """

    name: str
    title: str
    says: str
    chart: Chart | None
    bars: Callable[[Atlas], int] = lambda atlas: 0


PARTS = (
    Part(
        "kinds",
        "What is in it",
        "Everything in the atlas, by kind.",
        lambda q, _: charts.kinds_chart(q.kinds),
        lambda atlas: len(atlas.kinds),
    ),
    Part(
        "relations",
        "How it is joined",
        "Statements by relation. A statement is contested when at least one source disputes it.",
        lambda q, _: charts.relations_chart(q.relations),
        lambda atlas: len(atlas.relations) + 2,
    ),
    Part(
        "levels",
        "How well it stands",
        "Share of the statements by the best evidence that supports them.",
        lambda q, _: charts.levels_chart(q.levels),
        lambda atlas: len(atlas.levels),
    ),
    Part(
        "works",
        "Where it comes from",
        "Works that are cited, by decade and level.",
        lambda q, _: charts.works_chart(q.works),
        lambda atlas: 14,
    ),
    Part(
        "coverage",
        "Where it is thin",
        "What may refer pain to each region, directly: regions with few entries are not free of "
        "pain, they are not yet well described here.",
        lambda q, names: charts.coverage_chart(q.coverage, names),
        lambda atlas: len(leaves_of(atlas)) * 3 // 4,
    ),
    Part(
        "completeness",
        "How complete the hip and the low back are",
        "Of the conditions that lie in the lower back, pelvis, buttock, hip or groin: how many "
        "have at least one statement of each sort. What is missing is work still to be done.",
        lambda q, _: charts.completeness_chart(q.completeness),
        lambda atlas: len(ASPECTS),
    ),
    Part("contested", "What is contested", "Both sides of each contested statement.", None),
    Part(
        "innervation",
        "Where ontologies and books differ",
        "The nerve of each muscle as ontologies of anatomy give it and as other works do; each "
        "difference is explained.",
        None,
    ),
)


KEPT = 16
"""So many views have their tables kept: a search for works changes none of them."""
WORDS = (
    ("works-list", "The works"),
    ("strength", "How strength is computed"),
    ("keyboard", "Keyboard"),
    ("licence", "Licence, and how to cite"),
)
"""The parts that are words, by the name of their place."""
ORDER = (
    "works-list",
    "strength",
    "kinds",
    "relations",
    "levels",
    "works",
    "coverage",
    "completeness",
    "contested",
    "innervation",
    "keyboard",
    "licence",
)
"""All parts in the order in which they stand."""


def page(atlas: Atlas) -> Page:
    """The page on an atlas; what takes long is computed when it is first asked for."""
    found = quality_once(atlas)
    known = lru_cache(maxsize=1)(lambda: works(atlas))
    rest = lru_cache(maxsize=KEPT)(lambda view: as_text(texts(atlas, view, found())))

    def drawn(view: View) -> Answer:
        list_ = about_works.contents(atlas, view, known())
        return {
            "html": as_text({ids.about_part("works-list", "words"): list_}),
            "islands": chart_places(),
        }

    def told(view: View) -> Answer:
        return {"html": rest(replace(view, works=""))}

    return Page(
        "about",
        "About the data",
        frame(atlas),
        drawn,
        told,
        lambda app: register(app, atlas, found),
        islands=(
            *(dcc.Store(id=ids.island(place)) for place in chart_places()),
            *map(island.component, chart_places()),
        ),
    )


def titles() -> dict[str, str]:
    """The heading of each part, in their order."""
    known = {**dict(WORDS), **{part.name: part.title for part in PARTS}}
    return {name: known[name] for name in ORDER}


def leaves_of(atlas: Atlas) -> list[str]:
    """The smallest regions of an atlas."""
    return [region for region in atlas.hierarchy if not atlas.hierarchy.in_degree(region)]


def section(atlas: Atlas, name: str) -> Element:
    """The frame of one part: what changes with the view and the charts come later."""
    part = next((part for part in PARTS if part.name == name), None)
    inside: list[Node] = [h2[titles()[name]]]
    if part:
        inside.append(p(class_="says")[part.says])
        if part.chart:
            place = ids.about_part(name, "chart")
            high = f"min-height:{charts.height(part.bars(atlas))}px"
            inside.append(island.place(place, "chart", place, when_seen=True, style=high))
        inside.append(div(id=ids.about_part(name, "table")))
    else:
        inside.append(div(id=ids.about_part(name, "words"), class_="about-words"))
    return section_(id=ids.about_section(name), class_="about-part")[inside]


def frame(atlas: Atlas) -> Element:
    """The frame of the page, with its table of contents."""
    contents = nav(class_="about-contents", aria_label="On this page")[
        ul[(li[a(href=f"#{ids.about_section(n)}")[title]] for n, title in titles().items())]
    ]
    return div(class_="about")[
        h1["About the data"],
        div(id=ids.ABOUT, class_="about-head"),
        contents,
        (section(atlas, name) for name in ORDER),
    ]


def chart_places() -> list[str]:
    """The place of each chart, in the order of the parts."""
    return [ids.about_part(part.name, "chart") for part in PARTS if part.chart]


def texts(atlas: Atlas, view: View, found: Quality) -> dict[str, Node]:
    """Every text of the page but the works, by the id of its place."""
    out: dict[str, Node] = {
        ids.ABOUT: about_words.head(atlas, found),
        ids.about_part("strength", "words"): about_words.strength(atlas, view),
        ids.about_part("keyboard", "words"): about_words.keyboard(),
        ids.about_part("licence", "words"): about_words.licence(),
    }
    for name, content in tables(atlas, view, found).items():
        out[ids.about_part(name, "table")] = content
    return out


def graph_of(atlas: Atlas, chart: Chart, found: Quality) -> Component:
    """The chart of a part."""
    names = {c.region: name_of(atlas, c.region, "plain") for c in found.coverage}
    return dcc.Graph(
        figure=chart(found, names), config={"displayModeBar": False, "responsive": True}
    )


def quality_once(atlas: Atlas) -> Callable[[], Quality]:
    """The quality of an atlas, computed when it is first asked for and then kept."""
    return lru_cache(maxsize=1)(lambda: quality(atlas))


def register(app: Dash, atlas: Atlas, found: Callable[[], Quality]) -> None:
    """Draw each chart when its place is first near the part of the page that is seen."""
    for part in PARTS:
        if part.chart:
            _register_chart(app, atlas, ids.about_part(part.name, "chart"), part.chart, found)


def _register_chart(
    app: Dash, atlas: Atlas, place: str, chart: Chart, found: Callable[[], Quality]
) -> None:
    @app.callback(
        Output(ids.inside(place), "children"),
        Input(ids.island(place), "data"),
        prevent_initial_call=True,
    )
    def draw(query: str | None) -> Component:
        return graph_of(atlas, chart, found())
