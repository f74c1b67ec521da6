"""What the app's server answers: views, figures, health, assets, and to whatever else is asked."""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import quote

import orjson
import pytest
from dash import Dash

from graph import Atlas
from tests.asking import ask, get
from webapp.app import create_app
from webapp.bundle import ASSETS

HOSTILE = (
    "?focus=%00%ff",
    "?" + "a=b&" * 3000,
    "?focus=" + quote("<script>alert(1)</script>"),
    "?edge=a~b~c~d&edge=~~&trail=" + "." * 300,
    "?region=lower-back&region=nowhere&kind=<b>&floor=high&tab=9",
    "no=question mark",
)


@pytest.fixture(scope="module")
def app(whole: Atlas) -> Dash:
    return create_app(whole)


@pytest.mark.parametrize("panel", ["relations", "evidence"])
def test_an_answer_is_plain_data(app: Dash, panel: str) -> None:
    query = f"focus=piriformis&panel={panel}"
    drawn, told = (ask(app, part, query) for part in ("drawn", "told"))
    assert drawn["scene"]["focus"] == "piriformis"
    assert "Piriformis" in told["html"]["detail"]
    assert drawn["islands"] == (["evidence"] if panel == "evidence" else [])


@pytest.mark.parametrize("panel", ["relations", "evidence"])
def test_the_chart_is_drawn_where_it_is_asked_for(app: Dash, panel: str) -> None:
    body = {
        "output": "chart-inside.children",
        "outputs": {"id": "chart-inside", "property": "children"},
        "inputs": [
            {"id": "island-evidence", "property": "data", "value": f"?panel={panel}"},
        ],
        "changedPropIds": ["island-evidence.data"],
        "state": [],
    }
    status, _, content = get(app, "/_dash-update-component", body=body)
    assert status == 200, content[:300]
    filled = orjson.loads(content)["response"]["chart-inside"]["children"]
    assert bool(filled) == (panel == "evidence")


def test_the_figures_are_asked_for_once(app: Dash) -> None:
    status, headers, content = get(app, "/figures.json")
    assert (status, bool(orjson.loads(content)["views"])) == (200, True)
    again, _, nothing = get(app, "/figures.json", headers={"if-none-match": headers["etag"]})
    assert (again, nothing) == (304, b"")


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


def test_health_counts(app: Dash, whole: Atlas) -> None:
    status, headers, body = get(app, "/healthz")
    assert status == 200
    assert headers["content-type"] == "application/json"
    assert json.loads(body) == {
        "status": "ok",
        "nodes": whole.graph.number_of_nodes(),
        "edges": whole.graph.number_of_edges(),
        "sources": len(whole.sources),
    }


def test_the_page_asks_no_other_machine_for_anything(app: Dash) -> None:
    _, _, page = get(app, "/")
    asked = re.findall(r"""(?:src|href)=["']([^"']+)""", page.decode())
    assert len(asked) > 5
    assert [address for address in asked if "//" in address] == []
    for style in ASSETS.glob("*.css"):
        for address in re.findall(r"url\(([^)]+)\)", style.read_text("utf-8")):
            assert "//" not in address, (style.name, address)


def test_what_the_page_asks_for_is_there(app: Dash) -> None:
    _, _, page = get(app, "/")
    asked = re.findall(r"""(?:src|href)="(/(?!_dash)[^"]+)""", page.decode())
    assert len(asked) == 4  # the sign, what runs early, the styles, the scripts
    for address in (*asked, "/assets/fonts/inter-latin.woff2"):
        path, _, query = address.partition("?")
        status, _, content = get(app, path, query)
        assert (status, bool(content)) == (200, True), address


def test_the_bundles_hold_every_asset_once(app: Dash) -> None:
    content = {path: get(app, path)[2] for path in ("/plexus.css", "/plexus.js", "/early.js")}
    for asset in (*ASSETS.glob("*.css"), *ASSETS.glob("*.js")):
        times = [content[path].count(asset.read_bytes()) for path in content]
        assert sorted(times) == [0, 0, 1], asset.name


def test_the_bundles_come_packed_where_that_is_understood(app: Dash) -> None:
    _, plain, content = get(app, "/plexus.js")
    _, headers, packed = get(app, "/plexus.js", headers={"accept-encoding": "gzip, br"})
    assert (plain.get("content-encoding"), headers["content-encoding"]) == (None, "gzip")
    assert gzip.decompress(packed) == content


def test_the_page_runs_dash_only_where_it_is_needed(app: Dash) -> None:
    _, _, page = get(app, "/")
    head, _, rest = page.decode().partition('<template id="dash">')
    template, _, after = rest.partition("</template>")
    assert '<script src="/_dash' in template
    assert '<script src="/_dash' not in head + after


def test_suggestions_come_for_a_box_that_there_is(app: Dash) -> None:
    status, _, content = get(app, "/suggest", "box=route-end&text=calf&at=%3Fpage%3Droutes")
    assert status == 200
    assert orjson.loads(content)[0]["href"] == "?focus=lower-back&page=routes&to=calf"
    assert get(app, "/suggest", "box=none&text=calf")[0] == 404


def test_a_file_is_named_and_one_of_no_format_is_not_there(app: Dash) -> None:
    status, headers, content = get(app, "/file/json", "focus=piriformis")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert 'filename="plexus-piriformis' in headers["content-disposition"]
    assert "piriformis" in [node["id"] for node in orjson.loads(content)["nodes"]]
    assert get(app, "/file/none", "focus=piriformis")[0] == 404


def test_answers_say_how_long_to_keep_them_and_what_may_be_loaded(app: Dash) -> None:
    _, page, _ = get(app, "/")
    scripts = re.findall(r"script-src ([^;]*)", page["content-security-policy"])
    assert scripts[0].startswith("'self' 'sha256-")
    assert "unsafe" not in scripts[0]
    assert "//" not in page["content-security-policy"]
    assert "immutable" not in page.get("cache-control", "")
    for path, query, kept in (
        ("/plexus.js", "m=1", True),
        ("/plexus.js", "", False),
        ("/", "m=1", False),
        ("/assets/graph.js", "m=1", True),
        ("/assets/graph.js", "", False),
        ("/assets/none.js", "m=1", False),
    ):
        assert ("immutable" in get(app, path, query)[1].get("cache-control", "")) == kept
