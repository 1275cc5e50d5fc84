"""`habeas dossier`: all that is known of an official, a body or a company as the one who did something."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.answers.dossier.criteria import Assessment
    from habeas.answers.dossier.model import Dossier
    from habeas.errors import NotFound
    from habeas.work.dossiers import DossiersOf

FORMS = ("text", "html", "pdf", "docx")
INCLUDE = ("all", "verified")


def dossier(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help='Any spelling of a name, or "person:ID", "organization:ID".')
    ],
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="text, html, pdf or docx.")] = "text",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; pdf and docx need this.")] = None,
    criteria: Annotated[
        str, typer.Option(metavar="REGIMES", help="Regimes, with commas between: global-magnitsky,eu-global; else all.")
    ] = "",
    include: Annotated[str, typer.Option(metavar="WHAT", help="all, or verified: only what people verified.")] = "all",
    exhibits: Annotated[
        Path | None, typer.Option("--zip", metavar="FILE", help="Write the exhibits with a manifest of SHA-256.")
    ] = None,
    submitter: Annotated[str, typer.Option("--submitted-by", metavar="WHO", help="Who submits it.")] = "",
    met: Annotated[
        str | None, typer.Option(metavar="CRITERION", help="Say that it is met, like global-magnitsky/abuse.")
    ] = None,
    not_met: Annotated[str | None, typer.Option(metavar="CRITERION", help="Say that it is not met.")] = None,
    because: Annotated[str, typer.Option(metavar="REASON", help="Why; it is needed with --met and --not-met.")] = "",
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; your login name if left out.")] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Put together a dossier on an official, a judge, a unit, a court or a company, laid out for a submission.

    It has the acts with the degree of involvement, the offices held on each day, what speaks against, and the evidence
    with its hashes. A criterion is proposed by the machine and met only when a person says so.

    Example: habeas dossier "Baku Court on Grave Crimes" --format pdf --out dossier.pdf --zip exhibits.zip
    """
    from habeas.answers.dossier.criteria import regimes_named
    from habeas.errors import NotFound
    from habeas.work.dossiers import DossiersOf

    for given, known, option in ((form, FORMS, "--format"), (include, INCLUDE, "--include")):
        if given not in known:
            raise typer.BadParameter(f"{option} is one of {', '.join(known)}, not {given!r}")
    if form in ("pdf", "docx") and out is None and exhibits is None:
        raise typer.BadParameter(f"a {form} goes into a file; say which with --out")
    regimes = regimes_named(each.strip() for each in criteria.split(",") if each.strip())
    with say.opened(registry) as record:
        work = DossiersOf(record.record)
        if met is not None or not_met is not None:
            _decide(work, name, met, not_met, because, by)
            return
        try:
            made = work.to_send(name, say.today(), only_verified=include == "verified")
        except NotFound as nobody:
            _tell_of_office(work, name, nobody)
        assessed = work.assess(made, regimes)
        _write(work, made, assessed, (form, out, exhibits, submitter))


def _tell_of_office(work: DossiersOf, name: str, nobody: NotFound) -> NoReturn:
    """Prints what is told of an office whose holder no document names, and ends; raises what was found wrong else."""
    from habeas.work.unnamed_offices import as_lines, unnamed_office

    told = unnamed_office(work.record, name)
    if told is None:
        raise nobody
    for line in as_lines(work.record, told):
        typer.echo(say.plain(line))
    raise typer.Exit(1) from nobody


def _decide(work: DossiersOf, name: str, met: str | None, not_met: str | None, because: str, by: str | None) -> None:
    if met is not None and not_met is not None:
        raise typer.BadParameter("give --met or --not-met, not both")
    criterion = met or not_met or ""
    said = work.decide(name, criterion, "met" if met else "not met", because=because, by=by)
    typer.echo(f"Decision {said.id} by {say.plain(said.by)}: {criterion} is {said.answer}.")
    typer.echo(f"Take it back with: habeas undo {said.id}")


def _write(
    work: DossiersOf, made: Dossier, assessed: tuple[Assessment, ...], asked: tuple[str, Path | None, Path | None, str]
) -> None:
    from habeas.work.dossier_files import as_form, bundled

    form, out, exhibits, submitter = asked
    body = as_form(work.record, made, assessed, form, submitter=submitter)
    if out is not None:
        _into(out, body)
    elif form not in ("pdf", "docx"):
        sys.stdout.write(body.decode())
    if exhibits is not None:
        _warn(made)
        bundle = bundled(work.record, made, {f"dossier.{'txt' if form == 'text' else form}": body})
        _into(exhibits, bundle)
        typer.echo(f"Check it anywhere with: habeas verify {exhibits.name}", err=True)


def _warn(made: Dossier) -> None:
    """Says of which exhibits the files, which leave as they were received, have more in them than they show."""
    for each in (file for exhibit in made.exhibits for file in exhibit.files):
        if each.enclosed and each.carries:
            what = f"{each.number} ({say.plain(each.card.name)}) carries {', '.join(each.carries)}"
            typer.echo(f"{what}; it is enclosed as it was received. Look at that before you send it.", err=True)


def _into(path: Path, body: bytes) -> None:
    from habeas.work.dossier_files import write_private

    write_private(path, body)
    typer.echo(f"{say.plain(str(path))}: {len(body):,} bytes, SHA-256 {hashlib.sha256(body).hexdigest()}", err=True)
