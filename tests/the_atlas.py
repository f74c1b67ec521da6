"""The built-in atlas, read once in a process: by fixtures, and where hypothesis draws from it."""

from __future__ import annotations

from functools import cache

from graph import Atlas, load_atlas


@cache
def the_atlas() -> Atlas:
    return load_atlas()
