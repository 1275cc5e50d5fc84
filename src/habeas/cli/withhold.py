"""`habeas withhold`: who, and what of whom, is left out of everything that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.record.withholding import Withheld

commands = typer.Typer(
    cls=say.Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Leave people, or fields of theirs, out of everything that is published.\n\n"
    'Example: habeas withhold add "Ana Torr" --because "her sister asks for it"',
)
Because = Annotated[str, typer.Option("--because", metavar="WHY", help="Why; kept private.")]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who decides; your login name if left out.")]


@commands.command("add")
def add(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's name or id.")],
    because: Because,
    fields: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="FIELD", help="Only this field, such as photo; may be given several times."),
    ] = None,
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Withhold a person, or some fields, from now on.

    Example: habeas withhold add "Ana Torr" --field photo --because "her sister asks for it"
    """
    from habeas.work import withholding
    from habeas.work.casework import whom

    with say.opened(registry) as opened:
        one = whom(opened.record, person)
        made = withholding.withhold(opened.record, one.id, fields or (), because=because, by=by)
    what = ", ".join(made.fields) or "everything"
    typer.echo(f"Withheld of {say.plain(one.name)} from what is published: {what}.")
    typer.echo(f"Take it back with: habeas withhold undo {made.id}")


@commands.command("list")
def show(as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """List who is withheld by decision, also what was undone, or by consent, with the reasons. It is private.

    Example: habeas withhold list
    """
    from habeas.work import withholding
    from habeas.work.casework import CaseworkOf

    with say.opened(registry) as opened:
        found, consents = withholding.decided(opened.record), CaseworkOf(opened.record).withholding()
    for each in found:
        if as_json:
            names = ("id", "name", "fields", "by", "made", "because", "undone_by")
            say.json_line({name: getattr(each, name) for name in names})
            continue
        typer.echo(_line(each))
    for entry in consents:
        told = {"casework": entry.number, "name": entry.name, "fields": list(entry.withholds or ())}
        what = ", ".join(entry.withholds or ())
        line = f"{entry.name}: {what}; {entry.title}. See: habeas casework show {entry.number}"
        say.json_line(told) if as_json else typer.echo(say.plain(line))
    if not found and not consents and not as_json:
        typer.echo('Nobody is withheld. Withhold somebody with: habeas withhold add "NAME" --because WHY')


@commands.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the decision, as `list` tells it.")],
    because: Annotated[str, typer.Option("--because", metavar="WHY", help="Why; kept private.")] = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Take a decision to withhold back; both stay on record.

    Example: habeas withhold undo 3 --because "she was released and speaks herself"
    """
    from habeas.work import withholding

    with say.opened(registry) as opened:
        withholding.undo(opened.record, number, because=because, by=by)
    typer.echo(f"Decision {number} to withhold is taken back. A consent that was withdrawn still holds.")


def _line(each: Withheld) -> str:
    state = "" if each.undone_by is None else " [undone]"
    what = ", ".join(each.fields) or "everything"
    told = f"{each.id}  {each.made:%Y-%m-%d}  {each.by}: {each.name}: {what}{state}; because {each.because}"
    return say.plain(told)
