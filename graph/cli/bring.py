"""The command that brings data in from elsewhere: import."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.atlas import many_new_objects
from graph.cli.failures import BAD_DATA, CommandError
from graph.cli.progress import shown
from graph.importing import ImportRefusedError, import_files


def bring(options: argparse.Namespace) -> str:
    """Make a data folder of files; what the person should know goes to standard error."""
    try:
        with shown("importing", always=options.progress) as progress, many_new_objects():
            made = import_files(
                [Path(file) for file in options.files],
                Path(options.output),
                mapping=Path(options.mapping) if options.mapping else None,
                below=Path(options.data) if options.data is not None else None,
                merge=options.merge,
                progress=progress,
            )
    except ImportRefusedError as error:
        raise CommandError([f"plexus: {error}"], BAD_DATA) from error
    for line in made.notes.lines():
        print(line, file=sys.stderr)
    tables = made.tables
    return (
        f"Wrote {len(tables.nodes):,} nodes and {len(tables.statements):,} receipts to "
        f"{options.output}. Look at them: plexus serve --data {options.output}"
    )
