"""`habeas serve`: the registry in the browser, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on; only this machine if left out.")] = "127.0.0.1",
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show the registry in the browser. Nothing leaves this machine.

    Example: habeas serve --port 8080
    """
    from habeas.web import serve as web

    warning = web.warning_for(host)
    if warning is not None:
        typer.echo(f"habeas: {warning}", err=True)

    def announce(address: str) -> None:
        typer.echo(f"The registry in {registry} is at {address} (stop with Ctrl+C).")

    web.serve(registry, host, port, announce)
