"""*Where does it hurt?*: what fits what a person says of a pain, why, and what to ask next."""

from __future__ import annotations

from graph.guide.candidates import Answers, Candidate, weigh_candidates
from graph.guide.questions import foremost_few, questions, tell_apart
from graph.guide.said import Guide, make_guide

__all__ = [
    "Answers",
    "Candidate",
    "Guide",
    "foremost_few",
    "make_guide",
    "questions",
    "tell_apart",
    "weigh_candidates",
]
