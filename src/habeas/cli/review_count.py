"""`habeas review-count`: whether a reported number is right as it was read; without one, the numbers with their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.work.registry import Registry


def review_count(
    number: Annotated[
        str | None, typer.Argument(metavar="ID", help="The number's id; without one, the numbers are listed.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it was read.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="Its sentence does not say so.")] = False,
    country: say.Country = None,
    state: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="List those alone that are so: unreviewed, verified, rejected …"),
    ] = None,
    because: Annotated[str, typer.Option(metavar="WHY", help="Why; it stays beside the decision.")] = "",
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; your login name if left out.")] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Decide that a reported number is right or wrong as it was read; without an id, list numbers with how they stand.

    Drafts of what is verified tell verified numbers alone, and no draft or series tells a rejected one. Take a decision
    back with: habeas undo

    Example: habeas review-count 8c0f27d1a35e4b6f90ab12cd --accept --because "the report says so on page 12"
    """
    from habeas.work.counted import CountReviewsOf

    if number is None:
        if accept or reject:
            raise UnknownTerm("Say which number, by its id; list them with: habeas review-count --country AZ")
        with say.opened(registry) as record:
            _list(record, country, state)
        return
    if accept == reject:
        raise UnknownTerm("Say either --accept or --reject.")
    with say.opened(registry) as record:
        reviews = CountReviewsOf(record.record)
        decide = reviews.accept if accept else reviews.reject
        made = decide(number, because=because, by=by)
    said = "right" if accept else "wrong"
    typer.echo(f"Decision {made.id} by {made.by}: the number is {said} as it was read.")
    typer.echo(f"Take it back with: habeas undo {made.id}")


def _list(record: Registry, country: str | None, state: str | None) -> None:
    from habeas.answers.count_reviews import FURTHEST, UNREVIEWED
    from habeas.work.counted import CountReviewsOf

    if state is not None and state not in FURTHEST:
        raise UnknownTerm(f"{state!r} is not how a number can stand; there are {', '.join(FURTHEST)}.")
    found = list(record.counts.where(**({} if country is None else {"country": country})))
    standing = {one: told for one, (told, _) in CountReviewsOf(record.record).of(found).items()}
    shown = [each for each in found if state in (None, standing.get(each.id, UNREVIEWED))]
    for each in shown:
        ends = "–".join(dict.fromkeys(f"{end:,}" for end in (each.count.low, each.count.high) if end is not None))
        words = " ".join(part for part in (each.count.qualifier, ends, each.count.what) if part)
        typer.echo(say.plain(f"{each.id}  {standing.get(each.id, UNREVIEWED)}: {words}"))
        typer.echo(
            say.plain(f"    “{' '.join(each.count.quote.text.split())}” ({each.document.title or each.document.name})")
        )
    if not shown:
        typer.echo("No document reports such a number.")
