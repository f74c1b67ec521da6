"""What the web interface answers: as the commands do, files, problems, and names of every sort."""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from dash import Dash
from pydantic import BaseModel

from graph import Atlas, find
from graph.__main__ import main
from graph.atlas import make_atlas
from graph.build import Edge
from graph.export import FORMATS, pack, read
from graph.records import Tables
from tests.asking import ask_api, get
from tests.conftest import ARM
from webapp.api import models
from webapp.api.files import MEDIA_TYPES, media_type_of
from webapp.app import create_app


@pytest.fixture(scope="module")
def app(arm: Atlas) -> Dash:
    return create_app(arm)


@pytest.fixture(scope="module")
def whole_app(whole: Atlas) -> Dash:
    return create_app(whole)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What a command prints with ``--json`` on the same data."""
    assert main([*words, "--json", "--data", str(ARM)]) == 0
    return json.loads(capsys.readouterr().out)


# The answers


@pytest.mark.parametrize(
    ("path", "parameters", "command"),
    [
        ("/node/scalene muscle", {}, ("show", "scalene muscle")),
        ("/sources/shoulder", {}, ("sources", "shoulder")),
        ("/route", {"from": "scalenes", "to": "neck"}, ("route", "scalenes", "neck")),
        (
            "/route",
            {"from": "scalenes", "to": "radial-forearm", "relations": "Compresses, refers pain to"},
            ("route", "scalenes", "radial-forearm", "--relations", "compresses,refers pain to"),
        ),
        (
            "/compare",
            {"name": ["scalenes", "infraspinatus"]},
            ("compare", "scalenes", "infraspinatus"),
        ),
    ],
)
def test_an_answer_is_that_of_the_command(
    app: Dash,
    capsys: pytest.CaptureFixture[str],
    path: str,
    parameters: dict[str, Any],
    command: tuple[str, ...],
) -> None:
    status, _, answer = ask_api(app, path, **parameters)
    assert status == 200
    assert answer.pop("about")["license"] == "CC-BY-4.0"
    paged = answer.pop("limit", None), answer.pop("offset", None)
    assert paged == ((20, 0) if path.startswith("/sources") else (None, None))
    assert answer == told(capsys, *command)


@pytest.mark.parametrize(
    ("path", "parameters", "form"),
    [
        ("", {}, models.Start),
        ("/search", {"q": "glut"}, models.SearchPage),
        ("/node/piriformis syndrome", {}, models.NodeAnswer),
        ("/node/lower back", {}, models.NodeAnswer),
        ("/node/piriformis stretch", {}, models.NodeAnswer),
        ("/sources/lower back", {"limit": 100}, models.SourcesPage),
        ("/route", {"from": "piriformis", "to": "calf"}, models.RoutesAnswer),
        ("/compare", {"name": ["gluteus medius", "piriformis"]}, models.ComparisonAnswer),
    ],
)
def test_an_answer_has_its_form(
    whole_app: Dash, path: str, parameters: dict[str, Any], form: type[BaseModel]
) -> None:
    status, headers, body = get(whole_app, f"/api/v1{path}", urlencode(parameters, doseq=True))
    assert (status, headers["content-type"]) == (200, "application/json")
    form.model_validate_json(body, strict=True)


def test_search_finds_as_the_search_box_does(app: Dash, arm: Atlas) -> None:
    _, _, answer = ask_api(app, "/search", q="supra")
    assert [one["id"] for one in answer["results"]] == [one.id for one in find(arm.index, "supra")]
    assert answer["results"][0]["matched"] == "supraspinatus"


# Exports


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_is_the_packed_file(app: Dash, arm: Atlas, format_: str) -> None:
    status, headers, body = get(app, "/api/v1/export", f"format={format_}")
    name, content = pack(arm.graph, format_)
    assert (status, body) == (200, content)
    assert headers["content-disposition"] == f'attachment; filename="{name}"'
    media_type = media_type_of(name)
    assert media_type in MEDIA_TYPES.values()
    assert headers["content-type"].partition(";")[0] == media_type
    if media_type == "application/zip":
        assert zipfile.ZipFile(io.BytesIO(body)).testzip() is None


def exported(app: Dash, **asked: Any) -> set[Edge]:
    """The statements of a part that is asked for as JSON."""
    status, _, body = get(app, "/api/v1/export", urlencode({"format": "json", **asked}, doseq=True))
    assert status == 200
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "part.json"
        path.write_bytes(body)
        return set(read(path, "json").edges(keys=True))


def test_a_part_is_exported(app: Dash, arm: Atlas) -> None:
    part = exported(app, focus="scalene muscle", relation="Refers pain to")
    assert part == {
        edge
        for edge in arm.graph.edges(keys=True)
        if edge[0] == "scalenes" and edge[2] == "refers pain to"
    }


@pytest.mark.parametrize(
    ("kinds", "relations", "level"),
    [
        (["muscle", "region"], [], ""),
        (["structure", "condition"], [], ""),
        ([], ["refers pain to", "compresses"], ""),
        ([], [], "experimental"),
        (["structure", "region"], ["refers pain to"], "review"),
    ],
)
def test_an_export_has_the_statements_that_pass_its_filters_and_no_others(
    whole_app: Dash, whole: Atlas, kinds: list[str], relations: list[str], level: str
) -> None:
    part = exported(whole_app, kind=kinds, relation=relations, min_evidence=level)
    nodes, rank = whole.graph.nodes, whole.levels[level].rank if level else 0
    assert part == {
        (subject, object_, relation)
        for subject, object_, relation, data in whole.graph.edges(keys=True, data=True)
        if (not relations or relation in relations)
        and whole.levels[data["level"]].rank >= rank
        and all(
            not kinds or {nodes[end]["kind"], nodes[end]["family"]} & {*kinds}
            for end in (subject, object_)
        )
    }
    assert part


def test_nothing_fits_is_said(app: Dash) -> None:
    status, _, problem = ask_api(
        app, "/export", format="json", kind="muscle", relation="branch of", min_evidence="ontology"
    )
    assert (status, problem["type"]) == (404, "/api/v1/docs#nothing-there")


# Problems


@pytest.mark.parametrize(
    ("path", "parameters", "status", "said"),
    [
        ("/node/scalnes", {}, 404, 'There is no "scalnes". Did you mean "scalenes"'),
        ("/node/", {}, 404, 'There is no "".'),
        ("/route", {"from": "neck", "to": "nekc"}, 404, 'There is no "nekc"'),
        ("/sources/qqq", {}, 404, "/api/v1/search"),
        ("/export", {"format": "json", "kind": "mussle"}, 404, 'Did you mean "muscle"?'),
        ("/export", {"format": "json", "region": "scalenes"}, 404, "no region"),
        ("/nowhere", {}, 404, "There is nothing at /api/v1/nowhere"),
        ("/search", {}, 422, "q: It has to be given."),
        ("/search", {"q": "neck", "limit": "many"}, 422, "limit: Input should be a valid integer"),
        ("/search", {"q": "neck", "limit": 0}, 422, "greater than or equal to 1"),
        ("/search", {"q": "neck", "offset": 10**30}, 422, "offset"),
        ("/search", {"q": "neck", "limt": 5}, 422, "limt: There is no such parameter"),
        ("/search", {"q": "n" * 300}, 422, "at most 200 characters"),
        ("/compare", {"name": ["neck"]}, 422, "name: "),
        ("/compare", {"name": ["neck", "neck region"]}, 422, "two or more different things"),
        ("/route", {"from": "neck", "to": "neck"}, 422, "each names the same thing, neck. A route"),
        ("/export", {"format": "json", "kind": "m" * 300}, 422, "at most 200 characters"),
        ("/export", {"format": "json", "min_evidence": "m" * 300}, 422, "at most 200 characters"),
        ("/compare", {"name": ["neck", "n" * 300]}, 422, "name.1: String should have at most 200"),
        ("/export", {"format": "docx"}, 422, "There are: kgx, csv"),
    ],
)
def test_a_problem_says_what_is_wrong(
    app: Dash, path: str, parameters: dict[str, Any], status: int, said: str
) -> None:
    answered, headers, problem = ask_api(app, path, **parameters)
    assert (answered, headers["content-type"]) == (status, "application/problem+json")
    assert headers["cache-control"] == "no-store"
    models.Problem.model_validate(problem)
    assert (problem["status"], said in problem["detail"]) == (status, True), problem["detail"]


def test_a_route_to_itself_is_told_of_both_of_its_ends(app: Dash, arm: Atlas) -> None:
    status, _, problem = ask_api(app, "/route", **{"from": "scalenes", "to": "scalene muscle"})
    assert (status, problem["type"]) == (422, "/api/v1/docs#bad-parameter")
    assert [(one["in"], one["name"]) for one in problem["errors"]] == [
        ("query", "from"),
        ("query", "to"),
    ]
    same = f"names the same thing, {arm.graph.nodes['scalenes']['name']}, as "
    assert all(one["message"].startswith(same) for one in problem["errors"])
    assert "change one of them" in problem["detail"]


def test_the_type_of_a_problem_leads_to_its_meaning(app: Dash) -> None:
    _, _, problem = ask_api(app, "/node/scalnes")
    address, _, name = problem["type"].partition("#")
    _, _, page = get(app, address)
    assert f'id="{name}"' in page.decode()
    assert "scalenes" in problem["suggestions"]


# Names


ODD = (
    *("C5/C6 root", "../../etc/passwd", "100 % of it?", "a&b=c#d", "<b>bold</b>", "naïve Ärzte"),
    *('"quoted"', "line\nend", "a//b", "..", "新しい"),
)


def test_names_of_any_sort_are_asked_for(arm_tables: Tables) -> None:
    scalenes = next(node for node in arm_tables.nodes if node.id == "scalenes")
    odd = [
        replace(scalenes, id=f"odd-{place}", name=name, plain_name="", synonyms=())
        for place, name in enumerate(ODD)
        if name != ".."
    ]
    app = create_app(make_atlas(replace(arm_tables, nodes=(*arm_tables.nodes, *odd))))
    for node in odd:
        status, headers, answer = ask_api(app, f"/node/{node.name}")
        assert (status, answer["id"]) == (200, node.id), node.name
    _, headers, _ = ask_api(app, "/sources/C5/C6 root", offset=3)
    (address,) = re.findall(r'<([^>]+)>; rel="prev"', headers["link"])
    assert address.startswith(f"/api/v1/sources/{quote('C5/C6 root')}?")


@pytest.mark.parametrize("name", [*ODD, "\x00", "\ufffd", "%"])
def test_names_that_are_not_there_are_not_found(app: Dash, name: str) -> None:
    status, headers, _ = ask_api(app, f"/node/{name}")
    assert (status, headers["content-type"]) == (404, "application/problem+json")
