"""Rules for the closed lists: kinds, relations and levels."""

from __future__ import annotations

from collections.abc import Iterator

from graph.records import FAMILIES, Problem
from graph.rules.facts import Facts, Rule, problem, repeated

PAIN_FLOWS = ("forward", "backward", "none")


def repeated_word(facts: Facts) -> Iterator[Problem]:
    """A kind, relation, inverse or level is defined once."""
    tables, fix = facts.tables, "Keep one of the two rows."
    yield from repeated(tables.kinds, lambda kind: kind.kind, "kind", "kind", fix)
    yield from repeated(tables.levels, lambda level: level.level, "level", "level", fix)
    yield from repeated(tables.levels, lambda level: str(level.rank), "rank", "rank", fix)
    yield from repeated(tables.relations, lambda r: r.relation, "relation", "relation", fix)
    yield from repeated(tables.relations, lambda r: r.inverse, "inverse", "inverse", fix)


def empty_word(facts: Facts) -> Iterator[Problem]:
    """Kinds, relations and levels have a label and a meaning."""
    lists = (
        (facts.tables.kinds, ("kind", "plural", "meaning")),
        (facts.tables.levels, ("level", "meaning")),
        (facts.tables.relations, ("relation", "inverse", "meaning")),
    )
    for records, columns in lists:
        for record in records:
            for column in columns:
                if not getattr(record, column):
                    yield problem(record, column, "is empty.", "Fill the cell.")


def unknown_family(facts: Facts) -> Iterator[Problem]:
    """A kind belongs to one of the families."""
    for kind in facts.tables.kinds:
        if kind.family not in FAMILIES:
            fix = f"Use one of: {', '.join(FAMILIES)}."
            yield problem(kind, "family", f"unknown family '{kind.family}'.", fix)


def bad_weight(facts: Facts) -> Iterator[Problem]:
    """The weight of a level lies between 0 and 1."""
    for level in facts.tables.levels:
        if not 0 < level.weight < 1:
            message = f"weight {level.weight:g} is not between 0 and 1."
            yield problem(level, "weight", message, "Write a number such as 0.5.")


def unknown_end_kind(facts: Facts) -> Iterator[Problem]:
    """The kinds that a relation allows at its ends are kinds or families."""
    known = sorted({*facts.kinds, *FAMILIES})
    for relation in facts.tables.relations:
        for column in ("subject_kinds", "object_kinds"):
            kinds = getattr(relation, column)
            if not kinds:
                yield problem(relation, column, "is empty.", "Name kinds or families.")
            for kind in kinds:
                if kind not in known:
                    fix = facts.suggest(kind, known, "Add it to kinds.csv.")
                    yield problem(relation, column, f"unknown kind or family '{kind}'.", fix)


def unknown_pain_flow(facts: Facts) -> Iterator[Problem]:
    """Pain travels forward, backward or not along a relation."""
    for relation in facts.tables.relations:
        if relation.pain_flow not in PAIN_FLOWS:
            message = f"unknown direction '{relation.pain_flow}'."
            yield problem(relation, "pain_flow", message, f"Use one of: {', '.join(PAIN_FLOWS)}.")


VOCABULARY_RULES: tuple[Rule, ...] = (
    repeated_word,
    empty_word,
    unknown_family,
    bad_weight,
    unknown_end_kind,
    unknown_pain_flow,
)
