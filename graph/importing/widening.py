"""Let the relations of a data folder join what an import joins by them."""

from __future__ import annotations

from dataclasses import replace

from graph.importing.notes import Notes
from graph.records import Tables


def widened(tables: Tables, notes: Notes) -> Tables:
    """Let every relation join what it joins here, by adding families to the kinds it allows."""
    ends = {node.id: node for node in tables.nodes}
    allowed = {r.relation: ([*r.subject_kinds], [*r.object_kinds]) for r in tables.relations}
    new = {r.relation for r in tables.relations if not r.subject_kinds}
    for row in tables.statements:
        for node, kinds in zip(
            (ends[row.subject], ends[row.object]), allowed[row.relation], strict=True
        ):
            if node.kind not in kinds and node.family not in kinds:
                kinds.append(node.family)
                if row.relation not in new:
                    sentence = f"{row.subject} {row.relation} {row.object}"
                    what = f"may now join a {node.family}, as in {sentence}"
                    notes.add("relation widened", row.relation, "", what)
    return replace(
        tables,
        relations=tuple(
            replace(r, subject_kinds=tuple(subjects), object_kinds=tuple(objects))
            for r in tables.relations
            for subjects, objects in [allowed[r.relation]]
        ),
    )
