"""All relations of the focus, grouped and written as sentences with their receipts: the outline
of the drawing, and more than it has room for."""

from __future__ import annotations

from htpy import Element, details, div, li, ol, p, summary, ul

from graph import Atlas
from graph.referral import PainSource, disputed_sources
from webapp.figures.neighbourhood import Group, Item, flat, groups_around, sources_shown
from webapp.figures.scene import shown_around
from webapp.panels.pieces import node_link, section, strength_meter
from webapp.panels.receipts import brief
from webapp.view import View, is_region
from webapp.wording import capital, edge_sentence

LISTED = 100
"""Entries of one list, and whatever else is drawn; a longer one says how many more there are."""
NOTHING = "Nothing here passes the filters: clear one of them."


def exercise(atlas: Atlas, node: str) -> Element | None:
    """The steps of a treatment that is done step by step, folded away."""
    data = atlas.graph.nodes[node]
    if not data["steps"]:
        return None
    dose = [part for part in (data["hold"] and f"hold {data['hold']}", data["repetitions"]) if part]
    return details(class_="steps")[
        summary["How it is done"],
        ol[(li[step] for step in data["steps"])],
        p(class_="dose")[capital(", ".join(dose))] if dose else None,
    ]


def entry(atlas: Atlas, view: View, item: Item, told: str = "") -> Element:
    """One relation: the other node, how well it stands, who says so."""
    data = atlas.graph.edges[item.edge]
    return li(class_="entry")[
        div(class_="entry-head")[
            node_link(atlas, view, item.node),
            strength_meter(item.strength, data["contested"]),
        ],
        div(class_="entry-told")[told] if told else None,
        brief(atlas, view, item.edge),
        exercise(atlas, item.node),
    ]


def listed(entries: list[Element], total: int) -> list[Element]:
    """A list of entries, and how many more there are."""
    more = total - len(entries)
    out = [ul(class_="entries")[entries]]
    return [*out, p(class_="quiet")[f"and {more} more: choose kinds or evidence"]] if more else out


def group_section(atlas: Atlas, view: View, group: Group) -> Element:
    """One group of the drawing, whole."""
    entries = [
        entry(atlas, view, item, f"{edge_sentence(atlas, item.edge, view.words)}.")
        for item in group.items[:LISTED]
    ]
    return section(f"{group.title} · {group.count}", *listed(entries, group.count))


def path_told(atlas: Atlas, view: View, source: PainSource) -> str:
    """How the pain gets to the region, as a sentence."""
    steps = [edge_sentence(atlas, step.edge, view.words) for step in source.path]
    return ", and ".join([steps[0], *(step[:1].lower() + step[1:] for step in steps[1:])]) + "."


def region_sections(atlas: Atlas, view: View) -> list[Element]:
    """What refers pain to a region, ranked; and what was looked for and not found."""
    left = {item.node for item in flat(groups_around(atlas, view))}
    found = [source for source in sources_shown(atlas, view) if source.id in left]
    drawn = {item.node for item in flat(shown_around(atlas, view)[0].groups)}
    entries = [
        entry(
            atlas,
            view,
            Item(source.id, source.path[0].edge, source.strength),
            path_told(atlas, view, source),
        )
        for place, source in enumerate(found)
        if place < LISTED or source.id in drawn
    ]
    out = [section(f"What may refer pain here · {len(found)}", *listed(entries, len(found)))]
    against = disputed_sources(atlas, view.focus)
    if against:
        items = [
            entry(
                atlas,
                view,
                Item(source.id, source.path[0].edge, 0.0),
                "Looked for and not found, or denied.",
            )
            for source in against
        ]
        out.append(section(f"Disputed · {len(against)}", ul(class_="entries")[items]))
    return out


def sections(atlas: Atlas, view: View) -> list[Element]:
    """All relations of the focus that the filters leave."""
    if is_region(atlas, view.focus):
        return region_sections(atlas, view)
    groups = groups_around(atlas, view)
    if not groups:
        return [p(class_="quiet")[NOTHING]]
    return [group_section(atlas, view, group) for group in groups]
