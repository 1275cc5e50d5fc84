"""`habeas casework`: what is kept privately beside a case, for whoever may open the registry's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas.cli import say
from habeas.errors import HabeasError

if TYPE_CHECKING:
    from habeas.work.casework import Entry

commands = typer.Typer(
    cls=say.Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep what is private beside a case: trial observations, visits, aid, letters, tasks, contacts, consent.\n\n"
    'Example: habeas casework add task --person "Ana Torr" --set "what=call the lawyer" --set due=2025-07-01',
)
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The entry's number, as `list` tells it.")]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="What a field says; see the fields with `kinds`."),
]
Attach = Annotated[list[Path] | None, typer.Option("--attach", metavar="FILE", help="A file to attach.")]
Because = Annotated[str, typer.Option("--because", metavar="WHY", help="Why (if it needs saying).")]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who writes it; your login name if left out.")]
OfKind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only this kind; see them with `kinds`.")]


@commands.command("kinds")
def kinds() -> None:
    """List the kinds of entries with their fields, and the questions of checklists.

    Example: habeas casework kinds
    """
    from habeas.work.casework_forms import kinds as all_kinds

    for kind in all_kinds().values():
        typer.echo(f"{kind.name}: {kind.label}")
        for field in kind.fields:
            needed = ", needed" if field.required else ""
            choices = f": {', '.join(field.choices)}" if field.choices else ""
            days = f"{', that has come' if field.past else ''}{f', not before {field.after}' if field.after else ''}"
            typer.echo(f"  {field.name}: {field.label} ({field.type}{days}{needed}{choices})")
            for item, question in (field.checklist.items if field.checklist is not None else {}).items():
                typer.echo(f"    {field.name}/{item}: {question}")


@commands.command("add")
def add(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="trial, visit, task … ; see them with `kinds`.")],
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="Whom it is about: a name or id of the record.")
    ] = None,
    about: Annotated[
        str, typer.Option("--about", metavar="NAME", help="Whom it is about, where no document names them.")
    ] = "",
    fields: Set = None,
    files: Attach = None,
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Keep an entry.

    Example: habeas casework add visit --person "Ana Torr" --set when=2025-06-01 --set "prison=North Colony"
    """
    from habeas.work.casework import CaseworkOf, whom
    from habeas.work.casework_forms import kind_named
    from habeas.work.casework_typed import fields_typed

    told = fields_typed(kind_named(kind), fields or ())
    attached = list(_read(files or ()))
    with say.opened(registry) as opened:
        one = None if person is None else whom(opened.record, person)
        made = CaseworkOf(opened.record).add(kind, told, person=one, about=about, files=attached, by=by)
    typer.echo(f"Casework entry {made.number} is kept. Look at it with: habeas casework show {made.number}")


@commands.command("list")
def show_all(
    kind: OfKind = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="Only of this person: a name or an id.")
    ] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the entries as they are now, the newest first.

    Example: habeas casework list --person "Ana Torr"
    """
    from habeas.work.casework import CaseworkOf, whom

    with say.opened(registry) as opened:
        one = None if person is None else whom(opened.record, person)
        found = CaseworkOf(opened.record).all(kind, one)
    _tell(found, as_json, "Nothing is kept yet. Begin with: habeas casework add KIND --person NAME --set FIELD=VALUE")


@commands.command("tasks")
def tasks(
    assignee: Annotated[str | None, typer.Option("--for", metavar="WHO", help="Only what this one does.")] = None,
    done: Annotated[bool, typer.Option("--done", help="Also what is done.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List what is to be done, the most urgent first.

    Example: habeas casework tasks --for lena
    """
    from habeas.work.casework import CaseworkOf

    with say.opened(registry) as opened:
        found = CaseworkOf(opened.record).tasks(assignee, done=done)
    _tell(found, as_json, "Nothing is to be done.")


@commands.command("show")
def show(
    number: Number,
    whole: Annotated[bool, typer.Option("--versions", help="Also all earlier versions.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show an entry, also one that was removed; with all its versions if asked.

    Example: habeas casework show 3 --versions
    """
    from habeas.work.casework import CaseworkOf

    with say.opened(registry) as opened:
        found = CaseworkOf(opened.record).versions(number)
    for each in found if whole else found[:1]:
        if as_json:
            say.json_line(_row(each))
            continue
        for line in _lines(each):
            typer.echo(say.plain(line))


@commands.command("change")
def change(
    number: Number,
    fields: Set = None,
    files: Attach = None,
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write a newer version of an entry: what is not given stays as it is; one that was removed is back.

    Example: habeas casework change 3 --set done=2025-07-02
    """
    from habeas.work.casework import CaseworkOf
    from habeas.work.casework_typed import fields_typed

    attached = list(_read(files or ()))
    with say.opened(registry) as opened:
        casework = CaseworkOf(opened.record)
        now = casework.entry(number)
        told = fields_typed(now.kind, fields or (), now.kept.fields)
        made = casework.change(number, told, seen=now.kept.version, files=attached, because=because, by=by)
    typer.echo(f"Casework entry {number} has version {made.kept.version} now; the older ones are kept.")


@commands.command("remove")
def remove(number: Number, because: Because = "", by: By = None, registry: say.RegistryFolder = say.HERE) -> None:
    """Take an entry out of the lists. It is kept: `restore` brings it back.

    A consent that withholds something needs a reason: what it covers is published again.

    Example: habeas casework remove 3 --because "written down twice"
    """
    from habeas.work.casework import CaseworkOf

    with say.opened(registry) as opened:
        CaseworkOf(opened.record).remove(number, because=because, by=by)
    typer.echo(f"Casework entry {number} is out of the lists. Bring it back with: habeas casework restore {number}")


@commands.command("restore")
def restore(
    number: Number,
    version: Annotated[
        int | None,
        typer.Option("--version", metavar="NUMBER", min=1, help="Which; the one before the last if left out."),
    ] = None,
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Make an earlier version hold again, also of an entry that was removed. All versions are kept.

    Example: habeas casework restore 3 --version 1
    """
    from habeas.work.casework import CaseworkOf

    with say.opened(registry) as opened:
        casework = CaseworkOf(opened.record)
        now = casework.entry(number).kept.version
        made = casework.restore(number, version or now - 1, seen=now, because=because, by=by)
    typer.echo(f"Casework entry {number} has version {made.kept.version} now; the older ones are kept.")


@commands.command("detach")
def detach(
    number: Number,
    which: Annotated[int, typer.Argument(metavar="FILE", help="The file's number, as `show` tells it.")],
    because: Because = "",
    by: By = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Take a file out of an entry. Its earlier versions have it still.

    Example: habeas casework detach 3 1 --because "of somebody else"
    """
    from habeas.work.casework import CaseworkOf

    with say.opened(registry) as opened:
        CaseworkOf(opened.record).detach(number, which, because=because, by=by)
    typer.echo(f"File {which} is out of casework entry {number}; earlier versions have it still.")


@commands.command("file")
def file(
    number: Number,
    which: Annotated[int, typer.Argument(metavar="FILE", help="The file's number, as `show` tells it.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="Where to write it.")],
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Write an attached file out of the registry.

    Example: habeas casework file 3 1 -o notes.pdf
    """
    from habeas.work.casework import CaseworkOf

    if output.exists():
        raise HabeasError(f"{output} is there already; name another file.")
    with say.opened(registry) as opened:
        _, content = CaseworkOf(opened.record).file(number, which)
    output.touch(mode=0o600)
    output.write_bytes(content)
    typer.echo(f"Written to {output}, for your account alone.")


def _read(paths: list[Path] | tuple[()]) -> Iterator[tuple[str, bytes]]:
    from habeas.work.casework_files import file_kinds

    for path in paths:
        try:
            with path.open("rb") as opened:
                yield path.name, opened.read(file_kinds()[0] + 1)
        except OSError as error:
            raise HabeasError(f"{path} cannot be read: {error.strerror}.") from error


def _tell(found: list[Entry], as_json: bool, nothing: str) -> None:
    for each in found:
        if as_json:
            say.json_line(_row(each))
            continue
        when = f", {each.when:%Y-%m-%d}" if each.when is not None else ""
        name = f", {each.name}" if each.name else ""
        typer.echo(say.plain(f"{each.number}  {each.title}{name}{when}{' [done]' if each.done else ''}"))
    if not found and not as_json:
        typer.echo(nothing)


def _lines(each: Entry) -> Iterator[str]:
    kept = each.kept
    state = " [removed]" if kept.removed else ""
    yield f"{each.number}  {each.kind.label}, version {kept.version} by {kept.by}, {kept.made:%Y-%m-%d %H:%M}{state}"
    if each.name:
        known = f" ({each.person.id})" if each.person is not None else " (in no document)"
        yield f"  about: {each.name}{known}"
    for name, value in kept.fields.items():
        if isinstance(value, dict):
            for item, said in value.items():
                yield f"  {name}/{item}: {said['answer']}{': ' if said['note'] else ''}{said['note']}"
        else:
            yield f"  {name}: {', '.join(value) if isinstance(value, list) else value}"
    for one in each.files:
        yield f"  file {one.id}: {one.name} ({one.kind}, {one.size:,} bytes, {one.sha256})"
    if kept.because:
        yield f"  because {kept.because}"


def _row(each: Entry) -> dict[str, Any]:
    kept = each.kept
    return {
        "number": each.number,
        "version": kept.version,
        "kind": kept.kind,
        "person": None if each.person is None else each.person.id,
        "about": each.name,
        "fields": dict(kept.fields),
        "files": [{"id": one.id, "name": one.name, "sha256": one.sha256, "size": one.size} for one in each.files],
        "removed": kept.removed,
        "by": kept.by,
        "made": kept.made,
        "because": kept.because,
    }
