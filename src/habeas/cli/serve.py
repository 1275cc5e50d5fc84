"""`habeas serve`: the registry in the browser, on this machine, or for others with what that needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli import say

Certificate = Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate for HTTPS.")]


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on; only this machine if left out.")] = "127.0.0.1",
    origin: Annotated[
        str | None, typer.Option(metavar="URL", help="The address by which others reach it: https://…")
    ] = None,
    secret_key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The key that signs what browsers keep, if others reach it.")
    ] = None,
    certificate: Certificate = None,
    certificate_key: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate's key.")] = None,
    proxy: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The address of a proxy that speaks HTTPS for it.")
    ] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show the registry in the browser, where people decide. Nothing leaves this machine.

    The address that it tells opens signed in, on this machine only. For others it needs accounts, HTTPS and a key.

    Example: habeas serve --port 8080
    """
    from habeas.web import serve as web
    from habeas.web.shared import Sharing
    from habeas.work.finding import is_behind

    def announce(address: str) -> None:
        typer.echo(f"The registry in {registry} is at {address} (stop with Ctrl+C).")

    if is_behind(registry):
        typer.echo(
            "People, acts and cases are brought up to date first, which takes minutes with a large registry.", err=True
        )
    sharing = Sharing(origin, secret_key, certificate, certificate_key, proxy)
    web.serve(registry, host, port, announce, sharing)
