"""What the documents say is so: columns, commands, options, files, versions, dependencies."""

from __future__ import annotations

import argparse
import ast
import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.cli.options import make_parser
from graph.export import FORMATS
from graph.tables import STATEMENT_FILES, columns_of, table_files
from graph.version import __version__

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "docs/reference.md")
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
TABLES = table_files(DATA)


@cache
def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def rows_of(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


# The data


def section_of(file: str) -> str:
    """The part of the data's document whose heading names the file."""
    named = "statements/*.csv" if file.startswith("statements/") else file
    parts = re.split(r"^## ", text_of("data/README.md"), flags=re.M)[1:]
    found = [part for part in parts if f"`{named}`" in part.splitlines()[0]]
    assert len(found) == 1, f"data/README.md has no heading for {named}"
    return found[0]


@pytest.mark.parametrize("file", TABLES)
def test_every_column_is_explained(file: str) -> None:
    explained = re.findall(r"^\| `(\w+)` \| \S", section_of(file), flags=re.M)
    assert [column for column in explained if column in columns_of(file)] == [*columns_of(file)]


def examples() -> dict[str, list[str]]:
    """The example rows in the data's document, by file."""
    found: dict[str, list[str]] = {}
    file = ""
    for block in re.findall(r"```csv\n(.*?)```", text_of("data/README.md"), flags=re.S):
        for line in block.splitlines():
            if re.fullmatch(r"[\w/-]+\.csv", line):
                file = line
            else:
                found.setdefault(file, []).append(line)
    return found


@pytest.mark.parametrize("file", TABLES)
def test_every_table_has_a_real_example_row(file: str) -> None:
    key = ("subject", "relation", "object", "source") if file.startswith("statements/") else ()
    columns = columns_of(file)
    key = key or columns[:1]
    there = [[row[column] for column in key] for row in rows_of(file)]
    rows = list(csv.DictReader(examples()[file], columns))
    assert rows
    for row in rows:
        assert list(row) == [*columns], "has too many cells"
        assert None not in row.values(), "has too few cells"
        assert [row[column] for column in key] in there


def test_every_data_file_is_listed() -> None:
    listed = set(re.findall(r"^\| `([\w./*-]+)` \|", text_of("data/README.md"), flags=re.M))
    fixed = {file for file in TABLES if not file.startswith("statements/")}
    assert listed >= fixed | {"statements/*.csv", "body-map.json"}
    for file, relations in STATEMENT_FILES.items():
        line = f"| `statements/{file}` | {', '.join(relations)} |"
        assert line in text_of("data/README.md")


def test_the_ladder_is_told_in_order() -> None:
    rows = sorted(rows_of("levels.csv"), key=lambda row: -int(row["rank"]))
    assert f"From strong to weak: {', '.join(row['level'] for row in rows)}." in text_of(
        "data/README.md"
    )


# The commands


def commands() -> dict[str, argparse.ArgumentParser]:
    for action in make_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("there are no commands")


def options_of(command: str) -> set[str]:
    flags = commands()[command]._option_string_actions
    return {flag for flag in flags if flag.startswith("--")} - {"--help"}


def code_in(file: str) -> Iterator[str]:
    """What stands in a document as code: indented, fenced or between backticks."""
    text = text_of(file)
    for block in re.findall(r"^```\w*\n(.*?)^```", text, flags=re.M | re.S):
        yield from block.splitlines()
    text = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.M | re.S)
    for line in text.splitlines():
        if line.startswith("    "):
            yield line.strip()
        else:
            yield from re.findall(r"`([^`]+)`", line)


def named_commands(file: str) -> Iterator[tuple[str, str]]:
    """Each ``plexus`` command in a document, and the rest of its line."""
    for code in code_in(file):
        if match := re.match(r"(?:\.venv/bin/)?plexus (\S+)(.*)", code):
            yield match[1], match[2]


@pytest.mark.parametrize("file", DOCUMENTS)
def test_named_commands_and_options_exist(file: str) -> None:
    for command, rest in named_commands(file):
        assert command in commands(), f"{file}: plexus {command}"
        for option in re.findall(r"--[\w-]+", rest):
            assert option in options_of(command), f"{file}: plexus {command} {option}"


def test_every_command_and_option_is_in_the_readme() -> None:
    told: dict[str, set[str]] = {}
    for command, rest in named_commands("README.md"):
        told.setdefault(command, set()).update(re.findall(r"--[\w-]+", rest))
    assert set(told) == set(commands())
    assert "`--data DIR`" in text_of("README.md")
    for command, options in told.items():
        assert options_of(command) == options | {"--data"}


def test_every_format_is_in_the_readme() -> None:
    row = next(line for line in text_of("README.md").splitlines() if "`plexus export" in line)
    assert {name for name in FORMATS if f"`{name}`" in row} == set(FORMATS)


def test_python_of_the_readme_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", text_of("README.md"), flags=re.S)
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)
    assert "atlas" in names


def make_targets() -> set[str]:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text_of("Makefile"), flags=re.M)
    return set(phony.split())


def test_make_targets_and_documents_agree() -> None:
    told = {
        target
        for file in DOCUMENTS
        for code in code_in(file)
        for target in re.findall(r"^make (\w+)", code)
    }
    assert told == make_targets()


def test_ci_runs_only_what_the_readme_names() -> None:
    lines = [line for line in text_of(".ci/run").splitlines() if not line.startswith("#")]
    assert lines[0].startswith("set ") and lines[1].startswith("cd ")
    assert lines[2:] == ["make lint", "make test"]
    assert all(f"`{line}`" in text_of("README.md") for line in lines[2:])


# Files


@pytest.mark.parametrize("file", DOCUMENTS)
def test_links_lead_somewhere(file: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text_of(file)):
        if "://" not in target:
            assert ((ROOT / file).parent / target).exists(), f"{file} links to {target}"


def test_layout_names_real_places() -> None:
    layout = text_of("CONTRIBUTING.md").split("## Layout")[1].split("## ")[0]
    for place in re.findall(r"`((?:data|graph|webapp|tests|tools|benchmarks)/[\w/.-]*)`", layout):
        assert (ROOT / place).exists(), place


# Versions and dependencies


def test_versions_agree() -> None:
    (cited,) = re.findall(r"^version: (\S+)$", text_of("CITATION.cff"), flags=re.M)
    (released,) = re.findall(r"^date-released: (\S+)$", text_of("CITATION.cff"), flags=re.M)
    told = re.findall(r"^## \[(\d\S*)\] - (\S+)$", text_of("CHANGELOG.md"), flags=re.M)
    assert cited == __version__
    assert told[0] == (__version__, released)


@cache
def project() -> dict[str, dict]:
    return tomllib.loads(text_of("pyproject.toml"))


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w-]", line)[0] for line in requirements}


def runtime_dependencies() -> set[str]:
    return names_of(project()["project"]["dependencies"])


def direct_dependencies() -> set[str]:
    dev = names_of(project()["project"]["optional-dependencies"]["dev"])
    return runtime_dependencies() | dev | names_of(project()["build-system"]["requires"])


def compared_dependencies() -> set[str]:
    """What only ``make bench`` needs."""
    return names_of(project()["project"]["optional-dependencies"]["bench"])


def imported(*folders: str) -> set[str]:
    """The packages from elsewhere that the modules of some folders import."""
    own = {"graph", "webapp", "tests", "tools", "benchmarks"}
    own |= {path.stem for folder in folders for path in (ROOT / folder).glob("*.py")}
    found: set[str] = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    found.add(node.module or "")
    packages = {name.split(".")[0] for name in found}
    return {name.replace("_", "-") for name in packages - own - sys.stdlib_module_names}


def test_every_import_is_declared() -> None:
    assert imported("graph", "webapp") <= runtime_dependencies()
    assert imported("tests", "tools") <= direct_dependencies()
    assert imported("benchmarks") <= direct_dependencies() | compared_dependencies()


def test_every_dependency_is_accounted_for() -> None:
    table = text_of("CONTRIBUTING.md").split("## Why each dependency")[1].split("\n## ")[0]
    told = set(re.findall(r"^\| ([a-z][\w-]+) \| ", table, flags=re.M)) - {"package"}
    assert told == direct_dependencies() | compared_dependencies()


def locked(file: str) -> dict[str, str]:
    """Each package of a lock file and what is said of it."""
    text = re.sub(r"^\s*#.*\n", "", text_of(file), flags=re.M).replace("\\\n", " ")
    return {line.split("==")[0]: line for line in text.splitlines() if line.strip()}


@pytest.mark.parametrize("file", LOCKS)
def test_lock_has_hashes_and_no_index(file: str) -> None:
    packages = locked(file)
    assert packages
    for name, line in packages.items():
        assert re.match(r"[a-z0-9-]+==[\w.]+\s+(--hash=sha256:[0-9a-f]{64}\s*)+$", line), name
    assert not re.search(r"https?://|file:/|index-url|find-links|^#.*/", text_of(file), flags=re.M)


def test_locks_hold_every_direct_dependency_and_agree() -> None:
    run, dev, bench = (locked(file) for file in LOCKS)
    assert set(dev) >= direct_dependencies() | set(run)
    assert set(bench) >= runtime_dependencies() | compared_dependencies()
    assert all(dev[name] == line for name, line in run.items())
    assert all(dev.get(name, line) == line for name, line in bench.items())
