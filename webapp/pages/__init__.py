"""The pages of the app, in the order of their links."""

from __future__ import annotations

from graph import Atlas
from webapp.pages import about, explore, hurt
from webapp.pages.page import Page


def pages_of(atlas: Atlas) -> dict[str, Page]:
    """Every page on an atlas, by name."""
    made = (part.page(atlas) for part in (explore, hurt, about))
    return {page.name: page for page in made}
