"""`habeas laws`: what documents say of the law, each with the sentence that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.record.provisions import SourcedProvision


def laws(
    country: say.Country = None,
    year: Annotated[int | None, typer.Option(help="Only annual reports on this year.")] = None,
    about: Annotated[
        str | None, typer.Option(help='The offence, the right or the duty, like "forced marriage".')
    ] = None,
    kind: Annotated[str | None, typer.Option(help="penalty, prohibition, guarantee, requirement or change.")] = None,
    topic: Annotated[str | None, typer.Option(help='Only sections about this, like "freedom_of_expression".')] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List what documents say of the law: offences with their penalties, what it forbids, guarantees and requires.

    Example: habeas laws --country AZ --year 2023 --kind penalty
    """
    with say.opened(registry) as record:
        table = record.provisions.where(country=country, year=year, about=about, kind=kind, topic=topic)
        if as_json:
            for row in table.rows():
                say.json_line(row)
            return
        found = list(table)
    where = say.console()
    for each in found:
        _tell(each)
    if not found:
        where.print("No document says that of a law. Try fewer words in --about, or leave out --kind.")


def _tell(each: SourcedProvision) -> None:
    from habeas.answers.provisions import penalty_words

    where, said = say.console(), each.provision
    law = ", ".join(filter(None, (said.law, f"article {said.article}" if said.article else None)))
    head = f"{said.kind}: {said.subject}{f' ({law})' if law else ''}"
    where.print(say.wrapped(head, where.width, hang=2), style="bold", soft_wrap=True)
    for penalty in said.penalties:
        where.print(say.wrapped(f"- {penalty_words(penalty)}", where.width, indent=2, hang=4), soft_wrap=True)
    if said.condition:
        where.print(say.wrapped(f"- provided: {said.condition}", where.width, indent=2, hang=4), soft_wrap=True)
    where.print(say.wrapped(f"- {say.source(each.document)}", where.width, indent=2, hang=4), soft_wrap=True)
    where.print(say.wrapped(say.quoted(said.quote.text), where.width, indent=4), style="italic", soft_wrap=True)
