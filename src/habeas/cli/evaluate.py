"""`habeas evaluate`: how well the extractor does on annotated documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli import say


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="GOLD_FOLDER", help="Annotated documents: NAME.txt with NAME.json.")
    ],
    predictions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was extracted there, too.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures for machines.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="What was missed, spurious or without a quote, too.")
    ] = False,
) -> None:
    """Score the extractor against annotated documents, by the annotation guide's rules.

    Example: habeas evaluate gold/dev --predictions predictions.jsonl
    """
    from habeas.answers.score import as_json as figures_of
    from habeas.answers.score import predictions_text, table
    from habeas.work import evaluate as work

    found = list(work.predictions(folder))
    if predictions is not None:
        predictions.write_text(predictions_text(found), encoding="utf-8")
    scores = work.evaluate(folder, found)
    if as_json:
        say.json_line(figures_of(scores))
    else:
        typer.echo(table(scores))
    if errors:
        for mistake in scores.mistakes:
            typer.echo(say.plain(f"{mistake.doc}  {mistake.metric}  {mistake.kind}  {mistake.what}"), err=as_json)
