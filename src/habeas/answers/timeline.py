"""What a drawing of cases over time needs: bars for custody, points for acts and responses, marks on the axis.

Dates stay as uncertain as they are: a bar has a certain inner stretch and uncertain ends, a point covers all the days
that its act may have happened on. Drawing is the business of whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.cases.status import HELD, status_on
from habeas.cases.telling import first_told, latest_day
from habeas.cases.words import effect
from habeas.dates import PartialDate
from habeas.model import Act, Case
from habeas.terms import claim_type

# More marks than this cannot be told apart on a page.
MOST_TICKS = 12
# Steps between marks in months, from fine to coarse.
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Bar:
    """A case's time in custody.

    Attributes:
        begins_from, begins_by: the first and the last day on which it may have begun; None where nothing says.
        ends_from, ends_by: the same for its end; both None while no end is known, the first also where nothing but
            the telling of a release bounds it.
        until: where the bar is to stop: the end, or the day the timeline runs to.
        held: whether the person counts as held on that last day.
        last_known: the latest date on which a source shows the custody.
    """

    case_id: str
    label: str
    begins_from: date | None
    begins_by: date | None
    ends_from: date | None
    ends_by: date | None
    until: date
    held: bool
    last_known: PartialDate | None


@dataclass(frozen=True, slots=True)
class Point:
    """An act or a response; `first` and `last` are None where no source dates it, `before` says what is known then."""

    act_id: str
    case_id: str
    type: str
    label: str
    response: bool
    first: date | None
    last: date | None
    date: PartialDate | None
    before: PartialDate | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: the first day of a month."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything to draw, from `start`, the first of a month, to `end`; `undated` points have no place on the axis."""

    start: date
    end: date
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]
    undated: tuple[Point, ...]
    ticks: tuple[Tick, ...]


def timeline(cases: Iterable[Case], until: date) -> Timeline:
    """The cases laid out in time, up to a day; what is dated later than that day is left out."""
    shown = list(cases)
    bars = tuple(bar for case in shown if case.custody and (bar := _bar(case, until)) is not None)
    points = [_point(case, act) for case in shown for act in (*case.acts, *case.responses) if _told_by(act, until)]
    dated = sorted(
        (point for point in points if point.first), key=lambda point: (point.first, point.last, point.act_id)
    )
    days = [day for bar in bars for day in (bar.begins_from, bar.begins_by, bar.until) if day is not None]
    days += [point.first for point in dated if point.first is not None]
    start = min([*days, until]).replace(day=1)
    return Timeline(
        start=start,
        end=until,
        bars=bars,
        points=tuple(dated),
        undated=tuple(point for point in points if point.first is None),
        ticks=tuple(_ticks(start, until)),
    )


def _bar(case: Case, until: date) -> Bar | None:
    if case.start is not None and case.start.first_day > until:
        return None
    end = case.end if case.end is not None and case.end.first_day <= until else None
    over = end.last_day if end else _freed_by(case, until)
    return Bar(
        case_id=case.id,
        label=case.person_name,
        begins_from=case.start.first_day if case.start else None,
        begins_by=min(case.start.last_day, over or until, until) if case.start else None,
        ends_from=_earliest_end(case, end),
        ends_by=min(over, until) if over else None,
        until=min(over, until) if over else until,
        held=status_on(case, until).value == HELD,
        last_known=case.last_known,
    )


def _freed_by(case: Case, until: date) -> date | None:
    """The day by which a release without a date of its own had happened, where that is not later than a day."""
    if not case.released or case.end is not None:
        return None
    ends = [act for act in case.acts if act.date is None and effect(act) == "ends"]
    days = [day for act in ends if (day := latest_day(act)) is not None and day <= until]
    begun = case.start.first_day if case.start else date.min
    return min((day for day in days if day >= begun), default=None)


def _earliest_end(case: Case, end: PartialDate | None) -> date | None:
    """Where only a later arrest shows that custody had ended, it may have ended at any time since it was last known."""
    if end is None:
        return None
    if case.released:
        return end.first_day
    known = case.last_known or case.start
    return min(known.first_day, end.first_day) if known else None


def _point(case: Case, act: Act) -> Point:
    kind = claim_type(act.type)
    return Point(
        act_id=act.id,
        case_id=case.id,
        type=act.type,
        label=kind.label,
        response=kind.kind == "response",
        first=act.date.first_day if act.date else None,
        last=act.date.last_day if act.date else None,
        date=act.date,
        before=act.before,
    )


def _told_by(act: Act, until: date) -> bool:
    """Whether the act may have happened by then; one without a date must have been told by then."""
    bound = act.date or first_told(act)
    return bound is None or bound.first_day <= until


def _ticks(start: date, end: date) -> Sequence[Tick]:
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((step for step in STEPS if months // step < MOST_TICKS), STEPS[-1])
    first = start.year * 12 + start.month - 1
    marks = [month for month in range(first - first % step, first + months + 1, step) if month >= first]
    days = [date(month // 12, month % 12 + 1, 1) for month in marks]
    return [Tick(day, _label(day, step)) for day in days if day <= end]


def _label(day: date, step: int) -> str:
    return str(day.year) if step >= STEPS[3] else f"{day.year}-{day.month:02}"
