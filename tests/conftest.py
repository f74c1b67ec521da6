"""The two data sets that tests ask questions of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from graph import Atlas, load_atlas
from graph.records import Tables
from graph.tables import read_tables
from tests.the_atlas import the_atlas

ARM = Path(__file__).parent / "arm"

settings.register_profile("same every time", derandomize=True, deadline=None, database=None)
settings.load_profile("same every time")


@pytest.fixture(scope="session")
def arm_tables() -> Tables:
    """The records of ``tests/arm``, in file order."""
    tables, problems = read_tables(ARM)
    assert not problems
    return tables


@pytest.fixture(scope="session")
def arm() -> Atlas:
    """The atlas of ``tests/arm``: twelve nodes."""
    return load_atlas(ARM)


@pytest.fixture(scope="session")
def whole() -> Atlas:
    """The built-in atlas."""
    return the_atlas()
