"""`habeas settings`: what is settled for a whole registry."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say
from habeas.cli.decide import By


def settings(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The setting: two-people or names-looked-up.")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="on or off; by-size, in-memory or by-splink.")
    ] = None,
    by: By = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show the registry's settings, or change one.

    With two-people on, a claim is verified only when a second person agrees with the first. names-looked-up says where
    names to compare are looked for: in-memory; by-splink, on the disk, with an extra; or by-size, which is by-splink
    beyond a million mentions.

    Example: habeas settings two-people on
    """
    with say.opened(registry) as record:
        if name is not None and value is not None:
            record.settle(name, value, by=by)
        found = [each for each in record.settings if name is None or each.name == name]
    if name is not None and not found:
        typer.echo(f"habeas: There is no setting {say.plain(name)[:40]!r}. List them with: habeas settings", err=True)
        raise typer.Exit(1)
    for each in found:
        if as_json:
            say.json_line({"name": each.name, "value": each.value, "by": each.by, "made": each.made})
            continue
        since = "" if each.made is None else f"  (set by {say.plain(each.by or '')}, {each.made:%Y-%m-%d})"
        typer.echo(f"{each.name}  {each.value}{since}")
