"""`habeas account`: who may look and decide, where a registry is shared."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.work.accounts import Account

commands = typer.Typer(
    cls=say.Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Say who may look and decide, where a registry is shared.\n\nExample: habeas account add lena --role reviewer",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name, whatever its capitals.")]
RoleName = Annotated[str, typer.Option("--role", metavar="ROLE", help="viewer, annotator, reviewer or administrator.")]
Role = Annotated[str, typer.Argument(metavar="ROLE", help="The role to give.")]
Right = Annotated[str, typer.Argument(metavar="RIGHT", help="A right that is given to named accounts: casework.")]
Without = Annotated[bool, typer.Option("--without-password", help="Ask for no password: it is used with tokens only.")]


@commands.command("add")
def add(
    name: Name, role: RoleName = "viewer", without_password: Without = False, registry: say.RegistryFolder = say.HERE
) -> None:
    """Add an account; its first password is asked for, or read from standard input.

    Example: habeas account add lena --role reviewer
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        password = None if without_password else _a_password()
        made = AccountsOf(opened.record).add(name, role, password)
    typer.echo(f"{made.name} is {made.role} now.")


@commands.command("list")
def show(as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """List all accounts, also the disabled.

    Example: habeas account list
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        found = list(AccountsOf(opened.record))
    for each in found:
        if as_json:
            names = ("name", "role", "active", "has_password", "made", "seen")
            say.json_line({name: getattr(each, name) for name in names})
            continue
        typer.echo(_line(each))
    if not found and not as_json:
        typer.echo("There is no account. Add one with: habeas account add NAME --role administrator")


@commands.command("role")
def role(name: Name, wanted: Role, registry: say.RegistryFolder = say.HERE) -> None:
    """Give an account another role.

    Example: habeas account role lena administrator
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        made = AccountsOf(opened.record).give_role(name, wanted)
    typer.echo(f"{made.name} is {made.role} now.")


@commands.command("password")
def password(
    name: Name,
    without_password: Without = False,
    keep_tokens: Annotated[
        bool, typer.Option("--keep-tokens", help="Leave its tokens as they are; they are revoked otherwise.")
    ] = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Give an account another password; whoever is signed in with the old one is signed out.

    Its tokens are revoked, since whoever knew the old one may have made one; with --keep-tokens they stay.

    Example: habeas account password lena
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        accounts = AccountsOf(opened.record)
        held = sum(each.revoked is None for each in accounts.tokens(accounts.account(name).name))
        made = accounts.set_password(name, None if without_password else _a_password(), keep_tokens=keep_tokens)
    typer.echo(f"{made.name} has {'another' if made.has_password else 'no'} password now.")
    if held:
        typer.echo(f"{say.several(held, 'token')} {'kept' if keep_tokens else 'revoked'}.")


@commands.command("disable")
def disable(name: Name, registry: say.RegistryFolder = say.HERE) -> None:
    """Disable an account and its tokens at once; what it decided stays.

    Example: habeas account disable lena
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        made = AccountsOf(opened.record).disable(name)
    typer.echo(f"{made.name} is disabled. Enable it again with: habeas account enable {made.name}")


@commands.command("enable")
def enable(name: Name, registry: say.RegistryFolder = say.HERE) -> None:
    """Let a disabled account be used again.

    Example: habeas account enable lena
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        made = AccountsOf(opened.record).enable(name)
    typer.echo(f"{made.name} may be used again, as {made.role}.")


@commands.command("grant")
def grant(name: Name, right: Right, registry: say.RegistryFolder = say.HERE) -> None:
    """Give an account a right that no role has: "casework", which is private.

    Example: habeas account grant lena casework
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        made = AccountsOf(opened.record).grant(name, right)
    typer.echo(f"{made.name} has the right {right} now. Take it again with: habeas account take {made.name} {right}")


@commands.command("take")
def take(name: Name, right: Right, registry: say.RegistryFolder = say.HERE) -> None:
    """Take such a right from an account; what it kept stays.

    Example: habeas account take lena casework
    """
    from habeas.work.accounts import AccountsOf

    with say.opened(registry) as opened:
        made = AccountsOf(opened.record).take(name, right)
    typer.echo(f"{made.name} has no right {right} now.")


def _line(account: Account) -> str:
    state = "" if account.active else ", disabled"
    seen = "never signed in" if account.seen is None else f"last signed in {account.seen:%Y-%m-%d}"
    key = "" if account.has_password else ", no password"
    return f"{account.name}  {account.role}{state}{key} ({seen})"


def _a_password() -> str:
    """A password that is typed twice and not shown; where nobody types, the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="The same again"))
