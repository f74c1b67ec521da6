"""What strangers' files hold, as records of a data folder in our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.importing.kinds import known_kind, nearest_rows
from graph.importing.mapping import WordMapping, plain_word
from graph.importing.naming import cell, is_curie, new_id, part, short_note, slug, undefined
from graph.importing.notes import ABOUT_ITSELF, LEFT_OUT, TWICE, Notes
from graph.importing.places import in_their_regions
from graph.importing.rows import About, ImportRefusedError, Item, Link, Rows
from graph.records import Kind, Node, Relation, Source, Stance, Statement, Tables
from graph.rules.facts import circles
from graph.rules.statements import ACYCLIC

IS_A = "is a"
OTHER_FAMILY = "structure"
"""Of a kind of which the mapping says nothing: most of what is imported is anatomy."""
BACKWARDS = " (read backwards)"
FORMULA = ("=", "+", "-", "@")


@dataclass(slots=True)
class _Way:
    """How the links of one relation of one file are told: by which of ours, and turned round?"""

    label: str
    turned: bool


@dataclass(slots=True)
class _Settler:
    vocabulary: Tables
    mapping: WordMapping
    day: str
    notes: Notes
    kinds: dict[str, Kind] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Their id → ours."""


def settle(
    parts: Sequence[Rows], vocabulary: Tables, mapping: WordMapping, day: str, notes: Notes
) -> Tables:
    """Give everything an id, a kind, a relation and a receipt of ours.

    Parameters
    ----------
    parts : sequence of Rows
        What was read; a link may join things of different files. Of a thing that stands in several
        files, the first counts.
    vocabulary : Tables
        Its kinds, levels and relations are used, and stand in the result with the new ones.
    mapping : WordMapping
    day : str
        The day on which the files were read.
    notes : Notes
        Gets what is unknown, and what is left out.

    Raises
    ------
    ImportRefusedError
        If a hierarchy comes back to its start, or a text cannot stand in a table.
    """
    known = {kind.kind: kind for kind in vocabulary.kinds}
    relations = {relation.relation: relation for relation in vocabulary.relations}
    settler = _Settler(vocabulary, mapping, day, notes, known, relations)
    ways = [_ways(settler, rows) for rows in parts]
    nodes = _nodes(settler, parts, ways)
    sources: list[Source] = []
    statements: dict[tuple[str, ...], Statement] = {}
    for rows, way in zip(parts, ways, strict=True):
        source = _source(settler, rows.about, {source.id for source in sources})
        before = len(statements)
        for link in rows.links:
            _state(settler, statements, link, way[link.relation], source.id)
        if len(statements) > before:
            sources.append(source)
        for reason, number in rows.left_out.items():
            notes.count(LEFT_OUT, reason, number=number)
    _refuse_circles(settler, statements.values())
    used = {statement.relation for statement in statements.values()}
    ours = {relation.relation for relation in vocabulary.relations}
    return Tables(
        kinds=tuple(settler.kinds.values()),
        levels=vocabulary.levels,
        relations=tuple(r for r in settler.relations.values() if r.relation in used | ours),
        nodes=in_their_regions(nodes, statements.values()),
        statements=tuple(statements.values()),
        sources=tuple(sources),
    )


def _ways(settler: _Settler, rows: Rows) -> dict[str, _Way]:
    """How each relation of a file is told; unknown ones are made, and named in the notes."""
    inverses = {r.inverse: r for r in settler.relations.values() if not r.symmetric}
    ways = {}
    for key, words in rows.relations.items():
        label = settler.mapping.relation_of(words)
        if label in settler.relations:
            ways[key] = _Way(label, turned=False)
        elif label in inverses:
            ways[key] = _Way(inverses[label].relation, turned=True)
        else:
            where = f"{rows.about.file}: the relation {words.words[-1]!r}"
            label = part(plain_word(words.words[-1]), where) or "linked to"
            ways[key] = _Way(label, turned=False)
            if label not in settler.relations:
                ids = [word for word in words.words if is_curie(word)]
                settler.relations[label] = Relation(
                    relation=label,
                    inverse=label if words.symmetric else label + BACKWARDS,
                    meaning=f"So called in {cell(rows.about.title, where)}.",
                    subject_kinds=(),
                    object_kinds=(),
                    pain_flow="none",
                    original_id=next((i for i in ids if not i.startswith("biolink:")), ""),
                    biolink=next((i for i in ids if i.startswith("biolink:")), ""),
                )
    for link in rows.links:
        way = ways[link.relation]
        if settler.relations[way.label] not in settler.vocabulary.relations:
            settler.notes.count("unknown relation, kept", way.label)
    return ways


def _nodes(settler: _Settler, parts: Sequence[Rows], ways: list[dict[str, _Way]]) -> list[Node]:
    nearest = nearest_rows(_steps_up(parts, ways), settler.mapping)
    nodes: list[Node] = []
    names: set[str] = set()
    taken: set[str] = set()
    for rows in parts:
        for item in rows.items:
            if item.id in settler.ids:
                settler.notes.count(LEFT_OUT, "things that an earlier file has too")
                continue
            found = known_kind(item, settler.mapping, nearest, settler.notes)
            kind = settler.kinds[found] if found else _kept_kind(settler, item, rows.about)
            node = _node(settler, item, kind, rows.about, names, taken)
            settler.ids[item.id] = node.id
            names.add(node.name.lower())
            taken.add(node.id)
            nodes.append(node)
    return nodes


def _steps_up(parts: Sequence[Rows], ways: Sequence[dict[str, _Way]]) -> Iterator[tuple[str, str]]:
    """What is a kind of what, by the ids of the files."""
    for rows, way in zip(parts, ways, strict=True):
        for link in rows.links:
            here = way[link.relation]
            if here.label == IS_A and not link.disputes:
                yield (link.object, link.subject) if here.turned else (link.subject, link.object)


def _kept_kind(settler: _Settler, item: Item, about: About) -> Kind:
    """A kind that keeps their name."""
    mapping, where = settler.mapping, f"{about.file}: the kind of {item.id!r}"
    prefix = item.id.split(":")[0] if is_curie(item.id) else slug(about.title)
    word = part(plain_word(item.kinds[0]) if item.kinds else f"{prefix} term", where) or "thing"
    if word not in settler.kinds:
        families = (mapping.family_of(kind) for kind in item.kinds)
        family = next((found for found in families if found), OTHER_FAMILY)
        plural = word if word.endswith("s") else f"{word}s"
        settler.kinds[word] = Kind(word, family, plural, f"So called in {about.title}.")
    settler.notes.count("unknown kind, kept", word, f"a kind of {settler.kinds[word].family}")
    return settler.kinds[word]


def _node(
    settler: _Settler, item: Item, kind: Kind, about: About, names: set[str], taken: set[str]
) -> Node:
    where = f"{about.file}: {item.id!r}"
    name = cell(item.name, where) or cell(item.id, where)
    if name.lower() in names:
        settler.notes.count("names that stood twice; the id was added to the second")
        name = f"{name} ({cell(item.id, where)})"
    if name.startswith(FORMULA):
        settler.notes.add("looks like a formula; open the tables with all columns as text", name)
    definition = cell(item.definition, where)
    if not definition:
        settler.notes.count("things without a definition")
        definition = undefined(cell(about.title, where))
    xrefs = dict.fromkeys(text.strip() for text in (item.id, *item.xrefs))
    good = {xref.lower(): xref for xref in xrefs if is_curie(xref)}
    if dropped := sum(not is_curie(xref) for xref in xrefs if xref != item.id):
        settler.notes.count(LEFT_OUT, "cross references that are no prefix:number", number=dropped)
    synonyms = {text.lower(): text for synonym in item.synonyms if (text := part(synonym, where))}
    synonyms.pop(name.lower(), None)
    return Node(
        id=new_id(name, item.id, taken),
        name=name,
        plain_name=name,
        kind=kind.kind,
        synonyms=tuple(synonyms.values()),
        definition=definition,
        regions=(),
        xrefs=tuple(good.values()),
        family=kind.family,
    )


def _source(settler: _Settler, about: About, taken: set[str]) -> Source:
    levels = {level.level for level in settler.vocabulary.levels}
    weakest = min(settler.vocabulary.levels, key=lambda level: level.rank).level
    said = [f"the whole file {about.file}, imported"]
    said += [f"version {about.version}"] if about.version else []
    said += [f"licence {about.licence}"] if about.licence else ["no licence is stated"]
    year = re.search(r"(?:19|20)\d\d", about.version)
    return Source(
        id=new_id(about.file, "import", taken),
        kind=about.kind,
        level=about.level if about.level in levels else weakest,
        title=cell(about.title, about.file),
        authors="",
        year=year[0] if year else "",
        doi="",
        pmid="",
        url="",
        seen=cell(", ".join(said), about.file),
    )


def _state(
    settler: _Settler,
    statements: dict[tuple[str, ...], Statement],
    link: Link,
    way: _Way,
    source: str,
) -> None:
    """Add the statement of a link, once."""
    ids, notes = settler.ids, settler.notes
    if link.subject not in ids or link.object not in ids:
        notes.count(LEFT_OUT, "statements about what is not in the files", way.label)
        return
    subject, object_ = ids[link.subject], ids[link.object]
    if way.turned:
        subject, object_ = object_, subject
    if subject == object_:
        notes.count(LEFT_OUT, ABOUT_ITSELF, way.label)
        return
    if settler.relations[way.label].symmetric:
        subject, object_ = sorted((subject, object_))
    stance: Stance = "disputes" if link.disputes else "supports"
    key = (subject, way.label, object_, stance, source, link.subject)
    note = cell(link.note, link.subject)
    for known in (key, (*key[:5], link.object)):
        if known in statements:
            notes.count(LEFT_OUT, TWICE, way.label)
            statements[known] = _noted(statements[known], note)
            return
    statements[key] = Statement(
        subject=subject,
        relation=way.label,
        object=object_,
        stance=stance,
        side="",
        pattern="",
        quality="",
        frequency="",
        note=short_note(note),
        source=source,
        locator=f"entry {cell(link.subject, link.subject)}",
        date_read=settler.day,
    )


def _noted(statement: Statement, note: str) -> Statement:
    """A statement that the file makes again, with what it says of it there."""
    if not note or note in statement.note:
        return statement
    both = ", ".join(filter(None, (statement.note, note)))
    return replace(statement, note=short_note(both))


def _refuse_circles(settler: _Settler, statements: Iterable[Statement]) -> None:
    theirs = {ours: id_ for id_, ours in settler.ids.items()}
    rows = [row for row in statements if row.stance == "supports"]
    for relation in ACYCLIC:
        found = circles((row.subject, row.object) for row in rows if row.relation == relation)
        if found:
            circle = " → ".join(theirs[id_] for id_ in found[0])
            raise ImportRefusedError(
                f"the files say that something is above itself: '{relation}' {circle}. "
                "Take one step of the circle away."
            )
