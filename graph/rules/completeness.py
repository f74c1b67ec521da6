"""Rules for what has to be said of a node, in a data folder that claims to be complete.

It does so by having ``exceptions.csv``, which names the nodes that a rule does not ask, and why. A
folder without it, such as an import, is not asked any of this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.records import Node, Problem
from graph.rules.facts import Facts, Rule, place, problem
from graph.search import words_of

STRUCK = frozenset({"structure", "region", "movement"})
"""The families of what a condition can affect."""
EXCUSE = "or give the reason in exceptions.csv."


def name_of(rule: Rule) -> str:
    """A rule as ``exceptions.csv`` names it."""
    return rule.__name__.replace("_", "-")


def _asked(facts: Facts, rule: Rule, *kinds: str) -> Iterator[Node]:
    """The nodes of these kinds or families that are not excused from a rule."""
    if facts.tables.exceptions is None:
        return
    excused = {row.node for row in facts.tables.exceptions if row.rule == name_of(rule)}
    for node in facts.nodes.values():
        if node.id not in excused and (node.kind in kinds or node.family in kinds):
            yield node


def _said(facts: Facts, *relations: str) -> Iterator[tuple[str, str]]:
    """Subject and object of what some source supports."""
    for row in facts.tables.statements:
        if row.relation in relations and row.stance == "supports":
            yield row.subject, row.object


def _with_kin(facts: Facts, having: set[str], relation: str, *, up: bool) -> set[str]:
    """Add to nodes what they are made of (``up``: what they are a part or kind of, too)."""
    steps = list(_said(facts, relation))
    wholes = {whole for part, whole in steps if part in having}
    parts = {part for part, whole in steps if up and whole in having}
    return having | wholes | parts


def muscle_without_nerve(facts: Facts) -> Iterator[Problem]:
    """Every muscle, or the muscle whose head it is, or its heads, has a nerve."""
    having = {muscle for _, muscle in _said(facts, "innervates")}
    having = _with_kin(facts, _muscles(facts, having), "part of", up=True)
    for muscle in _asked(facts, muscle_without_nerve, "muscle"):
        if muscle.id not in having:
            fix = f"Say which nerve innervates it, {EXCUSE}"
            yield problem(muscle, "id", f"nothing innervates '{muscle.id}'.", fix)


def muscle_without_attachment(facts: Facts) -> Iterator[Problem]:
    """Every muscle, or the muscle whose head it is, or its heads, arises or inserts somewhere."""
    attached = _said(facts, "attaches to (origin)", "attaches to (insertion)")
    having = _muscles(facts, {muscle for muscle, _ in attached})
    having = _with_kin(facts, having, "part of", up=True)
    for muscle in _asked(facts, muscle_without_attachment, "muscle"):
        if muscle.id not in having:
            fix = f"Say what it attaches to, {EXCUSE}"
            yield problem(muscle, "id", f"'{muscle.id}' attaches to nothing.", fix)


def _muscles(facts: Facts, ids: set[str]) -> set[str]:
    """Those that are muscles: what is said of a group is not said of each of its muscles."""
    return {id_ for id_ in ids if id_ in facts.nodes and facts.nodes[id_].kind == "muscle"}


def condition_without_seat(facts: Facts) -> Iterator[Problem]:
    """Every condition, or a kind of it, lies in or acts on a structure, region or movement."""
    having = set()
    for row in facts.tables.statements:
        relation = facts.relations.get(row.relation)
        if relation is None or row.stance != "supports":
            continue
        flow = "forward" if row.relation == "located in" else relation.pain_flow
        ends = (row.subject, row.object) if flow == "forward" else (row.object, row.subject)
        struck = facts.nodes.get(ends[1])
        if flow != "none" and struck and struck.family in STRUCK:
            having.add(ends[0])
    having = _with_kin(facts, having, "is a", up=False)
    for condition in _asked(facts, condition_without_seat, "condition"):
        if condition.id not in having:
            fix = f"Say what it affects, compresses or irritates or where it lies, {EXCUSE}"
            yield problem(condition, "id", f"'{condition.id}' affects nothing.", fix)


def condition_without_finding(facts: Facts) -> Iterator[Problem]:
    """Every condition, or a kind of it, has a finding or is felt in a region."""
    having = {condition for condition, _ in _said(facts, "has finding", "refers pain to")}
    having |= {condition for _, condition in _said(facts, "warning sign of")}
    for subject, object_ in _said(facts, "causes"):
        if object_ in facts.nodes and facts.nodes[object_].family == "finding":
            having.add(subject)
    having = _with_kin(facts, having, "is a", up=False)
    for condition in _asked(facts, condition_without_finding, "condition"):
        if condition.id not in having:
            fix = f"Say which finding it has or where it is felt, {EXCUSE}"
            yield problem(condition, "id", f"'{condition.id}' has no finding.", fix)


def nerve_without_parent(facts: Facts) -> Iterator[Problem]:
    """Every nerve and plexus, or one that it is a part or kind of, is a branch or has roots."""
    having = {branch for branch, _ in _said(facts, "branch of")}
    having |= {nerve for _, nerve in _said(facts, "root of")}
    having = _with_kin(facts, having, "is a", up=True)
    having = _with_kin(facts, having, "part of", up=True)
    for nerve in _asked(facts, nerve_without_parent, "nerve", "plexus"):
        if nerve.id not in having:
            message = f"'{nerve.id}' is no branch and has no root."
            yield problem(nerve, "id", message, f"Say where it comes from, {EXCUSE}")


def region_off_the_map(facts: Facts) -> Iterator[Problem]:
    """Every region without parts is an area of the body map."""
    if facts.body_map is None:
        return
    drawn = {area.region for view in facts.body_map.views.values() for area in view.areas}
    wider = {whole for region in facts.regions.values() for whole in region.regions}
    placed = drawn | wider
    for region in _asked(facts, region_off_the_map, "region"):
        if region.id not in placed:
            fix = f"Draw it with tools/draw_body_map.py, {EXCUSE}"
            yield problem(region, "id", f"the body map has no area for '{region.id}'.", fix)


def shared_synonym(facts: Facts) -> Iterator[Problem]:
    """A synonym is not the name or a synonym of another thing."""
    if facts.tables.exceptions is None:
        return
    bearers: dict[str, dict[str, Node]] = defaultdict(dict)
    for node in facts.nodes.values():
        bearers[_key(node.name)][node.id] = node
    for node in facts.nodes.values():
        for synonym in node.synonyms:
            bearers[_key(synonym)].setdefault(node.id, node)
    for node in _asked(facts, shared_synonym, *{kind.family for kind in facts.kinds.values()}):
        for synonym in node.synonyms:
            first = next(iter(bearers[_key(synonym)].values()))
            if first is not node:
                message = f"'{synonym}' names also '{first.id}' ({place(first)})."
                fix = f"Take it away from one of the two, {EXCUSE}"
                yield problem(node, "synonyms", message, fix)


def _key(text: str) -> str:
    """What a search takes for the same: without case, accents, hyphens and spaces."""
    return words_of(text).replace(" ", "")


MUSCLE_RULES: tuple[Rule, ...] = (muscle_without_nerve, muscle_without_attachment)
CONDITION_RULES: tuple[Rule, ...] = (condition_without_seat, condition_without_finding)
COMPLETENESS_RULES: tuple[Rule, ...] = (
    *MUSCLE_RULES,
    *CONDITION_RULES,
    nerve_without_parent,
    region_off_the_map,
    shared_synonym,
)
