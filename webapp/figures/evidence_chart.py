"""The receipts of a node by level of evidence and year, as rows and as a Plotly figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import plotly.graph_objects as go

from graph import Atlas

UNDATED = "no year"
DECADE = 10
FOR, AGAINST = "#3a84ba", "#c8553d"
INK = "#7c8794"
"""A grey that is read on a light and on a dark ground, as the figure lies on either."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """How many works of one level and one decade speak for and against."""

    level: str
    years: str
    supports: int
    disputes: int

    def cells(self) -> tuple[str, ...]:
        """The row as a table shows it."""
        return self.level, self.years, str(self.supports), str(self.disputes)


def _decade(year: str) -> str:
    return f"{int(year) // DECADE * DECADE}s" if year.isdigit() else UNDATED


def evidence_rows(atlas: Atlas, node: str) -> list[EvidenceRow]:
    """Receipts of all statements about a node, counted by level and decade.

    Each work counts once for each stance. Strongest level first, then by decade.
    """
    spoken = {
        (receipt.source, receipt.stance)
        for edges in (atlas.graph.in_edges, atlas.graph.out_edges)
        for *_, receipts in edges(node, data="receipts")
        for receipt in receipts
    }
    counts: Counter[tuple[str, str, str]] = Counter()
    for source_id, stance in spoken:
        source = atlas.sources[source_id]
        counts[source.level, _decade(source.year), stance] += 1
    places = {(level, years) for level, years, _ in counts}
    return [
        EvidenceRow(
            level, years, counts[level, years, "supports"], counts[level, years, "disputes"]
        )
        for level, years in sorted(places, key=lambda p: (-atlas.levels[p[0]].rank, p[1]))
    ]


def evidence_chart(rows: list[EvidenceRow]) -> go.Figure:
    """Bubbles: levels upwards, decades to the right, the area says how many works."""
    levels = list(dict.fromkeys(row.level for row in rows))
    years = sorted({row.years for row in rows}, key=lambda y: (y == UNDATED, y))
    figure = go.Figure()
    for name, colour, count in (("for", FOR, "supports"), ("against", AGAINST, "disputes")):
        some = [row for row in rows if getattr(row, count)]
        figure.add_scatter(
            x=[row.years for row in some],
            y=[row.level for row in some],
            mode="markers+text",
            name=name,
            text=[str(getattr(row, count)) for row in some],
            textposition="middle right" if name == "for" else "bottom center",
            textfont={"color": INK, "size": 12},
            marker={
                "size": [10 + 5 * getattr(row, count) ** 0.5 for row in some],
                "color": colour,
                "opacity": 1,
                "symbol": "circle" if name == "for" else "x-thin",
                "line": {"color": colour, "width": 0 if name == "for" else 3},
            },
            cliponaxis=False,
            hovertemplate="%{y}, %{x}: %{text} " + name + "<extra></extra>",
        )
    figure.update_layout(
        height=90 + 38 * len(levels),
        margin={"l": 8, "r": 30, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "Inter, sans-serif", "size": 12, "color": INK},
        legend={"orientation": "h", "y": -0.25},
        xaxis={
            "categoryorder": "array",
            "categoryarray": years,
            "gridcolor": "rgba(124,135,148,.2)",
        },
        yaxis={
            "categoryorder": "array",
            "categoryarray": levels[::-1],
            "gridcolor": "rgba(124,135,148,.2)",
            "automargin": True,
        },
    )
    return figure
