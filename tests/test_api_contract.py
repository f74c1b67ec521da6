"""The web interface keeps its own OpenAPI document: asked by schemathesis, without a network."""

from __future__ import annotations

from functools import cache

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from graph import load_atlas
from tests.conftest import ARM
from webapp.api import addresses
from webapp.app import create_app

START = addresses.ROOT + addresses.START
PATHS = [
    addresses.ROOT + path
    for path in (
        *(addresses.START, addresses.SEARCH, addresses.NODE, addresses.SOURCES),
        *(addresses.ROUTE, addresses.COMPARE, addresses.EXPORT),
    )
]


@cache
def schema() -> schemathesis.BaseSchema:
    """The document as schemathesis asks for it, once: hypothesis draws from it."""
    app = create_app(load_atlas(ARM))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app.server)


def test_every_operation_is_tried() -> None:
    operations = [found.ok() for found in schema().get_all_operations()]
    assert [(one.method, one.path) for one in operations] == [("get", path) for path in PATHS]


def modes_of(path: str) -> list[GenerationMode]:
    """Requests that fit the document, and those that do not; the start page takes nothing wrong."""
    return [GenerationMode.POSITIVE] if path == START else list(GenerationMode)


@pytest.mark.parametrize(
    ("path", "mode"), [(path, mode) for path in PATHS for mode in modes_of(path)]
)
def test_an_operation_keeps_the_contract(path: str, mode: GenerationMode) -> None:
    cases = schema()[path]["GET"].as_strategy(generation_mode=mode)

    @given(cases)
    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()
