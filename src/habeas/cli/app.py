"""The commands of `habeas`, put together. It imports nothing that takes time: every command imports what it needs."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import (
    account,
    add_claim,
    build,
    calendar,
    case,
    cases,
    casework,
    census,
    compare,
    counts,
    decide,
    decisions,
    documents,
    dossier,
    estimate,
    evaluate,
    explain,
    export,
    history,
    imports,
    laws,
    lists,
    names,
    organizations,
    people,
    person,
    publish,
    quality,
    recognise,
    reconcile,
    release,
    report,
    responses,
    review_count,
    screen,
    serve,
    settings,
    sources,
    token,
    verify,
    why,
    withhold,
)
from habeas.cli.say import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="From what is written about unjust detention to a record that can answer for every word.",
    epilog="Begin with:  habeas build FOLDER   then:  habeas cases",
)


def _version(asked: bool) -> None:
    if asked:
        from habeas import version

        typer.echo(f"habeas {version()}")
        raise typer.Exit


@app.callback()
def _every_command(
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What may stand before every command."""


app.command("build")(build.build)
app.command("documents")(documents.documents)
app.command("cases")(cases.cases)
app.command("case")(case.case)
app.command("census")(census.census)
app.command("organizations")(organizations.organizations)
app.command("organization")(organizations.organization)
app.command("dossier")(dossier.dossier)
app.command("screen")(screen.screen)
app.command("counts")(counts.counts)
app.command("compare")(compare.compare)
app.command("laws")(laws.laws)
app.command("sources")(sources.sources)
app.command("review-count")(review_count.review_count)
app.command("reconcile")(reconcile.reconcile)
app.command("report")(report.report)
app.command("responses")(responses.responses)
app.command("overlap")(estimate.overlap)
app.command("estimate")(estimate.estimate)
app.command("explain")(explain.explain)
app.command("people")(people.people)
app.command("person")(person.person)
app.command("why")(why.why)
app.command("same")(decide.same)
app.command("different")(decide.different)
app.command("add-claim")(add_claim.add_claim)
app.command("recognise")(recognise.recognise)
app.command("undo")(decide.undo)
app.command("decisions")(decisions.decisions)
app.command("history")(history.history)
app.command("settings")(settings.settings)
app.command("quality")(quality.quality)
app.command("export-gold")(quality.export_gold)
app.command("export")(export.export)
app.command("import")(imports.import_file)
app.command("imports")(imports.imports)
app.add_typer(names.commands, name="names")
app.add_typer(lists.commands, name="list")
app.add_typer(calendar.commands, name="calendar")
app.command("release")(release.release)
app.add_typer(casework.commands, name="casework")
app.command("publish")(publish.publish)
app.add_typer(withhold.commands, name="withhold")
app.command("evaluate")(evaluate.evaluate)
app.command("serve")(serve.serve)
app.add_typer(account.commands, name="account")
app.add_typer(token.commands, name="token")
app.command("verify")(verify.verify)
