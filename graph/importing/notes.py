"""What an import did that a person should know: one row each, or one row for many with a count."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.export.cells import escape_formula

FILE = "import-report.csv"
COLUMNS = ("what", "theirs", "ours", "detail")
SHOWN = 5
LEFT_OUT = "left out"
ABOUT_ITSELF = "statements of a thing about itself"
TWICE = "statements that stand twice"

Note = tuple[str, str, str, str]


@dataclass(slots=True)
class Notes:
    """Notes in the order in which they were made; ``count`` gathers those that are alike."""

    notes: list[Note] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, what: str, theirs: str = "", ours: str = "", detail: str = "") -> None:
        """Make a note of one thing."""
        self.notes.append((what, theirs, ours, detail))

    def count(self, what: str, theirs: str = "", ours: str = "", number: int = 1) -> None:
        """Count one more of a sort."""
        self.counts[what, theirs, ours] += number

    def rows(self) -> Iterator[Note]:
        """All notes; what was counted first, by what and by falling count."""
        order = {what: place for place, (what, _, _) in enumerate(self.counts)}
        counted = sorted(self.counts.items(), key=lambda item: (order[item[0][0]], -item[1]))
        for (what, theirs, ours), number in counted:
            yield what, theirs, ours, f"{number:,}"
        yield from self.notes

    def table(self) -> str:
        """The report as CSV; cells like formulas get a ``'`` before them, as in a CSV export."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([escape_formula(cell) for cell in row] for row in self.rows())
        return text.getvalue()

    def lines(self, most: int = SHOWN) -> list[str]:
        """The report for a person: of each sort the first few, and how many more there are."""
        by_what: dict[str, list[Note]] = {}
        for note in self.rows():
            by_what.setdefault(note[0], []).append(note)
        lines = []
        for what, notes in by_what.items():
            if len(notes) == 1 and not any(notes[0][1:3]):
                lines.append(f"{what}: {notes[0][3]}")
                continue
            lines.append(f"{what}:")
            lines += [f"  {_line(note)}" for note in notes[:most]]
            if len(notes) > most:
                lines.append(f"  … and {len(notes) - most:,} more, see {FILE}")
        return lines


def _line(note: Note) -> str:
    _, theirs, ours, detail = note
    arrow = f"{theirs} → {ours}" if theirs and ours else theirs or ours
    return f"{arrow}: {detail}" if arrow and detail else arrow or detail
