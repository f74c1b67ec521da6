"""Rules for the nodes: structures, regions, conditions and the other families."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Problem
from graph.rules.facts import SLUG, Facts, Rule, circles, place, problem, repeated

CURIE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*:[A-Za-z0-9_.~-]+")


def bad_node_id(facts: Facts) -> Iterator[Problem]:
    """An id is a readable slug."""
    for node in facts.tables.nodes:
        if not SLUG.fullmatch(node.id):
            fix = "Use small letters, digits and single hyphens, such as 'gluteus-medius'."
            yield problem(node, "id", f"'{node.id}' is not a readable id.", fix)


def repeated_node_id(facts: Facts) -> Iterator[Problem]:
    """An id stands once in all node tables together."""
    fix = "Make one row of the two, or give one of them another id."
    yield from repeated(facts.tables.nodes, lambda node: node.id, "id", "id", fix)


def repeated_node_name(facts: Facts) -> Iterator[Problem]:
    """Two nodes do not have the same name."""
    fix = "Make one node of the two, or a name that tells them apart."
    yield from repeated(facts.tables.nodes, lambda n: n.name.lower(), "name", "name", fix)


def empty_node_cell(facts: Facts) -> Iterator[Problem]:
    """Every node is named and, unless it is a region (whose name says it), defined."""
    for node in facts.tables.nodes:
        for column in ("name", "plain_name", "definition"):
            needed = column != "definition" or node.family != "region"
            if needed and not getattr(node, column):
                yield problem(node, column, f"is empty ({node.id}).", "Fill the cell.")


def unknown_kind(facts: Facts) -> Iterator[Problem]:
    """The kind of a node is in the list."""
    for node in facts.tables.nodes:
        if node.kind not in facts.kinds:
            kinds = [kind.kind for kind in facts.kinds.values() if kind.family == node.family]
            fix = facts.suggest(node.kind, facts.kinds, f"Use one of: {', '.join(kinds)}.")
            yield problem(node, "kind", f"unknown kind '{node.kind}'.", fix)


def kind_of_other_family(facts: Facts) -> Iterator[Problem]:
    """A node stands in the file of its kind's family."""
    for node in facts.tables.nodes:
        kind = facts.kinds.get(node.kind)
        if kind and kind.family != node.family:
            message = f"'{node.kind}' is a kind of {kind.family}, not of {node.family}."
            fix = f"Move the row to {kind.family}s.csv, or take another kind."
            yield problem(node, "kind", message, fix)


def unknown_region(facts: Facts) -> Iterator[Problem]:
    """The regions of a node are ids of the region table."""
    for node in facts.tables.nodes:
        for region in node.regions:
            if region not in facts.regions:
                fix = facts.suggest(region, facts.regions, "Add it to regions.csv.")
                yield problem(node, "regions", f"unknown region '{region}'.", fix)


def region_inside_itself(facts: Facts) -> Iterator[Problem]:
    """No region is a part of itself, directly or through others."""
    fix = "Take one step of the circle away."
    for region in facts.regions.values():
        if region.id in region.regions:
            yield problem(region, "regions", f"'{region.id}' lies in itself.", fix)
    steps = ((r.id, up) for r in facts.regions.values() for up in r.regions if up in facts.regions)
    for circle in circles(steps):
        message = f"a region lies in itself: {' → '.join(circle)}."
        yield problem(facts.regions[circle[0]], "regions", message, fix)


def second_root_region(facts: Facts) -> Iterator[Problem]:
    """The region hierarchy has one root."""
    roots = [region for region in facts.regions.values() if not region.regions]
    for region in roots[1:]:
        message = f"'{region.id}' lies in no other region, and neither does '{roots[0].id}'."
        fix = f"Name the region it is a part of; only the root ({place(roots[0])}) has none."
        yield problem(region, "regions", message, fix)


def bad_xref(facts: Facts) -> Iterator[Problem]:
    """A cross reference is a CURIE."""
    for node in facts.tables.nodes:
        for xref in node.xrefs:
            if not CURIE.fullmatch(xref):
                fix = "Write prefix:number, such as UBERON:0001370; divide several with |."
                yield problem(node, "xrefs", f"'{xref}' is not an identifier.", fix)


def repeated_value(facts: Facts) -> Iterator[Problem]:
    """A list of synonyms, regions or cross references holds each value once, and not the name."""
    for node in facts.tables.nodes:
        for column in ("synonyms", "regions", "xrefs"):
            seen = {node.name.lower()} if column == "synonyms" else set()
            for value in getattr(node, column):
                if value.lower() in seen:
                    message = f"'{value}' stands twice, or is the name."
                    yield problem(node, column, message, "Take one away.")
                seen.add(value.lower())


NODE_RULES: tuple[Rule, ...] = (
    bad_node_id,
    repeated_node_id,
    repeated_node_name,
    empty_node_cell,
    unknown_kind,
    kind_of_other_family,
    unknown_region,
    region_inside_itself,
    second_root_region,
    bad_xref,
    repeated_value,
)
