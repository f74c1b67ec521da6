"""A server on a free port, for as long as a test needs it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from graph import Atlas
from webapp.app import create_app


@contextmanager
def serving(atlas: Atlas) -> Iterator[str]:
    """The address of the app on an atlas; stopped at the end."""
    app = create_app(atlas)
    server = uvicorn.Server(uvicorn.Config(app.server, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=20)
        assert not thread.is_alive()
