"""The page's own style sheets and scripts, each kind as one file.

They are written in files of one purpose each in ``assets/``; a browser asks for two files rather
than forty, and keeps them for good, as their addresses hold a digest of what is in them.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dash import Dash
from starlette.requests import Request
from starlette.responses import Response

ASSETS = Path(str(files("webapp"))) / "assets"
STYLE_PATH, EARLY_PATH, SCRIPTS_PATH = "/plexus.css", "/early.js", "/plexus.js"
EARLY = "early.js"
"""Runs before the first paint, and so by itself; the other scripts wait for the page."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file: its path on the server, its bytes (UTF-8), and its media type."""

    path: str
    content: bytes
    media_type: str

    @property
    def address(self) -> str:
        """The path with a digest of the content."""
        return f"{self.path}?m={hashlib.sha256(self.content).hexdigest()[:12]}"


def _joined(ending: str, early: bool = False) -> bytes:
    """The files of an ending, in the order of their names."""
    paths = sorted(ASSETS.glob(f"*.{ending}"))
    return b"\n".join(path.read_bytes() for path in paths if (path.name == EARLY) == early)


def bundles() -> dict[str, Bundle]:
    """The style sheet, the script that comes first, and the scripts, as they stand on the disk."""
    return {
        "style": Bundle(STYLE_PATH, _joined("css"), "text/css"),
        "early": Bundle(EARLY_PATH, _joined("js", early=True), "text/javascript"),
        "scripts": Bundle(SCRIPTS_PATH, _joined("js"), "text/javascript"),
    }


def register(app: Dash, made: dict[str, Bundle]) -> None:
    """Serve each file at its path, packed once for whoever takes it packed."""
    by_path = {bundle.path: bundle for bundle in made.values()}
    packed = {path: gzip.compress(bundle.content, mtime=0) for path, bundle in by_path.items()}

    def serve(request: Request) -> Response:
        path = request.url.path
        headers, content = {"Vary": "Accept-Encoding"}, by_path[path].content
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"], content = "gzip", packed[path]
        return Response(content, media_type=by_path[path].media_type, headers=headers)

    for path in by_path:
        app.server.get(path, include_in_schema=False)(serve)
