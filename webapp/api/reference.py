"""The OpenAPI document as a page for people, which loads nothing from anywhere."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from htpy import (
    Element,
    a,
    body,
    code,
    dd,
    dl,
    dt,
    h1,
    h2,
    h3,
    head,
    html,
    link,
    main,
    meta,
    p,
    section,
    style,
    table,
    tbody,
    td,
    th,
    thead,
    title,
    tr,
)
from starlette.responses import HTMLResponse, Response

from webapp.api.addresses import DOCS, OPENAPI, ROOT
from webapp.api.problems import KINDS

EXAMPLES = {
    "/api/v1": "",
    "/api/v1/search": "?q=glut med",
    "/api/v1/node/{name}": "piriformis",
    "/api/v1/sources/{region}": "lower back?limit=5",
    "/api/v1/route": "?from=piriformis&to=calf",
    "/api/v1/compare": "?name=gluteus medius&name=gluteus minimus",
    "/api/v1/export": "?format=json&focus=piriformis",
}
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8884; padding: .3rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
code { font-size: .95em; overflow-wrap: anywhere; }
th { white-space: nowrap; }
section { margin-top: 2rem; }
"""


def bounds(schema: dict[str, Any]) -> str:
    """What a parameter may be, in words."""
    schema = next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema)
    if "enum" in schema:
        return "one of " + ", ".join(schema["enum"])
    if schema.get("type") == "array":
        low, high = schema.get("minItems"), schema.get("maxItems")
        return f"{bounds(schema['items'])}, {low or 0} to {high} times"
    if schema.get("type") == "integer":
        return f"number, {schema['minimum']:,} to {schema['maximum']:,}"
    high = schema.get("maxLength")
    return f"text, up to {high:,} characters" if high else "text"


def left_out(parameter: dict[str, Any]) -> str:
    """What counts where a parameter is left out."""
    if parameter.get("required"):
        return "has to be there"
    default = parameter["schema"].get("default")
    return str(default) if isinstance(default, int) else "–"


def _parameters(operation: dict[str, Any]) -> Element | None:
    found = operation.get("parameters", ())
    heads = ("Parameter", "What", "Allowed", "If left out")
    rows = [
        tr[
            td[code[one["name"]]],
            td[one.get("description", "")],
            td[bounds(one["schema"])],
            td[left_out(one)],
        ]
        for one in found
    ]
    if not rows:
        return None
    return table[thead[tr[[th(scope="col")[text] for text in heads]]], tbody[rows]]


def _operation(path: str, operation: dict[str, Any]) -> Element:
    example = path.split("{")[0] + EXAMPLES[path]
    answers = operation["responses"].items()
    return section[
        h2[code[f"GET {path}"]],
        p[operation["summary"], ". For example ", a(href=example)[code[example]], "."],
        _parameters(operation),
        h3["Answers"],
        dl[[[dt[status], dd[answer["description"]]] for status, answer in answers]],
    ]


def page(document: dict[str, Any]) -> Element:
    """The page of an OpenAPI document."""
    told = document["info"]
    paths = [(path, item["get"]) for path, item in document["paths"].items()]
    return html(lang="en")[
        head[
            meta(charset="utf-8"),
            meta(name="viewport", content="width=device-width, initial-scale=1"),
            title["Plexus for programs"],
            link(rel="icon", type="image/svg+xml", href="/assets/favicon.svg"),
            style[STYLE],
        ],
        body[
            main[
                h1["Plexus for programs"],
                p[told["description"]],
                p[
                    f"Version {told['version']}, licence ",
                    a(href=told["license"]["url"])[told["license"]["name"]],
                    ". The same for programs: ",
                    a(href=ROOT + OPENAPI)[code[ROOT + OPENAPI]],
                    ". ",
                    a(href="/")["To the app"],
                    ".",
                ],
                [_operation(path, operation) for path, operation in paths],
                section[
                    h2["Problems"],
                    p["The type of a problem is an address that leads here."],
                    dl[
                        [
                            [dt(id=name)[code[name], f" ({kind.status})"], dd[kind.meaning]]
                            for name, kind in KINDS.items()
                        ]
                    ],
                ],
            ]
        ],
    ]


def register(api: FastAPI) -> None:
    """Show the page."""

    @api.get(DOCS, include_in_schema=False)
    def docs() -> Response:
        return HTMLResponse(f"<!DOCTYPE html>{page(api.openapi())}")
