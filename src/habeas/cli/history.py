"""`habeas history`: who changed what, when, from what to what, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.work.history import Change


def history(
    about: Annotated[
        str | None,
        typer.Argument(metavar="ABOUT", help="A claim, act, document, organization or person: its id, or a name."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="So many changes at most.")] = 50,
    before: Annotated[int | None, typer.Option(metavar="ID", help="Go on from the decision of this number.")] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Tell who changed what, when, from what to what; the newest first, of all records or of one.

    Example: habeas history "Ana Torr"
    """
    with say.opened(registry) as record:
        found = record.history(about, before=before, limit=limit)
    where = say.console()
    for each in found:
        if as_json:
            say.json_line(asdict(each))
            continue
        for number, line in enumerate(_lines(each)):
            where.print(say.wrapped(line, where.width, indent=2 if number else 0, hang=4), soft_wrap=True)
    if not found and not as_json:
        where.print("Nothing was decided on that yet." if about else "Nothing is decided yet.")
    elif len(found) == limit and not as_json:
        more = "" if about is None else f' "{about}"'
        where.print(f"Go on with: habeas history{more} --before {found[-1].id}")


def _lines(each: Change) -> Iterator[str]:
    state = "" if each.undone_by is None else f" [undone by {each.undone_by}]"
    state += "" if each.handed_on is None else f" [brought by import {each.handed_on}]"
    undo = "" if each.undoes is None else f" undoes {each.undoes};"
    yield f"{each.id}  {each.made:%Y-%m-%d %H:%M}  {each.by}:{undo} {each.what}{state}"
    if each.claim is not None:
        values = each.values or {}
        whom = ", ".join([*values.get("persons", ()), *([values["group"]] if values.get("group") else [])])
        told = " ".join([str(values.get("type", "claim")), *([f"of {whom}"] if whom else [])])
        yield f"{told} (claim {each.claim}, document {(each.document or '')[:12]})"
    for field in each.fields:
        yield f"{field.name}: {field.before or 'nothing'} → {field.after or 'nothing'}"
    if each.because:
        yield f"because {each.because}"
