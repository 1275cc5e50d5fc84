"""`habeas screen`: names of the registry against a sanctions list that the user has; matches are suggestions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.record.screening import Looked
    from habeas.work.screening import ScreeningOf, Suggestion

# So many malformed lines are named on the terminal.
NAMED = 10


def screen(
    path: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Entities in FollowTheMoney’s JSON lines, one a line.")
    ] = None,
    dataset: Annotated[
        str | None, typer.Option(metavar="NAME", help="What the list is called; its file's name if left out.")
    ] = None,
    confirm: Annotated[int | None, typer.Option(metavar="ID", help="Say that this match is right.")] = None,
    refuse: Annotated[int | None, typer.Option(metavar="ID", help="Say that this match is wrong.")] = None,
    because: Annotated[str, typer.Option(metavar="REASON", help="Why; it is needed with --confirm and --refuse.")] = "",
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; your login name if left out.")] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Look for people and organizations of the registry in a sanctions list; without FILE list what was found before.

    A match is a suggestion for review and never a fact: a dossier tells only of those that a person confirmed.

    Example: habeas screen us_ofac_sdn.ftm.json --dataset us_ofac_sdn
    """
    from habeas.work.screening import CONFIRMED, REFUSED, ScreeningOf

    if sum(each is not None for each in (path, confirm, refuse)) > 1:
        raise typer.BadParameter("give a file, --confirm or --refuse, one of them")
    with say.opened(registry) as record:
        work = ScreeningOf(record.record)
        if path is not None:
            looked, _ = work.screen(path, dataset, by=by)
            _tell_look(looked)
        number = confirm if confirm is not None else refuse
        if number is not None:
            made = work.decide(number, CONFIRMED if confirm is not None else REFUSED, because=because, by=by)
            typer.echo(f"Decision {made.id} by {say.plain(made.by)}: match {number} is {made.answer}.")
            typer.echo(f"Take it back with: habeas undo {made.id}")
            return
        _list(work, as_json)


def _tell_look(looked: Looked) -> None:
    who = f"{say.several(looked.people, 'person', 'people')} and {say.several(looked.organizations, 'organization')}"
    many = say.several(looked.entities, "person or organization", "people and organizations")
    typer.echo(f"Looked for {who} among {many} of {say.plain(looked.dataset)}.", err=True)
    if looked.malformed:
        typer.echo(f"{say.several(looked.malformed, 'line')} could not be read:", err=True)
        for line, reason in looked.problems[:NAMED]:
            typer.echo(f"  line {line}: {reason}", err=True)


def _list(work: ScreeningOf, as_json: bool) -> None:
    found = work.suggestions()
    if as_json:
        for each in found:
            say.json_line(_row(each))
        return
    where = say.console()
    if not found:
        where.print("No list was screened yet, or none has anybody: habeas screen FILE.ftm.json")
        return
    table = say.a_table("Suggestions, none of them a fact", "Id", "Name", "On the list", "Of 1", "State")
    for each in found:
        kept = each.kept
        listed = f"{say.plain(kept.caption)} ({say.plain(kept.what)})"
        table.add_row(str(kept.id), say.plain(kept.name), listed, each.likely, each.state)
    where.print(table)
    where.print('Decide with: habeas screen --confirm ID --because "…", or --refuse')


def _row(each: Suggestion) -> dict[str, object]:
    kept, decision = each.kept, each.decision
    return {
        "id": kept.id,
        "of": each.actor,
        "name": kept.name,
        "entity": kept.entity,
        "caption": kept.caption,
        "dataset": kept.looked.dataset,
        "sha256": kept.looked.sha256,
        "listed": kept.listed,
        "score": round(kept.score, 4),
        "reasons": list(kept.reasons),
        "state": each.state,
        "decision": None if decision is None else decision.id,
    }
