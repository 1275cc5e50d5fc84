"""`habeas quality` and `habeas export-gold`: how often people overruled the machine, and what they decided as gold."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.work.overruled import OfType, Share


def quality(as_json: say.AsJson = False, registry: say.RegistryFolder = say.HERE) -> None:
    """Tell how often reviewers overruled the machine, for each claim type and each field.

    The numbers in brackets are the ends between which the true share lies in 95 of 100 samples like this one; claims
    are reviewed in the order of the queue and not by lot, so they are no estimate for what nobody reviewed.

    Example: habeas quality
    """
    with say.opened(registry) as record:
        lines = record.reviews.overruled()
    if as_json:
        for line in lines:
            say.json_line(_row(line))
        return
    where = say.console()
    if not lines:
        where.print("Nothing is reviewed yet. Review claims with: habeas serve")
        return
    table = say.a_table("Reviewed claims", "Type", "Reviewed", "Overruled", "Rejected", "Missed")
    for line in lines:
        table.add_row(line.type, f"{line.reviewed:,}", _told(line.overruled), _told(line.rejected), f"{line.missed:,}")
    where.print(table)
    fields = [share for share in lines[-1].fields if share.number]
    if fields:
        table = say.a_table("Fields that were corrected, of claims that were not rejected", "Field", "Corrected")
        for share in sorted(fields, key=lambda share: (-share.number, share.name)):
            table.add_row(share.name, _told(share))
        where.print(table)


def export_gold(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="An empty folder, or one that is not there yet.")],
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="Also documents with claims that nobody reviewed, marked as optional.")
    ] = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write what people decided as annotated documents, as `habeas evaluate` reads them.

    Example: habeas export-gold decided/
    """
    with say.opened(registry) as record:
        report = record.reviews.export_gold(folder, unfinished=unfinished)
    typer.echo(
        f"{say.several(report.documents, 'document')} with {say.several(report.claims, 'claim')} written to {folder}."
    )
    if report.unfinished and not unfinished:
        left = say.several(report.unfinished, "document")
        typer.echo(f"{left} left out: not every claim in them is reviewed. Write them too with: --unfinished")
    if report.undated:
        left = say.several(report.undated, "document")
        typer.echo(f"{left} left out for want of a day of publication: give it in a sidecar.")
    for name, number in sorted(report.left_out.items()):
        typer.echo(f"{name}: {say.several(number, 'value')} left out, which the document does not word so.")


def _told(share: Share) -> str:
    low, high = share.ends
    return f"{share.number:,} = {share.share:.0%} ({low * 100:.0f}–{high:.0%})" if share.of else "0"


def _row(line: OfType) -> dict[str, object]:
    told = asdict(line)
    for name in ("overruled", "rejected"):
        told[name] = _share(getattr(line, name))
    return {**told, "fields": {share.name: _share(share) for share in line.fields}}


def _share(share: Share) -> dict[str, object]:
    low, high = share.ends
    return {"number": share.number, "of": share.of, "low": round(low, 4), "high": round(high, 4)}
