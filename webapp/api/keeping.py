"""How long answers may be kept, and how to ask whether they have changed."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.export.content import LICENCE_URL

KEPT = "public, max-age=300"
LICENCE_LINK = f'<{LICENCE_URL}>; rel="license"'


def tag_of(body: bytes | bytearray, packed: bool) -> str:
    """The strong entity tag of an answer; another one where it may be sent compressed."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}{"-gzip" if packed else ""}"'


def matches(asked: str, tag: str) -> bool:
    """Whether an ``If-None-Match`` names the tag (RFC 9110 compares weakly there)."""
    tags = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return tag in tags or "*" in tags


class Keeping:
    """ASGI middleware: HEAD like GET without a body, ``ETag``, 304, and the licence as a link."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for the whole answer, then send it or say that it has not changed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        start: Message = {}
        body = bytearray()

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await answer()

        async def answer() -> None:
            asked, headers = Headers(scope=scope), MutableHeaders(raw=start["headers"])
            headers["Link"] = ", ".join(filter(None, [headers.get("link"), LICENCE_LINK]))
            sent = b"" if head else bytes(body)
            if start["status"] == 200:
                tag = tag_of(body, "gzip" in asked.get("accept-encoding", ""))
                headers["ETag"] = tag
                headers["Cache-Control"] = KEPT
                headers.add_vary_header("Accept-Encoding")
                if matches(asked.get("if-none-match", ""), tag):
                    start["status"], sent = 304, b""
                    for name in ("content-length", "content-type", "content-disposition"):
                        if name in headers:
                            del headers[name]
            else:
                headers["Cache-Control"] = "no-store"
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": sent})

        await self.app({**scope, "method": "GET"} if head else scope, receive, gather)
