"""Who is held and whom no response speaks for, and for how long nobody has: silence, counted from what is on record.

Silence here is that of the documents in the registry. That nobody spoke is not said by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from habeas.answers.tables import Row
from habeas.dates import PartialDate


@dataclass(frozen=True, slots=True)
class LastResponse:
    """The latest response to a time in custody, as far as its dates tell."""

    act: str
    type: str
    makers: tuple[str, ...]
    date: PartialDate | None
    before: PartialDate | None

    @property
    def latest(self) -> PartialDate | None:
        """When it was at the latest."""
        return self.date or self.before


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody held on a day, with the last response on record, or None.

    Attributes:
        case: of somebody who is held in several the one that began first; `responses` are to all of them.
        fewest, most: the days since that response, or since custody began where there is none; None where not known.
    """

    case: str
    person: str
    person_name: str
    country: str | None
    since: PartialDate | None
    responses: int
    last: LastResponse | None
    as_of: date

    @property
    def fewest(self) -> int | None:
        end = self.last.latest if self.last else self.since
        return None if end is None else max(0, (self.as_of - end.last_day).days)

    @property
    def most(self) -> int | None:
        start = self.last.date if self.last else self.since
        return None if start is None else max(0, (self.as_of - start.first_day).days)


def last_of(responses: Iterable[LastResponse]) -> LastResponse | None:
    """The latest of some responses; one that nobody dates is as late as the day it was told by."""
    every = list(responses)
    known = [each for each in every if each.latest is not None]
    undated = [each for each in every if each.latest is None]
    best = max(known, key=lambda each: (each.latest.last_day if each.latest else date.min, each.act), default=None)
    return best or (min(undated, key=lambda each: each.act) if undated else None)


def in_order(silences: Iterable[Silence]) -> list[Silence]:
    """Those without any response first, then those whose last one is longest ago; what is not known comes last."""

    def key(each: Silence) -> tuple[bool, bool, int, str]:
        return each.last is not None, each.fewest is None, -(each.fewest or 0), each.case

    return sorted(silences, key=key)


def silence_row(one: Silence) -> Row:
    """A silence as a row of a table."""
    last = one.last
    return {
        "case": one.case,
        "person": one.person,
        "person_name": one.person_name,
        "country": one.country,
        "held_since": None if one.since is None else str(one.since),
        "responses": one.responses,
        "last_response": None if last is None else last.act,
        "last_type": None if last is None else last.type,
        "last_makers": [] if last is None else list(last.makers),
        "last_date": None if last is None or last.date is None else str(last.date),
        "last_before": None if last is None or last.before is None else str(last.before),
        "days_at_least": one.fewest,
        "days_at_most": one.most,
        "as_of": one.as_of.isoformat(),
    }
