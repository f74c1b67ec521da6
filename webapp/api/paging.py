"""Lists in pages: the headers that lead from one to the next (RFC 8288)."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from starlette.requests import Request

from webapp.api.parameters import Paging


def links(request: Request, page: Paging, total: int) -> dict[str, str]:
    """The header that leads to the neighbouring pages of a list of so many."""
    found = []
    if page.offset + page.limit < total:
        found.append((page.offset + page.limit, "next"))
    if page.offset:
        before = min(page.offset, total)
        found.append((max(0, before - page.limit), "prev"))
    told = [f'<{_address(request, offset)}>; rel="{rel}"' for offset, rel in found]
    return {"Link": ", ".join(told)} if told else {}


def _address(request: Request, offset: int) -> str:
    kept = [item for item in request.query_params.multi_items() if item[0] != "offset"]
    path = request.scope.get("raw_path") or quote(request.url.path).encode()
    # As it was asked for, but for bytes that no address may hold and a server may let through.
    whole = quote(path.partition(b"?")[0], safe=":/?#[]@!$&'()*+,;=%~")
    return f"{whole}?{urlencode([*kept, ('offset', offset)])}"
