"""Tricks that archives play: refused in one line, with nothing left behind."""

from __future__ import annotations

import io
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from graph import Atlas
from graph.export import pack
from graph.importing import ImportRefusedError, Limits, import_files
from graph.importing.archives import unfolded
from tests.test_import_hostile import refused


def packed(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([("../nodes.tsv", b"x")], "leads out of the archive"),
        ([("/tmp/nodes.tsv", b"x")], "leads out of the archive"),
        ([("..\\nodes.tsv", b"x")], "leads out of the archive"),
        ([("C:nodes.tsv", b"x")], "leads out of the archive"),
        ([(link("nodes.tsv"), b"/etc/passwd")], "is a link"),
        ([("a/nodes.tsv", b"x"), ("b/edges.tsv", b"x")], "holds several folders"),
        ([(f"{n}.tsv", b"x") for n in range(101)], "holds 101 files"),
        ([], "holds no file"),
        ([("nodes.tsv", b"\0" * (1 << 23))], "unfolds to more than"),
    ],
)
def test_tricks_of_archives_are_refused(
    entries: list[tuple[str | zipfile.ZipInfo, bytes]],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = packed(tmp_path / "x.zip", *entries)
    assert message in refused(path, tmp_path / "out", capsys)


def exported(arm: Atlas, method: int) -> bytes:
    """An export as a zip that is packed by another method."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in unzipped(pack(arm.graph, "csv")[1]).items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return packed.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_archive_is_refused_in_one_line(method: int, arm: Atlas, tmp_path: Path) -> None:
    whole = exported(arm, method)
    rng = random.Random(method)
    for number in range(60):
        content = bytearray(whole)
        at = rng.randrange(len(content) - 40)
        content[at : at + 40] = rng.randbytes(40)
        (tmp_path / f"{number}.zip").write_bytes(content)
        try:
            unfolded(tmp_path / f"{number}.zip", fresh(tmp_path / f"in{number}"), Limits())
        except ImportRefusedError as error:
            assert str(error).isprintable() and str(error).endswith((".", "it."))


def fresh(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", ["..zip", "...zip"])
def test_the_name_of_an_archive_leads_nowhere(name: str, arm: Atlas, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(pack(arm.graph, "csv")[1])
    made = import_files([tmp_path / name], tmp_path / "in")
    assert len(made.tables.nodes) == len(arm.graph)


def test_an_archive_that_lies_about_sizes_is_not_believed(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", ("nodes.tsv", b"\0" * (1 << 23)))
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # the size in the list of contents
    path.write_bytes(data)
    (tmp_path / "into").mkdir()
    with pytest.raises(ImportRefusedError):
        unfolded(path, tmp_path / "into", Limits())
    assert sum(file.stat().st_size for file in (tmp_path / "into").iterdir()) <= 1 << 20
