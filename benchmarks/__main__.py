"""``make bench``: how fast Plexus answers, and how fast it feels beside what others make.

All figures of a table come from one run on one machine, side by side: trust their ratios. Prints
tables in Markdown; the figures of the browser are written as JSON too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks import labels
from benchmarks.clicks import measure, report
from benchmarks.questions import table

PARTS = ("questions", "labels", "clicks")
JSON = Path(__file__).parent / ".cache" / "clicks.json"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"some of: {', '.join(PARTS)}; all if none named")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--clicks", type=int, default=50, help="measurements of each kind")
    parser.add_argument("--rounds", type=int, default=5, help="in which the pages take turns")
    parser.add_argument("--json", type=Path, default=JSON, help="where the browser's figures go")
    given = parser.parse_args()
    parts = given.parts or PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if "questions" in parts:
        print(table(given.sizes), end="\n\n")
    if "labels" in parts:
        print(labels.report(labels.count_labels()), end="\n\n")
    if "clicks" in parts:
        found = measure(given.clicks, given.rounds)
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
        print(f"{report(found)}\n\nAll figures: {given.json}")


if __name__ == "__main__":
    main()
