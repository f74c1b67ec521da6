"""The charts of the page about the data: pure functions from quality records to Plotly figures."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from graph.quality import Coverage, KindCount, LevelCount, RelationCount, WorkCount
from graph.quality_completeness import ASPECTS, Completeness
from webapp.colours import MARKS, mark_of
from webapp.figures.evidence_chart import INK

GRID = "rgba(124,135,148,.2)"
UNSEEN = "rgba(0,0,0,0)"
BAR = "#2f8fa8"
AGAINST = "#c8644a"
LADDER = ("#155e75", "#2f8fa8", "#6cb6c8", "#9a8fd0", "#b9a26a", "#cdb48a", "#c8c8c8")
"""From the strongest to the weakest level; read on a light and on a dark ground."""
ROW = 21


def _plain(figure: go.Figure, height: int) -> go.Figure:
    """The look that all charts share: no ground of their own, few lines, our typeface."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": 8, "b": 8},
        paper_bgcolor=UNSEEN,
        plot_bgcolor=UNSEEN,
        font={"family": "Inter, sans-serif", "size": 12, "color": INK},
        legend={"orientation": "h", "y": -0.12},
        bargap=0.3,
    )
    figure.update_xaxes(gridcolor=GRID, zeroline=False, automargin=True)
    figure.update_yaxes(
        gridcolor=UNSEEN, automargin=True, ticks="outside", ticklen=6, tickcolor=UNSEEN
    )
    return figure


def height(bars: int) -> int:
    """How high a chart of so many bars is, in px."""
    return 40 + ROW * bars


def _bars(names: Sequence[str], values: Sequence[float], colours: Sequence[str]) -> go.Figure:
    figure = go.Figure(
        go.Bar(
            y=list(names),
            x=list(values),
            orientation="h",
            marker={"color": list(colours)},
            text=[f"{value:g}" for value in values],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{x}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed")
    return _plain(figure, height(len(names)))


def kinds_chart(kinds: Sequence[KindCount]) -> go.Figure:
    """Nodes by kind, the most frequent first, in the colour that the kind has in the drawing."""
    ranked = sorted(kinds, key=lambda count: (-count.nodes, count.kind))
    colours = [MARKS[mark_of(count.kind)].dark for count in ranked]
    return _bars([count.kind for count in ranked], [count.nodes for count in ranked], colours)


def relations_chart(relations: Sequence[RelationCount]) -> go.Figure:
    """Statements by relation; the part that some source disputes in another colour."""
    ranked = sorted(relations, key=lambda count: (-count.statements, count.relation))
    names = [count.relation for count in ranked]
    figure = go.Figure()
    for name, colour, values in (
        ("undisputed", BAR, [count.statements - count.contested for count in ranked]),
        ("contested", AGAINST, [count.contested for count in ranked]),
    ):
        figure.add_bar(
            y=names,
            x=values,
            orientation="h",
            name=name,
            marker={"color": colour},
            hovertemplate="%{y}: %{x} " + name + "<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed")
    return _plain(figure, 80 + ROW * len(names))


def levels_chart(levels: Sequence[LevelCount]) -> go.Figure:
    """Share of the statements by the best level of evidence among their receipts."""
    names = [count.level for count in levels]
    figure = _bars(names, [round(100 * count.share, 1) for count in levels], LADDER[: len(names)])
    figure.update_traces(texttemplate="%{x} %", hovertemplate="%{y}: %{x} %<extra></extra>")
    return figure


def works_chart(works: Sequence[WorkCount]) -> go.Figure:
    """Works by decade, stacked by level."""
    years = sorted({count.years for count in works}, key=lambda y: (not y[:1].isdigit(), y))
    levels = list(dict.fromkeys(count.level for count in works))
    figure = go.Figure()
    for index, level in enumerate(levels):
        by_years = {count.years: count.works for count in works if count.level == level}
        figure.add_bar(
            x=years,
            y=[by_years.get(year, 0) for year in years],
            name=level,
            marker={"color": LADDER[index % len(LADDER)]},
            hovertemplate="%{x}, " + level + ": %{y}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    figure = _plain(figure, 340)
    figure.update_yaxes(gridcolor=GRID)
    return figure


def coverage_chart(coverage: Sequence[Coverage], names: dict[str, str]) -> go.Figure:
    """Sources of pain known for each smallest region, the thinnest first."""
    leaves = sorted((c for c in coverage if c.leaf), key=lambda c: (c.sources, names[c.region]))
    figure = _bars(
        [names[c.region] for c in leaves], [c.sources for c in leaves], [BAR] * len(leaves)
    )
    figure.update_layout(height=40 + 16 * len(leaves))
    figure.update_yaxes(tickfont={"size": 11})
    return figure


def completeness_chart(conditions: Sequence[Completeness]) -> go.Figure:
    """How many of the conditions have at least one statement of each sort."""
    having = [sum(one.counts[place] > 0 for one in conditions) for place in range(len(ASPECTS))]
    figure = _bars(ASPECTS, having, [BAR] * len(ASPECTS))
    total = len(conditions)
    figure.update_traces(
        texttemplate="%{x} of " + str(total),
        hovertemplate="%{y}: %{x} of " + str(total) + " conditions<extra></extra>",
    )
    figure.update_xaxes(range=[0, max(total, 1) * 1.12])
    return figure
