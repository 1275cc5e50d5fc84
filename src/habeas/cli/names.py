"""`habeas names`: the names that somebody knows to be people's, for the rules to find in whatever they read."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say

commands = typer.Typer(
    cls=say.Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Tell the registry names of people, for the rules to find in any spelling.\n\n"
    'Example: habeas names add prisoners.csv "Lenka Orsova"',
)
Given = Annotated[
    list[str],
    typer.Argument(metavar="FILE_OR_NAME...", help="A list (one name a line, or a CSV column), or a name in quotes."),
]


@commands.command("add")
def add(names: Given, registry: say.RegistryFolder = say.HERE) -> None:
    """Add names that you know to be people's; the next build finds them.

    Example: habeas names add prisoners.csv "Lenka Orsova"
    """
    from habeas.work.name_lists import names_given
    from habeas.work.registry import Registry

    given = names_given(names)
    with Registry.open(registry) as record:
        change, total = record.names.add(given), len(record.names)
    known = f", {len(change.unchanged):,} known already" if change.unchanged else ""
    typer.echo(f"{say.several(len(change.changed), 'name')} added{known}; {total:,} in all.")
    _tell_documents(change.documents)


@commands.command("list")
def show(
    removed: Annotated[bool, typer.Option("--removed", help="Those that were taken back, too.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the known names, with the days on which they were added.

    Example: habeas names list --removed
    """
    with say.opened(registry) as record:
        known = list(record.names.rows(removed=removed))
    for each in known:
        if as_json:
            say.json_line({"name": each.name, "added": each.added, "removed": each.removed})
            continue
        back = "" if each.removed is None else f", removed {each.removed:%Y-%m-%d}"
        typer.echo(f"{say.plain(each.name)}  (added {each.added:%Y-%m-%d}{back})")
    if not known and not as_json:
        typer.echo("No name is known. Add some with: habeas names add FILE_OR_NAME")


@commands.command("remove")
def remove(names: Given, registry: say.RegistryFolder = say.HERE) -> None:
    """Take names back, under any spelling with the same plain letters; that they were known stays on record.

    Example: habeas names remove "Lenka Orsova"
    """
    from habeas.work.name_lists import names_given

    given = names_given(names)
    with say.opened(registry) as record:
        change, total = record.names.remove(given), len(record.names)
    unknown = f", {len(change.unchanged):,} not known" if change.unchanged else ""
    typer.echo(f"{say.several(len(change.changed), 'name')} removed{unknown}; {total:,} in all.")
    _tell_documents(change.documents)


def _tell_documents(number: int) -> None:
    if number:
        one, many = "document may have one of them", "documents may have some of them"
        typer.echo(f"{say.several(number, one, many)}; the next build reads {'it' if number == 1 else 'them'} again.")
