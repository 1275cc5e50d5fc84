"""`habeas import` and `habeas imports`: files in which somebody else recorded acts, as documents of the registry."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.exchange.forms import Reading
    from habeas.exchange.model import Contents
    from habeas.lists.model import Columns, Imported, Problem
    from habeas.work.importing import ImportReport

# The problems that are told at once; the others are told with `habeas imports NUMBER`.
SHOWN_PROBLEMS = 12
# The rows that are shown before an import.
SHOWN_ROWS = 5
# The characters of a cell that are shown.
LONGEST_CELL = 160


def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file, or a folder that an export made.")],
    body: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Whose records these are; not needed with --look.")
    ] = "",
    what: Annotated[
        str | None,
        typer.Option(
            help="cases, cpj, tracker, cecc, list, followthemoney, huridocs or everything; by itself found out."
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day that it is of; needed for a table.")
    ] = None,
    columns: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="A TOML file that says which column of a table is what."),
    ] = None,
    country: say.Country = None,
    because: Annotated[str, typer.Option(help="Why, for the log.")] = "",
    look: Annotated[bool, typer.Option("--look", help="Only show what would be read; import nothing.")] = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Import a file in which acts are recorded: a spreadsheet of cases, FollowTheMoney, HURIDOCS, or another registry.

    Example: habeas import cases.xlsx --by "Union of Families" --as-of 2024-12-01 --map columns.toml
    """
    from habeas.work import importing
    from habeas.work.registry import Registry

    asked = importing.file_of(file, body, columns=columns, form=what, as_of=say.a_day(as_of), country=country)
    if look:
        _tell_look(*importing.look(asked))
        return
    importing.whose(asked)  # before a registry is made
    with Registry.open(registry) as record:
        _tell(importing.ImportsOf(record.record).add(asked, because=because))


def imports(
    number: Annotated[int | None, typer.Argument(metavar="IMPORT", help="One import, with all its problems.")] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the files that were imported, also those that were taken back; with a number, all about one.

    Example: habeas imports 1
    """
    from habeas.work.importing import ImportsOf

    found = ImportsOf(say.opened(registry).record)
    if number is not None:
        report = found.report(number)
        if as_json:
            for problem in report.problems:
                say.json_line({"row": problem.row, "code": problem.code, "words": problem.words})
            return
        _tell(report, most=len(report.problems))
        return
    there = found.all(undone=True)
    for each in there:
        if as_json:
            say.json_line(_row(each))
            continue
        gone = f" [taken back by decision {each.undone_by}]" if each.undone_by is not None else ""
        typer.echo(f"{each.id:>4}  {_named(each)}{gone}")
    if not there and not as_json:
        typer.echo('Nothing is imported yet. Import a file with: habeas import FILE --by "NAME"')


def _named(each: Imported) -> str:
    day = f", as of {each.as_of}" if each.as_of is not None else ""
    return f"{say.plain(each.body)}{day}; {each.form}, from {say.plain(each.file)}"


def _tell(report: ImportReport, most: int = SHOWN_PROBLEMS) -> None:
    made = report.imported
    counted = f"{say.several(report.claims, 'claim')}, {say.several(report.people, 'person', 'people')}"
    typer.echo(f"Import {made.id}: {_named(made)}; {counted}.")
    if made.columns is not None:
        _tell_columns(made.columns)
    if report.documents:
        _tell_documents(report.documents, report.known)
    if report.decisions:
        brings = say.several(report.decisions, "decision")
        typer.echo(f"It brings {brings} of others; what was decided here holds over them.")
    _tell_problems(report.problems, most)
    if made.undone_by is None:
        typer.echo(f"Take it back with: habeas undo {made.decision}")
    else:
        typer.echo(f"It is taken back. Bring it in again with: habeas undo {made.undone_by}")


def _tell_documents(documents: int, known: int) -> None:
    here = f"; {known:,} were here already, and stand as they were" if known else ""
    typer.echo(f"It has this from {say.several(documents, 'document')}, of which it hands on quotes{here}.")


def _tell_look(form: str, reading: Reading) -> None:
    from habeas.lists.model import ALL_FIELDS, OF_SOURCES

    typer.echo(f"It would be read as: {form}")
    if reading.columns is not None:
        _tell_columns(reading.columns)
    if reading.said is not None or reading.handed_on.sources:
        _tell_said(reading.said or reading.handed_on)
    for row in reading.rows[:SHOWN_ROWS]:
        cells_shown = ((name, cell) for name in ALL_FIELDS if name not in OF_SOURCES and (cell := row.cells.get(name)))
        told = ((name, str(row.dates.get(name, cell))) for name, cell in cells_shown)
        cells = "; ".join(f"{name} {shorten(cell, LONGEST_CELL, placeholder=' …')}" for name, cell in told)
        typer.echo(f"{row.number:>5}  {say.plain(cells)}")
    _tell_problems(reading.problems, SHOWN_PROBLEMS)


def _tell_said(said: Contents) -> None:
    told = f"{say.several(len(said.told), 'act')}, {say.several(len(said.counts), 'reported number')}"
    named = f"{say.several(len(said.people), 'person', 'people')} and {say.several(len(said.sources), 'document')}"
    typer.echo(f"It tells of {told}, and names {named}.")
    if decided := [each for each in said.decided if each.undoes is None]:
        typer.echo(f"It brings {say.several(len(decided), 'decision')} of others.")


def _tell_columns(columns: Columns) -> None:
    from habeas.lists.words import label

    known = ", ".join(label(name) for name in sorted(columns.of, key=columns.of.__getitem__))
    strange = ", ".join(say.plain(title) for title in columns.strange)
    typer.echo(f"Columns: {known}" + (f". Not recognised, and kept as text: {strange}" if strange else ""))


def _tell_problems(problems: tuple[Problem, ...], most: int) -> None:
    if not problems:
        return
    typer.echo(f"{say.several(len(problems), 'thing')} to look at; the rows are kept as they are:")
    for each in problems[:most]:
        typer.echo(f"  {f'row {each.row}' if each.row else 'the file'}: {say.plain(each.words)}")
    if len(problems) > most:
        typer.echo(f"  … and {len(problems) - most:,} more; see them with: habeas imports IMPORT")


def _row(each: Imported) -> dict[str, object]:
    return {
        "import": each.id,
        "by": each.body,
        "as_of": each.as_of,
        "form": each.form,
        "file": each.file,
        "country": each.country,
        "document": each.document_id,
        "columns": None if each.columns is None else dict(each.columns.of),
        "decision": each.decision,
        "undone_by": each.undone_by,
    }
