"""The operations: each asks the atlas and sends the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar

import orjson
from fastapi import FastAPI, Path, Query
from pydantic import BaseModel
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response

from graph import Atlas, answers
from graph.closed_lists import known_words
from graph.compare import compare
from graph.export.content import about
from graph.referral import disputed_sources, sources_of
from graph.routes import TWO_ENDS, routes
from graph.search import find, resolve
from webapp.api import addresses, models, parameters, problems
from webapp.api.files import MEDIA_TYPES, exporter
from webapp.api.paging import links
from webapp.api.problems import ProblemError


class AnyText(Convertor[str]):
    """A part of an address that may hold any character, also ``/`` and line ends."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


Found = TypeVar("Found")
Name = Annotated[str, Path(max_length=parameters.TEXT, description=parameters.NAME)]


def _sent(answer: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    content = orjson.dumps({"about": about(), **answer})
    return Response(content, headers=headers, media_type="application/json")


def _shown(found: Sequence[Found], asked: parameters.Paging) -> Sequence[Found]:
    """What stands on the page that is asked for."""
    return found[asked.offset : asked.offset + asked.limit]


def _page_sent(request: Request, asked: parameters.Paging, answer: Mapping[str, Any]) -> Response:
    """A page, with the way to its neighbours."""
    page = {**answer, "limit": asked.limit, "offset": asked.offset}
    return _sent(page, links(request, asked, answer["total"]))


def _said(model: type[BaseModel] | None, *kinds: str) -> dict[str, Any]:
    """What an operation answers with, for the OpenAPI document."""
    found: dict[int, dict[str, Any]] = {
        304: {"description": "Not changed since the answer with this ETag."}
    }
    for kind in kinds:
        told = problems.KINDS[kind]
        schema = {"$ref": "#/components/schemas/Problem"}
        entry = found.setdefault(
            told.status, {"content": {problems.MEDIA_TYPE: {"schema": schema}}}
        )
        entry["description"] = " ".join(filter(None, [entry.get("description"), told.meaning]))
    return {"response_model": model, "response_description": "The answer.", "responses": found}


def register(api: FastAPI, atlas: Atlas) -> None:
    """Add all operations."""
    register_url_convertor("any", AnyText())
    _add_start(api)
    _add_names(api, atlas)
    _add_questions(api, atlas)
    _add_export(api, atlas)


def _add_start(api: FastAPI) -> None:
    @api.get(addresses.START, **_said(models.Start, "bad-parameter"), summary="What there is")
    def start(asked: Annotated[parameters.Parameters, Query()]) -> Response:
        root = addresses.ROOT
        found = {
            "search": root + addresses.SEARCH + "{?q,limit,offset}",
            "node": root + addresses.NODE,
            "sources": root + addresses.SOURCES + "{?limit,offset}",
            "route": root + addresses.ROUTE + "{?from,to,relations,limit}",
            "compare": root + addresses.COMPARE + "{?name*}",
            "export": root
            + addresses.EXPORT
            + "{?format,region*,focus,hops,kind*,relation*,min_evidence}",
            "openapi": root + addresses.OPENAPI,
            "docs": root + addresses.DOCS,
        }
        return _sent({"links": found})


def _add_names(api: FastAPI, atlas: Atlas) -> None:
    @api.get(
        addresses.SEARCH,
        **_said(models.SearchPage, "bad-parameter"),
        summary="Find nodes by name, best first",
    )
    def search(request: Request, asked: Annotated[parameters.Search, Query()]) -> Response:
        found = find(atlas.index, asked.q, parameters.SEARCHED)
        answer = answers.search_answer(atlas, len(found), _shown(found, asked))
        return _page_sent(request, asked, answer)

    @api.get(
        addresses.NODE.replace("}", ":any}"),
        **_said(models.NodeAnswer, "unknown-name", "bad-parameter"),
        summary="One node, all its statements and receipts",
    )
    def node(name: Name, asked: Annotated[parameters.Parameters, Query()]) -> Response:
        id_ = resolve(atlas.index, name)
        return _sent(answers.node_answer(atlas, id_, answers.statements_of(atlas, id_)))


def _add_questions(api: FastAPI, atlas: Atlas) -> None:
    @api.get(
        addresses.SOURCES.replace("}", ":any}"),
        **_said(models.SourcesPage, "unknown-name", "bad-parameter"),
        summary="What may refer pain to a region, ranked",
    )
    def sources(
        request: Request, region: Name, asked: Annotated[parameters.Paging, Query()]
    ) -> Response:
        id_ = resolve(atlas.index, region)
        found = sources_of(atlas, id_)
        disputed = disputed_sources(atlas, id_)
        answer = answers.sources_answer(atlas, id_, len(found), _shown(found, asked), disputed)
        return _page_sent(request, asked, answer)

    @api.get(
        addresses.ROUTE,
        **_said(models.RoutesAnswer, "unknown-name", "bad-parameter"),
        summary="The short paths between two nodes",
    )
    def route(asked: Annotated[parameters.Route, Query()]) -> Response:
        start, end = resolve(atlas.index, asked.from_), resolve(atlas.index, asked.to)
        if start == end:
            message = f"names the same thing, {atlas.graph.nodes[start]['name']}"
            errors = [
                {"in": "query", "name": "from", "message": f"{message}, as to does"},
                {"in": "query", "name": "to", "message": f"{message}, as from does"},
            ]
            detail = f"from and to: each {message}. {TWO_ENDS}"
            raise ProblemError("bad-parameter", detail, errors=errors)
        chosen = None
        if asked.relations is not None:
            chosen = known_words(asked.relations, atlas.relations, "relation")
        found = routes(atlas, start, end, relations=chosen, limit=asked.limit)
        return _sent(answers.routes_answer(atlas, start, end, found))

    @api.get(
        addresses.COMPARE,
        **_said(models.ComparisonAnswer, "unknown-name", "bad-parameter"),
        summary="Two or more nodes side by side",
    )
    def compared(asked: Annotated[parameters.Compare, Query()]) -> Response:
        comparison = compare(atlas, asked.name)
        if len(comparison.ids) < 2:
            only = atlas.graph.nodes[comparison.ids[0]]["name"]
            detail = f"name: each names the same thing, {only}. Name two or more different things."
            raise ProblemError("bad-parameter", detail)
        return _sent(answers.comparison_answer(atlas, comparison))


def _add_export(api: FastAPI, atlas: Atlas) -> None:
    file_of = exporter(atlas)
    said = _said(None, "unknown-name", "nothing-there", "bad-parameter")
    binary: dict[str, Any] = {"type": "string", "format": "binary"}
    content = {
        type_: {"schema": {} if "json" in type_ else binary} for type_ in MEDIA_TYPES.values()
    }
    said["responses"] = {200: {"content": content}, **said["responses"]}
    said["response_description"] = "The file; a format that is a folder comes as a zip."

    @api.get(
        addresses.EXPORT,
        **said,
        response_class=Response,
        summary="All or a part of the graph for other programs",
    )
    def export(asked: Annotated[parameters.Export, Query()]) -> Response:
        name, content, media_type = file_of(asked)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, headers=headers, media_type=media_type)
