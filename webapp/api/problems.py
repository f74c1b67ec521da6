"""What went wrong, as problem details (RFC 9457): where, what, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.closed_lists import UnknownWordError
from graph.search import UnknownNameError
from webapp.api.addresses import DOCS, ROOT, SEARCH

MEDIA_TYPE = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
SHOWN = 80
"""So much of a wrong value is repeated."""


class Kind(NamedTuple):
    """A kind of problem: its status, its title, and what it means."""

    status: int
    title: str
    meaning: str


KINDS: Mapping[str, Kind] = {
    "unknown-name": Kind(
        404, "Unknown name", "No node, or more than one, no relation, kind or level has this name."
    ),
    "nothing-there": Kind(404, "Nothing there", "There is no such address, or nothing fits."),
    "method-not-allowed": Kind(405, "Only for reading", "The interface only answers GET and HEAD."),
    "bad-parameter": Kind(
        422,
        "Bad parameter",
        "A parameter is missing, unknown or out of range, or does not go with another.",
    ),
    "mistake": Kind(500, "A mistake of ours", "Something that Plexus did not expect."),
}


class ProblemError(Exception):
    """A request that cannot be answered, of one of the ``KINDS``."""

    def __init__(self, kind: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.more = kind, detail, more


def problem(kind: str, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Any:
    """The answer that says what went wrong."""
    told = KINDS[kind]
    body = {
        "type": f"{ROOT}{DOCS}#{kind}",
        "title": told.title,
        "status": told.status,
        "detail": detail,
        **more,
    }
    return Response(orjson.dumps(body), told.status, headers, MEDIA_TYPE)


def _wrong(error: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with one parameter."""
    place, *names = error["loc"]
    given = error.get("input")
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        message = "There is no such parameter"
    elif error["type"] == "missing":
        message = "It has to be given"
    elif isinstance(given, str):
        message += f' (given: "{given[:SHOWN]}")'
    return {"in": str(place), "name": ".".join(map(str, names)), "message": message}


def register(api: FastAPI) -> None:
    """Answer each error of the interface with a problem."""

    @api.exception_handler(ProblemError)
    def known(request: Request, error: ProblemError) -> Response:
        return problem(error.kind, error.detail, **error.more)

    @api.exception_handler(UnknownNameError)
    def unknown_name(request: Request, error: UnknownNameError) -> Response:
        hint = "" if error.suggestions else f" Look for it with {ROOT}{SEARCH}?q=…"
        return problem("unknown-name", error.message + hint, suggestions=error.suggestions)

    @api.exception_handler(UnknownWordError)
    def unknown_word(request: Request, error: UnknownWordError) -> Response:
        return problem("unknown-name", error.message, suggestions=error.suggestions)

    @api.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        errors = [_wrong(one) for one in error.errors()]
        said = "; ".join(f"{one['name']}: {one['message']}" for one in errors)
        return problem(
            "bad-parameter", f"{said}. The parameters are at {ROOT}{DOCS}.", errors=errors
        )

    @api.exception_handler(HTTPException)
    def other(request: Request, error: HTTPException) -> Response:
        if error.status_code == 405:
            detail = f"{request.method} is not answered here: ask with GET or HEAD."
            return problem("method-not-allowed", detail, {"Allow": METHODS})
        detail = f"There is nothing at {request.url.path[:SHOWN]}. What there is: {ROOT}{DOCS}."
        return problem("nothing-there", detail)

    @api.exception_handler(Exception)
    def mistake(request: Request, error: Exception) -> Response:
        return problem("mistake", "Plexus could not answer. Please report what you asked for.")
