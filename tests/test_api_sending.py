"""How the web interface sends its answers: in pages, with tags and licence, for reading only."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from dash import Dash
from starlette.requests import Request

from graph import Atlas
from tests.asking import Answered, ask_api, get
from webapp.api.paging import links
from webapp.api.parameters import Paging
from webapp.app import create_app


@pytest.fixture(scope="module")
def app(arm: Atlas) -> Dash:
    return create_app(arm)


@pytest.fixture(scope="module")
def whole_app(whole: Atlas) -> Dash:
    return create_app(whole)


# Pages


def pages(app: Dash, path: str, key: str) -> tuple[list[Any], int]:
    """All items of a list, by its links from page to page, and how many are said to be there."""
    found: list[Any] = []
    while path:
        address, _, query = path.partition("?")
        _, headers, body = get(app, unquote(address), query)
        answer = json.loads(body)
        found += answer[key]
        path = "".join(re.findall(r'<([^>]+)>; rel="next"', headers["link"]))
    return found, answer["total"]


@pytest.mark.parametrize(
    ("path", "query", "key"),
    [
        ("/api/v1/sources/lower back", "limit=90", "sources"),
        ("/api/v1/search", "q=muscle&limit=40", "results"),
    ],
)
def test_pages_come_to_the_whole(whole_app: Dash, path: str, query: str, key: str) -> None:
    found, total = pages(whole_app, f"{path}?{query}", key)
    assert len(found) == total > 90
    first, _ = pages(whole_app, f"{path}?{query.replace('limit=', 'limit=1')[:-1]}", key)
    assert first == found, "the size of the pages changes nothing"
    assert len({one["id"] for one in found}) == total


def test_a_page_leads_back(whole_app: Dash) -> None:
    for offset, before in ((30, 20), (5, 0), (10**6, None)):
        _, headers, answer = ask_api(whole_app, "/sources/lower back", limit=10, offset=offset)
        before = answer["total"] - 10 if before is None else before
        assert f'?limit=10&offset={before}>; rel="prev"' in headers["link"]
    assert (answer["sources"], 'rel="next"' in headers["link"]) == ([], False)


def test_a_page_of_any_name_leads_on() -> None:
    for path in ({"raw_path": "/sources/Hüfte".encode()}, {}):
        scope = {
            "type": "http",
            "path": "/sources/Hüfte",
            "query_string": b"",
            "headers": [],
            **path,
        }
        found = links(Request(scope), Paging(limit=1), 2)
        assert found == {"Link": '</sources/H%C3%BCfte?offset=1>; rel="next"'}


# Tags, methods, other pages


def raw(app: Dash, method: str, path: str, **headers: str) -> Answered:
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    return get(app, path, headers=asked, method=method)


@pytest.mark.parametrize("path", ["/api/v1/node/scalenes", "/api/v1/openapi.json", "/api/v1/docs"])
def test_what_has_not_changed_is_not_sent_again(app: Dash, path: str) -> None:
    status, headers, body = raw(app, "GET", path)
    tag = headers["etag"]
    assert status == 200 and re.fullmatch(r'"[0-9a-f]{32}"', tag), "strong"
    assert "max-age" in headers["cache-control"]
    for asked in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again, kept, nothing = raw(app, "GET", path, if_none_match=asked)
        assert (again, nothing, kept["etag"]) == (304, b"", tag)
        assert "content-type" not in kept
    assert raw(app, "GET", path, if_none_match='"other"')[::2] == (200, body)


def test_answers_that_differ_have_other_tags(app: Dash) -> None:
    tags = [raw(app, "GET", f"/api/v1/node/{id_}")[1]["etag"] for id_ in ("neck", "scalenes")]
    tags.append(raw(app, "GET", "/api/v1/node/neck", accept_encoding="gzip")[1]["etag"])
    assert len(set(tags)) == 3


@pytest.mark.parametrize("path", ["/api/v1", "/api/v1/node/scalenes", "/api/v1/node/nobody"])
def test_head_is_get_without_a_body(app: Dash, path: str) -> None:
    status, headers, body = raw(app, "GET", path)
    head, same, nothing = raw(app, "HEAD", path)
    assert (head, nothing) == (status, b"")
    for one in (headers, same):  # what may be compressed says so twice
        one["vary"] = ", ".join(sorted(set(one["vary"].split(", "))))
    assert same == headers
    assert headers["content-length"] == str(len(body))


def test_any_page_may_ask_and_only_ask(app: Dash) -> None:
    _, headers, _ = raw(app, "GET", "/api/v1", origin="https://example.org")
    assert headers["access-control-allow-origin"] == "*"
    assert "ETag" in headers["access-control-expose-headers"]
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        status, headers, body = raw(app, method, "/api/v1/node/scalenes")
        assert (status, headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert json.loads(body)["type"] == "/api/v1/docs#method-not-allowed"


def test_the_licence_comes_with_every_answer(app: Dash) -> None:
    for path in ("/api/v1", "/api/v1/export?format=csv", "/api/v1/node/nobody"):
        _, headers, _ = get(app, *path.partition("?")[::2])
        assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in headers["link"]


# The page for people


def test_the_page_names_every_operation_and_loads_nothing_from_elsewhere(app: Dash) -> None:
    _, _, document = ask_api(app, "/openapi.json")
    _, headers, page = get(app, "/api/v1/docs")
    text = page.decode()
    assert headers["content-type"].startswith("text/html")
    for path, item in document["paths"].items():
        assert f"GET {path}" in text
        for parameter in item["get"].get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in text
    loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"([^\"]+)", text)
    assert loaded == ["/assets/favicon.svg", "/early.js", "/plexus.css"]
    assert all(get(app, path)[0] == 200 for path in loaded)


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_other_page_describes_it(app: Dash, path: str) -> None:
    _, _, page = get(app, path)
    assert b"https://" not in page, "a page of FastAPI's, which loads scripts from elsewhere"


def test_the_examples_of_the_page_are_answered(whole_app: Dash) -> None:
    _, _, page = get(whole_app, "/api/v1/docs")
    examples = re.findall(r'For example <a href="(/api/v1[^"]*)"', page.decode())
    assert len(examples) == 7
    for example in examples:
        path, _, query = example.replace("&amp;", "&").partition("?")
        assert get(whole_app, path, query.replace(" ", "+"))[0] == 200, example
