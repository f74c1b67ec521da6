"""The commands that look after data and serve or export them: check, format, export, serve."""

from __future__ import annotations

import argparse
import errno
import json
import socket
import sys
from pathlib import Path

import networkx as nx

from graph.atlas import Atlas, many_new_objects
from graph.cli import report
from graph.cli.failures import BAD_DATA, CommandError, bad_data, bad_input
from graph.cli.progress import shown
from graph.export import ExportError, write
from graph.formatting import format_folder
from graph.quality import quality
from graph.records import Problem
from graph.selection import select
from graph.tables import default_folder


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _folder(options: argparse.Namespace) -> Path:
    return Path(options.data) if options.data is not None else default_folder()


def check(atlas: Atlas, options: argparse.Namespace) -> str:
    """Count what is there: loading has tried all rules. Or report how good the data are."""
    if options.json and not options.report:
        raise bad_input("--json needs --report.")
    if options.report:
        found = quality(atlas)
        if options.json:
            return json.dumps(report.report_answer(atlas, found), ensure_ascii=False, indent=2)
        return report.report_text(atlas, found)
    receipts = sum(len(found) for *_, found in atlas.graph.edges(data="receipts"))
    counts = [
        _counted(len(atlas.graph), "node"),
        _counted(atlas.graph.number_of_edges(), "statement"),
        _counted(receipts, "receipt"),
        _counted(len(atlas.sources), "source"),
    ]
    return f"The data keep all rules: {', '.join(counts)}."


def format_tables(options: argparse.Namespace) -> str:
    """Bring the tables into canonical order and spelling, or tell which are not."""
    folder = _folder(options)
    if not folder.is_dir():
        raise bad_data([Problem(str(folder), 0, "", "is not a folder.", "Name a data folder.")])
    problems: list[Problem] = []
    try:
        with shown("reading the tables"):
            changed = format_folder(folder, check=options.check, problems=problems)
    except OSError as error:
        raise CommandError([f"plexus: {error}"], BAD_DATA) from error
    if options.check and changed:
        command = "plexus format" + (f" --data {options.data}" if options.data else "")
        lines = [f"{file}: is not in canonical form. Run: {command}" for file in changed]
        raise CommandError([*map(str, problems), *lines], BAD_DATA)
    if problems:
        for file in changed:
            print(f"formatted {file}")
        raise bad_data(problems)
    if not changed:
        return "All tables are in canonical form."
    return "\n".join(f"formatted {file}" for file in changed)


def export(atlas: Atlas, options: argparse.Namespace) -> str:
    """Write the chosen part of the graph to a file or folder."""
    if options.hops is not None and options.focus is None:
        raise bad_input("--hops needs --focus NAME.")
    with shown("choosing what to write") as progress, many_new_objects():
        selection = _selected(atlas, options)
        if not selection:
            raise bad_input("nothing fits all of these filters; no export was written.")
        progress(f"writing {len(selection):,} nodes as {options.format}")
        try:
            write(selection, options.format, options.output)
        except ExportError as error:
            raise CommandError([f"plexus: {error}"], BAD_DATA) from error
    receipts = sum(len(found) for *_, found in selection.edges(data="receipts"))
    counts = [
        _counted(len(selection), "node"),
        _counted(selection.number_of_edges(), "statement"),
        _counted(receipts, "receipt"),
    ]
    return f"Wrote {', '.join(counts)} to {options.output}"


def _selected(atlas: Atlas, options: argparse.Namespace) -> nx.MultiDiGraph:
    return select(
        atlas,
        regions=options.region,
        focus=options.focus,
        hops=1 if options.hops is None else options.hops,
        kinds=options.kind,
        relations=options.relation,
        min_evidence=options.min_evidence,
    )


def serve(atlas: Atlas, options: argparse.Namespace) -> int:
    """Start the web app; it prints its address when it is ready."""
    _check_port(options.host, options.port)
    from webapp.__main__ import serve as serve_app  # only here does graph know of the web app

    sys.stdout.flush()
    return int(serve_app(atlas, options.host, options.port))


def _check_port(host: str, port: int) -> None:
    """Refuse, in one line, an address that cannot be listened on."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise bad_input(f'cannot listen on the host "{host}": it is not known.') from error
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)
            trial.listen()
        except PermissionError as error:
            message = f"plexus: port {port} needs more rights. Choose another: "
            raise CommandError([message + "plexus serve --port 8050"], BAD_DATA) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                other = port + 1 if port < 65535 else 8050
                message = f"Port {port} is in use. Choose another: plexus serve --port {other}"
                raise CommandError([message], BAD_DATA) from error
            why = error.strerror or str(error)
            raise bad_input(f'cannot listen on "{host}", port {port}: {why}.') from error
