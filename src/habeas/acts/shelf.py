"""Acts so far, kept so that those which a further claim may belong to are found without looking at all of them.

What is found may still not fit (`habeas.acts.agree` says so); what is not found could not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, TypeVar

from habeas.acts.agree import BESIDE_DAYS, SEASON_DAYS, STATE_DAYS, span
from habeas.acts.likeness import known_words
from habeas.acts.sources import told_on
from habeas.acts.words import act_words
from habeas.dates import PartialDate
from habeas.model import SourcedClaim

# A month, or a whole year where the second number is 0.
Month = tuple[int, int]
# The fewest days of a month: so many make it certain that a month is not left out.
SHORTEST_MONTH = 28
Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Acts of one type under the months of their claims and the words that they are known by without a date."""

    def __init__(self) -> None:
        self._acts: list[Kept] = []
        self._place: dict[int, int] = {}
        self._dated: dict[Month, dict[int, None]] = defaultdict(dict)
        self._undated: dict[Month, dict[int, None]] = defaultdict(dict)
        self._known: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)

    def put(self, act: Kept, claims: Iterable[SourcedClaim], beside: Iterable[PartialDate]) -> None:
        """Keeps an act, or more claims of one that is kept; `beside` is told next to those without a date."""
        place = self._place.setdefault(id(act), len(self._acts))
        if place == len(self._acts):
            self._acts.append(act)
        for claim in claims:
            if claim.claim.date is not None:
                self._dated[claim.claim.date.year, claim.claim.date.month][place] = None
            elif told := told_on(claim.document):
                self._undated[told.year, told.month][place] = None
            for word in known_words(claim.claim):
                self._known[word][place] = None
        for day in beside:
            self._known["beside", str(day)][place] = None

    def near(self, claims: Iterable[SourcedClaim], beside: Sequence[PartialDate]) -> list[Kept]:
        """The acts that a unit of such claims may belong to, in the order in which they were put here."""
        places: set[int] = set()
        for day in beside:
            places.update(self._known.get(("beside", str(day)), ()))
        for claim in claims:
            if claim.claim.type in act_words().once_in_life:
                return list(self._acts)
            for word in known_words(claim.claim) if claim.claim.date is None else ():
                places.update(self._known.get(word, ()))
            for month in self._months_of(claim, beside):
                places.update(self._dated.get(month, ()))
            if claim.claim.date is None and (told := told_on(claim.document)):
                for month in _months(told.first_day, told.last_day, SEASON_DAYS, SEASON_DAYS):
                    places.update(self._undated.get(month, ()))
        return [self._acts[place] for place in sorted(places)]

    def _months_of(self, claim: SourcedClaim, beside: Iterable[PartialDate]) -> Iterator[Month]:
        own, (earliest, latest) = claim.claim.date, span(claim.document)
        if own is not None:
            yield from _months(own.first_day, own.last_day, 0, 0)
            return
        if earliest is not None and latest is not None:
            yield from _months(earliest, latest, 0, STATE_DAYS)
        for day in beside:
            yield from _months(day.first_day, day.last_day, BESIDE_DAYS, BESIDE_DAYS)


def _months(first: date, last: date, before: int, after: int) -> Iterator[Month]:
    """The months that have days from the one to the other, so many days earlier or later, and their years."""
    begin = first.year * 12 + first.month - 1 - -(-before // SHORTEST_MONTH)
    end = last.year * 12 + last.month - 1 + -(-after // SHORTEST_MONTH)
    yield from ((number // 12, number % 12 + 1) for number in range(begin, end + 1))
    yield from ((year, 0) for year in range(begin // 12, end // 12 + 1))
