"""`habeas evaluate`: how well the extractor does on annotated documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import extracting, say
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.answers.score import Scores
    from habeas.claims.extract import Extractor

_ONE = "Several extractors are only compared; give one for --predictions, --report, --json or --errors."


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
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page of every mistake beside its words: FILE.html, or a folder."),
    ] = None,
    extractor: extracting.Names = None,
    combine: extracting.Combine = False,
    model_address: extracting.Address = None,
    model_name: extracting.ModelName = None,
    sent_to: extracting.SentTo = None,
    gliner_model: extracting.Gliner = None,
    model_answers: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the model's answers there, to ask nothing twice.")
    ] = None,
) -> None:
    """Score the extractor against annotated documents, by the annotation guide's rules.

    Several extractors are compared side by side; with --combine, what two agree on is scored.

    Example: habeas evaluate gold/dev --predictions predictions.jsonl
    """
    model = (model_address, model_name, sent_to)
    if extractor is not None and len(extractor) > 1 and not combine:
        if predictions is not None or report is not None or as_json or errors:
            raise UnknownTerm(_ONE)
        _compare(folder, extractor, model, gliner_model, model_answers)
        return
    chosen = extracting.settled(extractor, model, gliner=gliner_model, combine=combine, answers=model_answers)
    _score(folder, chosen, predictions, report, as_json=as_json, errors=errors)


def _score(
    folder: Path,
    chosen: Extractor | None,
    predictions: Path | None,
    report: Path | None,
    *,
    as_json: bool,
    errors: bool,
) -> None:
    """Scores one extractor, and writes what was asked for."""
    from habeas.answers.score import as_json as figures_of
    from habeas.answers.score import predictions_text, table
    from habeas.work import evaluate as work

    found = list(work.predictions(folder, chosen))
    if predictions is not None:
        predictions.write_text(predictions_text(found), encoding="utf-8")
    scores = work.evaluate(folder, found)
    if as_json:
        say.json_line(figures_of(scores))
    else:
        typer.echo(table(scores))
    extracting.tell_cost(chosen)
    if report is not None:
        page = work.write_report(report, scores, found, folder)
        typer.echo(say.plain(f"Every mistake beside its words: {page} (it quotes the documents)"), err=as_json)
    for mistake in scores.mistakes if errors else ():
        typer.echo(say.plain(f"{mistake.doc}  {mistake.metric}  {mistake.kind}  {mistake.what}"), err=as_json)


def _compare(
    folder: Path,
    names: list[str],
    model: tuple[str | None, str | None, str | None],
    gliner: Path | None,
    answers: Path | None,
) -> None:
    from habeas.answers.score_compared import compared
    from habeas.work import evaluate as work

    if model != (None, None, None) and "model" not in names:
        raise UnknownTerm("--model-address and --model-name are of use only with: --extractor model")
    if gliner is not None and "gliner" not in names:
        raise UnknownTerm("--gliner-model is of use only with: --extractor gliner")
    # All of them before the first one reads: what is wrong with the last one is better known at once.
    given = {name: model if name == "model" else (None, None, None) for name in names}
    folders = {name: gliner if name == "gliner" else None for name in names}
    chosen = {
        name: extracting.settled([name], told, gliner=folders[name], answers=answers) for name, told in given.items()
    }
    scores: dict[str, Scores] = {}
    for name, each in chosen.items():
        scores[name] = work.evaluate(folder, list(work.predictions(folder, each)))
        extracting.tell_cost(each)
    typer.echo(compared(scores))
