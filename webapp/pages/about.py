"""The page about the data: what is in it, how well it stands, and where it is thin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from htpy import Element, Node, b, details, fragment, p, summary, table, tbody, td, th, thead, tr

from graph import Atlas
from graph.quality import Compared, Contested, Quality, quality
from graph.sentences import author_year
from webapp import ids
from webapp.figures import quality_charts as charts
from webapp.pages.page import Answer, Page
from webapp.pages.page import texts as as_text
from webapp.panels.pieces import link, node_link, props
from webapp.view import View
from webapp.wording import capital, edge_sentence, name_of

Chart = Callable[[Quality, dict[str, str]], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its heading, what it says, its chart, and how tall its table opens."""

    name: str
    title: str
    says: str
    chart: Chart | None


PARTS = (
    Part(
        "kinds",
        "What is in it",
        "Everything in the atlas, by kind.",
        lambda q, _: charts.kinds_chart(q.kinds),
    ),
    Part(
        "relations",
        "How it is joined",
        "Statements by relation. A statement is contested when at least one source disputes it.",
        lambda q, _: charts.relations_chart(q.relations),
    ),
    Part(
        "levels",
        "How well it stands",
        "Share of the statements by the best evidence that supports them. The strength of a "
        "statement adds up its sources like independent chances to be right, each weighted by its "
        "level and by how often it was measured, and is lowered by those that dispute it.",
        lambda q, _: charts.levels_chart(q.levels),
    ),
    Part(
        "works",
        "Where it comes from",
        "Works that are cited, by decade and level.",
        lambda q, _: charts.works_chart(q.works),
    ),
    Part(
        "coverage",
        "Where it is thin",
        "What may refer pain to each region, directly: regions with few entries are not free of "
        "pain, they are not yet well described here.",
        lambda q, names: charts.coverage_chart(q.coverage, names),
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


def page(atlas: Atlas) -> Page:
    """The page on an atlas; how good the data are is computed when it is first asked for."""
    found = quality_once(atlas)

    def told(view: View) -> Answer:
        return {"html": as_text(texts(atlas, view, found()))}

    return Page(
        "about",
        "About the data",
        layout(),
        lambda view: {"html": {}, "island": "about"},
        told,
        lambda app: register(app, atlas, found),
    )


def layout() -> Component:
    """The frame of the page; its texts and charts come when it is opened."""
    parts: list[Component] = [
        html.Section(
            [
                html.H2(part.title),
                html.P(part.says, className="says"),
                html.Div(id=ids.about_part(part.name, "chart"), className="chart"),
                html.Div(id=ids.about_part(part.name, "table")),
            ],
            className="about-part",
        )
        for part in PARTS
    ]
    beginning: list[Component] = [
        html.H1("About the data"),
        html.Div(id=ids.ABOUT, className="about-head"),
    ]
    return html.Div(beginning + parts, className="about", **props(aria_label="About the data"))


def _table(heads: Sequence[str], rows: Iterable[Sequence[Node]], label: str) -> Element:
    return details(class_="table-fold")[
        summary[label],
        table(class_="table")[
            thead[tr[(th(scope="col")[head] for head in heads)]],
            tbody[(tr[(td[cell] for cell in row)] for row in rows)],
        ],
    ]


def head(atlas: Atlas, found: Quality) -> Node:
    """What the atlas is, in figures, and how to use and cite it."""
    contested = len(found.contested)
    receipts = sum(count.receipts for count in found.relations)
    return fragment[
        p[
            b[f"{atlas.graph.number_of_nodes():,} things"],
            f", {atlas.graph.number_of_edges():,} statements with {receipts:,} receipts from ",
            f"{len(atlas.sources):,} works; {contested} statements are contested. ",
            "One row of data is one source saying one thing. Nothing is in it without a source.",
        ],
        p[
            "The data are under CC BY 4.0: use them for anything, and say where they come from. ",
            "They teach anatomy and diagnose nobody. To correct them, add a row to a table: ",
            "data/README.md in the project tells how, with an example.",
        ],
    ]


def _side(atlas: Atlas, receipts: Iterable[Any]) -> str:
    return "; ".join(dict.fromkeys(author_year(atlas.sources[r.source]) for r in receipts)) or "–"


def _contested_row(atlas: Atlas, view: View, item: Contested) -> Sequence[Node]:
    subject, object_, relation = item.edge
    opened = View(focus=subject, edge=item.edge, words=view.words)
    return (
        link(edge_sentence(atlas, (subject, object_, relation), view.words), opened),
        f"{item.strength:.2f}",
        _side(atlas, item.supporting),
        _side(atlas, item.disputing),
    )


def _difference_row(atlas: Atlas, view: View, item: Compared) -> Sequence[Node]:
    def called(nodes: Iterable[str]) -> str:
        return ", ".join(name_of(atlas, node, view.words) for node in nodes) or "–"

    agreement = item.agreement
    return (
        node_link(atlas, view, agreement.muscle),
        agreement.status,
        called(agreement.ontology),
        called(agreement.others),
        item.explanation or "–",
    )


def tables(atlas: Atlas, view: View, found: Quality) -> dict[str, Node]:
    """The table of each part."""
    thin = sorted(found.coverage, key=lambda c: (c.sources, c.works))

    return {
        "kinds": _table(
            ("Kind", "Family", "Number"),
            ((capital(c.kind), c.family, str(c.nodes)) for c in found.kinds),
            "As a table",
        ),
        "relations": _table(
            ("Relation", "Statements", "Contested", "Receipts"),
            (
                (c.relation, str(c.statements), str(c.contested), str(c.receipts))
                for c in found.relations
            ),
            "As a table",
        ),
        "levels": _table(
            ("Level", "Statements", "Share", "What it is"),
            (
                (c.level, str(c.statements), f"{c.share:.1%}", atlas.levels[c.level].meaning)
                for c in found.levels
            ),
            "As a table",
        ),
        "works": _table(
            ("Level", "Years", "Works"),
            ((c.level, c.years, str(c.works)) for c in found.works),
            "As a table",
        ),
        "coverage": _table(
            ("Region", "Sources of pain", "Works", "Best evidence"),
            (
                (node_link(atlas, view, c.region), str(c.sources), str(c.works), c.level or "–")
                for c in thin
            ),
            "As a table, with the larger regions",
        ),
        "contested": _table(
            ("Statement", "Strength", "For", "Against"),
            (_contested_row(atlas, view, item) for item in found.contested),
            f"{len(found.contested)} statements",
        ),
        "innervation": _table(
            ("Muscle", "", "Ontologies", "Other works", "Explanation"),
            (_difference_row(atlas, view, c) for c in found.innervation),
            f"{len(found.innervation)} muscles",
        ),
    }


def texts(atlas: Atlas, view: View, found: Quality) -> dict[str, Node]:
    """Every text of the page by the id of its place."""
    out: dict[str, Node] = {ids.ABOUT: head(atlas, found)}
    for name, content in tables(atlas, view, found).items():
        out[ids.about_part(name, "table")] = content
    return out


def graphs(atlas: Atlas, found: Quality) -> list[Component | None]:
    """Every chart of the page, in the order of its parts."""
    names = {c.region: name_of(atlas, c.region, "plain") for c in found.coverage}
    return [
        dcc.Graph(
            figure=part.chart(found, names), config={"displayModeBar": False, "responsive": True}
        )
        if part.chart
        else None
        for part in PARTS
    ]


def quality_once(atlas: Atlas) -> Callable[[], Quality]:
    """The quality of an atlas, computed when it is first asked for and then kept."""
    return lru_cache(maxsize=1)(lambda: quality(atlas))


def register(app: Dash, atlas: Atlas, found: Callable[[], Quality]) -> None:
    """Draw the charts when the page is first shown, and only then."""

    @app.callback(
        [Output(ids.about_part(part.name, "chart"), "children") for part in PARTS],
        Input(ids.island("about"), "data"),
        prevent_initial_call=True,
    )
    def draw(query: str | None) -> list[Component | None]:
        return graphs(atlas, found())
