"""The command line of ``plexus``: every command and option."""

from __future__ import annotations

import argparse

from graph.cli import bring, questions, upkeep
from graph.export import FORMATS
from graph.version import __version__

DEFAULT_SOURCES = 20
DEFAULT_ROUTES = 10
NAME = "id, name or synonym"


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_at_least_one.__name__ = "number from 1 on"


def _hops(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


_hops.__name__ = "number of steps"


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


_port.__name__ = "port (0 to 65535)"


def make_parser() -> argparse.ArgumentParser:
    """The parser; ``options.answer`` or ``options.act`` is the function that does the work."""
    parser = argparse.ArgumentParser(
        prog="plexus",
        description="An explorer of referred pain: where does it hurt, and what may be sending it?",
        epilog="Names are accepted as id, name or synonym. Plexus teaches; it does not diagnose.",
    )
    parser.add_argument("--version", action="version", version=f"plexus {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_upkeep(commands)
    _add_questions(commands)
    _add_export(commands)
    _add_import(commands)
    return parser


def _add(commands: argparse._SubParsersAction, name: str, what: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what)
    command.add_argument(
        "--data", metavar="DIR", help="a data folder (default: the built-in atlas)"
    )
    return command


def _add_upkeep(commands: argparse._SubParsersAction) -> None:
    serve = _add(commands, "serve", "start the web app")
    serve.add_argument("--host", default="127.0.0.1", help="default: %(default)s")
    serve.add_argument("--port", type=_port, default=8050, help="default: %(default)s")
    serve.set_defaults(act=upkeep.serve)
    check = _add(commands, "check", "try all rules on the data")
    what = "tell how good the data are: counts, evidence, disputes, coverage, agreement"
    check.add_argument("--report", action="store_true", help=what)
    check.add_argument("--json", action="store_true", help="the report for a program")
    check.set_defaults(answer=upkeep.check)
    tidy = _add(commands, "format", "bring the tables into canonical order and spelling")
    tidy.add_argument("--check", action="store_true", help="only tell which tables are not")
    tidy.set_defaults(tidy=upkeep.format_tables)


def _add_questions(commands: argparse._SubParsersAction) -> None:
    show = _add(commands, "show", "one node, all its relations and receipts")
    show.add_argument("name", metavar="NAME", nargs="+", help=NAME)
    show.set_defaults(answer=questions.show)
    sources = _add(commands, "sources", "what may refer pain to a region, ranked")
    sources.add_argument("region", metavar="REGION", nargs="+", help=NAME)
    sources.set_defaults(answer=questions.sources)
    route = _add(commands, "route", "the short paths between two nodes")
    route.add_argument("start", metavar="FROM", help=NAME)
    route.add_argument("end", metavar="TO", help=NAME)
    route.add_argument("--relations", metavar="A,B", help="only along these relations")
    route.set_defaults(answer=questions.route)
    compare = _add(commands, "compare", "two or more nodes side by side")
    compare.add_argument("names", metavar="NAME", nargs="+", help=NAME)
    compare.set_defaults(answer=questions.compared)
    for command, limit in ((sources, DEFAULT_SOURCES), (route, DEFAULT_ROUTES)):
        what = f"at most so many (default: {limit})"
        command.add_argument("--limit", metavar="N", type=_at_least_one, default=limit, help=what)
    for command in (show, sources, route, compare):
        command.add_argument("--json", action="store_true", help="the answer for a program")


def _add_export(commands: argparse._SubParsersAction) -> None:
    export = _add(commands, "export", "write all or a part of the graph for other programs")
    export.add_argument("--format", required=True, choices=list(FORMATS))
    what = "a file; for kgx and csv a folder"
    export.add_argument("--output", required=True, metavar="PATH", help=what)
    for option, metavar, what in (
        ("--region", "R", "what lies in, or is linked to, these regions"),
        ("--kind", "K", "only nodes of these kinds or families"),
        ("--relation", "R", "only statements of these relations"),
    ):
        export.add_argument(
            option, metavar=metavar, nargs="+", action="extend", default=[], help=what
        )
    export.add_argument("--focus", metavar="NAME", help="what stands around this node")
    export.add_argument("--hops", metavar="N", type=_hops, help="so many steps around (default: 1)")
    what = "only statements with at least this evidence level"
    export.add_argument("--min-evidence", metavar="L", help=what)
    export.set_defaults(answer=upkeep.export)


def _add_import(commands: argparse._SubParsersAction) -> None:
    what = "make a data folder of OBO, OBO Graphs JSON, KGX, GraphML or an export of Plexus"
    command = _add(commands, "import", what)
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="a file, zip, or folder of tables"
    )
    what = "the data folder to write; an earlier import there is replaced"
    command.add_argument("--output", required=True, metavar="DIR", help=what)
    what = "what their kinds and relations are in ours, in the form of data/import-mapping.csv"
    command.add_argument("--mapping", metavar="FILE", help=what)
    what = "lay it over the atlas: the same thing is known by a shared identifier"
    command.add_argument("--merge", action="store_true", help=what)
    what = "tell every second what is being done, also where no terminal shows it"
    command.add_argument("--progress", action="store_true", help=what)
    command.set_defaults(tidy=bring.bring)
