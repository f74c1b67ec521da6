"""One Chromium for all that is compared, and the servers that its pages come from."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import FLAGS, find_chromium

WITHOUT_A_CARD = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""WebGL without a graphics card, for sigma.js: everything is drawn by the processor."""

STARTING = 60  # seconds after which a server is given up


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser on a screen of 1440×900."""
    with sync_playwright() as play:
        path = find_chromium().path
        browser = play.chromium.launch(executable_path=path, args=[*FLAGS, *WITHOUT_A_CARD])
        yield browser
        browser.close()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def serving(module: str, *arguments: str) -> Iterator[str]:
    """The address of ``python -m module arguments --port N``, in a process of its own."""
    port = free_port()
    command: Sequence[str] = (sys.executable, "-m", module, *arguments, "--port", str(port))
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(server, address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + STARTING
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(address).close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")
