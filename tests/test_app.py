"""The app without a browser: its layout, its ids, its callbacks, and its start."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from dash import Dash, dcc
from dash.development.base_component import Component

from graph import Atlas
from tests.asking import ask
from webapp import ids
from webapp.app import create_app
from webapp.pages import about, pages_of
from webapp.panels.hurt_asks import GROUPS
from webapp.view import MOST_THINGS, PAGES

ROOT = Path(__file__).resolve().parent.parent
WEBAPP = ROOT / "webapp"


@pytest.fixture(scope="module")
def app(whole: Atlas) -> Dash:
    return create_app(whole)


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


# ---- layout and callbacks ----


def test_every_id_stands_once(app: Dash) -> None:
    counts = Counter(ids_in(app))
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_every_callback_has_its_components(app: Dash) -> None:
    there = set(ids_in(app))
    patterns = {'{"name": ["ALL"], "type": "flow"}'}  # comes with the flow of the routes
    for output, callback in app.callback_map.items():
        outputs = [part.rsplit(".", 1)[0] for part in output.strip(".").split("...") if "." in part]
        inputs = [part["id"] for part in (*callback["inputs"], *callback["state"])]
        for id_ in (*outputs, *inputs):
            told = as_text(json.loads(id_)) if id_.startswith("{") else id_
            assert told in there | patterns, f"{output} uses {id_}, which is not on the page"


NAMED_GROUPS = [group.name for group in GROUPS]
BODY_MAPS = [ids.BODY_MAP, ids.HURT_MAP, *map(ids.compare_body, range(MOST_THINGS))]
BOXES = [
    *(ids.SEARCH, ids.ROUTE_START, ids.ROUTE_END, ids.COMPARE_ADD),
    *(ids.hurt_add(group.name) for group in GROUPS if group.families),
]
PLACES = [ids.CHART, ids.ROUTE_FLOW, ids.MATRIX_BOX, ids.TABLE_BOX, *about.chart_places()]
COMPUTED: dict[Callable[..., Any], list[Any]] = {
    ids.island: [*ids.ISLANDS, *about.chart_places()],
    ids.inside: PLACES,
    ids.offered: BOXES,
    ids.offer_note: BOXES,
    ids.body_note: BODY_MAPS,
    ids.about_section: [*about.ORDER],
    ids.hurt_group: NAMED_GROUPS,
    ids.hurt_add: [group.name for group in GROUPS if group.families],
    ids.hurt_title: ["where", *NAMED_GROUPS, "fits", "apart", "method"],
    ids.compare_body: [*range(MOST_THINGS)],
    ids.compare_caption: [*range(MOST_THINGS)],
    partial(ids.about_part, what="chart"): [part.name for part in about.PARTS if part.chart],
    partial(ids.about_part, what="table"): [part.name for part in about.PARTS],
    partial(ids.about_part, what="words"): [name for name, _ in about.WORDS],
}
"""What each id of the frame is computed of."""
LATER = {ids.flow, ids.table_grid}
"""The ids of what comes with an answer."""


def test_every_island_has_a_place(app: Dash) -> None:
    places = dict(re.findall(r'id="([^"]+)"[^>]* data-island="([^"]+)"', app.index_string))
    assert set(places) == set(PLACES)
    stores = {store.id for store in components(app.layout) if isinstance(store, dcc.Store)}
    assert {ids.island(name) for name in places.values()} <= stores


def test_every_id_is_listed_and_every_listed_id_is_there(app: Dash) -> None:
    computed = {call for call in vars(ids).values() if inspect.isfunction(call)}
    assert computed == {*(getattr(make, "func", make) for make in COMPUTED), *LATER}
    listed = {v for name, v in vars(ids).items() if name.isupper() and isinstance(v, str)}
    listed |= {as_text(make(of)) for make, all_ in COMPUTED.items() for of in all_}
    assert listed == set(ids_in(app))


@pytest.mark.parametrize("page", PAGES)
def test_the_texts_have_their_places(app: Dash, page: str) -> None:
    query = f"focus=piriformis&page={page}&nonsense=1"
    drawn, told = (ask(app, part, query)["html"] for part in ("drawn", "told"))
    assert {*drawn, *told} <= set(ids_in(app))


def test_every_page_of_a_view_is_there(whole: Atlas) -> None:
    made = pages_of(whole)
    assert tuple(made) == PAGES
    assert all(name == page.name for name, page in made.items())


def test_every_function_that_the_page_calls_in_the_browser_exists(app: Dash) -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (WEBAPP / "assets").glob("*.js"))
    called = [c["clientside_function"] for c in app._callback_list if c["clientside_function"]]
    assert called
    for function in called:
        assert function["namespace"] == "plexus"
        assert re.search(rf"\b{function['function_name']}: ", scripts)


def test_two_apps_do_not_share_anything(whole: Atlas) -> None:
    one, other = create_app(whole), create_app(whole)
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
