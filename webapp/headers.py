"""What every answer says about itself: how long to keep it, and what the page may load."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEEP_FOR_GOOD = "public, max-age=31536000, immutable"
KEEP_A_WHILE = "public, max-age=3600"


def policy(script_hashes: Iterable[str]) -> str:
    """A content security policy that lets nothing in from elsewhere.

    Parameters
    ----------
    script_hashes : iterable of str
        The hashes of the scripts inside the page, as ``Dash.csp_hashes`` gives them.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {' '.join(script_hashes)}",
            "style-src 'self' 'unsafe-inline'",  # Plotly and the grid write styles into the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'self'",
        )
    )


class Headers:
    """ASGI middleware that adds the headers; it never touches a body.

    The page's own ``files`` and its assets, asked for with a digest or a time of change (``?m=…``),
    may be kept for good.
    """

    def __init__(self, app: ASGIApp, content_policy: str, files: Iterable[str]) -> None:
        self.app = app
        self.content_policy = content_policy
        self.files = tuple(files)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to the head of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                headers["Content-Security-Policy"] = self.content_policy
                ours = scope["path"].startswith(("/assets/", *self.files))
                if ours and message["status"] == 200:
                    dated = b"m=" in scope["query_string"]
                    fonts = "/fonts/" in scope["path"]
                    headers["Cache-Control"] = KEEP_FOR_GOOD if dated or fonts else KEEP_A_WHILE
            await send(message)

        await self.app(scope, receive, add)
