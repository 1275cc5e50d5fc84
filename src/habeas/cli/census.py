"""`habeas census`: how many were in custody on a day, by which rule, and who they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.answers.census import Census, Line
    from habeas.work.census import Changes

On = Annotated[str, typer.Option(metavar="DAY", help="The day, at whose 00:00 custody is looked at, like 2024-12-01.")]
Who = Annotated[str, typer.Option(metavar="CLASSES", help="Only these classes of people, with commas: journalists.")]
Custody = Annotated[str, typer.Option(metavar="FORMS", help="Only these forms, with commas: prison,remand.")]
KnownOn = Annotated[
    str | None,
    typer.Option(
        "--as-known-on", metavar="DAY", help="Only what was known by this day; all that is known if left out."
    ),
]
Meaning = Annotated[
    str | None,
    typer.Option(
        "--known", metavar="MEANING", help='What "known" means: "recorded" in this registry or "published" by then.'
    ),
]
RuleName = Annotated[
    str | None, typer.Option(metavar="RULE", help="documented, cpj, pace, or a TOML file of your own.")
]
# Groups of so many people who are not counted are printed by themselves.
LARGE = 100


def census(
    on: On,
    country: say.Country = None,
    who: Who = "",
    custody: Custody = "",
    unit: Annotated[str, typer.Option(help='"people", "cases" or "acts".')] = "people",
    as_known_on: KnownOn = None,
    known: Meaning = None,
    rule: RuleName = None,
    changed_since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Also who is in or out otherwise than as known on this day.")
    ] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Count who was in custody at an instant: a range, its six coordinates, and the people behind it.

    Example: habeas census --on 2024-12-01 --country AZ --who journalists --custody prison,remand
    """
    from habeas.answers.census_words import census_row, line_row
    from habeas.work.census import CensusOf, known_day, rule_of

    day = say.a_day(on) or say.today()
    with say.opened(registry) as record:
        asking = CensusOf(record.record)
        found = asking.on(
            day,
            country=country,
            who=listed(who),
            custody=listed(custody),
            unit=unit,
            as_known_on=known_day(as_known_on),
            meaning=known,
            rule=rule_of(rule, files=True),
        )
        before = known_day(changed_since)
        changes = None if before is None else asking.changes(found, before, known)
    if as_json:
        row = census_row(found)
        if changes is not None:
            row |= {
                "came": [line_row(each) for each in changes.came],
                "went": [line_row(each) for each in changes.went],
            }
        say.json_line(row)
        return
    _tell(found)
    if changes is not None:
        _tell_changes(changes)


def listed(words: str) -> tuple[str, ...]:
    """What was typed with commas, as a list."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _tell(found: Census) -> None:
    from habeas.answers.census_words import coordinates, figures, headline

    where = say.console()
    where.print(say.wrapped(headline(found), where.width), style="bold", soft_wrap=True)
    for name, value in coordinates(found):
        where.print(say.wrapped(f"{name}: {value}", where.width, indent=2, hang=4), soft_wrap=True)
    for note in found.notes:
        where.print(say.wrapped(note, where.width, indent=2, hang=4), style="yellow", soft_wrap=True)
    where.print("")
    for name, value in figures(found):
        where.print(say.wrapped(f"{name}: {value}", where.width, indent=2, hang=4), soft_wrap=True)
    _names("In custody", found.included)
    _names("Undetermined", found.undetermined)
    _names("Unconfirmed", found.unconfirmed)
    _names("Not named", found.unnamed)
    _names("Not named, counted once with others", found.once, each_told=True)
    _not_counted(found)
    _names("Restricted, not held", found.restricted)
    _names("Died in custody", found.died)
    if found.doubles:
        where.print(
            f"\nMay be one person ({len(found.doubles)}): the low end counts one, the high end two", style="bold"
        )
    for one, other in found.doubles:
        where.print(say.wrapped(f"- {one.name} and {other.name}", where.width, indent=2, hang=4), soft_wrap=True)
    where.print('\nAll about one, with sources and quotes: habeas case "NAME"', soft_wrap=True)


def _names(title: str, lines: Sequence[Line], *, each_told: bool = False) -> None:
    """Prints a list with how many people it has; of groups that add nobody, how many groups they are."""
    if not lines:
        return
    where = say.console()
    number = f"{len(lines)} group{'' if len(lines) == 1 else 's'}" if each_told else sum(line.number for line in lines)
    where.print(f"\n{title} ({number})", style="bold")
    for line in lines:
        where.print(say.wrapped(f"- {_worded(line)}", where.width, indent=2, hang=4), soft_wrap=True)


def _not_counted(found: Census) -> None:
    """Prints how many groups nothing shows in custody, and the large ones, which a reader looks for, with why."""
    if not found.unheard:
        return
    where = say.console()
    number = len(found.unheard)
    told = f"{number:,} group{'' if number == 1 else 's'} whom nothing shows in custody then"
    where.print(f"\nNot counted: {told}; --json lists them.", soft_wrap=True)
    for line in found.unheard:
        if line.number >= LARGE:
            said = f"- {line.number:,} {line.name}: {line.why}"
            where.print(say.wrapped(said, where.width, indent=2, hang=4), soft_wrap=True)


def _worded(line: Line) -> str:
    from habeas.answers.bounds import days_words

    name = line.name if line.number == 1 and line.person_id else f"{line.number:,} {line.name}"
    forms = [form if form != "not told" else "form not told" for form in line.forms]
    said = [" or ".join(forms)] if forms and not line.why else []
    if line.since is not None and not line.why:
        said.append(f"since {days_words(line.since, line.since_by or line.since)}")
    if line.confirmed is not None and not line.why:
        said.append(f"by reports or a term until {days_words(line.confirmed, line.confirmed)}")
    return f"{name}: {'; '.join([*said, line.why] if line.why else said)}" if said or line.why else name


def _tell_changes(changes: Changes) -> None:
    from habeas.answers.census_words import headline, known_words

    where = say.console()
    where.print(f"\nAs known otherwise: {known_words(changes.before.question)}", style="bold", soft_wrap=True)
    where.print(say.wrapped(headline(changes.before), where.width, indent=2, hang=4), soft_wrap=True)
    _moved("Not in then, in now", changes.came)
    _moved("In then, not in now", changes.went)


def _moved(title: str, lines: Iterable[Line]) -> None:
    where = say.console()
    names = ", ".join(line.name for line in lines) or "nobody"
    where.print(say.wrapped(f"{title}: {names}", where.width, indent=2, hang=4), soft_wrap=True)
