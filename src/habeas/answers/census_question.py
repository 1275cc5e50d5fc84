"""What a census is asked: by which rule, of which instant, where, in which unit, as known when and in which meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from habeas.answers.census_rules import Rule

RECORDED, PUBLISHED = "recorded", "published"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: by which rule, of which instant, where, in which unit, as known when and in which meaning.

    Attributes:
        known: the moment (recorded) or the day (published) up to which knowledge counts; None for all that there is.
        meaning: "recorded" for what this registry held, "published" for what documents published by then say.
    """

    rule: Rule
    on: date
    country: str | None = None
    unit: str = "people"
    known: datetime | date | None = None
    meaning: str = RECORDED

    @property
    def day(self) -> int:
        """The ordinal of the day at whose end things are looked at: 00:00 is the end of the day before."""
        return self.on.toordinal() - (1 if self.rule.at == "00:00" else 0)

    @property
    def known_moment(self) -> float | None:
        """The moment up to which knowledge counts, in seconds since 1970; of a day its last, in UTC."""
        if self.known is None:
            return None
        known = self.known if isinstance(self.known, datetime) else datetime.combine(self.known, time.max, UTC)
        return known.timestamp()

    @property
    def known_day(self) -> date | None:
        """The day up to which knowledge counts."""
        return self.known.date() if isinstance(self.known, datetime) else self.known
