"""`habeas token`: keys with which programs ask the API."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say

commands = typer.Typer(
    cls=say.Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make and revoke keys with which programs ask the API.\n\n"
    "Example: habeas token add nightly --account lena --role viewer",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the token is for, in one word.")]
Owner = Annotated[str, typer.Option("--account", metavar="WHO", help="Whose token it is.")]
Year = 365


@commands.command("add")
def add(
    name: Name,
    account: Owner,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="Its rights, at most the account's; those if left out.")
    ] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How long it holds.")] = Year,
    casework: Annotated[
        bool, typer.Option("--casework", help="With casework too, as long as its account has the right to it.")
    ] = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Make a token. It is shown this once and kept nowhere.

    Example: habeas token add nightly --account lena --role viewer --days 90
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        made = AccountsOf(opened.record).add_token(account, name, role_name=role, days=days, casework=casework)
    typer.echo(made)
    typer.echo("This is the token; it is shown this once. Whoever has it may do what it may.", err=True)


@commands.command("list")
def show(as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """List all tokens by name, also the revoked; never what they are.

    Example: habeas token list
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        found = AccountsOf(opened.record).tokens()
    for each in found:
        if as_json:
            names = ("account", "name", "role", "made", "ends", "revoked", "used", "casework")
            say.json_line({name: getattr(each, name) for name in names})
            continue
        state = f"ends {each.ends:%Y-%m-%d}" if each.revoked is None else f"revoked {each.revoked:%Y-%m-%d}"
        used = "never used" if each.used is None else f"last used {each.used:%Y-%m-%d}"
        beside = " with casework" if each.casework else ""
        typer.echo(f"{each.account}  {each.name}  {each.role}{beside}, {state}, {used}")
    if not found and not as_json:
        typer.echo("There is no token. Make one with: habeas token add NAME --account WHO")


@commands.command("revoke")
def revoke(name: Name, account: Owner, registry: say.RegistryFolder = say.HERE) -> None:
    """Revoke a token; it is refused from then on.

    Example: habeas token revoke nightly --account lena
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        AccountsOf(opened.record).revoke_token(account, name)
    typer.echo(f"The token {name} of {account} is revoked.")
