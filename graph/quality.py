"""How good the data are: counts, levels of evidence, disputes, coverage, agreement, works.

Every function takes an atlas and gives plain records, for ``plexus check --report`` and the page
about the data; ``quality`` has them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.build import Edge
from graph.quality_agreement import COMPARED, Agreement, innervation_agreement
from graph.quality_completeness import Completeness, completeness
from graph.records import Exemption, Statement
from graph.referral import SOURCE_FAMILIES
from graph.regions import parts
from graph.sentences import ranked_receipts

NO_YEAR = "no year"


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many nodes are of a kind."""

    kind: str
    family: str
    nodes: int


@dataclass(frozen=True, slots=True)
class RelationCount:
    """How many statements a relation has, how many of them are contested, and their receipts."""

    relation: str
    statements: int
    contested: int
    receipts: int


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many statements have this as their best level of evidence, and which share of all."""

    level: str
    statements: int
    share: float


@dataclass(frozen=True, slots=True)
class Contested:
    """A statement that some source disputes, with both sides, the best evidence first."""

    edge: Edge
    strength: float
    supporting: tuple[Statement, ...]
    disputing: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of where the pain of a region comes from.

    ``sources`` counts the structures and conditions whose pain is felt in the region or in a part
    of it, ``works`` the works that say so, and ``level`` is the best of their levels, or empty.
    ``leaf`` tells that the region has no parts.
    """

    region: str
    leaf: bool
    sources: int
    works: int
    level: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What ontologies and other works say of the nerves of a muscle, and why they differ."""

    agreement: Agreement
    explanation: str


@dataclass(frozen=True, slots=True)
class WorkCount:
    """How many works are of one level and one decade."""

    level: str
    years: str
    works: int


@dataclass(frozen=True, slots=True)
class Quality:
    """All of it."""

    kinds: tuple[KindCount, ...]
    relations: tuple[RelationCount, ...]
    levels: tuple[LevelCount, ...]
    contested: tuple[Contested, ...]
    coverage: tuple[Coverage, ...]
    innervation: tuple[Compared, ...]
    works: tuple[WorkCount, ...]
    completeness: tuple[Completeness, ...]
    exceptions: tuple[Exemption, ...]


def quality(atlas: Atlas) -> Quality:
    """All that this module can say of an atlas."""
    return Quality(
        kinds=kind_counts(atlas),
        relations=relation_counts(atlas),
        levels=level_counts(atlas),
        contested=contested_statements(atlas),
        coverage=region_coverage(atlas),
        innervation=innervation_compared(atlas),
        works=work_counts(atlas),
        completeness=completeness(atlas),
        exceptions=tuple(sorted(atlas.exceptions, key=lambda row: (row.rule, row.node))),
    )


def kind_counts(atlas: Atlas) -> tuple[KindCount, ...]:
    """Nodes by kind, in the order of ``kinds.csv``; a kind without nodes counts 0."""
    found = Counter(kind for _, kind in atlas.graph.nodes(data="kind"))
    return tuple(
        KindCount(kind.kind, kind.family, found[kind.kind]) for kind in atlas.kinds.values()
    )


def relation_counts(atlas: Atlas) -> tuple[RelationCount, ...]:
    """Statements by relation, in the order of ``relations.csv``; one without any counts 0."""
    statements: Counter[str] = Counter()
    contested: Counter[str] = Counter()
    receipts: Counter[str] = Counter()
    for *_, relation, data in atlas.graph.edges(keys=True, data=True):
        statements[relation] += 1
        contested[relation] += data["contested"]
        receipts[relation] += len(data["receipts"])
    return tuple(
        RelationCount(name, statements[name], contested[name], receipts[name])
        for name in atlas.relations
    )


def level_counts(atlas: Atlas) -> tuple[LevelCount, ...]:
    """Statements by their best level of evidence, the strongest first; the shares add up to 1."""
    found = Counter(level for *_, level in atlas.graph.edges(data="level"))
    total = found.total() or 1
    return tuple(LevelCount(name, found[name], found[name] / total) for name in _ladder(atlas))


def _ladder(atlas: Atlas) -> list[str]:
    """The levels of evidence, strongest first."""
    return sorted(atlas.levels, key=lambda name: -atlas.levels[name].rank)


def contested_statements(atlas: Atlas) -> tuple[Contested, ...]:
    """Every statement that a source disputes, strongest first; 0 where nothing supports it."""
    found = []
    for subject, object_, relation, data in atlas.graph.edges(keys=True, data=True):
        if not data["contested"]:
            continue
        edge = (subject, object_, relation)
        receipts = ranked_receipts(atlas, edge)
        found.append(
            Contested(
                edge=edge,
                strength=data["strength"],
                supporting=tuple(row for row in receipts if row.stance == "supports"),
                disputing=tuple(row for row in receipts if row.stance == "disputes"),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.strength, one.edge)))


def region_coverage(atlas: Atlas) -> tuple[Coverage, ...]:
    """Every region: how many sources of its pain are known, by how many works. Thin ones first."""
    names = atlas.graph.nodes
    found = [_coverage(atlas, region) for region in atlas.hierarchy]
    return tuple(sorted(found, key=lambda one: (one.sources, one.works, names[one.region]["name"])))


def _coverage(atlas: Atlas, region: str) -> Coverage:
    nodes = atlas.graph.nodes
    sources, works = set(), set()
    for part in parts(atlas.hierarchy, region):
        for start, _, relation, data in atlas.graph.in_edges(part, keys=True, data=True):
            if atlas.relations[relation].pain_flow != "forward":
                continue
            if data["strength"] > 0 and nodes[start]["family"] in SOURCE_FAMILIES:
                sources.add(start)
                works |= {row.source for row in data["receipts"] if row.stance == "supports"}
    ranked = sorted((atlas.sources[work].level for work in works), key=_ladder(atlas).index)
    return Coverage(
        region=region,
        leaf=not atlas.hierarchy.in_degree(region),
        sources=len(sources),
        works=len(works),
        level=ranked[0] if ranked else "",
    )


def innervation_compared(atlas: Atlas) -> tuple[Compared, ...]:
    """What ontologies and other works say of the nerves of every muscle, by muscle."""
    explained = {row.node: row for row in atlas.differences if row.relation in COMPARED}
    rows = (row for *_, receipts in atlas.graph.edges(data="receipts") for row in receipts)
    levels = {id_: source.level for id_, source in atlas.sources.items()}
    found = innervation_agreement(dict(atlas.graph.nodes(data="kind")), rows, levels)
    return tuple(
        Compared(one, explained[one.muscle].explanation if one.muscle in explained else "")
        for one in found
    )


def work_counts(atlas: Atlas) -> tuple[WorkCount, ...]:
    """Works by level of evidence, the strongest first, and by decade; none without works."""
    found = Counter((source.level, decade(source.year)) for source in atlas.sources.values())
    ladder = _ladder(atlas)
    return tuple(
        WorkCount(level, years, found[level, years])
        for level, years in sorted(found, key=lambda place: (ladder.index(place[0]), place[1]))
    )


def decade(year: str) -> str:
    """The decade of a year, such as "1990s"; words where no year is known."""
    return f"{year[:3]}0s" if year else NO_YEAR
