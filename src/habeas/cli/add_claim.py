"""`habeas add-claim`: a claim that the machine missed, with the words that show it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from habeas.cli import say
from habeas.cli.decide import Because, By

Names = list[str] | None


def add_claim(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id or the beginning of it, name or title.")],
    kind: Annotated[str, typer.Option("--type", metavar="TYPE", help="What was done, like arrest.")],
    quote: Annotated[list[str], typer.Option(metavar="WORDS", help="The words that show it, as they stand there.")],
    person: Annotated[Names, typer.Option(metavar="NAME", help="Whom it was done to; may be given again.")] = None,
    group: Annotated[str | None, typer.Option(metavar="WORDS", help="People without names, like journalists.")] = None,
    number: Annotated[str | None, typer.Option(metavar="N", help="How many the group is.")] = None,
    organization: Annotated[Names, typer.Option(metavar="NAME", help="An organization that it was done to.")] = None,
    actor: Annotated[Names, typer.Option(metavar="NAME", help="Who did it; may be given again.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="2024, 2024-05 or 2024-05-21.")] = None,
    date_is: Annotated[str, typer.Option(metavar="HOW", help="on, before, after or about that date.")] = "on",
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="Where.")] = None,
    charge: Annotated[Names, typer.Option(metavar="WORDS", help="A charge; may be given again.")] = None,
    term: Annotated[str | None, typer.Option(metavar="WORDS", help="A term, like three months.")] = None,
    modality: Annotated[str, typer.Option(metavar="HOW", help="asserted, alleged, denied or possible.")] = "asserted",
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who says it.")] = None,
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Add a claim that the machine missed. It survives every build, and can be undone.

    A person is named by any spelling that the registry has, or as the document writes somebody whom nothing names yet.

    Example: habeas add-claim 3fa9c1d2 --type arrest --person "Lenka Orsova" --quote "Orsova was led away"
    """
    from habeas.work.finding import document_id

    fields: dict[str, Any] = {
        "type": kind,
        "quotes": quote,
        "persons": person or [],
        "organizations": organization or [],
        "actors": actor or [],
        "charges": charge or [],
        "modality": modality,
        "date_is": date_is,
    }
    more = {"group": group, "number": number, "date": date, "place": place, "term": term, "speaker": speaker}
    fields |= {name: value for name, value in more.items() if value is not None}
    with say.opened(registry) as record:
        made = record.reviews.add(document_id(record.record, document), fields, because=because, by=by)
    said = "added" if made.answer == "add" else "was read or added already, and stands as you gave it"
    typer.echo(f"Decision {made.id} by {say.plain(made.by)}: claim {made.claim_id} {said}.")
    typer.echo(f"Take it back with: habeas undo {made.id}")
