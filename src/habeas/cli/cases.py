"""`habeas cases`: who was in custody on a day, as the documents tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.model import CaseOn

STATUSES = ("held", "not held", "unknown")


def cases(
    country: say.Country = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="As of this day, like 2024-12-31; today if left out.")
    ] = None,
    status: Annotated[str | None, typer.Option(help='Only "held", "not held" or "unknown".')] = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the cases with their status on a day.

    Example: habeas cases --country AZ --on 2024-12-31 --status held
    """
    if status is not None and status not in STATUSES:
        raise typer.BadParameter(f"{status!r} is no status; there are {', '.join(STATUSES)}.", param_hint="--status")
    day = say.a_day(on) or say.today()
    with say.opened(registry) as record:
        found = record.cases(on=day, country=country, status=status)
        if as_json:
            for row in found.rows():
                say.json_line(row)
            return
        lines = 0
        table = say.a_table(f"Cases as of {day:%-d %B %Y}", "Person", "Country", "Status", "Since", "Days", "Documents")
        for each in found:
            table.add_row(*_line(each))
            lines += 1
        where = say.console()
        if lines:
            where.print(table)
            where.print(f"{say.several(lines, 'case')}. Days in custody: the fewest and the most that the dates allow.")
            where.print('All about one, with sources and quotes: habeas case "NAME"')
        elif len(record.documents):
            where.print(f"No such case on {day:%-d %B %Y}. Leave out --status or --country to see all.")
        else:
            where.print("The registry is empty. Fill it with: habeas build FOLDER")


def _line(each: CaseOn) -> tuple[str, ...]:
    case = each.case
    status = each.status.value if case.custody else "never held"
    documents = {claim.document.id for act in (*case.acts, *case.responses) for claim in act.claims}
    days = say.days(each.days_held, each.days_held_most)
    since = str(case.start) if case.start is not None else ""
    return (say.plain(case.person_name), case.country or "", status, since, days, str(len(documents)))
