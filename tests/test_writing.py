"""Exports are written whole or not at all, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph import Atlas, load_atlas
from graph.export import FORMATS, ExportError, write

ARM = Path(__file__).parent / "arm"
ALL_FORMATS = pytest.mark.parametrize("format", list(FORMATS))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(ARM)


def bytes_of(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@ALL_FORMATS
def test_writing_again_replaces(atlas: Atlas, format: str, tmp_path: Path) -> None:
    part = atlas.graph.subgraph(sorted(atlas.graph)[:3]).copy()
    write(atlas.graph, format, tmp_path / "export")
    write(part, format, tmp_path / "export")
    write(part, format, tmp_path / "alone")
    alone = bytes_of(tmp_path / "alone").values()
    assert list(bytes_of(tmp_path / "export").values()) == list(alone)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone", "export"]


@ALL_FORMATS
def test_wrong_type_of_target_is_refused(atlas: Atlas, format: str, tmp_path: Path) -> None:
    path = tmp_path / "export"
    if FORMATS[format].files is None:
        path.mkdir()
    else:
        path.write_text("mine")
    with pytest.raises(ExportError, match=r"it is not a f.*Choose another --output"):
        write(atlas.graph, format, path)
    assert path.is_dir() or path.read_text() == "mine"


def test_folder_with_other_files_is_not_touched(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"other files \(thesis.txt\)"):
        write(atlas.graph, "kgx", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@ALL_FORMATS
@pytest.mark.parametrize("place", ["nowhere/export", "file/export", "a\0b", "x" * 300])
def test_path_that_cannot_be_is_refused(
    atlas: Atlas, format: str, place: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match=r"cannot write to .*Choose another --output"):
        write(atlas.graph, format, tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@ALL_FORMATS
def test_no_permission_is_said(atlas: Atlas, format: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="permission denied"):
        write(atlas.graph, format, tmp_path / "export")
    tmp_path.chmod(0o700)


@ALL_FORMATS
def test_failure_midway_leaves_what_was_there(
    atlas: Atlas, format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export"
    write(atlas.graph, format, path)
    before = bytes_of(path)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(ExportError, match="no space left on device"):
        write(atlas.graph.subgraph([]), format, path)
    assert bytes_of(path) == before
    assert [found.name for found in tmp_path.iterdir()] == ["export"]


def test_interrupted_swap_of_folders_is_undone(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export"
    write(atlas.graph, "csv", path)
    before = bytes_of(path)
    replace_path = Path.replace

    def fail_on_new(source: Path, target: Path) -> Path:
        if source.name == "new":
            raise OSError(5, "Input/output error")
        return replace_path(source, target)

    monkeypatch.setattr(Path, "replace", fail_on_new)
    with pytest.raises(ExportError, match="input/output error"):
        write(atlas.graph.subgraph([]), "csv", path)
    assert bytes_of(path) == before
