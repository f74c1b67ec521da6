"""The app without a browser: its layout, its callbacks, its start, and what it answers."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
import pytest
from dash import Dash
from dash.development.base_component import Component

from graph import Atlas
from webapp import ids
from webapp.app import create_app
from webapp.pages import about, pages_of
from webapp.view import PAGES

ROOT = Path(__file__).resolve().parent.parent
WEBAPP = ROOT / "webapp"


@pytest.fixture(scope="module")
def atlas(whole: Atlas) -> Atlas:
    return whole


@pytest.fixture(scope="module")
def app(atlas: Atlas) -> Dash:
    return create_app(atlas)


def components(node: Any) -> Iterator[Component]:
    """A component and everything in it, also what stands in other properties than children."""
    if isinstance(node, Component):
        yield node
        for name in node._prop_names:
            yield from components(getattr(node, name, None))
    elif isinstance(node, list | tuple):
        for part in node:
            yield from components(part)


def as_text(id_: Any) -> str:
    return json.dumps(id_, sort_keys=True) if isinstance(id_, dict) else str(id_)


def ids_in(app: Dash) -> list[str]:
    there = [as_text(part.id) for part in components(app.layout) if getattr(part, "id", None)]
    round_the_components = re.findall(r'<[a-z]+[^>]*? id="([^"]+)"', app.index_string)
    return there + round_the_components


def get(
    app: Dash,
    path: str,
    query: str = "",
    body: Any = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, dict, bytes]:
    """Ask the app's server as a browser would, without a network."""
    sent: list[dict[str, Any]] = []
    content = orjson.dumps(body) if body is not None else b""
    received = iter([{"type": "http.request", "body": content, "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in received:
            return message
        return await asyncio.Future()  # the browser stays

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET" if body is None else "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (name.encode(), value.encode())
            for name, value in {
                "host": "plexus",
                "content-type": "application/json",
                **(headers or {}),
            }.items()
        ],
        "client": ("127.0.0.1", 1),
        "server": ("plexus", 80),
    }
    asyncio.run(app.server(scope, receive, send))
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(part.get("body", b"") for part in sent[1:])


# ---- layout and callbacks ----


def test_every_id_stands_once(app: Dash) -> None:
    counts = Counter(ids_in(app))
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_every_callback_has_its_components(app: Dash) -> None:
    there = set(ids_in(app))
    patterns = {re.sub(r'"format": "\w+"', '"format": ["ALL"]', id_) for id_ in there}
    patterns.add('{"name": ["ALL"], "type": "flow"}')  # comes with the flow of the routes
    for output, callback in app.callback_map.items():
        outputs = [part.rsplit(".", 1)[0] for part in output.strip(".").split("...") if "." in part]
        inputs = [part["id"] for part in (*callback["inputs"], *callback["state"])]
        for id_ in (*outputs, *inputs):
            told = as_text(json.loads(id_)) if id_.startswith("{") else id_
            assert told in there | patterns, f"{output} uses {id_}, which is not on the page"


def test_every_listed_id_is_used(app: Dash) -> None:
    listed = {v for name, v in vars(ids).items() if name.isupper() and isinstance(v, str)}
    listed |= {ids.about_part(part.name, w) for part in about.PARTS for w in ("chart", "table")}
    listed |= {ids.island(name) for name in ids.ISLANDS}
    assert sorted(listed - set(ids_in(app))) == []


@pytest.mark.parametrize("page", PAGES)
def test_the_texts_have_their_places(app: Dash, page: str) -> None:
    query = f"focus=piriformis&page={page}&nonsense=1"
    drawn, told = (ask(app, part, query)["html"] for part in ("drawn", "told"))
    assert {*drawn, *told} <= set(ids_in(app))


def test_every_page_of_a_view_is_there(atlas: Atlas) -> None:
    made = pages_of(atlas)
    assert tuple(made) == PAGES
    assert all(name == page.name for name, page in made.items())


def test_every_function_that_the_page_calls_in_the_browser_exists(app: Dash) -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (WEBAPP / "assets").glob("*.js"))
    called = [c["clientside_function"] for c in app._callback_list if c["clientside_function"]]
    assert called
    for function in called:
        assert function["namespace"] == "plexus"
        assert re.search(rf"\b{function['function_name']}: ", scripts)


@pytest.mark.parametrize("panel", ["relations", "evidence"])
def test_an_answer_is_plain_data(app: Dash, panel: str) -> None:
    query = f"focus=piriformis&panel={panel}"
    drawn, told = (ask(app, part, query) for part in ("drawn", "told"))
    assert drawn["scene"]["focus"] == "piriformis"
    assert "Piriformis" in told["html"]["detail"]
    assert drawn["island"] == ("evidence" if panel == "evidence" else "")


@pytest.mark.parametrize("panel", ["relations", "evidence"])
def test_the_chart_is_drawn_where_it_is_asked_for(app: Dash, panel: str) -> None:
    body = {
        "output": "chart.children",
        "outputs": {"id": "chart", "property": "children"},
        "inputs": [
            {"id": "island-evidence", "property": "data", "value": f"?panel={panel}"},
        ],
        "changedPropIds": ["island-evidence.data"],
        "state": [],
    }
    status, _, content = get(app, "/_dash-update-component", body=body)
    assert status == 200, content[:300]
    assert bool(orjson.loads(content)["response"]["chart"]["children"]) == (panel == "evidence")


def test_the_figures_are_asked_for_once(app: Dash) -> None:
    status, headers, content = get(app, "/figures.json")
    assert (status, bool(orjson.loads(content)["views"])) == (200, True)
    again, _, nothing = get(app, "/figures.json", headers={"if-none-match": headers["etag"]})
    assert (again, nothing) == (304, b"")


def ask(app: Dash, part: str, query: str) -> dict[str, Any]:
    """One of the server's two answers to an address."""
    status, _, content = get(app, f"/{part}", query)
    assert status == 200, content[:300]
    return orjson.loads(content)


HOSTILE = (
    "?focus=%00%ff",
    "?" + "a=b&" * 3000,
    "?focus=" + quote("<script>alert(1)</script>"),
    "?edge=a~b~c~d&edge=~~&trail=" + "." * 300,
    "?region=lower-back&region=nowhere&kind=<b>&floor=high&tab=9",
    "no=question mark",
)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_is_answered(app: Dash, query: str) -> None:
    status, headers, page = get(app, "/", query.lstrip("?"))
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert b"alert(1)" not in page
    texts = ask(app, "drawn", query.lstrip("?"))["html"]
    assert "left out" in texts["notice"]
    assert "<script" not in texts["notice"]
    assert ask(app, "told", query.lstrip("?"))["html"]["detail"]


# ---- the server ----


def test_health_counts(app: Dash, atlas: Atlas) -> None:
    status, headers, body = get(app, "/healthz")
    assert status == 200
    assert headers["content-type"] == "application/json"
    assert json.loads(body) == {
        "status": "ok",
        "nodes": atlas.graph.number_of_nodes(),
        "edges": atlas.graph.number_of_edges(),
        "sources": len(atlas.sources),
    }


def test_the_page_asks_no_other_machine_for_anything(app: Dash) -> None:
    _, _, page = get(app, "/")
    asked = re.findall(r"""(?:src|href)=["']([^"']+)""", page.decode())
    assert len(asked) > 5
    assert [address for address in asked if "//" in address] == []
    for style in (WEBAPP / "assets").glob("*.css"):
        for address in re.findall(r"url\(([^)]+)\)", style.read_text("utf-8")):
            assert "//" not in address, (style.name, address)


def test_the_assets_are_there(app: Dash) -> None:
    for name in ("style.css", "graph.js", "fonts/inter-latin.woff2"):
        status, _, content = get(app, f"/assets/{name}")
        assert (status, bool(content)) == (200, True), name


def test_answers_say_how_long_to_keep_them_and_what_may_be_loaded(app: Dash) -> None:
    _, page, _ = get(app, "/")
    scripts = re.findall(r"script-src ([^;]*)", page["content-security-policy"])
    assert scripts[0].startswith("'self' 'sha256-")
    assert "unsafe" not in scripts[0]
    assert "//" not in page["content-security-policy"]
    assert "immutable" not in page.get("cache-control", "")
    for path, query, kept in (
        ("/assets/graph.js", "m=1", True),
        ("/assets/graph.js", "", False),
        ("/assets/none.js", "m=1", False),
    ):
        assert ("immutable" in get(app, path, query)[1].get("cache-control", "")) == kept


def test_two_apps_do_not_share_anything(atlas: Atlas) -> None:
    one, other = create_app(atlas), create_app(atlas)
    assert one.server is not other.server
    assert set(one.callback_map) == set(other.callback_map)


IMPORTS = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import webapp.app, webapp.__main__
import dash
print([path for path in opened if "/data/" in path.removeprefix(sys.argv[1])
       and path.startswith(sys.argv[1])])
print(dash._callback.GLOBAL_CALLBACK_LIST)
"""


def test_importing_the_app_reads_no_data_and_registers_nothing(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{IMPORTS}", ROOT],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.split("\n")[:2] == ["[]", "[]"]


def test_the_app_opens_no_file_of_the_data() -> None:
    """The one way: data → graph → webapp."""
    for path in WEBAPP.rglob("*.py"):
        text = path.read_text("utf-8")
        assert "graph.tables" not in text, path
        assert not re.search(r"\.csv[\"']", text), path
    for path in (ROOT / "graph").rglob("*.py"):
        found = re.search(r"^\s*(?:from|import) (?:dash|plotly)\b", path.read_text("utf-8"), re.M)
        assert not found, path
