"""`habeas recognise`: records that a named body recognises somebody under a named definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.record.recognitions import Ground


def recognise(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's name or id.")],
    body: Annotated[str, typer.Option("--body", metavar="BODY", help="Which body decided it.")],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="When: 2024, 2024-05 or 2024-05-01.")],
    source: Annotated[
        str, typer.Option("--source", metavar="SOURCE", help="Where it says so: a claim's id, or a document in words.")
    ],
    definition: Annotated[
        str, typer.Option("--definition", metavar="NAME", help="pace-1900, guiding-principles-2013, wgad, amnesty-poc.")
    ] = "pace-1900",
    grounds: Annotated[
        list[str] | None,
        typer.Option("--ground", metavar="GROUND=ANSWER", help="a=met, or a=met:EVIDENCE; several times."),
    ] = None,
    refused: Annotated[bool, typer.Option("--not", help="The body decided that the person is none.")] = False,
    because: Annotated[str, typer.Option("--because", metavar="REASON", help="Why (if it needs saying).")] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Who records it; your login name if left out.")
    ] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Record that a body calls somebody a political prisoner under a definition. Habeas never decides it.

    Example: habeas recognise "Ana Torr" --body "Open Cells" --on 2025-02-01 --ground a=met --source "its list"
    """
    from habeas.record.recognitions import NOT_RECOGNISED, RECOGNISED
    from habeas.work import recognitions
    from habeas.work.finding import person_id
    from habeas.work.registry import Registry

    with Registry.open(registry, create=False) as opened:
        made = recognitions.recognise(
            opened.record,
            person_id(opened.record, person),
            body,
            definition,
            on,
            source=source,
            answer=NOT_RECOGNISED if refused else RECOGNISED,
            grounds=dict(_ground(each) for each in grounds or ()),
            because=because,
            by=by,
        )
    typer.echo(f"Decision {made.id} by {made.by}: {say.plain(made.answer)} by {say.plain(made.body)} on {made.day}.")
    typer.echo(f"Take it back with: habeas undo {made.id}")


def _ground(typed_in: str) -> tuple[str, Ground]:
    from habeas.record.recognitions import Ground

    letter, is_pair, said = typed_in.partition("=")
    if not is_pair:
        raise UnknownTerm("Write a ground as a=met, or a=met:EVIDENCE.")
    answer, _, evidence = said.partition(":")
    return letter.strip(), Ground(answer.strip(), evidence.strip())
