"""The browser tests get a Chromium, or a line that says why they have none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools import chromium


def put_command(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no browser and no installer: its folder of commands."""
    commands = tmp_path / "bin"
    commands.mkdir()
    monkeypatch.setenv("PATH", str(commands))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "PLAYWRIGHT", (str(commands / "playwright"),))
    monkeypatch.setattr(chromium, "PLAYWRIGHTS_OWN", "print('/nowhere/chromium')")
    return commands


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_one_on_the_machine_is_used(
    name: str, machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put_command(machine, name, "echo Chromium 1.2")
    assert chromium.main() == 0
    assert capsys.readouterr().out == f"Browser tests use Chromium 1.2 ({path})\n"


def test_the_variable_comes_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_command(machine, "chromium", "echo Chromium 1")
    other = put_command(machine, "other", "echo Chromium 2")
    monkeypatch.setenv(chromium.VARIABLE, str(other))
    assert chromium.find_chromium() == chromium.Chromium(str(other), "Chromium 2")


def test_a_wrong_variable_is_an_error_and_installs_nothing(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_command(machine, "apt-get", "touch called")
    monkeypatch.chdir(machine)
    monkeypatch.setenv(chromium.VARIABLE, "/nowhere/chromium")
    assert chromium.main() == 1
    assert "PLEXUS_CHROMIUM: /nowhere/chromium does not start" in capsys.readouterr().err
    assert not (machine / "called").exists()


def test_one_that_does_not_start_is_passed_over(machine: Path) -> None:
    put_command(machine, "chromium", "echo broken >&2; exit 1")
    second = put_command(machine, "google-chrome", "echo Chrome 3")
    assert chromium.find_chromium().path == str(second)


def test_playwrights_own_is_found(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = put_command(machine, "playwrights", "echo Chromium 4")
    monkeypatch.setattr(chromium, "PLAYWRIGHTS_OWN", f"print({str(own)!r})")
    assert chromium.find_chromium().path == str(own)


def test_looking_alone_installs_nothing(machine: Path) -> None:
    put_command(machine, "chromium", "echo 'no libnss3' >&2; exit 127")
    put_command(machine, "apt-get", f"touch {machine}/called")
    with pytest.raises(chromium.NoChromiumError) as raised:
        chromium.find_chromium()
    said = str(raised.value)
    assert "\n" not in said
    assert "There is no Chromium" in said and "no libnss3" in said and "make test" in said
    assert not (machine / "called").exists()


def fake_browser(folder: Path) -> str:
    return f"printf '#!/bin/sh\\necho Chromium 5\\n' > {folder}/chromium; /bin/chmod +x {folder}/*"


def test_root_on_debian_gets_debians(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = machine.parent / "log"
    put_command(machine, "apt-get", f'echo "$@" >> {log}; {fake_browser(machine)}')
    assert chromium.main() == 0
    update, install = log.read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install -y") and install.endswith(" chromium")


def test_sudo_without_password_is_used(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    put_command(machine, "apt-get", "exit 1")
    put_command(machine, "sudo", "exit 0")
    assert chromium.apt_get() == ["sudo", "-n", "apt-get"]
    put_command(machine, "sudo", "exit 1")
    assert chromium.apt_get() is None


def test_playwright_installs_where_apt_may_not(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    put_command(machine, "apt-get", "exit 1")
    put_command(machine, "playwright", fake_browser(machine))
    assert chromium.main() == 0
    assert "Installing Playwright's Chromium" in capsys.readouterr().out


def test_without_any_it_says_why(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_command(machine, "apt-get", "echo 'E: no network' >&2; exit 100")
    put_command(machine, "playwright", "echo 'download failed' >&2; exit 1")
    assert chromium.main() == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "E: no network" in said and "download failed" in said and "PLEXUS_CHROMIUM" in said
