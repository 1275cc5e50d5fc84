"""Where a day or a number lies on a drawing, and the few ticks that make it readable.

Lengths are in the drawing's own units (the `viewBox`), rounded so that the same input gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from habeas.language import SHORT, number_words

# More ticks than this and their labels run into each other at the width that we draw.
MOST_TICKS = 12
STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from left to right."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Where that day lies; a day outside of the axis lies at its end."""
        whole = max(1, (self.last - self.first).days)
        share = min(max((day - self.first).days / whole, 0.0), 1.0)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> list[Tick]:
        """The first days of months or years, as many as can be read."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((step for step in STEPS_IN_MONTHS if months / step <= MOST_TICKS), STEPS_IN_MONTHS[-1])
        begin = self.first.year * 12 + self.first.month - 1
        begin += -begin % step
        days = [date(month // 12, month % 12 + 1, 1) for month in range(begin, self.last.year * 12 + 12, step)]
        return [Tick(self.place(day), _tick_label(day, step)) for day in days if self.first <= day <= self.last]


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """Numbers from zero at the bottom upwards."""

    most: int
    bottom: float
    top: float

    def place(self, number: float) -> float:
        """Where that number lies."""
        return round(self.bottom - number / self.most * (self.bottom - self.top), 1)

    def ticks(self) -> list[Tick]:
        """Zero and round numbers up to the most."""
        step = _round_step(self.most)
        return [Tick(self.place(number), number_words(number)) for number in range(0, self.most + 1, step)]


def time_axis(days: list[date], left: float, right: float) -> TimeAxis:
    """An axis for these days, with a little room on both sides."""
    first, last = min(days), max(days)
    room = timedelta(days=max(20, (last - first).days // 25))
    return TimeAxis(_moved(first, -room), _moved(last, room), left, right)


def number_axis(largest: int, bottom: float, top: float) -> NumberAxis:
    """An axis from zero to the next round number."""
    step = _round_step(max(largest, 1))
    return NumberAxis(-(-max(largest, 1) // step) * step, bottom, top)


def _round_step(largest: int) -> int:
    size = 1
    while True:
        for factor in (1, 2, 5):
            if largest <= 6 * factor * size:
                return factor * size
        size *= 10


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _tick_label(day: date, step: int) -> str:
    if step >= STEPS_IN_MONTHS[4] or day.month == 1:
        return str(day.year)
    return str(SHORT[day.month - 1])
