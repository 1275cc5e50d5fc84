"""The calendar: remands whose term runs out and days in court, as sources tell of them; and, for who has the right to
casework, observations, visits and tasks with their days.

A day that is only known to its month stands with the month and on no day of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from urllib.parse import quote

from habeas.answers.site.redaction import Redactor
from habeas.dates import PartialDate
from habeas.record import hearings as rows
from habeas.record.connect import Record
from habeas.record.hearings import Dated
from habeas.work.casework import CaseworkOf, Entry
from habeas.work.withholding import all_released, unsaid_names


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that stands in the calendar.

    Attributes:
        kind: "term", "hearing", or a kind of casework.
        on: the day, as far as it is known; `at` the hour, where it is.
        title: what it is, in words, without the person's name.
        person_id, name: whom it is about; empty where it is nobody of the record, or not told.
        address: of its page here.
        private: whether it comes out of casework.
    """

    on: PartialDate
    kind: str
    title: str
    name: str
    person_id: str
    address: str
    place: str = ""
    at: time | None = None
    private: bool = False

    @property
    def day(self) -> date | None:
        """Its day; None where only the month is known."""
        return self.on.first_day if self.on.precision == "day" else None

    @property
    def order(self) -> tuple[PartialDate, time, bool, str, str]:
        """What occasions are put in order by."""
        return self.on, self.at or time.min, self.private, self.name, self.address


def occasions(record: Record, first: date, last: date, *, private: bool = False) -> list[Occasion]:
    """What stands in the calendar between two days, in order.

    Raises:
        NotYourRole: private things are asked for by an account without the right to casework.
    """
    told = [_public(each) for each in (*rows.terms(record, first, last), *rows.hearings(record, first, last))]
    found = once(told)
    if private:
        found += _casework(CaseworkOf(record).all(), first, last)
    return sorted(found, key=lambda each: each.order)


def once(some: Iterable[Occasion]) -> list[Occasion]:
    """Each once: of a day in court of which several acts tell the same the first."""
    found: dict[tuple[object, ...], Occasion] = {}
    for each in some:
        found.setdefault((each.kind, each.on, each.title, each.person_id, each.place), each)
    return list(found.values())


def published(record: Record, some: Iterable[Occasion]) -> list[Occasion]:
    """Those that may go out of the registry: nothing of whoever is withheld, or whose name, acts or dates are.

    What is private is in it as it was asked for, but for the names of people who may not be named.
    """
    held, taken = all_released(record), Redactor(unsaid_names(record))

    def may_go(each: Occasion) -> bool:
        shown = held.get(each.person_id)
        return each.private or shown is None or all(shown.shows(name) for name in ("name", "acts", "dates", "courts"))

    def unnamed(each: Occasion) -> Occasion:
        name, title, place = (taken.cut(told) for told in (each.name, each.title, each.place))
        return replace(each, name=name, title=title, place=place)

    return [unnamed(each) if taken.names else each for each in some if may_go(each)]


def weeks(month: date, some: Sequence[Occasion]) -> list[list[tuple[date, list[Occasion]]]]:
    """The weeks of a month from Monday on, each day with what stands on it."""
    import calendar

    by_day: dict[date, list[Occasion]] = {}
    for each in some:
        if each.day is not None:
            by_day.setdefault(each.day, []).append(each)
    found = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return [[(day, by_day.get(day, [])) for day in week] for week in found]


def _public(each: Dated) -> Occasion:
    title = f"remand runs out{f' ({each.told})' if each.told else ''}" if each.kind == "term" else "hearing"
    anchor = f"#act-{each.act_id}" if each.act_id else ""
    address = f"/people/{quote(each.person_id, safe='')}{anchor}"
    return Occasion(each.date, each.kind, title, each.person_name, each.person_id, address, each.place or "")


def _casework(entries: Iterable[Entry], first: date, last: date) -> list[Occasion]:
    found = []
    for each in entries:
        when, day = each.when, each.day
        if when is None or day is None or each.done or not first <= day <= last:
            continue
        found.append(
            Occasion(
                PartialDate.of(day),
                each.kind.name,
                f"{each.kind.comes}: {each.title}" if each.kind.comes else each.title,
                each.name,
                "" if each.person is None else each.person.id,
                f"/casework/{each.number}",
                at=when.time() if isinstance(when, datetime) else None,
                private=True,
            )
        )
    return found
