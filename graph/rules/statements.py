"""Rules for the statements: one row, one source saying one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from graph.evidence import share
from graph.records import Problem, Statement
from graph.rules.facts import Facts, Rule, circles, place, problem
from graph.tables import HOME

STANCES = ("supports", "disputes")
SIDES = ("", "ipsilateral", "contralateral", "midline", "bilateral", "left", "right")
PATTERNS = ("", "essential", "spillover")
REFERRAL = "refers pain to"
ACYCLIC = ("part of", "branch of", "is a")
NOTE_LENGTH = 200
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def unknown_end(facts: Facts) -> Iterator[Problem]:
    """Both ends of a statement are nodes."""
    nodes = facts.nodes
    for statement in facts.tables.statements:
        if statement.subject in nodes and statement.object in nodes:
            continue
        for column in ("subject", "object"):
            id_ = getattr(statement, column)
            if id_ not in nodes:
                fix = facts.suggest(id_, facts.nodes, "Add it to the table of its family.")
                yield problem(statement, column, f"unknown id '{id_}'.", fix)


def unknown_relation(facts: Facts) -> Iterator[Problem]:
    """The relation is in the closed list."""
    for statement in facts.tables.statements:
        label = statement.relation
        if label not in facts.relations and label not in facts.inverses:
            fix = facts.suggest(label, facts.relations, "Use a label of relations.csv.")
            yield problem(statement, "relation", f"unknown relation '{label}'.", fix)


def stored_inverse(facts: Facts) -> Iterator[Problem]:
    """Inverses are computed, never stored."""
    for statement in facts.tables.statements:
        label = statement.relation
        if label in facts.inverses and label not in facts.relations:
            relation = facts.inverses[label]
            message = f"'{label}' is the inverse of '{relation}', which is computed."
            fix = f"Turn the row round: {statement.object}, {relation}, {statement.subject}."
            yield problem(statement, "relation", message, fix)


def both_directions(facts: Facts) -> Iterator[Problem]:
    """A relation that reads the same both ways is stored one way."""
    first: dict[tuple[str, str, str], Statement] = {}
    for statement in facts.tables.statements:
        relation = facts.relations.get(statement.relation)
        if relation is None or not relation.symmetric or statement.subject == statement.object:
            continue
        first.setdefault((statement.subject, statement.relation, statement.object), statement)
        other = first.get((statement.object, statement.relation, statement.subject))
        if other:
            message = f"'{statement.relation}' is stored the other way round in {place(other)}."
            fix = (
                f"Turn the row round: {statement.object}, {relation.relation}, {statement.subject}."
            )
            yield problem(statement, "relation", message, fix)


def to_itself(facts: Facts) -> Iterator[Problem]:
    """A statement joins two different nodes."""
    for statement in facts.tables.statements:
        if statement.subject == statement.object and statement.subject:
            message = f"'{statement.subject}' stands at both ends."
            yield problem(statement, "object", message, "Name another object.")


def kind_not_allowed(facts: Facts) -> Iterator[Problem]:
    """Each end is of a kind that the relation allows."""
    for statement in facts.tables.statements:
        relation = facts.relations.get(statement.relation)
        if relation is None:
            continue
        ends = (
            ("subject", statement.subject, relation.subject_kinds),
            ("object", statement.object, relation.object_kinds),
        )
        for column, id_, kinds in ends:
            node = facts.nodes.get(id_)
            if node and node.kind not in kinds and node.family not in kinds:
                message = f"'{node.id}' is a {node.kind}, and the {column} of '{relation.relation}'"
                fix = f"Use one of these, or another relation: {', '.join(kinds)}."
                yield problem(statement, column, f"{message} cannot be one.", fix)


def unknown_stance(facts: Facts) -> Iterator[Problem]:
    """A source supports or disputes."""
    for statement in facts.tables.statements:
        if statement.stance not in STANCES:
            message = f"unknown stance '{statement.stance}'."
            yield problem(statement, "stance", message, "Write supports or disputes.")


def unknown_side(facts: Facts) -> Iterator[Problem]:
    """The side is one of the list or empty."""
    for statement in facts.tables.statements:
        if statement.side not in SIDES:
            fix = f"Leave it empty or use one of: {', '.join(SIDES[1:])}."
            yield problem(statement, "side", f"unknown side '{statement.side}'.", fix)


def unknown_pattern(facts: Facts) -> Iterator[Problem]:
    """The pattern is one of the list or empty, and stands only where pain is referred."""
    for statement in facts.tables.statements:
        if statement.pattern not in PATTERNS:
            fix = "Leave it empty or write essential or spillover."
            yield problem(statement, "pattern", f"unknown pattern '{statement.pattern}'.", fix)
        elif statement.pattern and statement.relation != REFERRAL:
            message = f"'{statement.relation}' has no pattern."
            yield problem(statement, "pattern", message, f"Empty the cell: only '{REFERRAL}' has.")


def bad_frequency(facts: Facts) -> Iterator[Problem]:
    """A frequency is a count or a percentage, at most everybody."""
    for statement in facts.tables.statements:
        if statement.frequency:
            try:
                share(statement.frequency)
            except ValueError as error:
                fix = "Write 36/51, 71%, 71% of 51 or 15-45%."
                yield problem(statement, "frequency", f"{error}.", fix)


def long_note(facts: Facts) -> Iterator[Problem]:
    """A note is short."""
    for statement in facts.tables.statements:
        if len(statement.note) > NOTE_LENGTH:
            message = f"has {len(statement.note)} characters."
            yield problem(statement, "note", message, f"Say it in {NOTE_LENGTH} at most.")


def unknown_source(facts: Facts) -> Iterator[Problem]:
    """Every statement has a source that is in the table."""
    for statement in facts.tables.statements:
        if statement.source not in facts.sources:
            fix = facts.suggest(statement.source, facts.sources, "Add it to sources.csv.")
            yield problem(statement, "source", f"unknown source '{statement.source}'.", fix)


def no_locator(facts: Facts) -> Iterator[Problem]:
    """A reader can find the place in the source."""
    for statement in facts.tables.statements:
        if not statement.locator:
            fix = "Name the section, page, table or figure that says so."
            yield problem(statement, "locator", "is empty.", fix)


def bad_date(facts: Facts) -> Iterator[Problem]:
    """The day on which the source was read is an ISO date."""
    good: set[str] = set()
    for statement in facts.tables.statements:
        day = statement.date_read
        if day in good:
            continue
        try:
            if not ISO_DATE.fullmatch(day):
                raise ValueError(day)
            date.fromisoformat(day)
        except ValueError:
            fix = "Write year-month-day, such as 2026-11-22."
            yield problem(statement, "date_read", f"'{day}' is not a date.", fix)
        else:
            good.add(day)


def repeated_receipt(facts: Facts) -> Iterator[Problem]:
    """The same place of a source is cited once for the same triple."""
    seen: dict[tuple[str, ...], Statement] = {}
    for row in facts.tables.statements:
        key = (row.subject, row.relation, row.object, row.stance, row.source, row.locator)
        first = seen.setdefault(key, row)
        if first is not row:
            message = f"the same receipt stands in {place(first)}."
            yield problem(row, "source", message, "Make one row of the two.")


def circular_hierarchy(facts: Facts) -> Iterator[Problem]:
    """``part of``, ``branch of`` and ``is a`` never lead back to where they started."""
    for relation in ACYCLIC:
        rows = {
            (row.subject, row.object): row
            for row in facts.tables.statements
            if row.relation == relation and row.stance == "supports"
        }
        for circle in circles(rows):
            row = rows[circle[0], circle[1]]
            message = f"'{relation}' comes back to its start: {' → '.join(circle)}."
            yield problem(row, "object", message, "Take one step of the circle away.")


def other_file(facts: Facts) -> Iterator[Problem]:
    """A statement stands in the file of its relation."""
    for statement in facts.tables.statements:
        home = HOME.get(statement.relation)
        if home and statement.origin.file != home:
            message = f"'{statement.relation}' belongs in {home}."
            yield problem(statement, "relation", message, "Run: plexus format")


STATEMENT_RULES: tuple[Rule, ...] = (
    unknown_end,
    unknown_relation,
    stored_inverse,
    both_directions,
    to_itself,
    kind_not_allowed,
    unknown_stance,
    unknown_side,
    unknown_pattern,
    bad_frequency,
    long_note,
    unknown_source,
    no_locator,
    bad_date,
    repeated_receipt,
    circular_hierarchy,
    other_file,
)
