"""The notebooks of examples/ run, and show what is stored in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tools.run_notebook import EXAMPLES, executed

NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def shown(notebook: dict[str, Any]) -> list[Any]:
    """The source of every cell and what it shows."""
    return [
        (cell["cell_type"], cell["source"], cell.get("execution_count"), cell.get("outputs"))
        for cell in notebook["cells"]
    ]


def test_there_is_one() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_stored(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(place, str(tmp_path))  # nothing of who runs it
    stored = nbformat.read(path, as_version=4)
    now = executed(path)
    assert shown(now) == shown(stored), "run: .venv/bin/python -m tools.run_notebook"
    assert any(cell.get("outputs") for cell in stored["cells"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_tells_nothing_of_where_it_ran(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/home/|/tmp/|/root/|/Users/|[A-Z]:\\\\|0x[0-9a-f]{6}", text)
    assert set(json.loads(text)["metadata"]) == {"kernelspec", "language_info"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_short(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = [
        line
        for cell in cells
        if cell["cell_type"] == "code"
        for line in "".join(cell["source"]).splitlines()
        if line.strip()
    ]
    assert len(lines) <= 25
