"""What takes its time says on a terminal what it does, and elsewhere keeps silent."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path

import pytest

from graph.__main__ import main
from graph.cli import progress, upkeep
from tests.conftest import ARM

PATIENT = 60.0
"""Seconds after which a test gives up."""


class Terminal(io.StringIO):
    """A terminal that lets a test wait until something is told on it."""

    def __init__(self, awaited: str) -> None:
        super().__init__()
        self.awaited, self.told = awaited, threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.awaited in text:
            self.told.set()
        return super().write(text)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.001)


def test_a_long_export_says_what_it_does_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal("writing 12 nodes as gexf … ")
    written = []

    def slow(*_: object) -> None:
        written.append(terminal.told.wait(PATIENT))

    monkeypatch.setattr(upkeep, "write", slow)
    monkeypatch.setattr(sys, "stderr", terminal)
    output = str(tmp_path / "x.gexf")
    assert main(["export", "--format", "gexf", "--output", output, "--data", str(ARM)]) == 0
    assert written == [True]
    assert terminal.getvalue().endswith(progress.CLEAR)
    assert capsys.readouterr().out.startswith("Wrote 12 nodes")


def test_a_failure_takes_the_line_away_before_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = Terminal("")
    monkeypatch.setattr(sys, "stderr", terminal)
    output = str(tmp_path / "nowhere" / "x.json")
    assert main(["export", "--format", "json", "--output", output, "--data", str(ARM)]) == 1
    assert terminal.getvalue().rpartition(progress.CLEAR)[2].startswith("plexus: cannot write to")


def test_where_no_terminal_is_nothing_is_told() -> None:
    stream = io.StringIO()
    with progress.shown("counting", stream=stream) as say:
        say("counting on")
    assert not stream.getvalue()
    told = Terminal("counting on")
    told.isatty = lambda: False  # type: ignore[method-assign]
    with progress.shown("counting", always=True, stream=told) as say:
        say("counting on")
        assert told.told.wait(PATIENT)
    assert told.getvalue().endswith(" s\n") and progress.CLEAR not in told.getvalue()
