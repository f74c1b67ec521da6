"""Lay one set of tables over another: the same thing by a shared identifier, and by nothing else.

What stands below is never changed in what it says; it gains identifiers, synonyms and statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.importing.naming import NO_DEFINITION, new_id
from graph.importing.notes import ABOUT_ITSELF, LEFT_OUT, TWICE, Notes
from graph.records import Kind, Level, Node, Relation, Source, Statement, Tables
from graph.rules.facts import circles
from graph.rules.statements import ACYCLIC

ALL_REGIONS = "all-imported-regions"


@dataclass(slots=True)
class _Ours:
    """The things below, by what a thing above may be known by."""

    nodes: dict[str, Node]
    by_xref: dict[str, list[str]]
    by_name: dict[str, str]


def lay_over(ours: Tables, theirs: Tables, notes: Notes, same_ids: bool = False) -> Tables:
    """Lay ``theirs`` over ``ours``.

    Parameters
    ----------
    ours, theirs : Tables
    notes : Notes
        Gets every conflict and every possible twin.
    same_ids : bool
        The ids of ``theirs`` are ours: it is an export of Plexus.
    """
    below = _below(ours.nodes)
    kinds, renamed = _kinds(ours, theirs, notes)
    ids = _identities(below, theirs, renamed, notes, same_ids)
    sources, cited = _sources(ours, theirs, notes)
    relations = _relations(ours, theirs, notes)
    moved = (_moved(row, ids, cited) for row in theirs.statements)
    statements = _statements(ours.statements, moved, {r.relation: r for r in relations}, notes)
    used = {row.source for row in statements}
    nodes = _under_one_root(tuple(below.nodes.values()), {node.id for node in ours.nodes}, notes)
    return Tables(
        kinds=kinds,
        levels=_levels(ours, theirs, notes),
        relations=relations,
        nodes=nodes,
        statements=statements,
        sources=tuple(source for source in sources if source.id in used),
    )


def _moved(row: Statement, ids: dict[str, str], cited: dict[str, str]) -> Statement:
    """The statement between what its ends have become; itself, as in most imports, if the same."""
    ends = ids[row.subject], ids[row.object], cited[row.source]
    if ends == (row.subject, row.object, row.source):
        return row
    return replace(row, subject=ends[0], object=ends[1], source=ends[2])


def _below(nodes: Iterable[Node]) -> _Ours:
    found = _Ours({node.id: node for node in nodes}, defaultdict(list), {})
    for node in found.nodes.values():
        for xref in node.xrefs:
            found.by_xref[xref.lower()].append(node.id)
        for name in (*node.synonyms, node.plain_name):
            found.by_name.setdefault(name.lower(), node.id)
    found.by_name |= {node.name.lower(): node.id for node in found.nodes.values()}
    return found


def _identities(
    below: _Ours, theirs: Tables, kinds: dict[str, str], notes: Notes, same_ids: bool
) -> dict[str, str]:
    """The id that each of their nodes has in the end; new nodes are added to those below."""
    ids: dict[str, str] = {}
    names = {node.name.lower() for node in below.nodes.values()}
    first: dict[str, Node] = {}
    new: list[Node] = []
    for node in theirs.nodes:
        shared = {x: below.by_xref[x.lower()] for x in node.xrefs if x.lower() in below.by_xref}
        same = list(dict.fromkeys(id_ for found in shared.values() for id_ in found))
        if same_ids and node.id in below.nodes:
            same = [node.id]
        if len(same) == 1:
            ids[node.id] = same[0]
            if earlier := first.get(same[0]):
                notes.add("two of theirs are one of ours", f"{earlier.name}, {node.name}", same[0])
            first.setdefault(same[0], node)
            below.nodes[same[0]] = _joined(below, below.nodes[same[0]], node, notes)
            continue
        if same:
            what = f"they share {', '.join(shared)}; theirs is kept apart"
            notes.add("one of theirs is several of ours", node.name, ", ".join(same), what)
        new.append(node)
    taken = set(below.nodes)
    for node in new:
        id_ = new_id(node.id, node.xrefs[0] if node.xrefs else "import", taken)
        name = node.name
        if twin := below.by_name.get(name.lower()):
            what = "the same name, and no identifier in common: not joined"
            notes.add("possible twin", f"{name} ({', '.join(node.xrefs) or node.id})", twin, what)
        if id_ != node.id:
            notes.add("id taken", node.id, node.id, f"theirs became {id_}")
        if name.lower() in names:
            name = f"{name} ({node.xrefs[0] if node.xrefs else id_})"
        names.add(name.lower())
        taken.add(id_)
        ids[node.id] = id_
        kind = kinds.get(node.kind, node.kind)
        unchanged = (id_, name, kind) == (node.id, node.name, node.kind)
        below.nodes[id_] = node if unchanged else replace(node, id=id_, name=name, kind=kind)
    places = {**{id_: id_ for id_ in below.nodes}, **ids} if same_ids else ids
    for node in new:
        if not node.regions:
            continue
        here = below.nodes[ids[node.id]]
        regions = tuple(dict.fromkeys(places[name] for name in node.regions if name in places))
        if lost := len(node.regions) - len(regions):
            notes.count(LEFT_OUT, "regions that are not in the files", number=lost)
        below.nodes[here.id] = replace(here, regions=regions)
    return ids


def _joined(below: _Ours, ours: Node, theirs: Node, notes: Notes) -> Node:
    """Our node with their identifiers and names; what they say otherwise is reported."""
    if theirs.kind != ours.kind:
        notes.add("other kind", f"{theirs.name}: {theirs.kind}", f"{ours.id}: {ours.kind}", "kept")
    said = theirs.definition
    if said and not said.endswith(NO_DEFINITION) and said != ours.definition:
        notes.add("other definition", f"{theirs.name}: {said}", f"{ours.id}: {ours.definition}")
    xrefs = {xref.lower(): xref for xref in (*theirs.xrefs, *ours.xrefs)}
    names = {name.lower(): name for name in ours.synonyms}
    for name in (theirs.name, *theirs.synonyms):
        bearer = below.by_name.setdefault(name.lower(), ours.id)
        if bearer == ours.id and name.lower() not in (ours.name.lower(), ours.plain_name.lower()):
            names.setdefault(name.lower(), name)
    return replace(ours, synonyms=tuple(names.values()), xrefs=tuple(xrefs.values()))


def _kinds(ours: Tables, theirs: Tables, notes: Notes) -> tuple[tuple[Kind, ...], dict[str, str]]:
    """All kinds, and the new names of those of theirs that we have in another family."""
    found = {kind.kind: kind for kind in ours.kinds}
    renamed = {}
    for kind in theirs.kinds:
        name = kind.kind
        if name in found and found[name].family != kind.family:
            renamed[name] = name = f"{name} ({kind.family})"
            notes.add("other family", kind.kind, found[kind.kind].family, f"theirs became {name}")
        found.setdefault(name, replace(kind, kind=name))
    return tuple(found.values()), renamed


def _relations(ours: Tables, theirs: Tables, notes: Notes) -> tuple[Relation, ...]:
    found = {relation.relation: relation for relation in ours.relations}
    for relation in theirs.relations:
        here = found.setdefault(relation.relation, relation)
        if (here.inverse, here.pain_flow) != (relation.inverse, relation.pain_flow):
            said = f"{relation.relation}: {relation.inverse}, {relation.pain_flow}"
            notes.add("other relation", said, f"{here.inverse}, {here.pain_flow}", "kept")
    return tuple(found.values())


def _levels(ours: Tables, theirs: Tables, notes: Notes) -> tuple[Level, ...]:
    """All levels; a new one whose rank we have goes below ours."""
    found = {level.level: level for level in ours.levels}
    for level in theirs.levels:
        here = found.setdefault(level.level, level)
        if here != level:
            notes.add(
                "other level", f"{level.level}: weight {level.weight}", f"{here.weight}", "kept"
            )
        elif here is level and level.rank in {one.rank for one in ours.levels}:
            lowest = min(one.rank for one in found.values()) - 1
            found[level.level] = replace(level, rank=lowest)
            notes.add("rank taken", level.level, "", f"it stands at {lowest}, below ours")
    return tuple(found.values())


def _sources(
    ours: Tables, theirs: Tables, notes: Notes
) -> tuple[tuple[Source, ...], dict[str, str]]:
    """All works, and the id that each of theirs has in the end: one work is one source."""
    found = {source.id: source for source in ours.sources}
    by_number = {number: s.id for s in ours.sources for number in _numbers(s)}
    ids: dict[str, str] = {}
    for source in theirs.sources:
        known = next((by_number[n] for n in _numbers(source) if n in by_number), "")
        if not known and found.get(source.id) == source:
            known = source.id
        if known:
            ids[source.id] = known
            continue
        ids[source.id] = id_ = new_id(source.id, "import", found)
        if id_ != source.id:
            notes.add("id taken", f"the work {source.id}", source.id, f"theirs became {id_}")
        found[id_] = replace(source, id=id_)
    return tuple(found.values()), ids


def _numbers(source: Source) -> list[str]:
    numbers = [f"doi {source.doi.lower()}"] if source.doi else []
    return numbers + ([f"pmid {source.pmid}"] if source.pmid else [])


def _statements(
    ours: tuple[Statement, ...],
    theirs: Iterable[Statement],
    relations: dict[str, Relation],
    notes: Notes,
) -> tuple[Statement, ...]:
    """Ours, then what they add to them."""
    receipts = {_key(row) for row in ours}
    triples = {(row.subject, row.relation, row.object) for row in ours}
    new: list[Statement] = []
    for row in theirs:
        if row.subject == row.object:
            notes.count(LEFT_OUT, ABOUT_ITSELF, row.relation)
            continue
        turned = (row.object, row.relation, row.subject)
        if relations[row.relation].symmetric and turned in triples:
            row = replace(row, subject=row.object, object=row.subject)
        if _key(row) in receipts:
            notes.count(LEFT_OUT, TWICE, row.relation)
            continue
        receipts.add(_key(row))
        triples.add((row.subject, row.relation, row.object))
        new.append(row)
    return ours + tuple(_without_circles(ours, new, notes))


def _key(row: Statement) -> tuple[str, ...]:
    return (row.subject, row.relation, row.object, row.stance, row.source, row.locator)


def _without_circles(
    ours: tuple[Statement, ...], theirs: list[Statement], notes: Notes
) -> list[Statement]:
    """Leave out what would lead a hierarchy back to its start; ours by itself does not."""
    for relation in ACYCLIC:
        hierarchy = {(r.subject, r.object) for r in ours if _climbs(r, relation)}
        while found := circles(
            [*hierarchy, *((r.subject, r.object) for r in theirs if _climbs(r, relation))]
        ):
            for circle in found:
                steps = set(pairwise(circle)) - hierarchy
                for start, end in sorted(steps):
                    what = f"'{relation}' would come back to its start: {' → '.join(circle)}"
                    notes.add("contradicts a hierarchy; left out", start, end, what)
                theirs = [
                    r
                    for r in theirs
                    if not (_climbs(r, relation) and (r.subject, r.object) in steps)
                ]
    return theirs


def _climbs(row: Statement, relation: str) -> bool:
    return row.relation == relation and row.stance == "supports"


def _under_one_root(nodes: tuple[Node, ...], ours: set[str], notes: Notes) -> tuple[Node, ...]:
    """Regions have one root: new ones without a place are put below ours, or below one for them."""
    roots = [node for node in nodes if node.family == "region" and not node.regions]
    if len(roots) < 2:
        return nodes
    top = next((node.id for node in roots if node.id in ours), "")
    more: tuple[Node, ...] = ()
    if not top:
        top = ALL_REGIONS
        kind = roots[0].kind
        name = "all imported regions"
        more = (Node(top, name, name.capitalize(), kind, (), "", (), (), family="region"),)
    placed = {node.id for node in roots if node.id != top}
    notes.count("regions that lie in no other; put below", top, number=len(placed))
    return more + tuple(
        replace(node, regions=(top,)) if node.id in placed else node for node in nodes
    )
