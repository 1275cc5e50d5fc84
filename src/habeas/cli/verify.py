"""`habeas verify`: has every stored file its hash, is every quote in its text; or is a ZIP of exhibits whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli import say

# So many exhibits that are not enclosed are named.
NAMED = 10


def verify(
    bundle: Annotated[
        Path | None, typer.Argument(metavar="FILE.zip", help="A ZIP of exhibits, to be checked without a registry.")
    ] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Check every file, text and quote of the registry, or a ZIP of exhibits; exits with 1 where something is wrong.

    Example: habeas verify --registry my-registry
    """
    if bundle is not None:
        _verify_bundle(bundle)
        return
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


def _verify_bundle(path: Path) -> None:
    from habeas.answers.dossier.check import check_bundle
    from habeas.errors import UnreadableDocument

    name = say.plain(path.name)
    try:
        with path.open("rb") as file:
            report = check_bundle(file)
    except OSError as error:
        raise UnreadableDocument(f"{name} cannot be read: {error.strerror or 'it is no file'}.") from error
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{name}: {error}") from error
    for fault in report.faults:
        typer.echo(say.plain(fault), err=True)
    checked = f"{say.several(report.files, 'file')}, {report.size:,} bytes checked"
    if report.faults:
        told = f"{name}: {checked}: {say.several(len(report.faults), 'fault')}."
        typer.echo(f"{told} It is not what was sent: do not rely on it, and ask for it again.", err=True)
        raise typer.Exit(1)
    about = f"Exhibits on {say.plain(report.about)}, as of {say.plain(report.as_of)}. "
    typer.echo(f"{about}{checked}: all as the manifest says.")
    if report.not_enclosed:
        some = ", ".join(map(say.plain, report.not_enclosed[:NAMED]))
        more = f" and {len(report.not_enclosed) - NAMED} more" if len(report.not_enclosed) > NAMED else ""
        typer.echo(f"Not enclosed, so not checked: {some}{more}. The manifest has only their hashes.")
