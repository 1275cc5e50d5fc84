"""`habeas release`: whose case, and which reported numbers, may be published; nothing is until somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.work.releasing import ReleasesOf


def release(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Any spelling of the name, or an id.")] = None,
    fields: Annotated[
        str, typer.Option(metavar="FIELDS", help="What else: address, birthday, offices, gender, photo, with commas.")
    ] = "",
    address: Annotated[str, typer.Option(metavar="TEXT", help="The address for letters.")] = "",
    birthday: Annotated[str, typer.Option(metavar="DATE", help="The birthday: 1970-05-01, 1970-05 or 1970.")] = "",
    offices: Annotated[str, typer.Option(metavar="TEXT", help="Office or occupation, as it is to be read.")] = "",
    kin: Annotated[str, typer.Option(metavar="TEXT", help="Kin, as it is to be read.")] = "",
    counts: Annotated[
        str | None, typer.Option(metavar="CLASS", help='The reported numbers of a class: "political prisoners".')
    ] = None,
    country: say.Country = None,
    because: Annotated[str, typer.Option(metavar="WHY", help="Why; it stays beside the decision.")] = "",
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; your login name if left out.")] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Release somebody's case for publication, or a series of reported numbers; without either, list what is released.

    Only claims that somebody verified are published of it. Who is withheld stays so. Take it back with: habeas undo

    Example: habeas release "Ana Torr" --address "PO Box 7, Halem" --because "her family agreed in writing"
    """
    from habeas.work.releasing import ReleasesOf

    opened = say.opened(registry)
    releases = ReleasesOf(opened.record)
    if (name is None) == (counts is None):
        if name is not None:
            raise UnknownTerm("Release a person or a series of numbers, one after the other.")
        _list(releases)
        return
    if counts is not None:
        if country is None:
            raise UnknownTerm("Say the country whose documents report the numbers, like: --country AZ")
        made = releases.add_counts(counts, country, because=because, by=by)
        typer.echo(f"Decision {made.id} by {made.by}: {say.several(len(made.keys), 'reported number')} released.")
        typer.echo("What is reported later is published when it is released in its turn.")
    else:
        values = dict.fromkeys((each.strip() for each in fields.split(",") if each.strip()), "")
        given = {"address": address, "birthday": birthday, "offices": offices, "kin": kin}
        values |= {key: told for key, told in given.items() if told}
        person = opened.case(name or "").person
        done = releases.add(person.id, values, because=because, by=by)
        typer.echo(f"Decision {done.id} by {done.by}: {say.plain(person.name)} ({person.id}) may be published.")
        for field, value in done.values.items():
            typer.echo(f"  {field}: {say.plain(value)}")
    typer.echo(f"Take it back with: habeas undo {(made if counts is not None else done).id}")


def _list(releases: ReleasesOf) -> None:
    people, counts = releases.all(), releases.counts()
    for person, each in people.items():
        told = "".join(f"; {field}: {value}" for field, value in each.values.items())
        typer.echo(say.plain(f"{each.id}  {each.made:%Y-%m-%d}  {each.by}: {person}{told}; because {each.because}"))
    for one in counts:
        told = f"{one.id}  {one.made:%Y-%m-%d}  {one.by}: numbers of {one.what} in {one.country} ({len(one.keys)})"
        typer.echo(say.plain(f"{told}; because {one.because}"))
    if not people and not counts:
        typer.echo('Nothing is released. Release somebody\'s case with: habeas release "NAME" --because WHY')
