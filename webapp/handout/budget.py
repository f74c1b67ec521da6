"""How much of a handout fits on one page of A4, reckoned before it is set.

Lengths are in px of 1/96 inch, as in ``assets/print.css``, whose measures these are; the widths of
texts are those of ``figures/text_width.py``, which are never less than what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.figures.text_width import text_width
from webapp.handout.contents import Line, Part
from webapp.handout.references import References

WIDE = 703.0
HIGH = 1050.0
"""A4 without its margins; the reckoning is generous, so that this may be a little more than there
is (1,039)."""
COLUMN = 334.0
TEXT, TEXT_LINE = 13.34, 17.1
SMALL, SMALL_LINE = 11.34, 14.4
REFERENCE, REFERENCE_LINE = 10.67, 13.6
HEADING = 28.0
ENTRY_GAP = 1.5
COLUMNS_END = 44.0
"""Two columns seldom end at one height: so much of the longer one may be left over."""
LATER = 2
STEPS_SHOWN = 2
"""Exercises of a part whose steps are told; the others have their dose."""
MARKS_ROOM = " [18]"


def lines_of(text: str, size: float, room: float) -> int:
    """In how many lines a text is set, at most."""
    count, left = 1, room
    for word in text.split():
        wide = text_width(f"{word} ", size)
        if wide > left:
            count, left = count + 1, room
        left -= wide
    return count


@dataclass(slots=True)
class Chosen:
    """A part as far as it fits."""

    part: Part
    lines: int = 0
    with_steps: int = 0


def text_of(line: Line, references: References) -> str:
    """The text of a line with room for its marks."""
    return ", ".join(
        text + (f" ({references.cited(edge).frequency}){MARKS_ROOM}" if edge else "")
        for text, edge in line.pieces
    )


def steps_text(line: Line) -> str:
    """How an exercise is done, in one run."""
    steps = " ".join(f"{number}. {step}" for number, step in enumerate(line.steps, 1))
    return f"{steps} {line.dose}".strip()


def height_of(line: Line, references: References, *, steps: bool) -> float:
    """How much of a column a line takes."""
    high = lines_of(text_of(line, references), TEXT, COLUMN - 12) * TEXT_LINE + ENTRY_GAP
    told = steps_text(line) if steps else line.dose
    return high + (lines_of(told, SMALL, COLUMN - 12) * SMALL_LINE if told else 0)


def fill(
    parts: Sequence[Part], references: References, room: float, most: int = 12
) -> list[Chosen]:
    """Take the first line of every part, then the second, for as long as they fit.

    Parts that a person asks about come first by ``LATER`` lines. Each line costs its height in one
    of two columns, and the lines of the references that it adds.

    Parameters
    ----------
    parts : sequence of Part
    references : References
        What is cited already; the works of the lines that are taken are added.
    room : float
        Height in px for the lines in two columns and their references.
    most : int
        Lines of one part.
    """
    chosen = [Chosen(part) for part in parts]
    left = room - COLUMNS_END
    full: set[int] = set()
    turns = sorted(
        (number + (0 if taken.part.first else LATER), place)
        for place, taken in enumerate(chosen)
        for number in range(min(most, len(taken.part.lines)))
    )
    for _, place in turns:
        taken = chosen[place]
        if place in full:
            continue
        line = taken.part.lines[taken.lines]
        steps = bool(line.steps) and taken.with_steps < STEPS_SHOWN
        cost = cost_of(line, references, steps=steps) + (0 if taken.lines else HEADING / 2)
        if cost > left:
            full.add(place)
            continue
        left -= cost
        taken.lines += 1
        taken.with_steps += steps
        for edge in line.edges:
            references.marks(edge)
    return [taken for taken in chosen if taken.lines]


def fill_whole(parts: Sequence[Part], references: References, room: float) -> list[Chosen]:
    """Take parts that only make sense whole, such as routes, for as long as they fit."""
    chosen: list[Chosen] = []
    left = room - COLUMNS_END
    for part in parts:
        trial = References(references.atlas, dict(references.numbers), dict(references.settled))
        cost = HEADING / 2
        for line in part.lines:
            cost += cost_of(line, trial, steps=False)
            for edge in line.edges:
                trial.marks(edge)
        if cost > left:
            break
        left -= cost
        references.numbers, references.settled = trial.numbers, trial.settled
        chosen.append(Chosen(part, len(part.lines)))
    return chosen


def cost_of(line: Line, references: References, *, steps: bool) -> float:
    """The height that a line takes of the page: half its own, and that of its new references."""
    own = height_of(line, references, steps=steps) / 2
    return own + len(references.new(line.edges)) * REFERENCE_LINE / 2
