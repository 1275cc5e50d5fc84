"""The people in custody at the end of the year, by name, as a table with the claims that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from habeas.answers.census import Line
from habeas.answers.manuscript import Block, Column, Heading, Note, Table, Text, plain
from habeas.answers.report.citing import notes_of, spaced
from habeas.answers.report.draft import Draft
from habeas.answers.report.fitting import charges_said
from habeas.answers.report.material import ALL, Material, may_be_told
from habeas.answers.report.who import Shown
from habeas.answers.report.wording import Wording
from habeas.cases.status import status_on
from habeas.dates import PartialDate
from habeas.model import Case

# A longer table is a register, for which there is the census.
MOST_ROWS = 150
# A verdict may reach past any calendar that a reader has.
_SEVERAL = 2


def held(made: Draft, material: Material, wording: Wording, shown: Shown) -> Iterator[Block]:
    """The heading, what the numbers are, and the table."""
    census, asked = material.census, made.asked
    if census is None or asked.include != ALL:
        return
    yield Heading(wording.text("held_heading"), 1, "held")
    day = wording.day(asked.end)
    if not census.included:
        yield plain(wording.text("held_none", day=day))
        return
    people = census.numbers.people
    # Who is not named raises the high end of a census; this is a table of names.
    most = max(people.high - census.numbers.unnamed, people.low)
    rule = census.question.rule.name
    yield plain(wording.text("held_intro", low=people.low, high=most, day=day, rule=rule))
    lines = [line for line in census.included if line.person_id not in material.withheld]
    told = [(_last(_case_of(line.person_id, material, asked.end)), line) for line in lines]
    # Of whom nothing was heard in the year or the one before, it is not told in one breath with the others.
    since = date(asked.year - 1, 1, 1)
    heard = [line for last, line in told if last is not None and last >= since]
    silent = [line for last, line in told if last is None or last < since]
    if heard:
        yield _table(
            wording.text("held_table", year=str(asked.year)), heard[:MOST_ROWS], material, wording, shown, made
        )
    if silent:
        yield plain(wording.text("held_unheard", number=len(silent), year=str(asked.year - 1)))
        caption = wording.text("held_unheard_table", year=str(asked.year - 1))
        yield _table(caption, silent[:MOST_ROWS], material, wording, shown, made)
    left = sum(max(len(several) - MOST_ROWS, 0) for several in (heard, silent))
    if left > 0:
        yield plain(wording.text("more_held", number=left), "aside")


def _table(
    caption: str, lines: Sequence[Line], material: Material, wording: Wording, shown: Shown, made: Draft
) -> Table:
    columns = tuple(
        Column(wording.text(f"column_{name}"), share=share)
        for name, share in (("name", 1.5), ("since", 1.1), ("confirmed", 1.1), ("charges", 2.4))
    )
    return Table(caption, columns, tuple(_row(line, material, wording, shown, made) for line in lines))


def _case_of(person_id: str, material: Material, day: date) -> Case | None:
    """The time in custody that is of that day, else the last one."""
    cases = [case for case in material.cases if case.person_id == person_id and case.custody]
    return next((one for one in cases if status_on(one, day).value == "held"), cases[-1] if cases else None)


def _last(case: Case | None) -> date | None:
    return None if case is None or case.last_known is None else case.last_known.last_day


def _row(
    line: Line, material: Material, wording: Wording, shown: Shown, made: Draft
) -> tuple[tuple[Text | Note, ...], ...]:
    case = _case_of(line.person_id, material, made.asked.end)
    called = shown.name(line.person_id, line.name)
    if case is None:
        return (Text(called),), (), (), ()
    because = set(status_on(case, made.asked.end).because)
    acts = [act for act in case.acts if act.id in because] or list(case.acts)
    claims = [claim for act in acts for claim in act.claims if may_be_told(claim, made.asked.include)]
    charges = list(dict.fromkeys(charge for act in case.acts for charge in charges_said(act)))
    notes = notes_of(claims, wording)[:_SEVERAL]
    return (
        (Text(called), *spaced(notes)),
        _date(case.start, wording),
        _date(case.last_known, wording),
        (Text("; ".join(charges[:3])),) if charges else (),
    )


def _date(day: PartialDate | None, wording: Wording) -> tuple[Text, ...]:
    return () if day is None else (Text(wording.day(day)),)
