"""The pages of the app, in the order of their links."""

from __future__ import annotations

from graph import Atlas
from webapp.pages import about, compare, explore, hurt, matrix, routes, table
from webapp.pages.page import Page


def pages_of(atlas: Atlas) -> dict[str, Page]:
    """Every page on an atlas, by name."""
    parts = (explore, hurt, routes, compare, table, matrix, about)
    made = (part.page(atlas) for part in parts)
    return {page.name: page for page in made}
