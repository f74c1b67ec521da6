"""Ask the app's server without a network."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from dash import Dash

Answered = tuple[int, dict[str, str], Any]


def get(
    app: Dash,
    path: str,
    query: str = "",
    body: Any = None,
    headers: dict[str, str] | None = None,
    method: str = "",
) -> tuple[int, dict, bytes]:
    """Ask the app's server as a browser would, without a network."""
    sent: list[dict[str, Any]] = []
    content = orjson.dumps(body) if body is not None else b""
    received = iter([{"type": "http.request", "body": content, "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in received:
            return message
        return await asyncio.Future()  # the browser stays

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method or ("GET" if body is None else "POST"),
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (name.encode(), value.encode())
            for name, value in {
                "host": "plexus",
                "content-type": "application/json",
                **(headers or {}),
            }.items()
        ],
        "client": ("127.0.0.1", 1),
        "server": ("plexus", 80),
    }
    asyncio.run(app.server(scope, receive, send))
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(part.get("body", b"") for part in sent[1:])


def ask(app: Dash, part: str, query: str) -> dict[str, Any]:
    """One of the server's two answers to an address."""
    status, _, content = get(app, f"/{part}", query)
    assert status == 200, content[:300]
    return orjson.loads(content)


def ask_api(app: Dash, path: str, **parameters: Any) -> Answered:
    """Status, headers and JSON of an answer of the interface for programs."""
    status, headers, body = get(app, f"/api/v1{path}", urlencode(parameters, doseq=True))
    return status, headers, orjson.loads(body)
