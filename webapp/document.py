"""The document that is sent first: the frames of all pages, and what stands around them.

It is plain HTML, so that the page is there with the first answer. What Dash needs stands in a
template: ``assets/islands.js`` runs it where a page shows a Dash component.
"""

from __future__ import annotations

from collections.abc import Mapping

from htpy import Element, a, button, div, footer, fragment, main, p, section, span

from webapp import colours, ids
from webapp.bundle import Bundle
from webapp.pages.page import Page
from webapp.panels import header, schemes, tabs, tour
from webapp.panels import help as help_
from webapp.wording import TEACHES

DOCUMENT = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<script src="__EARLY__"></script>
<link rel="stylesheet" href="__STYLE__">
<style>__MARKS__</style>
<script defer src="__SCRIPTS__"></script>
{%css%}
</head>
<body>
__BODY__
<div hidden>{%app_entry%}{%config%}</div>
<template id="__DASH__">{%scripts%}{%renderer%}</template>
</body>
</html>"""
"""With the names that Dash fills in."""


def page_frame(pages: Mapping[str, Page]) -> Element:
    """The frames of all pages; ``assets/paint.js`` says which is shown."""
    return div(id=ids.PAGE, class_="page on-explore shows-graph coming")[
        unanswered(),
        div(id=ids.NOTICE, class_="notice", role="status"),
        tabs.frame(),
        main(id=ids.MAIN, class_="main", tabindex="-1")[
            (div(class_=f"a-page page-{name}")[page.frame] for name, page in pages.items())
        ],
        footer(class_="teaches")[p[TEACHES]],
    ]


def unanswered() -> Element:
    """What is said when the server gives no answer; ``assets/busy.js`` shows it."""
    return div(id=ids.UNANSWERED, hidden=True, class_="unanswered", role="alert")[
        span[
            "Plexus does not answer: it may have been stopped. Start it again, then try once more."
        ],
        button(class_="button", type="button", data_again="")["Try again"],
    ]


def document(pages: Mapping[str, Page], start: str, files: Mapping[str, Bundle]) -> str:
    """The document, in which Dash fills in its own parts.

    Parameters
    ----------
    pages : mapping of str to Page
        By name, in the order of their links.
    start : str
        The id of the node that the brand leads to.
    files : mapping of str to Bundle
        As ``webapp.bundle.bundles`` gives them.
    """
    body = fragment[
        a(href=f"#{ids.GRAPH}", class_="skip to-graph")["Skip to the graph"],
        a(href=f"#{ids.MAIN}", class_="skip")["Skip to the content"],
        header.markup(pages, start),
        schemes.markup(),
        tour.markup(),
        page_frame(pages),
        help_.markup(),
        section(id=ids.HANDOUT, aria_label="Handout", hidden=True),
    ]
    filled = {
        "__EARLY__": files["early"].address,
        "__STYLE__": files["style"].address,
        "__SCRIPTS__": files["scripts"].address,
        "__MARKS__": colours.style_sheet(),
        "__BODY__": str(body),
        "__DASH__": ids.DASH,
    }
    text = DOCUMENT
    for name, content in filled.items():
        text = text.replace(name, content)
    return text
