"""`habeas export`: the registry, or a table of it, as a file for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from habeas.cli import say
from habeas.errors import HabeasError

if TYPE_CHECKING:
    from habeas.work.passing import Passing
    from habeas.work.registry import Registry
    from habeas.work.table import Table

FORMATS = ("csv", "jsonl", "parquet")
TABLES = (
    "claims",
    "people",
    "acts",
    "cases",
    "responses",
    "exchanges",
    "recognitions",
    "counts",
    "provisions",
    "documents",
    "country-years",
)
# What is exchanged with other programs; which shapes of tables there are is data, read when one is asked for.
EXCHANGED = "followthemoney, huridocs, everything, cpj, tracker, cecc, list"


def export(
    format: Annotated[  # noqa: A002 (the option's name)
        str | None, typer.Option(help="csv, jsonl, parquet; xlsx or xml for some. By itself the usual one.")
    ] = None,
    what: Annotated[
        str, typer.Option(help=f"One of {', '.join(TABLES)}; or for other programs one of {EXCHANGED}.")
    ] = "claims",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "--out", "-o", metavar="FILE", help="Standard output if left out; a folder for everything."
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="Cases as of this day; else of the last publication.")
    ] = None,
    statements: Annotated[bool, typer.Option("--statements", help="FollowTheMoney as statements.")] = False,
    country: say.Country = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write a table, or all that other programs can read: with the documents that it rests on and their exact words.

    Example: habeas export --format csv --what acts -o acts.csv
    """
    if what not in TABLES:
        _exchange(what, format, output, on, country, registry, as_statements=statements)
        return
    if format is None:
        raise typer.BadParameter(f"Say in which format: {', '.join(FORMATS)}.", param_hint="--format")
    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}.", param_hint="--format")
    if output is None and format == "parquet" and sys.stdout.isatty():
        raise HabeasError("Parquet is not for a terminal; name a file with -o FILE.")
    from habeas.work.passing import Passing

    with say.opened(registry) as record:
        passing = Passing.of(record.record)
        rows = passing.rows(_table(record, what, on).where(country=country).rows(), people=what == "people")
        _write(output, lambda file: _rows(what.replace("-", "_"), rows, format, file))
    _tell_held_back(passing)


def _table(record: Registry, what: str, on: str | None) -> Table[Any]:
    if what == "responses":
        from habeas.work.responses import ResponsesOf

        return ResponsesOf(record.record).all
    if what == "recognitions":
        from habeas.work.recognised import table

        return table(record.record)
    if what == "exchanges":
        from habeas.work.exchanges import asked

        return asked(record.record)
    return record.cases(on=say.a_day(on)) if what == "cases" else getattr(record, what.replace("-", "_"))


def _rows(what: str, rows: object, format: str, file: BinaryIO) -> int:  # noqa: A002
    from habeas.answers.export import write

    return write(what, rows, format, file)  # type: ignore[arg-type]


def _exchange(
    what: str,
    format: str | None,  # noqa: A002
    output: Path | None,
    on: str | None,
    country: str | None,
    folder: Path,
    *,
    as_statements: bool,
) -> None:
    from habeas.work import exporting
    from habeas.work.passing import Passing

    known = (*TABLES, *exporting.kinds())
    if what not in known:
        raise typer.BadParameter(f"{what!r} is none of {', '.join(known)}.", param_hint="--what")
    chosen = format or exporting.formats(what)[0]
    if chosen not in exporting.formats(what):
        raise typer.BadParameter(f"{chosen!r} is none of {', '.join(exporting.formats(what))}.", param_hint="--format")
    if as_statements and what != exporting.FOLLOWTHEMONEY:
        raise typer.BadParameter("Only followthemoney is written as statements.", param_hint="--statements")
    with say.opened(folder) as record:
        if what == exporting.EVERYTHING:
            _everything(record, output, chosen, on, country)
            return
        binary = chosen == "xlsx" or (what == exporting.HURIDOCS and chosen == "csv")
        if output is None and binary and sys.stdout.isatty():
            raise HabeasError(f"{what} as {chosen} is not for a terminal; name a file with -o FILE.")
        day, passing = say.a_day(on) or record.latest_day(), Passing.of(record.record)
        _write(
            output,
            lambda file: exporting.write_file(
                record.record, what, chosen, file, day, country=country, as_statements=as_statements, passing=passing
            ),
        )
    _tell_held_back(passing)


def _everything(record: Registry, output: Path | None, format: str, on: str | None, country: str | None) -> None:  # noqa: A002
    from habeas.work.exporting import write_everything
    from habeas.work.passing import Passing

    if output is None:
        raise HabeasError("Everything is several files; name a folder for them with --out FOLDER.")
    passing = Passing.of(record.record)
    written = write_everything(record.record, output, format, say.a_day(on) or record.latest_day(), country, passing)
    told = say.console(stderr=True)
    for table, number in written.items():
        told.print(f"{say.several(number, 'row')} written to {output / f'{table}.{format}'}.", soft_wrap=True)
    _tell_held_back(passing)


def _tell_held_back(passing: Passing) -> None:
    if passing.held_back:
        many = say.several(passing.held_back, "row")
        say.console(stderr=True).print(f"{many} left out: they are about people who are withheld, or name them.")
    for (unit, why), number in sorted(passing.beside.items()):
        told = f"{say.several(number, unit)} not written, since such a table is not about them: {why}."
        say.console(stderr=True).print(told, soft_wrap=True)


def _write(output: Path | None, write: object) -> None:
    from habeas.work.exporting import written

    if output is None:
        write(sys.stdout.buffer)  # type: ignore[operator]
        sys.stdout.buffer.flush()
        return
    number = written(output, write)  # type: ignore[arg-type]
    say.console(stderr=True).print(f"{say.several(number, 'row')} written to {output}.")
