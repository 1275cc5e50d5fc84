"""`habeas publish`: a static site of what is verified and released."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli import say
from habeas.errors import BadSite, UnknownTerm


def publish(
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="An empty folder, or one of before.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the site is called.")] = "People in custody",
    about: Annotated[
        Path | None, typer.Option(metavar="FILE.md", help="What you say of yourselves and the site, as Markdown.")
    ] = None,
    contact: Annotated[str, typer.Option(metavar="ADDRESS", help="Where corrections go: mail, web, or words.")] = "",
    base_url: Annotated[str, typer.Option(metavar="URL", help="Where the site is going to be, for the feed.")] = "",
    include: Annotated[
        str, typer.Option(metavar="WHAT", help='"verified", or "all": a preview, not for publication.')
    ] = "verified",
    language: Annotated[str, typer.Option(metavar="CODE", help="en, az or ru.")] = "en",
    on: Annotated[str | None, typer.Option(metavar="DAY", help="As known on this day; today if left out.")] = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write a web site of what is verified and released: lists, cases, numbers, data, a feed. Nothing else is on it.

    Whoever was not released (habeas release) or is withheld (habeas withhold) is not on it. Publishing again changes
    only what changed; the feed tells it.

    Example: habeas publish --out site --title "Held in Halem" --contact desk@example.org
    """
    from habeas.answers.site.nouns import Imprint
    from habeas.language import speech_of
    from habeas.work.publishing import publish as made

    if include not in ("verified", "all"):
        raise UnknownTerm(f'{include[:40]!r} is neither "verified" nor "all".')
    imprint = Imprint(
        title=" ".join(title.split()),
        day=say.a_day(on) or say.today(),
        contact=" ".join(contact.split()),
        base_url=_address(base_url),
        about=_prose(about),
        language=speech_of(language).code,
        preview=include == "all",
    )
    with say.opened(registry) as opened:
        done = made(opened.record, out, imprint)
    people = done.site.people
    where = f"{say.several(len(people), 'person', 'people')}, {len(done.site.held)} in custody on {imprint.day}"
    typer.echo(f"{'PREVIEW, not for publication: ' if imprint.preview else ''}{where}; open {out / 'index.html'}")
    typer.echo(f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed.")
    for some, why in (
        (done.unverified, "released, and no claim on them is verified"),
        (done.merged, "released, and since merged with somebody who was not: held back until released anew"),
        (done.namesakes, "released, and left out: somebody who is withheld has the same name"),
    ):
        if some:
            typer.echo(f"{say.several(len(some), 'person', 'people')} {why}: {', '.join(some[:10])}")
    if done.withheld:
        typer.echo(f"{say.several(done.withheld, 'person', 'people')} released, and withheld: left out.")
    if not people:
        typer.echo('Nothing is released and verified. Release a case with: habeas release "NAME" --because WHY')


def _address(given: str) -> str:
    from habeas.answers.wording import is_web_address

    if not given:
        return ""
    if not is_web_address(given):
        raise BadSite(f"{given[:80]!r} is no address of the web; write it like https://example.org/held/")
    return f"{given.rstrip('/')}/"


def _prose(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSite(f"{file} cannot be read as text; --about takes a Markdown file in UTF-8.") from error
