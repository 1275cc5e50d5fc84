"""The days on which a case stands as held or as unknown, found once, so that any day can be asked without its acts.

It gives what `status_on` gives: the status changes only at days that the acts and their documents name, and at ends of
terms, which are found between these; and a year after the last day on which the custody is confirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from habeas.acts.length import length_of
from habeas.acts.sources import told_by
from habeas.cases.changed_terms import served_term
from habeas.cases.remembered import Remembered
from habeas.cases.status import HELD, IN, OUT, SILENCE_DAYS, UNCONFIRMED, UNKNOWN, confirmed, state_on
from habeas.cases.telling import latest_day, shown_until
from habeas.model import Act, Case

# No term that is not for life is longer; what stands so long after the last word of a case stands for good.
LONGEST_TERM = timedelta(days=366 * 60)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A run of days of one status or state: from `since` to the day before `until`, for good where None."""

    value: str
    since: date
    until: date | None


def standings(case: Case) -> tuple[Standing, ...]:
    """The runs of days on which the case is held or unknown, in order; on all other days the person is not held."""
    last = confirmed(case) if case.custody else None
    found: list[Standing] = []
    for run in states(case):
        for part in _with_silence(run, last):
            value = HELD if part.value == IN else UNKNOWN
            if found and found[-1].value == value and found[-1].until == part.since:
                found[-1] = replace(found[-1], until=part.until)
            else:
                found.append(replace(part, value=value))
    return tuple(found)


def states(case: Case) -> tuple[Standing, ...]:
    """The runs of days on which the case is "in", "undetermined" or "unconfirmed", silence left out; else it is out."""
    return _STATES(case)


def _states(case: Case) -> tuple[Standing, ...]:
    if not case.custody:
        return ()

    def value(day: date) -> str:
        return state_on(case, day, None)

    known = sorted({day for day in _days(case) if date.min < day < date.max}) or [date.min + _DAY]
    first, last = known[0] - _DAY, _later(known[-1], LONGEST_TERM)
    changes = list(_changes([first, *known, last], value))
    # Where no source tells of a beginning, it is unknown for all days before.
    runs = [(date.min, value(first)), *changes]
    ends = [day for day, _ in runs[1:]]
    return tuple(
        Standing(state, since, until) for (since, state), until in zip(runs, [*ends, None], strict=True) if state != OUT
    )


_STATES: Remembered[Case, tuple[Standing, ...]] = Remembered(_states)


def _with_silence(run: Standing, last: date | None) -> Iterator[Standing]:
    """The run, from a year after the last word on as unconfirmed where it was in."""
    if run.value != IN or last is None or last == date.max:
        yield run
        return
    silent = _later(last, timedelta(days=SILENCE_DAYS + 1))
    if silent > run.since:
        yield replace(run, until=silent if run.until is None or silent < run.until else run.until)
    if run.until is None or silent < run.until:
        yield Standing(UNCONFIRMED, max(silent, run.since), run.until)


def _changes(days: list[date], value: Callable[[date], str]) -> Iterator[tuple[date, str]]:
    """Each day on which the status is another than the day before, with what it is from then on."""
    before = value(days[0])
    for start, end in pairwise(days):
        now = value(end)
        if now != before:
            yield _first_changed(start, end, before, value), now
        before = now


def _first_changed(start: date, end: date, before: str, value: Callable[[date], str]) -> date:
    while (end - start).days > 1:
        middle = start + (end - start) // 2
        start, end = (middle, end) if value(middle) == before else (start, middle)
    return end


def _days(case: Case) -> Iterator[date]:
    bounds = [case.start, case.end, case.last_known]
    for act in (*case.acts, *case.responses):
        yield from _of(act)
        bounds += [act.date, act.before]
        for term in dict.fromkeys((act.term, served_term(act, case.acts))):
            if term and act.date and (length := length_of(term)) is not None:
                # Where a term runs out the status may change; it would be found between the other days, for more.
                last = _later(act.date.last_day, timedelta(days=min(length, LONGEST_TERM.days)))
                yield from (last, _later(last, _DAY))
    for bound in bounds:
        if bound is not None:
            for day in (bound.first_day, bound.last_day):
                yield from (day - _DAY if day > date.min else day, day, _later(day, _DAY))


def _of(act: Act) -> Iterable[date]:
    told = [day for claim in act.claims if (day := told_by(claim.document)) is not None]
    bounds = [day for day in (latest_day(act), shown_until(act)) if day is not None]
    for day in (*told, *bounds):
        yield from (day, _later(day, _DAY))


def _later(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max - _DAY
