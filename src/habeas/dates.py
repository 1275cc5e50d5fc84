"""Dates as a source knows them: a year, a month or a day, and never more than that.

A date that a text gives as "in December 2024" is the month 2024-12; nothing here ever completes it to a
day. Reading dates out of sentences is the business of the claims; here is only what a date is.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from habeas.errors import UnknownTerm

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# Dates of which the days and the writing are remembered: a registry asks for those of the same hundred years over and
# over, and making them anew each time took a tenth of what deriving it costs.
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, with a month and a day where they are known (months and days count from 1, 0 is unknown).

    The order is that of the first day it may be; of two that begin together the less precise comes first.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise UnknownTerm(f"a day without a month is no date: {self.year}-??-{self.day}")
        try:
            _first_day(self.year, self.month, self.day)
        except (ValueError, OverflowError) as error:
            raise UnknownTerm(f"{self} is not in the calendar") from error

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads ISO 8601 at the precision of a year, a month or a day: 2024, 2024-12, 2024-12-03.

        Raises:
            UnknownTerm: the text is not such a date, or not in the calendar.
        """
        return _parsed(text)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """That day, whole."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> str:
        """How much is known: "year", "month" or "day"."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        """The earliest day it may be."""
        return _first_day(self.year, self.month, self.day)

    @property
    def last_day(self) -> date:
        """The latest day it may be."""
        return _last_day(self.year, self.month, self.day)

    def surely_by(self, day: date) -> bool:
        """Whether it was that day or earlier, whichever of its days it was."""
        return self.last_day <= day

    def may_straddle(self, day: date) -> bool:
        """Whether some of its days are that day or earlier, and some are later."""
        return self.first_day <= day < self.last_day

    def compatible(self, other: PartialDate) -> bool:
        """Whether both may be one day: one of them contains the other."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def __str__(self) -> str:
        return _written(self.year, self.month, self.day)


def most_precise(dates: list[PartialDate]) -> PartialDate:
    """Of dates that are all compatible with each other, the one that says most (the earliest of those)."""
    return min(dates, key=lambda one: (-len(str(one)), one))


@lru_cache(_REMEMBERED)
def _parsed(text: str) -> PartialDate:
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise UnknownTerm(f"{text!r} is not a date; write it like 2024, 2024-12 or 2024-12-03")
    return PartialDate(*(int(part or 0) for part in found.groups()))


@lru_cache(_REMEMBERED)
def _first_day(year: int, month: int, day: int) -> date:
    return date(year, month or 1, day or 1)


@lru_cache(_REMEMBERED)
def _last_day(year: int, month: int, day: int) -> date:
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


@lru_cache(_REMEMBERED)
def _written(year: int, month: int, day: int) -> str:
    if day:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}"
