"""What a handout could say, strongest first: parts with lines, each with what it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph import Atlas
from graph.referral import Step
from graph.routes import routes
from graph.shared_sources import shared_sources
from webapp.colours import MARKS, mark_of
from webapp.figures.arrows import strength_word
from webapp.figures.neighbourhood import (
    SOURCE_STEPS,
    Group,
    around_node,
    floor_rank,
    kinds_wanted,
    passes,
    place_filter,
    sources_shown,
)
from webapp.figures.warning_signs import serious_causes, warning_signs
from webapp.view import EdgeKey, View, is_region
from webapp.wording import capital, edge_sentence, inline, name_of, question

FIRST = (
    "refers pain to",
    "has finding",
    "aggravated by",
    "set off by",
    "predisposed by",
    "eased by",
    "treated by",
    "prevented by",
    "tested by",
    "mistaken for",
    "compresses",
    "irritates",
    "causes",
)
"""The relations that a person asks about, in the order of a handout; then all others."""
MOST_WAYS = 8
MOST_CAUSES = 7
SIGNS_OF_A_CAUSE = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a handout: pieces of text, each with the statement that it tells (or None), and
    what is to be done where it names an exercise."""

    pieces: tuple[tuple[str, EdgeKey | None], ...]
    steps: tuple[str, ...] = ()
    dose: str = ""

    @property
    def edges(self) -> tuple[EdgeKey, ...]:
        """The statements that the line tells."""
        return tuple(edge for _, edge in self.pieces if edge)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading, strongest first; ``total`` is how many there are.

    ``first`` tells that it is among what a person asks about.
    """

    title: str
    lines: tuple[Line, ...]
    total: int
    first: bool = True


def dose_of(atlas: Atlas, node: str) -> str:
    """How long an exercise is held and how often it is done, as one sentence or nothing."""
    data = atlas.graph.nodes[node]
    said = [data["hold"] and f"hold {data['hold']}", data["repetitions"]]
    return capital(", ".join(part for part in said if part))


def _joined(atlas: Atlas, view: View, steps: Iterable[Step]) -> tuple[tuple[str, EdgeKey], ...]:
    """A path as sentences, one for each statement."""
    told = [(edge_sentence(atlas, step.edge, view.words), step.edge) for step in steps]
    return tuple(
        (text if not place else f"and {text[:1].lower()}{text[1:]}", edge)
        for place, (text, edge) in enumerate(told)
    )


def _named(atlas: Atlas, view: View, node: str, edge: EdgeKey, steps: bool = True) -> Line:
    """The other end of a statement, and how it is done where it is an exercise."""
    data = atlas.graph.nodes[node]
    return Line(
        ((name_of(atlas, node, view.words), edge),),
        tuple(data["steps"]) if steps else (),
        dose_of(atlas, node) if steps else "",
    )


def _region_line(atlas: Atlas, view: View, node: str, path: tuple[Step, ...]) -> Line:
    """What may refer pain to the focus: by its name where it does so itself, else by its path."""
    first = path[0]
    if len(path) == 1 and first.relation == "refers pain to" and first.object == view.focus:
        return _named(atlas, view, node, first.edge, steps=False)
    return Line(_joined(atlas, view, path))


def region_parts(atlas: Atlas, view: View) -> list[Part]:
    """What may refer pain to a region, or to several at once, by kind."""
    by_mark: dict[str, list[Line]] = defaultdict(list)
    if view.also:
        is_there = place_filter(atlas, view)
        for one in shared_sources(
            atlas,
            (view.focus, *view.also),
            hops=SOURCE_STEPS,
            kinds=kinds_wanted(atlas, view),
            floor=floor_rank(atlas, view),
        ):
            if is_there(one.id):
                steps = [step for source in one.to for step in source.path]
                by_mark[mark_of(atlas.graph.nodes[one.id]["kind"])].append(
                    Line(_joined(atlas, view, dict.fromkeys(steps)))
                )
    else:
        for found in sources_shown(atlas, view):
            if all(passes(atlas, view, step.edge) for step in found.path[:1]):
                line = _region_line(atlas, view, found.id, found.path)
                by_mark[mark_of(atlas.graph.nodes[found.id]["kind"])].append(line)
    return [
        Part(MARKS[mark].label, tuple(by_mark[mark]), len(by_mark[mark]))
        for mark in MARKS
        if mark in by_mark
    ]


def node_parts(atlas: Atlas, view: View) -> list[Part]:
    """What is said of anything else, by relation; warning signs stand in their own box."""

    def order(group: Group) -> int:
        return FIRST.index(group.relation) if group.relation in FIRST else len(FIRST)

    groups = [g for g in around_node(atlas, view) if g.relation != "warning sign of"]
    return [
        Part(
            group.title,
            tuple(_named(atlas, view, item.node, item.edge) for item in group.items),
            group.count,
            group.relation in FIRST,
        )
        for group in sorted(groups, key=order)
    ]


def route_parts(atlas: Atlas, view: View) -> list[Part]:
    """The ways between the two ends of a view, strongest first, one part for each."""
    found = routes(
        atlas,
        view.start,
        view.end,
        relations=view.via or None,
        limit=MOST_WAYS,
        max_steps=int(view.steps),
        direction="forward" if view.way == "forward" else "any",
    )
    return [
        Part(
            f"Way {number}: {strength_word(route.strength)}",
            tuple(
                Line(((edge_sentence(atlas, step.edge, view.words), step.edge),))
                for step in route.steps
            ),
            len(route.steps),
        )
        for number, route in enumerate(found, 1)
    ]


def is_route(view: View) -> bool:
    """Whether the handout is of the ways between two things."""
    return view.page == "routes" and bool(view.start and view.end)


def subjects(view: View) -> tuple[str, ...]:
    """What the handout is about: the focus, or the two ends of a route."""
    return (view.start, view.end) if is_route(view) else (view.focus, *view.also)


def parts_of(atlas: Atlas, view: View) -> list[Part]:
    """Everything that a handout of the view could say, in the order of its parts."""
    if is_route(view):
        return route_parts(atlas, view)
    return (region_parts if is_region(atlas, view.focus) else node_parts)(atlas, view)


def title_of(atlas: Atlas, view: View) -> str:
    """What stands over the handout."""
    if is_route(view):
        start, end = (inline(atlas, node, view.words) for node in (view.start, view.end))
        return f"From {start} to {end}"
    return question(atlas, view) if view.also else name_of(atlas, view.focus, view.words)


def warned_of(atlas: Atlas, view: View) -> tuple[str, ...]:
    """Whose warning signs the handout tells: its subjects', and those of a condition's places."""
    nodes = subjects(view)
    places = (
        place
        for node in nodes
        if atlas.graph.nodes[node]["family"] == "condition"
        for place in atlas.graph.nodes[node]["regions"]
    )
    return tuple(dict.fromkeys((*nodes, *places)))


def signs(atlas: Atlas, view: View) -> tuple[Line, Line]:
    """The warning signs of what the handout is about: what is found, and what makes it worse."""
    found = {
        sign: edge
        for node in warned_of(atlas, view)
        for sign, edge in warning_signs(atlas, node).items()
    }
    told: dict[bool, list[tuple[str, EdgeKey | None]]] = {True: [], False: []}
    for sign, edge in found.items():
        is_finding = atlas.graph.nodes[sign]["family"] == "finding"
        told[is_finding].append((inline(atlas, sign, view.words), edge))
    return Line(tuple(told[True])), Line(tuple(told[False]))


def causes(atlas: Atlas, view: View) -> tuple[Part, ...]:
    """Serious disease that is felt in the regions of the handout, those with most signs first."""
    found: dict[str, tuple[str, ...]] = {}
    for node in subjects(view):
        found |= serious_causes(atlas, node)
    ranked = sorted(found, key=lambda c: (-len(found[c]), name_of(atlas, c, "plain")))
    return tuple(
        Part(
            name_of(atlas, cause, view.words),
            tuple(
                Line(((inline(atlas, sign, view.words), (sign, cause, "warning sign of")),))
                for sign in found[cause][:SIGNS_OF_A_CAUSE]
            ),
            len(found[cause]),
        )
        for cause in ranked
    )


def shaded(view: View) -> View:
    """The view whose shading the handout's body map has."""
    return replace(view, focus=view.start, also=()) if is_route(view) else view
