"""What tells the foremost candidates of *Where does it hurt?* apart."""

from __future__ import annotations

from htpy import Element, Node, div, fragment, h3, li, p, span, table, tbody, td, th, thead, tr, ul

from graph import Atlas
from graph.build import Edge
from graph.guide.questions import Apart, Test
from graph.sentences import author_year
from webapp.figures.scene import strength_word
from webapp.panels.hurt_results import answer_label, opened
from webapp.panels.pieces import link, node_link
from webapp.view import View
from webapp.wording import capital, edge_sentence, inline, name_of


def apart(atlas: Atlas, view: View, found: Apart | None) -> Node:
    """What tells the foremost candidates apart: answers, tests, known mix-ups."""
    if found is None:
        return p(class_="quiet")["When two or more things fit, what tells them apart stands here."]
    return fragment[
        _differences(atlas, view, found) if found.differences else None,
        [h3["Tests that are said to help"], ul(class_="apart-tests")[_tests(atlas, view, found)]]
        if found.tests
        else None,
        [
            h3["Taken for each other"],
            ul(class_="apart-mistaken")[(_mistaken(atlas, view, edge) for edge in found.mistaken)],
        ]
        if found.mistaken
        else None,
    ]


def _differences(atlas: Atlas, view: View, found: Apart) -> Element:
    def cell(edges: tuple[Edge, ...], strength: float) -> Node:
        if not edges:
            return span(class_="quiet")["not said"]
        return link(
            capital(strength_word(strength)),
            opened(view, edges[0]),
            "why-link",
            title=edge_sentence(atlas, edges[0], view.words),
        )

    def row(group: str, answer: str) -> str:
        likelier = group == "found" and atlas.graph.nodes[answer]["family"] != "finding"
        label = answer_label(atlas, view, group, answer)
        return capital(f"more likely with {label}" if likelier else label)

    return div(class_="apart-table", tabindex="0", role="region", aria_label="What to ask next")[
        table(class_="table")[
            thead[
                tr[
                    th(scope="col")["Not yet answered"],
                    (th(scope="col")[node_link(atlas, view, id_)] for id_ in found.candidates),
                ]
            ],
            tbody[
                (
                    tr[
                        th(scope="row")[row(difference.group, difference.answer)],
                        (td[cell(said.edges, said.strength)] for said in difference.said),
                    ]
                    for difference in found.differences
                )
            ],
        ]
    ]


def _tests(atlas: Atlas, view: View, found: Apart) -> list[Element]:
    def notes(test: Test) -> list[Element]:
        return [
            span(class_="apart-note")[
                f"{capital(receipt.note)} ({author_year(atlas.sources[receipt.source])})"
            ]
            for receipt in test.accuracy
        ]

    return [
        li[
            link(name_of(atlas, test.test, view.words), opened(view, test.edge), "why-link"),
            f" for {inline(atlas, test.candidate, view.words)}",
            notes(test),
        ]
        for test in found.tests
    ]


def _mistaken(atlas: Atlas, view: View, edge: Edge) -> Element:
    notes = dict.fromkeys(r.note for r in atlas.graph.edges[edge]["receipts"] if r.note)
    return li[
        link(edge_sentence(atlas, edge, view.words), opened(view, edge), "why-link"),
        (span(class_="apart-note")[capital(note)] for note in notes),
    ]
