"""GEXF and GraphML are what their specifications say (``tests/schemas``)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from graph import Atlas
from graph.export import write

SCHEMAS = Path(__file__).parent / "schemas"


def problems(name: str, document: bytes) -> list[str]:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
    schema.validate(etree.fromstring(document, etree.XMLParser(huge_tree=True)))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


@pytest.mark.parametrize("format_", ["gexf", "graphml"])
def test_the_whole_atlas_is_valid(whole: Atlas, format_: str, tmp_path: Path) -> None:
    write(whole.graph, format_, tmp_path / "export")
    assert problems(format_, (tmp_path / "export").read_bytes()) == []


@pytest.mark.parametrize(
    ("format_", "right", "wrong"),
    [
        ("gexf", b'version="1.3"', b'version="1.2"'),
        ("gexf", b'source="gluteus-medius"', b'source="nobody"'),
        ("gexf", b' type="liststring"', b' type="liststrings"'),
        ("gexf", b'<viz:position x="', b'<viz:position x="east'),
        ("gexf", b'<viz:color r="', b'<viz:color r="9'),
        ("graphml", b'source="gluteus-medius"', b'source="nobody"'),
        ("graphml", b'attr.type="boolean"', b'attr.type="bool"'),
        ("graphml", b'edgedefault="directed"', b""),
        ("graphml", b'<data key="d0">', b'<data key="d99">'),
    ],
)
def test_a_schema_finds_what_is_wrong(
    arm: Atlas, format_: str, right: bytes, wrong: bytes, tmp_path: Path
) -> None:
    write(arm.graph, format_, tmp_path / "export")
    document = (tmp_path / "export").read_bytes()
    some = sorted(arm.graph.edges)[0][0].encode()
    right, wrong = (part.replace(b"gluteus-medius", some) for part in (right, wrong))
    assert problems(format_, document) == []
    assert right in document
    assert problems(format_, document.replace(right, wrong))
