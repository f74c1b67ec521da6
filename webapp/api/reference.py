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
    header,
    html,
    link,
    main,
    meta,
    p,
    script,
    section,
    span,
    style,
    table,
    tbody,
    td,
    th,
    thead,
    title,
    tr,
)
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from webapp import colours
from webapp.api.addresses import DOCS, OPENAPI, ROOT
from webapp.api.problems import KINDS
from webapp.bundle import EARLY_PATH, STYLE_PATH

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
html, body { height: auto; }
main { max-width: 920px; margin: 0 auto; padding: 28px 20px 60px; font-size: 14px; }
main h1 { font-size: 28px; line-height: 1.2; font-weight: 680; letter-spacing: -.02em; }
main h2 { margin-bottom: 6px; font-size: 17px; font-weight: 640; }
main h3 { margin: 18px 0 6px; color: var(--quiet); font-size: 13px; font-weight: 560; }
main p { max-width: 68ch; margin-top: 8px; }
main a { color: var(--accent); text-decoration: underline; text-underline-offset: 3px; }
section { margin-top: 18px; padding: 18px 22px 20px; border: 1px solid var(--line);
  border-radius: 12px; background: var(--panel); }
table { width: 100%; margin-top: 14px; border-collapse: collapse; }
th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--quiet); font-size: 13px; font-weight: 560; white-space: nowrap; }
code { font-size: 13px; overflow-wrap: anywhere; }
h2 code { font-size: 16px; }
dl { display: grid; grid-template-columns: fit-content(220px) 1fr; gap: 6px 18px; margin: 0; }
dt, dd { margin: 0; }
.programs { --header: 59px; }
@media (max-width: 560px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; } }
"""
"""Over the app's own styles, which the page takes as well."""


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
            script(src=EARLY_PATH),
            link(rel="stylesheet", href=STYLE_PATH),
            style[Markup(colours.style_sheet() + STYLE)],
        ],
        body(class_="programs")[
            header(class_="header")[
                a(href="/", class_="brand")[span(class_="brand-mark", aria_hidden="true"), "Plexus"]
            ],
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
            ],
        ],
    ]


def register(api: FastAPI) -> None:
    """Show the page."""

    @api.get(DOCS, include_in_schema=False)
    def docs() -> Response:
        return HTMLResponse(f"<!DOCTYPE html>{page(api.openapi())}")
