"""A census over time and in parts: the curve of each day, parts of one day, days held, and how long custody lasts.

The curve is of people by name: its low end who surely was in, its high end who may have been. How long custody lasts is
estimated by Kaplan and Meier (1958), since who is still held says only "at least so long".
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from habeas.answers.census_numbers import versions_of
from habeas.answers.census_table import curve
from habeas.answers.occupations import classes_of

if TYPE_CHECKING:
    from scipy.stats._survival import EmpiricalDistributionFunction

    from habeas.answers.census import Census, Line
    from habeas.answers.census_question import Question
    from habeas.answers.census_table import CensusTable, Flags, Numbers
    from habeas.cases.entry import Held

    NamesOf = Callable[[Line], Iterable[str]]

# Of a custody whose beginning or end is less certain than by a month, no length is reckoned.
CERTAIN_DAYS = 31
CONFIDENCE = 0.95
# A curve through fewer releases than this says nothing.
FEWEST_ENDS = 3
_NOT_TOLD = "not told"
# What small parts are told together as, where they are withheld.
WITHHELD = "small parts, told together"
# Ends of the classes of days held, with what each is called.
DAYS_HELD = ((30, "up to a month"), (91, "to three months"), (183, "to half a year"), (365, "to a year"),
             (730, "to two years"), (1826, "to five years"), (None, "longer"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """The numbers at the 00:00 that begins a day."""

    day: date
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of those surely in custody: how many, and how many more may be."""

    name: str
    number: int
    more: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole in its parts; where they may overlap they add up to more than the whole."""

    title: str
    whole: int
    parts: tuple[Part, ...]
    overlap: bool


@dataclass(frozen=True, slots=True)
class Survival:
    """The share of custodies that last longer than so many days, with its interval.

    Attributes:
        days, share, low, high: steps of the curve.
        ended, going_on: how many ended with a release, and how many were still confirmed when last heard of, or ended
            with a death.
        left_out: custodies whose beginning or end is not known to a month.
        median: the days after which half have ended; None where fewer than half have.
    """

    days: tuple[int, ...]
    share: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    ended: int
    going_on: int
    left_out: int
    median: int | None


def series(table: CensusTable, question: Question, first: date, last: date) -> list[Day]:
    """The numbers of each day on which they change from the first to the last, both included; of people by name."""
    days = (last - first).days + 1
    low, high = daily(table, question, first, days)
    changed = np.flatnonzero(np.diff(low) | np.diff(high)) + 1
    at = sorted({0, *changed.tolist(), days - 1}) if days > 0 else []
    return [Day(first + timedelta(days=place), int(low[place]), int(high[place])) for place in at]


def daily(table: CensusTable, question: Question, first: date, days: int) -> tuple[Numbers, Numbers]:
    """The low and the high end on each of so many days, as arrays."""
    known = versions_of(table, question) & table.entry_named
    counted = table.of_rule(question.rule, question.country) & known[table.case_entry]
    start = first.toordinal() - (1 if question.rule.at == "00:00" else 0)
    low, high = (table.stretches(counted, question.rule, surely=surely) for surely in (True, False))
    return curve(low, _may_be_one(table, known)[table.case_entry], start, days), curve(
        high, table.case_entry, start, days
    )


def _may_be_one(table: CensusTable, known: Flags) -> Numbers:
    """For each version of an entry the first of those who may be the same person: together they count once."""
    leader = np.arange(len(table.entries), dtype=np.int64)
    rows = [at for at in np.flatnonzero(known).tolist() if table.entries[at].maybe]
    place = {table.entries[at].person_id: at for at in rows}

    def lead(at: int) -> int:
        while leader[at] != at:
            at = int(leader[at])
        return at

    for at in rows:
        for other in table.entries[at].maybe:
            if other in place:
                low, high = sorted((lead(at), lead(place[other])))
                leader[high] = low
    return np.fromiter((lead(at) for at in range(len(leader))), dtype=np.int64, count=len(leader)) if rows else leader


# --- parts of one day -------------------------------------------------------------------------------------


def parts(found: Census) -> tuple[Parts, ...]:
    """Those in custody by form, charge, prison, occupation and gender; parts of only those who may be are parts too."""
    surely, maybe = found.included, (*found.undetermined, *found.unconfirmed)
    return (
        _parts("By form", surely, maybe, lambda line: [" or ".join(line.forms)], overlap=False),
        _parts("By charge", surely, maybe, lambda line: [each.casefold() for each in line.charges], overlap=True),
        _parts("By prison", surely, maybe, lambda line: [line.place or ""], overlap=False),
        _parts("By occupation", surely, maybe, lambda line: sorted(classes_of(line.roles)), overlap=True),
        _parts("By gender", surely, maybe, lambda line: [line.gender or ""], overlap=False),
        _days_held(found),
    )


def _parts(title: str, surely: Sequence[Line], maybe: Sequence[Line], of: NamesOf, *, overlap: bool) -> Parts:
    counted, more = (
        Counter(each for line in lines for each in dict.fromkeys(filter(None, of(line))) or [_NOT_TOLD])
        for lines in (surely, maybe)
    )
    named = sorted({*counted, *more}, key=lambda name: (name == _NOT_TOLD, -counted[name], -more[name], name))
    return Parts(title, len(surely), tuple(Part(name, counted[name], more[name]) for name in named), overlap)


def withheld(found: Parts, least: int) -> Parts:
    """The parts with those of fewer people than that told together, so that nobody can be found in a small one.

    Those who may be count: a part of nobody and one who may be is of one. Where what is told together is itself too
    small, the next smallest part joins it, since else it could be reckoned from the whole.
    """
    rest = sorted(found.parts, key=lambda part: (part.number + part.more, part.name))
    together: list[Part] = []
    while rest and (rest[0].number + rest[0].more < least or 0 < sum(p.number + p.more for p in together) < least):
        together.append(rest.pop(0))
    if not together:
        return found
    number, more = sum(part.number for part in together), sum(part.more for part in together)
    kept = [part for part in found.parts if part in rest]
    return Parts(found.title, found.whole, (*kept, Part(WITHHELD, number, more)), found.overlap)


def _days_held(found: Census) -> Parts:
    """How long those surely in custody have been, by the fewest days that the dates allow."""
    lengths = [
        None if line.since_by is None or line.since is None else (found.question.on - line.since_by).days
        for line in found.included
    ]
    number: Counter[str] = Counter(_class_of(length) for length in lengths)
    names = [*(name for _, name in DAYS_HELD), _NOT_TOLD]
    counted = tuple(Part(name, number[name], 0) for name in names if number[name])
    return Parts("By days held", len(found.included), counted, overlap=False)


def _class_of(days: int | None) -> str:
    if days is None:
        return _NOT_TOLD
    return next(name for most, name in DAYS_HELD if most is None or days <= most)


# --- how long custody lasts ---------------------------------------------------------------------------------


def survival(table: CensusTable, question: Question) -> Survival | None:
    """How long custody lasts from arrest to release, of custodies that the rule counts; None of too few.

    A custody of whose end nobody tells counts up to the day on which it was last confirmed, or that of the question;
    one that ended with a death up to the death, since nobody knows when they would have been released.
    """
    from scipy.stats import CensoredData, ecdf

    known = versions_of(table, question) & table.entry_named
    counted = table.of_rule(question.rule, question.country) & known[table.case_entry]
    ended, going_on, left_out = [], [], 0
    for case in np.flatnonzero(counted).tolist():
        length = _length(table.cases[case], question.day)
        if length is None:
            left_out += 1
        elif length[1]:
            ended.append(length[0])
        else:
            going_on.append(length[0])
    if len(ended) < FEWEST_ENDS:
        return None
    sf = ecdf(CensoredData(uncensored=np.array(ended, dtype=float), right=np.array(going_on, dtype=float))).sf
    share = sf.probabilities
    low, high = _interval(sf)
    under = np.flatnonzero(share <= 0.5)
    return Survival(
        days=tuple(int(day) for day in sf.quantiles),
        share=tuple(round(float(each), 6) for each in share),
        low=tuple(round(float(each), 6) for each in low),
        high=tuple(round(float(each), 6) for each in high),
        ended=len(ended),
        going_on=len(going_on),
        left_out=left_out,
        median=int(sf.quantiles[under[0]]) if len(under) else None,
    )


def _interval(sf: EmpiricalDistributionFunction) -> tuple[Numbers, Numbers]:
    """The interval at each step. Where all are gone it is not defined by the formula: the high end stays as it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        found = sf.confidence_interval(confidence_level=CONFIDENCE, method="log-log")
    lows, highs = (each.probabilities for each in (found.low, found.high))  # type: ignore[attr-defined] # wrong in stubs
    share = sf.probabilities
    low = np.where(np.isnan(lows), np.where(share >= 1, 1.0, 0.0), lows)
    high = np.where(np.isnan(highs) & (share >= 1), 1.0, highs)
    for at in range(1, len(high)):
        high[at] = high[at - 1] if np.isnan(high[at]) else high[at]
    return low, high


def _length(held: Held, day: int) -> tuple[int, bool] | None:
    """The fewest days that a custody lasted by a day, and whether by a release; None if not known to a month."""
    if held.start is None or held.start[1] - held.start[0] > CERTAIN_DAYS or held.start[1] > day:
        return None
    if held.end is not None and held.end[1] <= day:
        over = max(0, held.end[0] - held.start[1])
        return None if held.end[1] - held.end[0] > CERTAIN_DAYS else (over, not held.died)
    last = day if held.confirmed is None else min(day, held.confirmed)
    return max(0, last - held.start[1]), False
