"""`habeas documents`: what is in a registry, and what could not be read."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say


def documents(
    country: say.Country = None,
    publisher: Annotated[str | None, typer.Option(help="Only this publisher, as it is written.")] = None,
    year: Annotated[int | None, typer.Option(help="Only what was published in this year.")] = None,
    set_aside: Annotated[bool, typer.Option("--set-aside", help="The files that could not be read, and why.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the documents, the newest first, or with --set-aside the files that could not be read.

    Example: habeas documents --country AZ --year 2024
    """
    with say.opened(registry) as record:
        table = record.set_asides if set_aside else record.documents.where(
            country=country, publisher=publisher, year=year
        )  # fmt: skip
        if as_json:
            for row in table.rows():
                say.json_line(row)
            return
        where = say.console()
        if not len(table):
            where.print(
                "No file is set aside." if set_aside else "No such document. Add some with: habeas build FOLDER"
            )
        for row in table.rows():
            if set_aside:
                where.print(say.plain(f"{row['path']}\n    {row['reason']}"), soft_wrap=True)
            else:
                parts = [
                    row["published"] or "no date",
                    row["country"] or "--",
                    row["id"][:12],
                    row["publisher"],
                    row["title"],
                ]
                where.print(say.plain("  ".join(part or row["name"] for part in parts)), soft_wrap=True)
