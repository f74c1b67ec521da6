"""The tour of a first visit: four steps beside what they speak of. It blocks nothing."""

from __future__ import annotations

from dataclasses import dataclass

from htpy import Element, button, div, h2, p, section

from webapp import ids


@dataclass(frozen=True, slots=True)
class Stop:
    """A step: what it speaks of (a selector of one element), and what it says."""

    at: str
    title: str
    says: str


STOPS = (
    Stop(
        ".header .search",
        "Start where it hurts",
        "Search for a place, a muscle or a condition, or click the body map.",
    ),
    Stop(
        f"#{ids.GRAPH}",
        "Click to follow",
        "The graph shows what may send pain there. Click a node to go on from it; "
        "Undo and the trail lead back.",
    ),
    Stop(
        f"#{ids.DETAIL}",
        "Who says so",
        "Warning signs come first. Every arrow and every line has its receipts: "
        "the works that say so, and those that dispute it.",
    ),
    Stop(
        f"#{ids.FILTERS}",
        "As much proof as you like",
        "Choose kinds, relations and the least evidence that counts. Press ? for help at any time.",
    ),
)


def markup() -> Element:
    """The tour; ``assets/tour.js`` shows one step after the other."""
    return div(
        id=ids.TOUR,
        class_="tour",
        role="dialog",
        aria_modal="false",
        aria_labelledby=ids.TOUR_NAME,
        hidden=True,
    )[
        p(id=ids.TOUR_NAME, class_="tour-name", tabindex="-1")["A short tour"],
        div(aria_live="polite")[
            (
                section(class_="tour-stop", data_at=stop.at, hidden=True)[
                    p(class_="tour-count")[f"{number} of {len(STOPS)}"],
                    h2[stop.title],
                    p[stop.says],
                ]
                for number, stop in enumerate(STOPS, 1)
            )
        ],
        div(class_="tour-ways")[
            button(type="button", class_="button quiet-button", data_go="end")["Skip the tour"],
            button(type="button", class_="button", data_go="back")["Back"],
            button(type="button", class_="button first-button", data_go="on")["Next"],
        ],
    ]
