"""`habeas report`: the draft of a report on a country and a year, as HTML, PDF or a Word document."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from habeas.cli import say
from habeas.errors import HabeasError


def report(
    country: Annotated[str, typer.Option(metavar="CODE", help="The country, as two letters, like AZ.")],
    year: Annotated[int, typer.Option(min=1900, max=2200, help="The year that the report covers.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write it: .html, .pdf or .docx.")],
    outline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="state-2023, state-2024, upr, short …; that of the year if left out."),
    ] = None,
    include: Annotated[
        str, typer.Option(metavar="WHICH", help='"verified" claims only, or "all" but the rejected.')
    ] = "verified",
    language: Annotated[str, typer.Option(metavar="CODE", help="The language of its sentences: en, az or ru.")] = "en",
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day that stands on the draft; today if left out.")
    ] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write the draft of a report: every sentence with footnotes to the exact words of documents.

    Example: habeas report --country AZ --year 2024 --include all --out draft.docx
    """
    from habeas.answers.report.setting import manuscript_of
    from habeas.answers.typeset import form_of, typeset
    from habeas.work.reports import ReportsOf

    form = form_of(out.name)
    if not out.parent.is_dir():
        raise HabeasError(f"There is no folder {out.parent}; make it first.")
    with say.opened(registry) as record:
        written = ReportsOf(record.record).write(
            country, year, outline=outline, include=include, language=language, made=say.a_day(date) or say.today()
        )
    made = typeset(manuscript_of(written.draft, written.material), form)
    write_whole(out, made)
    sentences = written.draft.sentences
    verified = sum(sentence.verified for sentence in sentences)
    where = say.console(stderr=True)
    told = f"{say.several(len(sentences), 'sentence')}, {verified} of them on verified claims"
    where.print(f"{told}, written to {out}.", soft_wrap=True)
    if not sentences and include != "all":
        where.print("Nothing of it has been verified yet; to see what was read, add --include all.", soft_wrap=True)


def write_whole(out: Path, content: bytes) -> None:
    """Writes beside the file's place and renames: a file of that name is whole, or the one from before."""
    descriptor, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
    incoming = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        incoming.replace(out)
    finally:
        incoming.unlink(missing_ok=True)
