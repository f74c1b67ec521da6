"""Rules for the sources: works that exist, with what was seen of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Problem
from graph.rules.facts import SLUG, Facts, Rule, problem, repeated

DOI = re.compile(r"10\.\d{4,9}/\S+")
PMID = re.compile(r"[1-9]\d{0,8}", re.ASCII)
YEAR = re.compile(r"[12]\d{3}", re.ASCII)
URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
SAME_WORK = "Make one row of the two: one work is one source."


def bad_source_id(facts: Facts) -> Iterator[Problem]:
    """The id of a source is a readable slug."""
    for source in facts.tables.sources:
        if not SLUG.fullmatch(source.id):
            fix = "Use small letters, digits and single hyphens, such as 'lesher2008'."
            yield problem(source, "id", f"'{source.id}' is not a readable id.", fix)


def repeated_source_id(facts: Facts) -> Iterator[Problem]:
    """The id of a source stands once."""
    yield from repeated(facts.tables.sources, lambda s: s.id, "id", "id", SAME_WORK)


def empty_source_cell(facts: Facts) -> Iterator[Problem]:
    """A source has a kind and a title, and says what was seen of it."""
    for source in facts.tables.sources:
        for column in ("kind", "title", "seen"):
            if not getattr(source, column):
                yield problem(source, column, f"is empty ({source.id}).", "Fill the cell.")


def unknown_level(facts: Facts) -> Iterator[Problem]:
    """The level of a source is a step of the evidence ladder."""
    for source in facts.tables.sources:
        if source.level not in facts.levels:
            otherwise = f"Use one of: {', '.join(facts.levels)}."
            fix = facts.suggest(source.level, facts.levels, otherwise)
            yield problem(source, "level", f"unknown level '{source.level}'.", fix)


def bad_year(facts: Facts) -> Iterator[Problem]:
    """The year is four digits or empty."""
    for source in facts.tables.sources:
        if source.year and not YEAR.fullmatch(source.year):
            message = f"'{source.year}' is not a year."
            yield problem(source, "year", message, "Write four digits, or leave it empty.")


def bad_doi(facts: Facts) -> Iterator[Problem]:
    """A DOI is written without the address before it."""
    for source in facts.tables.sources:
        if source.doi and not DOI.fullmatch(source.doi):
            fix = "Write it as 10.1111/j.1526-4637.2006.00153.x, or leave it empty."
            yield problem(source, "doi", f"'{source.doi}' is not a DOI.", fix)


def repeated_doi(facts: Facts) -> Iterator[Problem]:
    """Two sources do not have the same DOI."""
    yield from repeated(facts.tables.sources, lambda s: s.doi.lower(), "doi", "DOI", SAME_WORK)


def bad_pmid(facts: Facts) -> Iterator[Problem]:
    """A PubMed id is a number."""
    for source in facts.tables.sources:
        if source.pmid and not PMID.fullmatch(source.pmid):
            fix = "Write the number only, such as 18254763, or leave it empty."
            yield problem(source, "pmid", f"'{source.pmid}' is not a PubMed id.", fix)


def repeated_pmid(facts: Facts) -> Iterator[Problem]:
    """Two sources do not have the same PubMed id."""
    yield from repeated(facts.tables.sources, lambda s: s.pmid, "pmid", "PubMed id", SAME_WORK)


def bad_url(facts: Facts) -> Iterator[Problem]:
    """An address starts with http:// or https://."""
    for source in facts.tables.sources:
        if source.url and not URL.fullmatch(source.url):
            fix = "Copy the whole address, such as https://…, or leave it empty."
            yield problem(source, "url", f"'{source.url}' is not a web address.", fix)


def unused_source(facts: Facts) -> Iterator[Problem]:
    """Every source says something."""
    used = {statement.source for statement in facts.tables.statements}
    for source in facts.tables.sources:
        if source.id not in used:
            fix = "Cite it in a statement, or take the row away."
            yield problem(source, "id", f"no statement cites '{source.id}'.", fix)


SOURCE_RULES: tuple[Rule, ...] = (
    bad_source_id,
    repeated_source_id,
    empty_source_cell,
    unknown_level,
    bad_year,
    bad_doi,
    repeated_doi,
    bad_pmid,
    repeated_pmid,
    bad_url,
    unused_source,
)
