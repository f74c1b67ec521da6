"""Rules for what is excused: exceptions from completeness, and differences between sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.quality_agreement import COMPARED, Agreement, innervation_agreement
from graph.records import Problem
from graph.rules.completeness import COMPLETENESS_RULES, name_of
from graph.rules.facts import Facts, Rule, problem, repeated

RULE_NAMES = tuple(name_of(rule) for rule in COMPLETENESS_RULES)


def unknown_exception(facts: Facts) -> Iterator[Problem]:
    """An exception names a node and a rule of completeness."""
    for row in facts.tables.exceptions or ():
        if row.node not in facts.nodes:
            fix = facts.suggest(row.node, facts.nodes, "Take the row away.")
            yield problem(row, "node", f"unknown id '{row.node}'.", fix)
        if row.rule not in RULE_NAMES:
            fix = facts.suggest(row.rule, RULE_NAMES, f"Use one of: {', '.join(RULE_NAMES)}.")
            yield problem(row, "rule", f"unknown rule '{row.rule}'.", fix)


def unknown_difference(facts: Facts) -> Iterator[Problem]:
    """An explained difference names a node and a relation that is compared."""
    for row in facts.tables.differences or ():
        if row.node not in facts.nodes:
            fix = facts.suggest(row.node, facts.nodes, "Take the row away.")
            yield problem(row, "node", f"unknown id '{row.node}'.", fix)
        if row.relation not in COMPARED:
            fix = f"Use one of: {', '.join(COMPARED)}."
            yield problem(row, "relation", f"'{row.relation}' is not compared.", fix)


def empty_reason(facts: Facts) -> Iterator[Problem]:
    """Every exception has its reason, every difference its explanation."""
    fix = "Say why, or take the row away."
    for row in facts.tables.exceptions or ():
        if not row.reason:
            yield problem(row, "reason", f"is empty ({row.node}).", fix)
    for difference in facts.tables.differences or ():
        if not difference.explanation:
            yield problem(difference, "explanation", f"is empty ({difference.node}).", fix)


def repeated_exception(facts: Facts) -> Iterator[Problem]:
    """An exception or a difference is stated once."""
    fix = "Make one row of the two."
    rows, differences = facts.tables.exceptions or (), facts.tables.differences or ()
    yield from repeated(rows, lambda row: f"{row.node}, {row.rule}", "node", "exception", fix)
    yield from repeated(
        differences, lambda row: f"{row.node}, {row.relation}", "node", "difference", fix
    )


def needless_exception(facts: Facts) -> Iterator[Problem]:
    """An exception is still needed: without it, its rule would name the node."""
    if not facts.tables.exceptions:
        return
    bare = replace(facts, tables=replace(facts.tables, exceptions=()))
    named = {row.rule for row in facts.tables.exceptions}
    lacking = {
        (name_of(rule), found.file, found.row)
        for rule in COMPLETENESS_RULES
        if name_of(rule) in named
        for found in rule(bare)
    }
    for row in facts.tables.exceptions:
        node = facts.nodes.get(row.node)
        if node is None or row.rule not in RULE_NAMES:
            continue
        if (row.rule, node.origin.file, node.origin.row) not in lacking:
            message = f"'{row.node}' keeps the rule '{row.rule}'."
            yield problem(row, "rule", message, "Take the row away.")


def _differing(facts: Facts) -> dict[str, Agreement]:
    found = innervation_agreement(
        {node.id: node.kind for node in facts.nodes.values()},
        facts.tables.statements,
        {source.id: source.level for source in facts.sources.values()},
    )
    return {one.muscle: one for one in found if one.status == "differ"}


def unexplained_difference(facts: Facts) -> Iterator[Problem]:
    """Where ontologies name other nerves of a muscle than the other works do, it is explained."""
    if facts.tables.differences is None:
        return
    explained = {row.node for row in facts.tables.differences if row.relation in COMPARED}
    fix = "Correct the statement that is wrong, or explain it in differences.csv."
    for muscle, one in _differing(facts).items():
        if muscle not in explained:
            message = (
                f"ontologies say {', '.join(one.ontology)} innervates '{muscle}', "
                f"other works {', '.join(one.others)}."
            )
            yield problem(facts.nodes[muscle], "id", message, fix)


def needless_difference(facts: Facts) -> Iterator[Problem]:
    """An explained difference is still there."""
    if not facts.tables.differences:
        return
    differing = _differing(facts)
    for row in facts.tables.differences:
        if row.node in facts.nodes and row.relation in COMPARED and row.node not in differing:
            message = f"the sources agree on '{row.node}', or one of them is silent."
            yield problem(row, "node", message, "Take the row away.")


EXCEPTION_RULES: tuple[Rule, ...] = (
    unknown_exception,
    unknown_difference,
    empty_reason,
    repeated_exception,
    needless_exception,
    unexplained_difference,
    needless_difference,
)
