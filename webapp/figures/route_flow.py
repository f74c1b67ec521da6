"""Routes as a layered flow: plain data, and the Plotly Sankey diagram of it.

A node stands once in each layer that routes pass it in, so that the flow always runs one way. Each
route carries its strength through every one of its steps, so that what flows into a node in the
middle also flows out of it. The last step of a short route goes through a lane of its own in each
layer that longer routes have, so that no ribbon runs behind the nodes of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from graph import Atlas
from graph.referral import Step
from graph.routes import Route
from webapp.address import to_query
from webapp.colours import MARKS, mark_of
from webapp.figures.arrows import strength_word
from webapp.figures.relation_groups import group_of
from webapp.view import EdgeKey, View
from webapp.view import go as go_to
from webapp.wording import name_of, step_sentence

HEIGHT = 500
THINNEST = 0.02
"""What a route counts at least, so that a faint one can be seen and pointed at."""
LINE_LENGTH = 24
RIBBONS = {
    "felt": ("#b5432a", "#f08a6c"),
    "mechanical": ("#5a4b9c", "#b3a5f0"),
    "anatomy": ("#8896a4", "#75838f"),
    "clinical": ("#1f7a72", "#66c7bc"),
}
"""Colour of each group of relations on a light and on a dark ground; routes.css has them too."""
INK = ("#1a2530", "#e7edf2")
PANEL = ("#ffffff", "#171e26")
SURE, CONTESTED = 0.5, 0.22
"""How solid a ribbon is; by it the style sheet finds the contested ones, to give them an edge."""


class Place(NamedTuple):
    """A node in a layer (the end of the routes is in layer -1), or, where a lane is given, the lane
    of a step that leaves the layer ``lane[0]``."""

    layer: int
    node: str
    lane: tuple[int, Step] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A ribbon between two places, by their numbers; ``weight`` adds up the routes through it."""

    source: int
    target: int
    step: Step
    weight: float

    @property
    def edge(self) -> EdgeKey:
        """The statement of the ribbon."""
        return self.step.edge


@dataclass(frozen=True, slots=True)
class Flow:
    """The places and ribbons of a number of routes."""

    places: tuple[Place, ...]
    links: tuple[Link, ...]


def flow(routes: Sequence[Route]) -> Flow:
    """Routes between the same two nodes, laid over each other."""
    places: dict[Place, int] = {}
    weights: dict[tuple[int, int, Step], float] = defaultdict(float)
    layers = max((len(route.steps) for route in routes), default=0)
    for route in routes:
        passed = [Place(index, node) for index, node in enumerate(route.nodes[:-1])]
        last = len(passed) - 1
        lane = (last, route.steps[-1])
        passed += [Place(layer, "", lane) for layer in range(last + 1, layers)]
        passed.append(Place(-1, route.nodes[-1]))
        numbers = [places.setdefault(place, len(places)) for place in passed]
        for index, (source, target) in enumerate(pairwise(numbers)):
            step = route.steps[min(index, last)]
            weights[source, target, step] += max(route.strength, THINNEST)
    links = tuple(Link(*ends, weight) for ends, weight in weights.items())
    return Flow(tuple(places), links)


def _label(atlas: Atlas, view: View, place: Place) -> str:
    if place.lane:
        return ""
    text = name_of(atlas, place.node, view.words)
    return "<br>".join(wrap(text, LINE_LENGTH, break_long_words=False))


def _colour(atlas: Atlas, place: Place, tone: int) -> str:
    if place.lane:
        return _ribbon(atlas, place.lane[1], tone)
    mark = MARKS[mark_of(atlas.graph.nodes[place.node]["kind"])]
    return mark.dark if tone else mark.light


def _leads_to(view: View, place: Place) -> View:
    return receipts_of(view, place.lane[1]) if place.lane else go_to(view, place.node)


def _ribbon(atlas: Atlas, step: Step, tone: int) -> str:
    colour = RIBBONS[group_of(step.relation)][tone]
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    solid = CONTESTED if atlas.graph.edges[step.edge]["contested"] else SURE
    return f"rgba({red},{green},{blue},{solid})"


def _told(atlas: Atlas, view: View, step: Step) -> str:
    data = atlas.graph.edges[step.edge]
    contested = ", contested" if data["contested"] else ""
    sentence = step_sentence(atlas, step, view.words)
    return f"{sentence}: {strength_word(data['strength'])}{contested}"


def receipts_of(view: View, step: Step) -> View:
    """The view that a step leads to: the explorer at its beginning, with its receipts open."""
    return replace(go_to(view, step.start), edge=step.edge, tab="detail")


def sankey(atlas: Atlas, view: View, routes: Sequence[Route], dark: bool) -> go.Figure:
    """The diagram; each node and ribbon carries the query of the view that it leads to."""
    made, tone = flow(routes), int(dark)
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed",
            textfont={
                "size": 13,
                "weight": 500,
                "color": INK[tone],
                "family": "Inter, sans-serif",
                "shadow": ", ".join([f"0 0 3px {PANEL[tone]}"] * 4),
            },
            node={
                "label": [_label(atlas, view, place) for place in made.places],
                "color": [_colour(atlas, place, tone) for place in made.places],
                "customdata": [to_query(_leads_to(view, place)) for place in made.places],
                "hovertemplate": "%{label}<extra></extra>",
                "line": {"width": 0},
                "pad": 26,
                "thickness": 14,
            },
            link={
                "source": [link.source for link in made.links],
                "target": [link.target for link in made.links],
                "value": [link.weight for link in made.links],
                "label": [_told(atlas, view, link.step) for link in made.links],
                "color": [_ribbon(atlas, link.step, tone) for link in made.links],
                "customdata": [to_query(receipts_of(view, link.step)) for link in made.links],
                "hovertemplate": "%{label}<extra></extra>",
                "line": {"color": PANEL[tone], "width": 1},
            },
        )
    )
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 6, "r": 6, "t": 12, "b": 12},
        paper_bgcolor=PANEL[tone],
        font={"family": "Inter, sans-serif", "size": 13, "color": INK[tone]},
        hoverlabel={"font": {"size": 13}},
    )
    return figure
