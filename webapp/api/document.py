"""The OpenAPI document, with the form of problems."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from webapp.api.addresses import ROOT
from webapp.api.models import Problem

REF = "#/components/schemas/{model}"


def register(api: FastAPI) -> None:
    """Make the document, once, when it is first asked for."""

    def openapi() -> dict[str, Any]:
        if not api.openapi_schema:
            document = get_openapi(
                title=api.title,
                version=api.version,
                summary=api.summary,
                description=api.description,
                license_info=api.license_info,
                routes=api.routes,
            )
            # Whole addresses: who reads one need not know where the interface is mounted.
            document["paths"] = {ROOT + path: item for path, item in document["paths"].items()}
            _, problems = models_json_schema([(Problem, "serialization")], ref_template=REF)
            schemas = document["components"]["schemas"]
            schemas.update(problems["$defs"])
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)  # FastAPI's own form of a 422, which is never sent
            api.openapi_schema = document
        return api.openapi_schema

    api.openapi = openapi  # type: ignore[method-assign]
