"""The words of the page: names in plain or clinical words, headings, sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph import Atlas
from graph.referral import Step
from graph.sentences import called, verb
from webapp.view import View

TEACHES = "Plexus teaches anatomy. It does not diagnose."
WARNING_TITLE = "See a doctor soon if there is"
WARNING_AFTER = "The more so with"
WARNING_OF = "Signs of serious disease that is felt here"
KEEP_NAME = ("structure",)
"""Families that go by their anatomical name in plain words too: it is what a reader looks up."""

FAMILY_TITLES = {
    "structure": "Structures",
    "region": "Regions",
    "condition": "Conditions",
    "finding": "Findings",
    "factor": "Factors",
    "treatment": "Treatments",
    "test": "Tests",
    "movement": "Movements",
}


def capital(text: str) -> str:
    """The text with its first letter as a capital and the rest as it is."""
    return text[:1].upper() + text[1:]


def name_of(atlas: Atlas, node: str, words: str) -> str:
    """What a node is called on the page."""
    data = atlas.graph.nodes[node]
    if words == "plain" and data["family"] not in KEEP_NAME:
        return capital(data["plain_name"] or data["name"])
    return capital(data["name"])


def other_name(atlas: Atlas, node: str, words: str) -> str:
    """The name in the other words, or nothing where both are the same."""
    data = atlas.graph.nodes[node]
    shown = name_of(atlas, node, words)
    for other in (data["name"], data["plain_name"]):
        if other and other.lower() != shown.lower():
            return capital(other)
    return ""


def inline(atlas: Atlas, node: str, words: str) -> str:
    """The name of a node inside a sentence."""
    plain = words == "plain" and atlas.graph.nodes[node]["family"] not in KEEP_NAME
    return called(atlas, node, plain=plain)


def edge_sentence(atlas: Atlas, edge: tuple[str, str, str], words: str) -> str:
    """A statement as a sentence: *Piriformis compresses sciatic nerve*."""
    subject, object_, relation = edge
    first, last = inline(atlas, subject, words), inline(atlas, object_, words)
    return capital(f"{first} {verb(relation)} {last}")


def step_words(atlas: Atlas, step: Step) -> str:
    """The relation of a step as it reads in the direction of its path."""
    relation = atlas.relations[step.relation]
    return verb(relation.inverse if step.reverse else relation.relation)


def step_sentence(atlas: Atlas, step: Step, words: str) -> str:
    """A step of a path as a sentence that begins where the step does, even where it walks a
    statement from object to subject: *Piriformis is innervated by S2 nerve root*."""
    first, last = inline(atlas, step.start, words), inline(atlas, step.end, words)
    return capital(f"{first} {step_words(atlas, step)} {last}")


def heading(atlas: Atlas, relation: str, outgoing: bool) -> str:
    """The heading over what a node is joined to by a relation, read from that node."""
    record = atlas.relations[relation]
    label = record.relation if outgoing else record.inverse
    return capital(
        {"attaches to (origin)": "origin", "attaches to (insertion)": "insertion"}.get(label, label)
    )


def places_named(atlas: Atlas, view: View) -> str:
    """The name of what is in focus; of several places all, such as *Lower back and calf*."""
    first, *others = (name_of(atlas, view.focus, view.words), *map(_inside(atlas, view), view.also))
    return listing([first, *others])


def _inside(atlas: Atlas, view: View) -> Callable[[str], str]:
    return lambda node: inline(atlas, node, view.words)


def listing(words: Sequence[str]) -> str:
    """Words as a list in a sentence: *one*, *one and two*, *one, two and three*."""
    *firsts, last = words
    return f"{', '.join(firsts)} and {last}" if firsts else last


def question(atlas: Atlas, view: View) -> str:
    """What the drawing answers, as its title."""
    if view.also:
        places = listing([f"the {_inside(atlas, view)(p)}" for p in (view.focus, *view.also)])
        return f"What may refer pain to {places} at once"
    if atlas.graph.nodes[view.focus]["family"] == "region":
        return f"What refers pain to the {inline(atlas, view.focus, view.words)}"
    return f"{name_of(atlas, view.focus, view.words)} and its connections"
