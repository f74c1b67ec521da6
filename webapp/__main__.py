"""Start the web server: ``python -m webapp``, or ``plexus serve``."""

from __future__ import annotations

import contextlib
import socket
import sys

import uvicorn

from graph import Atlas
from webapp.app import create_app


class AnnouncingServer(uvicorn.Server):
    """A uvicorn server that prints its address once it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say where."""
        await super().startup(sockets)
        if self.started:
            host = self.config.host
            shown = f"[{host}]" if ":" in host else host
            print(f"Plexus is ready at http://{shown}:{self.config.port}/", flush=True)


def serve(atlas: Atlas, host: str = "127.0.0.1", port: int = 8050) -> int:
    """Serve the app until it is stopped.

    Returns
    -------
    int
        0 when it was stopped, 1 when it could not listen.
    """
    app = create_app(atlas)
    config = uvicorn.Config(app.server, host=host, port=port, log_level="warning")
    server = AnnouncingServer(config)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return 0 if server.started else 1


if __name__ == "__main__":
    from graph.__main__ import main

    sys.exit(main(["serve", *sys.argv[1:]]))
