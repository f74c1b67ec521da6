"""The handout as HTML: what it is, its warning signs, what is said of it, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from htpy import (
    Element,
    Node,
    article,
    b,
    div,
    footer,
    fragment,
    h1,
    h2,
    h3,
    header,
    li,
    ol,
    p,
    section,
    span,
    ul,
)

from graph import Atlas
from webapp.address import to_query
from webapp.handout import budget, contents
from webapp.handout.budget import Chosen
from webapp.handout.contents import Line, Part
from webapp.handout.figure import body_figure, legend
from webapp.handout.references import References, short_citation
from webapp.view import EdgeKey, View
from webapp.wording import (
    TEACHES,
    WARNING_AFTER,
    WARNING_OF,
    WARNING_TITLE,
    capital,
    name_of,
    other_name,
)

LICENCE = "Data: Plexus, CC BY 4.0. Copy it, and say where it comes from."
NOTHING = "Nothing here passes the filters of this view."
NO_WAY = "There is no way between the two with these relations and so many steps."
MAP = (150.0, 162.0)
"""Width and height of the body map, in px."""
TITLE, TITLE_LINE = 26.67, 32.0
FOOT = 72.0
SIGN_TITLES = (f"{WARNING_TITLE}:", f"{WARNING_AFTER}:")
BOX = 22.0
"""What the frame of the warning signs takes."""
NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top: the kind, the other name, what it is, and how it is done."""

    kind: str
    title: str
    other: str
    told: tuple[str, ...]
    synonyms: str
    steps: tuple[str, ...]
    dose: str
    legend: str

    @property
    def height(self) -> float:
        """Height in px; the body map stands beside it."""
        room = budget.WIDE - MAP[0] - 20
        lines = budget.lines_of(self.title, TITLE, room) * TITLE_LINE
        small = [self.kind, self.other, self.synonyms]
        lines += sum(
            budget.lines_of(text, budget.SMALL, room) * budget.SMALL_LINE + 4
            for text in small
            if text
        )
        lines += sum(
            budget.lines_of(text, budget.TEXT, room - 20) * budget.TEXT_LINE + 5
            for text in (*self.told, *self.steps, self.dose)
            if text
        )
        under = budget.lines_of(self.legend, budget.SMALL, MAP[0]) * budget.SMALL_LINE
        return max(lines, MAP[1] + under) + 14


def head_of(atlas: Atlas, view: View) -> Head:
    """The head of a view's handout."""
    nodes = contents.subjects(view)
    data = atlas.graph.nodes[nodes[0]]
    one = len(nodes) == 1
    shown = {name_of(atlas, nodes[0], words).lower() for words in ("plain", "clinical")}
    synonyms = [s for s in data["synonyms"] if s.lower() not in shown][:NAMES_SHOWN]
    told = [
        (data["definition"] if one else f"{name_of(atlas, n, view.words)}: {definition}")
        for n in nodes
        if (definition := atlas.graph.nodes[n]["definition"])
    ]
    others = [other for n in nodes if (other := other_name(atlas, n, view.words))]
    return Head(
        capital(data["kind"]) if one else "",
        contents.title_of(atlas, view),
        "; ".join(others),
        tuple(told),
        f"Also: {', '.join(synonyms)}" if one and synonyms else "",
        tuple(data["steps"]) if one else (),
        contents.dose_of(atlas, nodes[0]) if one else "",
        legend(atlas, contents.shaded(view)),
    )


def _marked(references: References, text: str, edge: EdgeKey | None) -> Node:
    """A text with the numbers of its references."""
    if not edge:
        return text
    marks = references.marks(edge)
    measured = references.cited(edge).frequency
    return fragment[
        text,
        f" ({measured})" if measured else None,
        span(class_="refs")[f"\u00a0[{marks}]"],
    ]


def _told(references: References, line: Line) -> list[Node]:
    pieces: list[Node] = []
    for text, edge in line.pieces:
        pieces += [", " if pieces else None, _marked(references, text, edge)]
    return pieces


def warnings_height(signs: tuple[Line, ...], causes: tuple[Part, ...]) -> float:
    """Height in px of the box of warning signs."""
    room = budget.WIDE - BOX
    lines = 0
    for title, run in zip(SIGN_TITLES, signs, strict=True):
        if run.pieces:
            lines += budget.lines_of(f"{title} {_short(run)}", budget.TEXT, room)
    if causes:
        runs = " ".join(f"{c.title} ({', '.join(map(_short, c.lines))})." for c in causes)
        told = f"{WARNING_OF} {runs} And 30 more."
        lines += budget.lines_of(told, budget.TEXT, room)
    return lines * budget.TEXT_LINE + (BOX + 10 if lines else 0)


def _short(line: Line) -> str:
    return ", ".join(f"{text} [188]" for text, _ in line.pieces)


def warning_box(
    references: References, signs: tuple[Line, ...], causes: tuple[Part, ...], more: int
) -> Node:
    """The warning signs, before anything else."""
    runs = [
        p[b[title], " ", _told(references, run), "."]
        for title, run in zip(SIGN_TITLES, signs, strict=True)
        if run.pieces
    ]
    if not runs and not causes:
        return None
    return section(class_="handout-warning", aria_label="Warning signs")[
        runs,
        p[
            b[WARNING_OF],
            ": ",
            [_cause(references, cause) for cause in causes],
            f"And {more} more." if more else None,
        ]
        if causes
        else None,
    ]


def _cause(references: References, cause: Part) -> list[Node]:
    """A disease and some of its signs."""
    told = [_told(references, line) for line in cause.lines]
    return [cause.title, " (", [[", " if n else None, one] for n, one in enumerate(told)], "). "]


def part_of(references: References, taken: Chosen) -> Element:
    """A part with the lines that fit, and how many there are."""
    lines, part = taken.part.lines[: taken.lines], taken.part
    count = f" · {taken.lines} of {part.total}" if taken.lines < part.total else ""
    steps_left = taken.with_steps
    items = []
    for line in lines:
        shows = bool(line.steps) and steps_left > 0
        steps_left -= shows
        how = budget.steps_text(line) if shows else line.dose
        items.append(li[_told(references, line), div(class_="handout-how")[how] if how else None])
    return section(class_="handout-part")[
        h3[part.title, span(class_="handout-count")[count] if count else None], ul[items]
    ]


def _reference_list(atlas: Atlas, references: References) -> Node:
    """The works of the text by their numbers, one line each."""
    if not references.numbers:
        return None
    room = budget.COLUMN - 26
    items = [
        li[
            span(class_="handout-number")[str(number)],
            short_citation(atlas.sources[source], budget.REFERENCE, room),
        ]
        for source, number in references.numbers.items()
    ]
    return section(class_="handout-references")[h2["Sources"], ol[items]]


def head(atlas: Atlas, view: View, told: Head) -> Element:
    """The title and the body map beside it."""
    return header(class_="handout-head")[
        div(class_="handout-map")[
            div[body_figure(atlas, contents.shaded(view))], p[told.legend] if told.legend else None
        ],
        p(class_="handout-kind")[told.kind] if told.kind else None,
        h1[told.title],
        p(class_="handout-other")[told.other] if told.other else None,
        (p[text] for text in told.told),
        p(class_="handout-also")[told.synonyms] if told.synonyms else None,
        ol(class_="handout-steps")[(li[step] for step in told.steps)] if told.steps else None,
        p[told.dose] if told.dose else None,
    ]


def paper(atlas: Atlas, view: View) -> Element:
    """The handout of a view, bounded so that it fits on one page of A4."""
    told, signs = head_of(atlas, view), contents.signs(atlas, view)
    all_causes = contents.causes(atlas, view)
    causes = all_causes[: contents.MOST_CAUSES]
    references = References(atlas)
    for line in (*signs, *(line for cause in causes for line in cause.lines)):
        for edge in line.edges:
            references.marks(edge)
    room = budget.HIGH - told.height - warnings_height(signs, causes) - FOOT - budget.HEADING
    room -= (len(references.numbers) / 2 + 1) * budget.REFERENCE_LINE
    parts = contents.parts_of(atlas, view)
    is_route = contents.is_route(view)
    chosen = (budget.fill_whole if is_route else budget.fill)(parts, references, room)
    references.renumber()
    # Written in the order in which it is read, so that the numbers count up.
    warnings = warning_box(references, signs, causes, len(all_causes) - len(causes))
    written = [part_of(references, taken) for taken in chosen]
    address = to_query(replace(view, trail=(), pinned=(), opened=(), edge=None, tab="graph"))
    return article(class_="handout")[
        head(atlas, view, told),
        warnings,
        div(class_="handout-parts")[written] if written else p[NO_WAY if is_route else NOTHING],
        _reference_list(atlas, references),
        footer(class_="handout-foot")[
            p[b[TEACHES], " Strongest first; numbers are the sources above."],
            p["Made with Plexus: ", span(data_address=address)[address]],
            p[LICENCE, " Printed ", span(data_today="")[""], "."],
        ],
    ]
