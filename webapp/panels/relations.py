"""All relations of the focus, grouped and written as sentences with their receipts: the outline
of the drawing, and more than it has room for."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from graph import Atlas
from graph.referral import disputed_sources, sources_of
from webapp.figures.neighbourhood import (
    SOURCE_STEPS,
    Group,
    Item,
    floor_rank,
    groups_around,
    kinds_wanted,
    lies_within,
    passes,
)
from webapp.panels.pieces import node_link, section, strength_meter
from webapp.panels.receipts import brief
from webapp.view import View, is_region
from webapp.wording import capital, edge_sentence, name_of, relation_words

LISTED = 60
"""Entries of one list; a longer one says how many more there are."""


def exercise(atlas: Atlas, node: str) -> list[Component]:
    """The steps of a treatment that is done step by step, folded away."""
    data = atlas.graph.nodes[node]
    if not data["steps"]:
        return []
    dose = [part for part in (data["hold"] and f"hold {data['hold']}", data["repetitions"]) if part]
    return [
        html.Details(
            [
                html.Summary("How it is done"),
                html.Ol([html.Li(step) for step in data["steps"]]),
                *([html.P(capital(", ".join(dose)), className="dose")] if dose else []),
            ],
            className="steps",
        )
    ]


def entry(atlas: Atlas, view: View, item: Item, told: str = "") -> Component:
    """One relation: the other node, how well it stands, who says so."""
    data = atlas.graph.edges[item.edge]
    return html.Li(
        [
            html.Div(
                [
                    node_link(atlas, view, item.node),
                    strength_meter(data["strength"], data["contested"]),
                ],
                className="entry-head",
            ),
            *([html.Div(told, className="entry-told")] if told else []),
            brief(atlas, view, item.edge),
            *exercise(atlas, item.node),
        ],
        className="entry",
    )


def _listed(entries: list[Component], total: int) -> list[Component]:
    more = total - len(entries)
    tail = [html.P(f"and {more} more: choose kinds or evidence", className="quiet")] if more else []
    return [html.Ul(entries, className="entries"), *tail]


def _group(atlas: Atlas, view: View, group: Group) -> Component:
    entries = [entry(atlas, view, item) for item in group.items[:LISTED]]
    return section(f"{group.title} · {group.count}", _listed(entries, group.total))


def _path_told(atlas: Atlas, view: View, source: object) -> str:
    """How the pain gets to the region, where it takes more than one step or speaks of another."""
    path = source.path  # type: ignore[attr-defined]
    if len(path) == 1 and path[0].end == view.focus:
        return ""
    steps = [edge_sentence(atlas, step.edge, view.words) for step in path]
    return ", and ".join([steps[0], *(step[:1].lower() + step[1:] for step in steps[1:])]) + "."


def region_sections(atlas: Atlas, view: View) -> list[Component]:
    """What refers pain to a region, ranked; and what was looked for and not found."""
    kinds = kinds_wanted(atlas, view)
    found = [
        source
        for source in sources_of(
            atlas, view.focus, hops=SOURCE_STEPS, floor=floor_rank(atlas, view)
        )
        if atlas.graph.nodes[source.id]["kind"] in kinds
        and lies_within(atlas, view, source.id)
        and all(passes(atlas, view, step.edge) for step in source.path)
    ]
    entries = [
        entry(
            atlas,
            view,
            Item(source.id, source.path[0].edge, source.strength),
            _path_told(atlas, view, source),
        )
        for source in found[:LISTED]
    ]
    out = [section(f"What may refer pain here · {len(found)}", _listed(entries, len(found)))]
    against = [s for s in disputed_sources(atlas, view.focus) if s.id in atlas.graph]
    if against:
        items = [
            entry(
                atlas,
                view,
                Item(source.id, source.path[0].edge, 0.0),
                "Looked for, and not found or denied.",
            )
            for source in against
        ]
        out.append(section(f"Disputed · {len(against)}", [html.Ul(items, className="entries")]))
    return out


def sections(atlas: Atlas, view: View) -> list[Component]:
    """All relations of the focus that the filters leave."""
    if is_region(atlas, view.focus):
        return region_sections(atlas, view)
    groups = groups_around(atlas, view)
    if not groups:
        return [html.P("Nothing here passes the filters: clear one of them.", className="quiet")]
    return [_group(atlas, view, group) for group in groups]


def read_out(atlas: Atlas, view: View, item: Item) -> str:
    """A relation as a sentence that begins with the focus, for a list that is read aloud."""
    relation = item.edge[2]
    outgoing = item.edge[0] == view.focus
    label = relation if outgoing else atlas.relations[relation].inverse
    name = name_of(atlas, item.node, view.words)
    return f"{name_of(atlas, view.focus, view.words)} {relation_words(label)} {name}"
