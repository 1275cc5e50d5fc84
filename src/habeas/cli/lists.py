"""`habeas list`: the lists of people that organizations keep, from their spreadsheets, row by row and compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.lists.compare import Comparison
    from habeas.lists.model import Entry, Listing, Problem
    from habeas.lists.unify import Unified
    from habeas.work.lists import ListFile, ListsOf

commands = typer.Typer(
    cls=say.Commands,
    invoke_without_command=True,
    rich_markup_mode=None,
    help="List the lists of people that are in the registry, or do something with one.\n\n"
    'Example: habeas list add prisoners.xlsx --by "Union of Families" --as-of 2024-06-01',
)
Number = Annotated[int, typer.Argument(metavar="LIST", help="The list's number.")]
Because = Annotated[str, typer.Option("--because", metavar="REASON", help="Why; it is kept with the decision.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides, in place of your login name.")]
# Problems of a list that are shown when it is added; the list itself shows all.
SHOWN_PROBLEMS = 20


def lists_of(registry: Path) -> ListsOf:
    """The lists of the registry in that folder, which has to be there."""
    from habeas.work.lists import ListsOf

    return ListsOf(say.opened(registry).record)


@commands.callback()
def listing(
    context: typer.Context,
    removed: Annotated[bool, typer.Option("--removed", help="Those that were removed, too.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the lists by body and day, or do something with one.

    Example: habeas list
    """
    if context.invoked_subcommand is not None:
        return
    lists = lists_of(registry)
    there = lists.all(removed=removed)
    if as_json:
        for each in there:
            say.json_line(_listing_row(each))
        return
    if not there:
        typer.echo("There is no list. Add one with: habeas list add FILE --by BODY --as-of DAY")
        return
    table = say.a_table("Lists", "List", "Name", "As of", "Version", "Rows", "People", "Problems")
    for each in there:
        file = lists.file(each.id)
        numbers = (len(file.entries), file.people, len(file.problems))
        table.add_row(str(each.id), _named(each), each.as_of.isoformat(), str(each.version or ""), *map(str, numbers))
    say.console().print(table)


@commands.command("add")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    body: Annotated[str, typer.Option("--by", metavar="BODY", help="Whose list it is.")],
    as_of: Annotated[str, typer.Option("--as-of", metavar="DAY", help="The day that it is of, like 2024-06-01.")],
    columns: Annotated[
        Path | None, typer.Option("--map", metavar="TOML", help="Which column is what; by itself FILE.columns.toml.")
    ] = None,
    copied_from: Annotated[
        str | None, typer.Option(metavar="LIST", help="The list that it was compiled from: its number, or whose it is.")
    ] = None,
    country: say.Country = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Read a list into the registry: each row becomes claims, and its people are matched with everybody else.

    Example: habeas list add prisoners.xlsx --by "Union of Families" --as-of 2024-06-01 --country XV
    """
    from habeas.work.lists import ListsOf
    from habeas.work.registry import Registry

    day = say.a_day(as_of)
    assert day is not None  # noqa: S101 (a day was given)
    with Registry.open(registry) as record:
        added = ListsOf(record.record).add(file, body, day, columns=columns, copied_from=copied_from, country=country)
        others, doubts = ListsOf(record.record).all(), record.doubts()
    _tell_added(added, others, doubts)


@commands.command("show")
def show(number: Number, as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """Show a list row by row, each with the person that it is, and what is not right with it.

    Example: habeas list show 1
    """
    from habeas.lists.words import label

    file = lists_of(registry).file(number)
    if as_json:
        for entry in file.entries:
            say.json_line(_entry_row(entry))
        return
    listing = file.listing
    known = ", ".join(label(name) for name in sorted(listing.columns.of, key=listing.columns.of.__getitem__))
    typer.echo(f"List {number}: {_named(listing)}, as of {listing.as_of}; from {say.plain(listing.file)}")
    typer.echo(f"Columns: {known}{_strange(listing)}")
    for entry in file.entries:
        said = [f"{label(name)} {_cell(entry, name)}" for name in entry.row.cells if name not in _NAMES]
        typer.echo(f"{entry.row.number:>5}  {say.plain(entry.row.name)} ({entry.person_id}): {'; '.join(said)}")
    _tell_problems(file.problems, len(file.problems))


@commands.command("compare")
def compare(
    before: Annotated[int, typer.Argument(metavar="A", help="The earlier list's number.")],
    after: Annotated[int, typer.Argument(metavar="B", help="The later list's number.")],
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Compare two lists: who was added, who removed, and what changed of whom.

    Example: habeas list compare 1 4
    """
    from habeas.lists.words import label

    found = lists_of(registry).compare(before, after)
    if as_json:
        say.json_line(_comparison_row(found))
        return
    for word, some in (("Added", found.added), ("Removed", found.removed)):
        typer.echo(f"{word}: {len(some):,}")
        for entry in some:
            typer.echo(f"  {say.plain(entry.row.name)} ({entry.person_id}), row {entry.row.number}")
    typer.echo(f"Changed: {len(found.changed):,}")
    for _, entry, changes in found.changed:
        what = "; ".join(f"{label(one.field)} {one.before or 'none'} → {one.after or 'none'}" for one in changes)
        typer.echo(f"  {say.plain(entry.row.name)} ({entry.person_id}): {say.plain(what)}")
    typer.echo(f"Unchanged: {found.unchanged:,}")


@commands.command("unified")
def unified(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="A file to write: .csv, .xlsx, or .html to print."),
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="Only who was in custody on this day.")] = None,
    country: say.Country = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Put the latest list of each body into one: who is on which, and where they say something else.

    Example: habeas list unified --country XV --on 2024-06-01 --out unified.xlsx
    """
    from habeas.work.unified import unified as made
    from habeas.work.unified import write

    record = say.opened(registry).record
    found = made(record, country, say.a_day(on))
    if out is not None:
        write(record, found, out)
    if as_json:
        for person in found.unified.people:
            say.json_line(_person_row(person))
        return
    where = say.console()
    for sentence in found.told:
        where.print(say.wrapped(sentence, where.width, hang=2), soft_wrap=True)
    for names, count in found.overlaps[1]:
        typer.echo(f"  {count:>6,}  {say.plain(' + '.join(names))}")
    typer.echo(f"Written to {out}." if out is not None else "Write it to a file with: --out unified.xlsx")


@commands.command("remove")
def remove(number: Number, because: Because = "", by: By = None, registry: say.RegistryFolder = say.HERE) -> None:
    """Remove a list: its claims go, its file and what was decided stay. It can be undone.

    Example: habeas list remove 2 --because "sent by mistake"
    """
    made = lists_of(registry).remove(number, because=because, by=by)
    typer.echo(f"Decision {made.id} by {made.by}: list {number} is removed; its file stays in the archive.")
    typer.echo(f"Take it back with: habeas undo {made.id}")


_NAMES = ("name", "given", "surname")


def _cell(entry: Entry, name: str) -> str:
    """A cell as it was read: a date as known, what could not be read as it is written."""
    when = entry.row.dates.get(name)
    return say.plain(entry.row.cells[name]) if when is None else str(when)


def _named(listing: Listing) -> str:
    copied = f" (copied from list {listing.copied_from})" if listing.copied_from is not None else ""
    removed = " [removed]" if listing.removed_by is not None else ""
    return f"{say.plain(listing.body)}{copied}{removed}"


def _strange(listing: Listing) -> str:
    strange = ", ".join(say.plain(title) for title in listing.columns.strange)
    return f". Not recognised, and kept as text: {strange}" if strange else ""


def _tell_added(added: ListFile, others: list[Listing], doubts: int) -> None:
    from habeas.lists.words import label

    listing = added.listing
    rows, people = say.several(len(added.entries), "row"), say.several(added.people, "person", "people")
    typer.echo(f"List {listing.id}: {_named(listing)}, as of {listing.as_of}; {rows}, {people}.")
    typer.echo(f"Columns: {', '.join(label(name) for name in listing.columns.of)}{_strange(listing)}")
    _tell_problems(added.problems, SHOWN_PROBLEMS)
    same = next((each for each in others if each.document_id == listing.document_id and each.id != listing.id), None)
    if same is not None:
        typer.echo(f"It is byte for byte list {same.id} of {say.plain(same.body)}: one of them is a copy.")
    before = [each for each in others if each.body.casefold() == listing.body.casefold() and each.id != listing.id]
    if before:
        other = before[-1]
        pair = sorted((other, listing), key=lambda each: (each.as_of, each.id))
        typer.echo(f"What changed: habeas list compare {pair[0].id} {pair[1].id}")
    if doubts:
        typer.echo(f"{say.several(doubts, 'pair')} of people may be one: habeas people --maybe")


def _tell_problems(problems: tuple[Problem, ...], most: int) -> None:
    if not problems:
        return
    typer.echo(f"{say.several(len(problems), 'thing')} to look at; the rows are kept as they are:")
    for each in problems[:most]:
        where = f"row {each.row}" if each.row else "the list"
        typer.echo(f"  {where}: {say.plain(each.words)}")
    if len(problems) > most:
        typer.echo(f"  … and {len(problems) - most:,} more; see them with: habeas list show LIST")


def _comparison_row(found: Comparison) -> dict[str, object]:
    return {
        "added": [_entry_row(entry) for entry in found.added],
        "removed": [_entry_row(entry) for entry in found.removed],
        "changed": [
            {"person": entry.person_id, "fields": {one.field: [one.before, one.after] for one in changes}}
            for _, entry, changes in found.changed
        ],
        "unchanged": found.unchanged,
    }


def _person_row(person: Unified) -> dict[str, object]:
    return {
        "person": person.person_id,
        "name": person.name,
        "spellings": list(person.spellings),
        "rows": [[entry.listing, entry.row.number] for entry in person.entries],
        "fields": {
            each.name: [{"value": one.value, "lists": [entry.listing for entry in one.entries]} for one in each.values]
            for each in person.fields
        },
        "differs": list(person.differs),
    }


def _listing_row(listing: Listing) -> dict[str, object]:
    return {
        "list": listing.id,
        "by": listing.body,
        "as_of": listing.as_of,
        "version": listing.version,
        "country": listing.country,
        "copied_from": listing.copied_from,
        "document": listing.document_id,
        "file": listing.file,
        "columns": dict(listing.columns.of),
        "removed_by": listing.removed_by,
    }


def _entry_row(entry: Entry) -> dict[str, object]:
    return {
        "list": entry.listing,
        "row": entry.row.number,
        "person": entry.person_id,
        "name": entry.row.name,
        **{name: str(entry.row.dates.get(name, cell)) for name, cell in entry.row.cells.items() if name not in _NAMES},
        "custody": entry.row.custody,
    }
