"""KGX tables keep the rules of the Biolink Model: by the kgx tool where there is one, and by ours.

The tool is the program that ``PLEXUS_KGX`` names, else ``kgx`` on the PATH. It reads the model from
the web or from where its own settings say, so it is asked besides our own rules, not instead.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Atlas
from graph.export import kgx, write
from tests.random_atlas import said, with_statements

# Seen in Biolink Model 4.4.6: classes that are no mixins, predicates below "related to", and the
# values of two enumerations; none of them is deprecated.
CLASSES = {
    *("AnatomicalEntity", "GrossAnatomicalStructure", "Disease", "DiseaseOrPhenotypicFeature"),
    *("PhenotypicFeature", "ClinicalFinding", "ExposureEvent", "BehavioralExposure"),
    *("EnvironmentalExposure", "Treatment", "Drug", "Device", "Procedure"),
    *("PhysiologicalProcess", "NamedThing"),
}
PREDICATES = {
    *("related_to", "part_of", "located_in", "affects", "causes", "subclass_of", "has_phenotype"),
    *("condition_exacerbated_by", "condition_ameliorated_by", "condition_predisposed_by"),
    *("has_preventative_intervention", "is_diagnosed_by", "treated_by"),
}
KNOWLEDGE_LEVELS = {
    *("knowledge_assertion", "logical_entailment", "prediction", "statistical_association"),
    *("text_co_occurrence", "observation", "not_provided"),
}
AGENTS = {
    *("manual_agent", "automated_agent", "data_analysis_pipeline", "computational_model"),
    *("text_mining_agent", "image_processing_agent", "manual_validation_of_automated_agent"),
    "not_provided",
}
CURIE = re.compile(r"[A-Za-z_][\w.\-]*:[^\s/:][^\s]*")
Row = dict[str, str]


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def one_of(values: set[str]) -> Callable[[str], bool]:
    return lambda cell: cell.removeprefix("biolink:") in values


def biolink(values: set[str]) -> Callable[[str], bool]:
    return lambda cell: cell.startswith("biolink:") and one_of(values)(cell)


def curie(cell: str) -> bool:
    return bool(CURIE.fullmatch(cell))


def each(rule: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda cell: all(rule(part) for part in cell.split("|") if part)


def work(cell: str) -> bool:
    return curie(cell) or cell.startswith(("https://", "http://"))


NODE_RULES = {
    "id": curie,
    "category": biolink(CLASSES),
    "xref": each(curie),
    "regions": each(curie),
}
EDGE_RULES = {
    "id": curie,
    "subject": curie,
    "object": curie,
    "predicate": biolink(PREDICATES),
    "original_predicate": each(curie),
    "knowledge_level": one_of(KNOWLEDGE_LEVELS),
    "agent_type": one_of(AGENTS),
    "primary_knowledge_source": lambda cell: cell.startswith("infores:"),
    "publications": each(work),
    "negated": one_of({"true", "false"}),
}


def complaints(folder: Path) -> list[str]:
    """What a validator of the Biolink Model would find."""
    nodes, edges = table(folder / "nodes.tsv"), table(folder / "edges.tsv")
    found = [
        f"{row['id']} {column}: {row[column]}"
        for rows, rules in ((nodes, NODE_RULES), (edges, EDGE_RULES))
        for row in rows
        for column, rule in rules.items()
        if not rule(row[column])
    ]
    ids = {row["id"] for row in nodes}
    ends = {row[end] for row in edges for end in ("subject", "object")}
    found += [f"no node {end}" for end in ends - ids]
    for name, rows in (("nodes", nodes), ("edges", edges)):
        if len({row["id"] for row in rows}) < len(rows):
            found.append(f"ids of {name} stand twice")
    return found


def test_the_atlas_keeps_the_rules_of_biolink(whole: Atlas, tmp_path: Path) -> None:
    write(whole.graph, "kgx", tmp_path / "kgx")
    assert complaints(tmp_path / "kgx") == []
    receipts = sum(len(found) for *_, found in whole.graph.edges(data="receipts"))
    assert len(table(tmp_path / "kgx" / "nodes.tsv")) == len(whole.graph)
    assert len(table(tmp_path / "kgx" / "edges.tsv")) == receipts


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("nodes.tsv", "plexus:", ""),
        ("nodes.tsv", "biolink:GrossAnatomicalStructure", "biolink:gross_anatomical_structure"),
        ("nodes.tsv", "biolink:Disease", "Disease"),
        ("edges.tsv", "biolink:affects", "biolink:moves"),
        ("edges.tsv", "knowledge_assertion", "known"),
        ("edges.tsv", "manual_agent", "people"),
        ("edges.tsv", "infores:plexus", "plexus"),
        ("edges.tsv", "plexus:", "plexus:/"),
    ],
)
def test_our_rules_find_what_is_wrong(
    arm: Atlas, file: str, right: str, wrong: str, tmp_path: Path
) -> None:
    write(arm.graph, "kgx", tmp_path / "kgx")
    path = tmp_path / "kgx" / file
    text = path.read_text("utf-8")
    if right not in text:
        pytest.fail(f"{file} has no {right}: choose another to break")
    path.write_text(text.replace(right, wrong), "utf-8")
    assert complaints(tmp_path / "kgx")


def validated(tool: str, folder: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    """What ``kgx validate`` complains of: level → sort → message → where."""
    files = [str(folder / name) for name in ("nodes.tsv", "edges.tsv")]
    said_ = subprocess.run(
        [tool, "validate", "--input-format", "tsv", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    report = said_.stderr[said_.stderr.find("{") :] if "{" in said_.stderr else said_.stdout
    try:
        return json.loads(report)
    except ValueError:
        pytest.fail(f"{tool} gave no report: {said_.stderr[-2000:]} {said_.stdout[-500:]}")


def test_kgx_finds_nothing_but_that_our_prefix_is_ours(arm: Atlas, tmp_path: Path) -> None:
    """The prefix of a graph's own ids is in no registry of Biolink's unless its users add it."""
    write(arm.graph, "kgx", tmp_path)
    assert complaints(tmp_path) == []
    tool = os.environ.get("PLEXUS_KGX") or shutil.which("kgx")
    if not tool:
        return  # our own rules have been asked
    messages = {
        message
        for sorts in validated(tool, tmp_path).values()
        for found in sorts.values()
        for message in found
    }
    ours = "CURIE prefix 'plexus'"
    assert {message for message in messages if ours not in message} == set()


def test_what_sources_only_dispute_is_negated(tmp_path: Path) -> None:
    edge = ("muscle-0", "compresses", "nerve-0")
    atlas = with_statements(
        said(*edge, "textbook-0", "disputes"),
        said("muscle-1", "compresses", "nerve-0", "textbook-0"),
    )
    write(atlas.graph, "kgx", tmp_path)
    negated = {row["subject"]: row["negated"] for row in table(tmp_path / "edges.tsv")}
    assert negated == {"plexus:muscle-0": "true", "plexus:muscle-1": "false"}


@given(st.text(max_size=20) | st.text("plexus:UB-1", max_size=20))
def test_ids_come_back_from_curies(id_: str) -> None:
    assert ":" in kgx.curie(id_)
    assert kgx.bare(kgx.curie(id_)) == id_


@given(st.lists(st.text("plexus:-ab", max_size=12), unique=True))
def test_different_ids_have_different_curies(ids: list[str]) -> None:
    assert len({kgx.curie(id_) for id_ in ids}) == len(ids)
