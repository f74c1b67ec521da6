"""OBO and OBO Graphs JSON, read by pronto; imports that a file asks for are never fetched."""

from __future__ import annotations

import json
import re
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pronto

from graph.importing.limits import LIMITS, Limits, checked_text, shown
from graph.importing.rows import (
    About,
    ImportRefusedError,
    Item,
    Link,
    Progress,
    Rows,
    Words,
    silent,
)

IS_A = "is a"
TITLES = ("title", "dc:title", "dcterms:title", "dcterms-title")
LICENCES = ("license", "licence", "dc:license", "dcterms:license", "dcterms-license")
JOINS = re.compile(r"(?:is_a:\s*|relationship:\s*(?P<relation>\S+)\s+)(?P<to>[^\s!{]+)")
BUILT_IN = ("is_a", "subPropertyOf", "inverseOf", "type")
"""Predicates of OBO graphs that are no nodes."""
OF_RELATIONS = ("subPropertyOf", "inverseOf")
"""Those of them that join relations."""
NO_GRAPH = "it has no graphs with nodes"
LONGEST_EXCERPT = 200
TERMS_BETWEEN = 1000
"""Progress is told after so many terms."""


def read(path: Path, limits: Limits = LIMITS, progress: Progress = silent) -> Rows:
    """Read an ontology.

    Parameters
    ----------
    path : Path
        A file in OBO 1.4, or, with the suffix ``.json``, an OBO graph.
    limits : Limits
    progress : callable

    Raises
    ------
    ImportRefusedError
        If it is none, holds a term twice, or breaks a limit.
    """
    is_json = path.suffix.lower() == ".json"
    checked_text(path, limits, document=is_json)
    progress(f"{path.name}: parsing")
    with tempfile.TemporaryDirectory() as folder:
        # A copy: pronto opens paths, and would look up as an address what is not there any more.
        clean = Path(folder) / ("ontology.json" if is_json else "ontology.obo")
        clean.write_text(_graph_text(path) if is_json else _obo_text(path), encoding="utf-8")
        try:
            return _rows(path, _parsed(clean), progress)
        except SyntaxError as error:
            raise _refused(path, error.lineno or 0, error.msg or "it is not OBO") from error
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of its parser, which is Rust, is no Exception
            raise _refused(path, 0, f"{type(error).__name__}: {error}") from error


def _parsed(clean: Path) -> pronto.Ontology:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pronto warns of what it leaves out, term by term
        return pronto.Ontology(str(clean), import_depth=0, encoding="utf-8", threads=1)


def _refused(path: Path, line: int, why: str) -> ImportRefusedError:
    place = shown(path) + (f":{line}" if line else "")
    told = " ".join(why.split())[:LONGEST_EXCERPT]
    return ImportRefusedError(
        f"{place}: cannot be read as OBO ({told}). Try it in an ontology editor, or save it again."
    )


def _obo_text(path: Path) -> str:
    """The text without its imports, and with a stub for everything that it leaves undefined.

    pronto knows no term and no relation without a frame of its own.
    """
    lines: list[str] = []
    asked: dict[str, dict[str, None]] = {"[Term]": {}, "[Typedef]": {}}
    defined: dict[str, int] = {}
    frame = ""
    with path.open(encoding="utf-8-sig", newline=None) as file:
        for number, line in enumerate(file, 1):
            if line.startswith("["):
                frame = line.strip()
            elif not frame and line.startswith("import:"):
                line = "\n"
            elif frame and line.startswith("id:"):
                id_ = line[3:].split("!")[0].strip()
                if id_ in defined:
                    raise ImportRefusedError(
                        f"{shown(path)}:{number}: the id {id_!r} stands also in line "
                        f"{defined[id_]}. Make one term of the two."
                    )
                defined[id_] = number
            elif frame in asked and (found := JOINS.match(line)):
                asked[frame][found["to"]] = None
                if found["relation"]:
                    asked["[Typedef]"][found["relation"]] = None
            lines.append(line)
    stubs = [
        f"\n{frame}\nid: {id_}\n"
        for frame, ids in asked.items()
        for id_ in ids
        if id_ not in defined
    ]
    return "".join(lines) + "\n" + "".join(stubs)


def _graph_text(path: Path) -> str:
    """The same for JSON: one graph in which no node stands twice, and none is left undefined.

    pronto reads the first graph of a document only, so that the others are put into it.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        first, *others = document["graphs"]
        nodes, edges = _own_nodes(path, first), first.setdefault("edges", [])
        for graph in others:
            there = {str(node["id"]) for node in nodes}
            nodes += [node for node in _own_nodes(path, graph) if str(node["id"]) not in there]
            edges += graph.get("edges", [])
        types = _types(edges)
        for node in nodes:
            node.setdefault("type", types.get(str(node["id"]), "CLASS"))
        there = {str(node["id"]) for node in nodes}
        nodes += [
            {"id": id_, "type": type_}
            for id_, type_ in types.items()
            if id_ not in there and id_ not in BUILT_IN
        ]
        first.get("meta", {}).pop("imports", None)
    except ImportRefusedError:
        raise
    except RecursionError as error:
        raise _refused(path, 0, "it is nested too deeply") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = str(error) if isinstance(error, json.JSONDecodeError) else NO_GRAPH
        raise _refused(path, getattr(error, "lineno", 0), why) from error
    return json.dumps({**document, "graphs": [first]})


def _own_nodes(path: Path, graph: dict[str, Any]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = graph.setdefault("nodes", [])
    for id_, count in Counter(str(node["id"]) for node in nodes).items():
        if count > 1:
            raise ImportRefusedError(
                f"{shown(path)}: the id {id_!r} stands on two nodes. Make one node of the two."
            )
    return nodes


def _types(edges: list[dict[str, Any]]) -> dict[str, str]:
    """What sort of node the ends and the predicates of edges are."""
    ends = {
        str(edge[end]): "PROPERTY" if edge["pred"] in OF_RELATIONS else "CLASS"
        for edge in edges
        for end in ("sub", "obj")
    }
    return ends | {str(edge["pred"]): "PROPERTY" for edge in edges}


def _rows(path: Path, ontology: pronto.Ontology, progress: Progress) -> Rows:
    rows = Rows(_about(path, ontology))
    rows.relations[IS_A] = Words(("rdfs:subClassOf", IS_A))
    for relation in ontology.relationships():
        xrefs = sorted(xref.id for xref in relation.xrefs)
        name = relation.name or relation.id
        rows.relations[relation.id] = Words((*xrefs, relation.id, name), relation.symmetric)
    space = ontology.metadata.default_namespace or ""
    for count, term in enumerate(ontology.terms()):
        if count % TERMS_BETWEEN == 0:
            progress(f"{path.name}: {count:,} terms")
        if term.obsolete:
            rows.left_out["obsolete terms"] += 1
        elif not term.name:
            rows.left_out["terms that the file does not name"] += 1
        else:
            rows.items.append(_item(term, space))
            rows.links += _links(term)
    return rows


def _about(path: Path, ontology: pronto.Ontology) -> About:
    meta = ontology.metadata
    said: dict[str, str] = {}
    for value in sorted(meta.annotations, key=lambda value: str(value.property)):
        text = getattr(value, "literal", None) or getattr(value, "resource", None) or ""
        said[str(value.property).rsplit("/", 1)[-1].lower()] = str(text)
    names = meta.ontology or path.stem
    return About(
        file=path.name,
        title=next((said[name] for name in TITLES if name in said), names),
        kind="ontology",
        level="ontology",
        version=meta.data_version or "",
        licence=next((said[name] for name in LICENCES if name in said), ""),
    )


def _item(term: Any, space: str) -> Item:
    kinds = (term.namespace or space, *sorted(term.subsets))
    return Item(
        id=term.id,
        name=term.name,
        kinds=tuple(kind for kind in kinds if kind),
        synonyms=tuple(sorted(synonym.description for synonym in term.synonyms)),
        definition=str(term.definition or ""),
        xrefs=tuple(sorted(xref.id for xref in term.xrefs)),
    )


def _links(term: Any) -> Iterator[Link]:
    parents = term.superclasses(distance=1, with_self=False)
    for parent in sorted(parent.id for parent in parents):
        yield Link(term.id, IS_A, parent)
    for relation, others in sorted(term.relationships.items(), key=lambda item: item[0].id):
        for other in sorted(other.id for other in others):
            yield Link(term.id, relation.id, other)
