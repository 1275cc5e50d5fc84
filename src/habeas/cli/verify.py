"""`habeas verify`: does every stored file still have its hash, and is every quote still in its text."""

from __future__ import annotations

import typer

from habeas.cli import say


def verify(registry: say.RegistryFolder = say.HERE) -> None:
    """Check every file, text and quote of the registry; exits with 1 where something is wrong.

    Example: habeas verify --registry my-registry
    """
    with say.opened(registry) as record:
        report = record.verify()
    for fault in report.faults:
        typer.echo(say.plain(fault), err=True)
    checked = (
        f"{say.several(report.files, 'file')}, {say.several(report.documents, 'document')} and "
        f"{say.several(report.quotes, 'quote')} checked"
    )
    if report.faults:
        typer.echo(f"{checked}: {say.several(len(report.faults), 'fault')}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{checked}: all as they were read.")
    told = [f"{number:,} {state}" for state, number in report.reviews.items() if number]
    if len(told) > 1:
        typer.echo(f"Claims: {', '.join(told)}.")
