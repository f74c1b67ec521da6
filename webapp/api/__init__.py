"""The web interface for programs: ``/api/v1``, read-only, beside the app in the same server.

It answers with what the command line prints with ``--json``, from the same functions.
``/api/v1/openapi.json`` describes it for programs, ``/api/v1/docs`` for people.
"""

from __future__ import annotations

import re

from dash import Dash
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.routing import Mount

from graph import Atlas
from graph.export.content import LICENCE, LICENCE_URL
from graph.version import __version__
from webapp.api import document, operations, problems, reference
from webapp.api.addresses import OPENAPI, ROOT
from webapp.api.keeping import Keeping

DESCRIPTION = (
    "Read-only answers from Plexus, a cited knowledge graph of referred pain. Names are accepted "
    "as id, name or synonym, in any case. Every statement comes with its receipts: the works that "
    "support or dispute it. Lists that may be long come in pages; the Link header leads to the "
    "next one. Errors are problem details (RFC 9457). Plexus teaches; it does not diagnose."
)


def register(app: Dash, atlas: Atlas) -> None:
    """Answer all that is below ``addresses.ROOT``."""
    mount = Mount(ROOT, app=api_of(atlas))
    # A dot does not match a line end, which a name may hold as any other character.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    app.server.router.routes.append(mount)


def api_of(atlas: Atlas) -> FastAPI:
    """The interface as an application of its own, to be mounted at ``addresses.ROOT``."""
    api = FastAPI(
        title="Plexus",
        summary="From where it hurts to what may be sending it there, with sources.",
        description=DESCRIPTION,
        version=__version__,
        license_info={"name": LICENCE, "url": LICENCE_URL},
        openapi_url=OPENAPI,
        docs_url=None,
        redoc_url=None,
        root_path_in_servers=False,
    )
    problems.register(api)
    operations.register(api, atlas)
    document.register(api)
    reference.register(api)
    api.add_middleware(Keeping)
    api.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],  # open data: any page may ask
        allow_methods=["GET", "HEAD"],
        allow_headers=["If-None-Match"],
        expose_headers=["ETag", "Link", "Content-Disposition"],
        max_age=86400,
    )
    return api
