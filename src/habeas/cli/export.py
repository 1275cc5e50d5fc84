"""`habeas export`: a table of the registry as a file for other programs."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas.cli import say
from habeas.errors import HabeasError

if TYPE_CHECKING:
    from habeas.work.registry import Registry
    from habeas.work.table import Table

FORMATS = ("csv", "jsonl", "parquet")
TABLES = ("claims", "people", "acts", "cases", "responses", "exchanges", "counts", "provisions", "documents")


def export(
    format: Annotated[str, typer.Option(help="csv, jsonl or parquet.")],  # noqa: A002 (the option's name)
    what: Annotated[str, typer.Option(help=f"One of {', '.join(TABLES)}.")] = "claims",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Standard output if left out.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="Cases as of this day; else of the last publication.")
    ] = None,
    country: say.Country = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write a table: every row with the documents that it rests on and their exact words.

    Example: habeas export --format csv --what acts -o acts.csv
    """
    for value, known, hint in ((format, FORMATS, "--format"), (what, TABLES, "--what")):
        if value not in known:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}.", param_hint=hint)
    if output is None and format == "parquet" and sys.stdout.isatty():
        raise HabeasError("Parquet is not for a terminal; name a file with -o FILE.")
    with say.opened(registry) as record:
        narrowed = _table(record, what, on).where(country=country)
        _write(what, narrowed.rows(), format, output)


def _table(record: Registry, what: str, on: str | None) -> Table[Any]:
    if what == "responses":
        from habeas.work.responses import ResponsesOf

        return ResponsesOf(record.record).all
    if what == "exchanges":
        from habeas.work.exchanges import asked

        return asked(record.record)
    return record.cases(on=say.a_day(on)) if what == "cases" else getattr(record, what)


def _write(what: str, rows: object, format: str, output: Path | None) -> None:  # noqa: A002
    from habeas.answers.export import write

    if output is None:
        write(what, rows, format, sys.stdout.buffer)  # type: ignore[arg-type]
        sys.stdout.buffer.flush()
        return
    if not output.parent.is_dir():
        raise HabeasError(f"There is no folder {output.parent}; make it first.")
    # Written beside its place and renamed into it: a file of that name is whole, or the one from before.
    descriptor, name = tempfile.mkstemp(prefix=f".{output.name}-", dir=output.parent)
    incoming = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            number = write(what, rows, format, file)  # type: ignore[arg-type]
            file.flush()
            os.fsync(file.fileno())
        incoming.replace(output)
    finally:
        incoming.unlink(missing_ok=True)
    say.console(stderr=True).print(f"{say.several(number, 'row')} written to {output}.")
