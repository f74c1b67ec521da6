"""What a person takes away: files, pictures, a link."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from graph.export import FORMATS, READ_BACK, read
from tests.browser.conftest import Open
from tests.browser.explorer import Explorer
from webapp.figures.scene import scene

SVG = "{http://www.w3.org/2000/svg}"
FILTERED = "?focus=sciatic-nerve&kind=muscle&kind=nerve+root&trail=lower-back"


def test_every_export_reads_back_as_what_is_drawn(open_page: Open, tmp_path: Path) -> None:
    explorer = open_page(FILTERED)
    drawn = explorer.drawn_edges()
    assert len(drawn) > 3
    for format_ in FORMATS:
        file = explorer.download(format_, tmp_path)
        assert "sciatic-nerve" in file.name
        if format_ not in READ_BACK:
            assert file.name.endswith(FORMATS[format_].suffix) and file.stat().st_size > 300
            continue
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                archive.extractall(tmp_path / format_)
            [file] = (tmp_path / format_).iterdir()
        graph = read(file, format_)
        assert set(graph.edges(keys=True)) == drawn, format_
        assert explorer.drawn_nodes() <= set(graph), format_
        for edge in drawn:
            told = graph.edges[edge]["receipts"]
            assert len(told) == len(explorer.atlas.graph.edges[edge]["receipts"]), format_


def check_svg(explorer: Explorer, text: str, shape: str) -> None:
    """The picture stands by itself and holds every label and every line of the drawing."""
    assert "var(" not in text, "a picture must not need the page's style sheet"
    assert "href" not in text
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    drawn = scene(explorer.atlas, explorer.view())[shape]
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {"".join(node["lines"]) for node in drawn["nodes"]} <= texts
    lines = [path for path in root.iter(f"{SVG}path") if path.get("class") == "line"]
    assert len(lines) == len(drawn["edges"])
    assert {marker.get("id") for marker in root.iter(f"{SVG}marker")} >= {"arrow-referral"}
    assert float(root.get("width", 0)) == pytest.approx(drawn["width"] + 24)


def test_the_picture_as_png_and_svg(explorer: Explorer, tmp_path: Path) -> None:
    content = explorer.download("PNG", tmp_path).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    drawn = scene(explorer.atlas, explorer.view())["wide"]
    assert width == pytest.approx(2 * (drawn["width"] + 24), abs=1)
    assert height == pytest.approx(2 * (drawn["height"] + 24), abs=1)
    assert len(content) > 30_000, "an empty picture is smaller"

    file = explorer.download("SVG", tmp_path)
    assert file.name == "plexus-lower-back.svg"
    whole = file.read_text("utf-8")
    check_svg(explorer, whole, "wide")
    for _ in range(4):
        explorer.button("Zoom in").click()
    zoomed = explorer.download("SVG", tmp_path).read_text("utf-8")
    for part in (r'viewBox="[^"]*"', r'class="sheet[^>]*?transform="[^"]*"'):
        placed = [re.search(part, text) for text in (whole, zoomed)]
        assert placed[0] and placed[1]
        assert placed[0][0].split("transform")[-1] == placed[1][0].split("transform")[-1]


def test_the_picture_on_a_phone(phone: Explorer, tmp_path: Path) -> None:
    check_svg(phone, phone.download("SVG", tmp_path).read_text("utf-8"), "narrow")


def test_copy_link_copies_this_view(open_page: Open) -> None:
    explorer = open_page(FILTERED, permissions=["clipboard-read", "clipboard-write"])
    explorer.button("Copy link").click()
    expect(explorer.page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    copied = explorer.page.evaluate("navigator.clipboard.readText()")
    assert copied == explorer.page.url
    there = open_page(copied.removeprefix(f"{explorer.address}/"))
    assert there.seen() == explorer.seen()


@pytest.mark.parametrize(
    "query",
    [
        "?focus=hip-joint&trail=lower-back.buttock&edge=hip-joint~lower-back~refers+pain+to",
        "?focus=gluteus-medius&region=buttock&kind=region&floor=popular&words=clinical",
    ],
)
def test_a_deep_link_gives_the_same_view_again(open_page: Open, query: str) -> None:
    explorer = open_page(query)
    seen = explorer.seen()
    explorer.page.reload()
    explorer.settled()
    assert explorer.seen() == seen
    explorer.nodes.last.click()
    expect(explorer.page).not_to_have_url(str(seen["address"]))
    explorer.settled()
    explorer.page.go_back()
    expect(explorer.page).to_have_url(str(seen["address"]))
    explorer.settled()
    assert explorer.seen() == seen
