"""`habeas calendar`: days in court and remands that run out, and feeds of them for calendar programs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.errors import HabeasError

if TYPE_CHECKING:
    from habeas.work.calendar import Occasion

commands = typer.Typer(
    cls=say.Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Tell days in court and remands that run out; make feeds for calendar programs.\n\n"
    "Example: habeas calendar show --from 2025-06-01",
)
Owner = Annotated[str, typer.Option("--account", metavar="WHO", help="Whose feed it is.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the feed is for, in one word.")]
Private = Annotated[bool, typer.Option("--private", help="With casework in it.")]
_YEAR = timedelta(days=366)


@commands.command("show")
def show(
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="From this day on; today if left out.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="To this day; a year if left out.")] = None,
    private: Private = False,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write it as iCalendar, without whoever is withheld.")
    ] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Tell what stands in the calendar, day by day; casework only if asked.

    Example: habeas calendar show --from 2025-06-01 --to 2025-06-30
    """
    from habeas.work.calendar import occasions, published
    from habeas.work.feeds import as_ics

    first = say.a_day(since) or say.today()
    last = say.a_day(until) or first + _YEAR
    with say.opened(registry) as opened:
        found = occasions(opened.record, first, last, private=private)
        content = None if ics is None else as_ics(published(opened.record, found), datetime.now(UTC))
    if ics is not None and content is not None:
        if ics.exists():
            raise HabeasError(f"{ics} is there already; name another file.")
        ics.touch(mode=0o600)
        ics.write_bytes(content)
        typer.echo(f"Written to {ics}.")
        return
    for each in found:
        if as_json:
            names = ("on", "kind", "title", "name", "person_id", "place", "at", "private")
            say.json_line({name: getattr(each, name) for name in names})
        else:
            typer.echo(_line(each))
    if not found and not as_json:
        typer.echo(f"Nothing stands in the calendar from {first} to {last}.")


@commands.command("feed")
def feed(
    name: Name,
    account: Owner,
    private: Private = False,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How long it holds.")] = 365,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Make a feed. The end of its address is shown this once; put the address of the pages before it.

    Example: habeas calendar feed telephone --account lena
    """
    from habeas.work.feeds import FeedsOf

    with say.opened(registry) as opened:
        made = FeedsOf(opened.record).add(account, name, private=private, days=days)
    typer.echo(f"/calendar/feed/{made}.ics")
    typer.echo("It is shown this once. Whoever has it sees what is in the feed.", err=True)


@commands.command("renew")
def renew(name: Name, account: Owner, registry: say.RegistryFolder = say.HERE) -> None:
    """Give a feed another key, and refuse the one that it had.

    Example: habeas calendar renew telephone --account lena
    """
    from habeas.work.feeds import FeedsOf

    with say.opened(registry) as opened:
        made = FeedsOf(opened.record).renew(account, name)
    typer.echo(f"/calendar/feed/{made}.ics")
    typer.echo("It is shown this once. The address that the feed had is refused from now on.", err=True)


@commands.command("feeds")
def feeds(as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """List all feeds by name, also the revoked; never their keys.

    Example: habeas calendar feeds
    """
    from habeas.work.feeds import FeedsOf

    with say.opened(registry) as opened:
        found = FeedsOf(opened.record).all()
    for each in found:
        if as_json:
            names = ("account", "name", "private", "made", "ends", "revoked", "used")
            say.json_line({name: getattr(each, name) for name in names})
            continue
        state = f"ends {each.ends:%Y-%m-%d}" if each.revoked is None else f"revoked {each.revoked:%Y-%m-%d}"
        used = "never used" if each.used is None else f"last used {each.used:%Y-%m-%d}"
        typer.echo(f"{each.account}  {each.name}{', with casework' if each.private else ''}: {state}, {used}")
    if not found and not as_json:
        typer.echo("There is no feed. Make one with: habeas calendar feed NAME --account WHO")


@commands.command("revoke")
def revoke(name: Name, account: Owner, registry: say.RegistryFolder = say.HERE) -> None:
    """Revoke a feed; it is refused from then on.

    Example: habeas calendar revoke telephone --account lena
    """
    from habeas.work.feeds import FeedsOf

    with say.opened(registry) as opened:
        FeedsOf(opened.record).revoke(account, name)
    typer.echo(f"The feed {name} of {account} is revoked.")


def _line(each: Occasion) -> str:
    at = f" {each.at:%H:%M}" if each.at is not None else ""
    about = f"{each.name}: " if each.name else ""
    place = f", {each.place}" if each.place else ""
    return say.plain(f"{each.on}{at}  {about}{each.title}{place}{' [private]' if each.private else ''}")
