"""The rules of good data: each a small function that yields the problems it finds."""

from __future__ import annotations

from graph.body_map import BodyMap
from graph.records import Problem, Tables
from graph.rules.completeness import COMPLETENESS_RULES
from graph.rules.exceptions import EXCEPTION_RULES, empty_reason, repeated_exception
from graph.rules.facts import Facts, Rule, gather_facts
from graph.rules.nodes import NODE_RULES, unknown_kind, unknown_region
from graph.rules.sources import SOURCE_RULES, unknown_level, unused_source
from graph.rules.statements import STATEMENT_RULES, unknown_end, unknown_relation, unknown_source
from graph.rules.vocabulary import VOCABULARY_RULES, unknown_end_kind

__all__ = ["RULES", "Facts", "Rule", "find_problems"]

RULES: tuple[Rule, ...] = (
    *VOCABULARY_RULES,
    *NODE_RULES,
    *STATEMENT_RULES,
    *SOURCE_RULES,
    *COMPLETENESS_RULES,
    *EXCEPTION_RULES,
)
"""Rules that data have to keep to be loaded."""
NEEDING_ALL_ROWS = frozenset(
    {
        unknown_kind,
        unknown_region,
        unknown_end,
        unknown_relation,
        unknown_source,
        unknown_level,
        unknown_end_kind,
        unused_source,
        *COMPLETENESS_RULES,
        *EXCEPTION_RULES,
    }
    - {empty_reason, repeated_exception}
)
"""Rules that would blame good rows for others that could not be read."""


def find_problems(
    tables: Tables, partial: bool = False, body_map: BodyMap | None = None
) -> list[Problem]:
    """Try every rule.

    Parameters
    ----------
    tables : Tables
        Records as ``graph.tables.read_tables`` gives them.
    partial : bool
        Some rows could not be read: leave out the rules that need them all.
    body_map : BodyMap, optional
        The figure; without it no region is looked for on it.

    Returns
    -------
    list of Problem
        All problems at once, by file and row; empty for good data.
    """
    facts = gather_facts(tables, body_map)
    rules = [rule for rule in RULES if not (partial and rule in NEEDING_ALL_ROWS)]
    return sorted({problem for rule in rules for problem in rule(facts)})
