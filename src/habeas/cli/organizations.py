"""`habeas organizations` and `habeas organization`: the bodies that documents name, and what each did and suffered."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.work.organizations import OrganizationFile, OrganizationLine

# Other names that a line of the list shows; `habeas organization` shows them all.
SHOWN_NAMES = 3


def organizations(
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help='Only of this kind, like "court", "prison", "outlet" or "ngo".')
    ] = None,
    country: say.Country = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the organizations that documents name, those with most claims first.

    Example: habeas organizations --kind court --country AZ
    """
    with say.opened(registry) as record:
        found = record.organizations.where(kind=kind, country=country)
        if as_json:
            for row in found.rows():
                say.json_line(row)
            return
        table = say.a_table("Organizations", "Name", "Kind", "Country", "Claims", "Documents")
        number = 0
        for each in found:
            table.add_row(*_line(each))
            number += 1
        where = say.console()
        if number:
            where.print(table)
            where.print(f'{say.several(number, "organization")}. All about one: habeas organization "NAME"')
        else:
            where.print("No such organization. Leave out --kind or --country to see all.")


def _line(each: OrganizationLine) -> tuple[str, ...]:
    one = each.organization
    others = one.names[1 : SHOWN_NAMES + 1]
    name = say.plain(one.name) + (f" ({say.plain('; '.join(others))})" if others else "")
    return (name, one.kind or "", one.country or "", str(each.claims), str(each.documents))


def organization(
    name: Annotated[str, typer.Argument(help="Any of its names, an acronym, or its id.")],
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show one organization: its names, what it did and suffered by type, who belongs to it, and the documents.

    Example: habeas organization "Baku Court on Grave Crimes"
    """
    with say.opened(registry) as record:
        file = record.organization(name)
    if as_json:
        say.json_line(_json(file))
        return
    one = file.organization
    kind = ", ".join(each for each in (one.kind, one.country) if each) or "kind and country not known"
    typer.echo(f"{say.plain(one.name)}  ({kind}; id {one.id})")
    for other, reason in zip(one.names[1:], one.reasons, strict=False):
        typer.echo(f"  also {say.plain(other)}: {reason}")
    if file.parent is not None:
        typer.echo(f"  part of {file.parent}")
    if file.parts:
        typer.echo(f"  its parts: {'; '.join(f'{say.plain(name)} (id {each})' for each, name in file.parts)}")
    _tell(file)


def _tell(file: OrganizationFile) -> None:
    for title, acts in (("Did", file.did), ("Was harmed by", file.suffered), ("Was done at it", file.there)):
        if acts:
            typer.echo(f"\n{title}:")
        for kind, number in acts:
            typer.echo(f"  {number:>5,}  {kind}")
    people = sorted({(each.affiliation.person, each.affiliation.role) for each in file.people})
    if people:
        typer.echo("\nPeople:")
    for person, role in people:
        typer.echo(f"  {say.plain(person)}, {say.plain(role)}")
    typer.echo(f"\n{say.several(len(file.documents), 'document')}:")
    for card in file.documents:
        typer.echo(f"  {say.source(card)}")


def _json(file: OrganizationFile) -> dict[str, object]:
    one = asdict(file.organization)
    return {name: one[name] for name in ("id", "name", "names", "reasons", "kind", "country", "parent")} | {
        "parent_name": file.parent,
        "parts": [each for each, _ in file.parts],
        "did": dict(file.did),
        "suffered": dict(file.suffered),
        "there": dict(file.there),
        "people": [
            {"person": each.affiliation.person, "role": each.affiliation.role, "document": each.document.id}
            for each in file.people
        ],
        "documents": [card.id for card in file.documents],
    }
