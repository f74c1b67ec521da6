"""Small made-up atlases for property tests; the vocabulary is that of ``tests/arm``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from graph.atlas import Atlas, make_atlas
from graph.records import Node, Source, Statement, Tables
from graph.tables import read_tables

PARENTS = {
    "body": (),
    "limb": ("body",),
    "trunk": ("body",),
    "hip": ("limb", "trunk"),
    "outer-hip": ("hip",),
}
MUSCLES = tuple(f"muscle-{number}" for number in range(4))
NERVES = tuple(f"nerve-{number}" for number in range(3))
DISEASES = tuple(f"disease-{number}" for number in range(2))
STRUCTURES = MUSCLES + NERVES
ENDS = {
    "refers pain to": (STRUCTURES + DISEASES, tuple(PARENTS)),
    "supplies sensation to": (NERVES, tuple(PARENTS)),
    "branch of": (NERVES, NERVES),
    "compresses": (STRUCTURES + DISEASES, NERVES),
    "irritates": (STRUCTURES + DISEASES, STRUCTURES),
    "affects": (DISEASES, STRUCTURES),
    "innervates": (NERVES, STRUCTURES),
}


def node(id_: str, kind: str, family: str, regions: tuple[str, ...] = ()) -> Node:
    """A node without anything that no question asks for."""
    return Node(id_, id_.replace("-", " "), "", kind, (), "", regions, (), family=family)


def said(
    subject: str, relation: str, object_: str, source: str, stance: str = "supports", **more: str
) -> Statement:
    """A receipt."""
    blank = dict.fromkeys(("side", "pattern", "quality", "frequency", "note"), "")
    cells = {**blank, "locator": "page 1", "date_read": "", **more}
    return Statement(subject, relation, object_, stance, source=source, **cells)  # type: ignore[arg-type]


@cache
def vocabulary() -> Tables:
    """Kinds, levels and relations; nodes and two sources of each level, but no statements."""
    tables, _ = read_tables(Path(__file__).parent / "arm")
    nodes = [node(id_, "region", "region", wholes) for id_, wholes in PARENTS.items()]
    nodes += [node(id_, "muscle", "structure", ("hip",)) for id_ in MUSCLES]
    nodes += [node(id_, "nerve", "structure", ("limb",)) for id_ in NERVES]
    nodes += [node(id_, "disease", "condition") for id_ in DISEASES]
    sources = [
        Source(f"{level.level}-{number}", "book", level.level, "A test", "", "", "", "", "", "all")
        for level in tables.levels
        for number in range(2)
    ]
    return replace(tables, nodes=tuple(nodes), sources=tuple(sources), statements=())


def with_statements(*statements: Statement) -> Atlas:
    """An atlas in which exactly these things are said."""
    return make_atlas(replace(vocabulary(), statements=statements))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """One receipt, of any relation between fitting ends."""
    relation = draw(st.sampled_from(sorted(ENDS)))
    subject = draw(st.sampled_from(ENDS[relation][0]))
    object_ = draw(st.sampled_from([end for end in ENDS[relation][1] if end != subject]))
    source = draw(st.sampled_from([source.id for source in vocabulary().sources]))
    stance = draw(st.sampled_from(["supports", "supports", "supports", "disputes"]))
    return said(subject, relation, object_, source, stance)


many_statements = st.lists(
    statements(),
    max_size=30,
    unique_by=lambda row: (row.subject, row.relation, row.object, row.source, row.stance),
)
