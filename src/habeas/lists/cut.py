"""Lists cut to one day: of each body the list that is nearest before it, without those who were not in custody then.

Prisoners come and go, and lists can be laid over one another only where they speak of one population. A day begins at
midnight, and asked about is who was held then: somebody released on the day is in, somebody arrested on it is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.lists.model import Entry, Listing, Row

# A body's first list may be a little later than the day that is asked about: most of those on it were held already.
LATEST_AFTER_DAYS = 31
# What nobody confirmed for a year is not confirmed (rule 5 of counting): a list is of no use a year after its day.
OLDEST_DAYS = 366
IN, OUT, UNKNOWN = "in", "out", "unknown"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A list that is not used, with the code of the finding and the reason in words."""

    listing: Listing
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The lists that are used for a day and who was on them then.

    Attributes:
        listings: one of each body, by name.
        entries: the rows of those in custody, or perhaps in custody, on the day.
        gone: by list how many of its rows are of people who were not, by what it says itself or others do.
        unknown: the persons of whom the dates leave it open.
        left_out: the lists that are not used.
    """

    day: date
    listings: tuple[Listing, ...]
    entries: tuple[Entry, ...]
    gone: Mapping[int, int]
    unknown: frozenset[str]
    left_out: tuple[LeftOut, ...]


def chosen(listings: Iterable[Listing], day: date) -> tuple[tuple[Listing, ...], tuple[LeftOut, ...]]:
    """Of each body the latest list up to the day, else its first one where that is not much later; and the others."""
    by_body: dict[str, list[Listing]] = {}
    for listing in sorted(listings, key=lambda each: (each.as_of, each.id)):
        by_body.setdefault(" ".join(listing.body.casefold().split()), []).append(listing)
    used, left_out = [], []
    for versions in by_body.values():
        before = [each for each in versions if each.as_of <= day]
        one = before[-1] if before else versions[0]
        late = (one.as_of - day).days
        if -late > OLDEST_DAYS:
            words = f"{one.title} is {-late} days older than the day asked about; it is left out."
            left_out.append(LeftOut(one, "unconfirmed", words))
        elif late > LATEST_AFTER_DAYS:
            words = f"{one.title} is {late} days later than the day asked about; it is left out."
            left_out.append(LeftOut(one, "not-closed", words))
        else:
            used.append(one)
    return tuple(sorted(used, key=lambda each: (each.body.casefold(), each.id))), tuple(left_out)


def cut(
    listings: Sequence[Listing], entries: Iterable[Entry], day: date, released: Collection[str] = (),
    left_out: Sequence[LeftOut] = (),
) -> Cut:  # fmt: skip
    """The rows of those who were, or may have been, in custody on the day.

    Args:
        released: the persons of whom other documents say for certain that they were not held on the day.
    """
    kept, unknown = [], set()
    gone = dict.fromkeys((listing.id for listing in listings), 0)
    for entry in entries:
        if entry.listing not in gone:
            continue
        state = OUT if entry.person_id in released else held_on(entry.row, day)
        if state == OUT:
            gone[entry.listing] += 1
            continue
        kept.append(entry)
        if state == UNKNOWN:
            unknown.add(entry.person_id)
    there = frozenset(entry.person_id for entry in kept if entry.person_id in unknown)
    return Cut(day, tuple(listings), tuple(kept), gone, there, tuple(left_out))


def held_on(row: Row, day: date) -> str:
    """Whether a row says that its person was held at the beginning of a day: "in", "out", or "unknown"."""
    arrested, released = row.dates.get("arrested"), row.dates.get("released")
    if arrested is not None and arrested.first_day >= day:
        return OUT
    if released is not None and released.last_day < day:
        return OUT
    if row.custody in ("release", "gone") and released is None:
        return OUT
    straddles = arrested is not None and arrested.last_day >= day
    if straddles or (released is not None and released.first_day < day <= released.last_day):
        return UNKNOWN
    return IN


def turnover(listings: Sequence[Listing], entries: Iterable[Entry]) -> float | None:
    """The share of people of whom lists say that they came or went between the first and the last day of the lists.

    None where all lists are of one day, or nobody is on them.
    """
    days = [listing.as_of for listing in listings]
    if not days or min(days) == max(days):
        return None
    everyone, moved = set(), set()
    for entry in entries:
        everyone.add(entry.person_id)
        for name in ("arrested", "released"):
            when = entry.row.dates.get(name)
            if when is not None and min(days) <= when.first_day and when.last_day <= max(days):
                moved.add(entry.person_id)
    return len(moved) / len(everyone) if everyone else None
