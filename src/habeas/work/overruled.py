"""How often people overruled the machine: for each claim type, and for each field of the claims that they let stand.

Only what the machine read counts. A claim counts once, by the latest decision on what the machine read; claims that
people added are counted as missed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.review import ADD, CORRECT, FIELDS, REJECT, Review

# For the middle 95% of a normal distribution, in standard deviations.
_WIDTH = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the ends between which the share lies in 95 of 100 samples (after Wilson)."""

    name: str
    number: int
    of: int

    @property
    def share(self) -> float:
        return self.number / self.of if self.of else 0.0

    @property
    def ends(self) -> tuple[float, float]:
        """The interval; from 0 to 1 where nothing was looked at."""
        if not self.of:
            return 0.0, 1.0
        square, share = _WIDTH**2 / self.of, self.share
        middle = (share + square / 2) / (1 + square)
        half = _WIDTH / (1 + square) * sqrt(share * (1 - share) / self.of + square / (4 * self.of))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class OfType:
    """The reviews of claims of one type, as the machine read them.

    Attributes:
        reviewed: how many were decided on; `missed` are those that people added.
        overruled: of all that were decided on those that were rejected or corrected.
        rejected: of all those that were rejected.
        fields: for each field, of those that were not rejected, where it was corrected.
    """

    type: str
    reviewed: int
    missed: int
    overruled: Share
    rejected: Share
    fields: tuple[Share, ...]


def overruled(record: Record) -> list[OfType]:
    """One line for each claim type that was reviewed or added, those with most reviews first; at last all together."""
    by_type: dict[str, list[Review]] = {}
    missed: Counter[str] = Counter()
    for several in decisions.all_reviews(record).values():
        read = next((each for each in several if not each.unread and each.answer != ADD), None)
        if read is not None:
            by_type.setdefault(read.original["type"], []).append(read)
        elif (decided := several[0].decided) is not None and several[-1].answer == ADD:
            missed[decided["type"]] += 1
    lines = [_line(kind, by_type.get(kind, []), missed[kind]) for kind in sorted({*by_type, *missed})]
    lines.sort(key=lambda line: (-line.reviewed, line.type))
    everything = [review for reviews in by_type.values() for review in reviews]
    return [*lines, _line("all", everything, missed.total())] if lines else []


def _line(kind: str, reviews: list[Review], missed: int) -> OfType:
    rejected = sum(review.answer == REJECT for review in reviews)
    left = [review for review in reviews if review.answer != REJECT]
    corrected = [review for review in left if review.answer == CORRECT]
    fields = Counter(name for review in corrected for name in FIELDS if name in review.fields)
    return OfType(
        kind,
        len(reviews),
        missed,
        Share("overruled", rejected + len(corrected), len(reviews)),
        Share("rejected", rejected, len(reviews)),
        tuple(Share(name, fields[name], len(left)) for name in FIELDS),
    )
