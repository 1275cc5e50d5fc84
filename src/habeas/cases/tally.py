"""How many cases are held, not held and unknown on a day: a number that is a query, never typed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from habeas.cases.status import HELD, NOT_HELD, days_held, status_on
from habeas.model import Case, CaseOn


@dataclass(frozen=True, slots=True)
class Tally:
    """Cases by their status on a day; the three add up to all of them."""

    as_of: date
    held: int
    not_held: int
    unknown: int

    @property
    def cases(self) -> int:
        """How many cases there are in all."""
        return self.held + self.not_held + self.unknown


def cases_on(cases: Iterable[Case], day: date) -> list[CaseOn]:
    """Each case as it stood on the day, with the fewest days in custody that its dates allow."""
    return [_case_on(case, day) for case in cases]


def tally(cases: Iterable[Case], day: date) -> Tally:
    """The cases counted by their status on the day."""
    values = [status_on(case, day).value for case in cases]
    held, free = values.count(HELD), values.count(NOT_HELD)
    return Tally(day, held, free, len(values) - held - free)


def _case_on(case: Case, day: date) -> CaseOn:
    held = days_held(case, day)
    return CaseOn(case, day, status_on(case, day), held[0] if held else None)
