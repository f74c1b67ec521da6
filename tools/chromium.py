"""See to a Chromium for tests and measurements: find one here, else install one, and tell.

``PLEXUS_CHROMIUM`` names one to use instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "PLEXUS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install")
PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""What it is started with: it runs as any user, and reaches no machine but this one."""
LOOKING, INSTALLING = 60, 1200  # seconds after which a command is given up


class NoChromiumError(RuntimeError):
    """There is no Chromium that starts; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class Chromium:
    """A Chromium that starts."""

    path: str
    version: str

    def __str__(self) -> str:
        """What it is and where."""
        return f"{self.version} ({self.path})"


def _run(command: Sequence[str], seconds: int) -> tuple[bool, str]:
    """Whether a command succeeds, and the line that tells its answer or its complaint."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)
    if done.returncode == 0:
        return True, done.stdout.strip().rpartition("\n")[2]
    lines = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("E: ", "Error"))] or lines[-1:]
    return False, errors[0] if errors else f"exit code {done.returncode}"


def try_browser(path: str) -> Chromium:
    """The browser at a path; ``NoChromiumError`` if it does not start."""
    good, said = _run([path, "--version"], LOOKING)
    if not good:
        raise NoChromiumError(f"{path} does not start: {said}")
    return Chromium(path, said)


def find_chromium() -> Chromium:
    """The one that ``PLEXUS_CHROMIUM`` names, else the first here that starts, else an error."""
    if named := os.environ.get(VARIABLE):
        try:
            return try_browser(shutil.which(named) or named)
        except NoChromiumError as error:
            raise NoChromiumError(f"{VARIABLE}: {error}") from error
    complaints = []
    for path in filter(None, map(shutil.which, NAMES)):
        try:
            return try_browser(path)
        except NoChromiumError as error:
            complaints.append(str(error))
    good, path = _run([sys.executable, "-c", PLAYWRIGHTS_OWN], LOOKING)
    if good and Path(path).exists():
        return try_browser(path)
    why = f" ({'; '.join(complaints)})" if complaints else ""
    raise NoChromiumError(
        f"There is no Chromium for the browser tests{why}. "
        f"Run: make test, which installs one, or set {VARIABLE} to the path of one."
    )


def apt_get() -> list[str] | None:
    """The start of a command that may install Debian's packages, or None where none may."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and _run(["sudo", "-n", "true"], LOOKING)[0]:
        return ["sudo", "-n", "apt-get"]
    return None


def install_chromium() -> Chromium:
    """Install a Chromium: Debian's where that may be, else Playwright's own.

    Raises
    ------
    NoChromiumError
        If neither can be had, with what each complained of.
    """
    ways: list[tuple[str, list[list[str]]]] = []
    apt = apt_get()
    if apt:
        install = [*apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        ways.append(("Debian's chromium", [[*apt, "update", "-qq"], install]))
    with_libraries = ["--with-deps"] if apt else []
    ways.append(("Playwright's Chromium", [[*PLAYWRIGHT, *with_libraries, "chromium"]]))
    complaints = []
    for what, commands in ways:
        print(f"Installing {what} for the browser tests …", flush=True)
        for command in commands:
            good, said = _run(command, INSTALLING)
        try:
            return find_chromium()
        except NoChromiumError:
            complaints.append(f"{what}: {said if not good else 'does not start'}")
    raise NoChromiumError(
        f"No Chromium for the browser tests could be installed ({'; '.join(complaints)}). "
        f"Install one by hand, or set {VARIABLE} to the path of one."
    )


def main() -> int:
    """Find or install; 0 if there is a Chromium in the end."""
    try:
        try:
            found = find_chromium()
        except NoChromiumError:
            if os.environ.get(VARIABLE):
                raise
            found = install_chromium()
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Browser tests use {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
