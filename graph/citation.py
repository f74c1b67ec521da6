"""How to cite the atlas."""

from __future__ import annotations

from graph.version import __version__

TITLE = "Plexus: a cited knowledge graph of referred pain"
AUTHORS = "The Plexus authors"
RELEASED = "2026-11-22"
"""The day of this version, as ``CITATION.cff`` has it; a test compares them."""


def citation() -> str:
    """The reference in one line."""
    return f"{AUTHORS} ({RELEASED[:4]}). {TITLE}, version {__version__}."


def bibtex() -> str:
    """The reference as a BibTeX entry."""
    return (
        f"@software{{plexus{RELEASED[:4]},\n"
        f"  author  = {{{{{AUTHORS}}}}},\n"
        f"  title   = {{{{{TITLE}}}}},\n"
        f"  version = {{{__version__}}},\n"
        f"  year    = {{{RELEASED[:4]}}},\n"
        "  license = {CC-BY-4.0 (data), MIT (code)}\n"
        "}"
    )
