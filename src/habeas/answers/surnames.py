"""Whom a document means that names somebody by surname and office alone: the one person known in that office then.

Where several are known so, or nobody, the surname stays somebody of its own: nothing is joined by a surname only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from habeas.answers.offices import Office
from habeas.dates import PartialDate
from habeas.people.names import parse

# An office is cited now and then, not each day: somebody cited in it within a year before or after a day counts as in
# it on that day. Two of one surname in one office within that time are two candidates, so neither is taken.
REACH = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the offices that documents give."""

    person: str
    name: str
    offices: tuple[Office, ...]


def is_surname(name: str) -> bool:
    """Whether a name is one word, so that it may stand for somebody named in full elsewhere."""
    parts = parse(name)
    return bool(parts.family) and len(parts.full) == 1


def holder_meant(
    surname: str, roles: Collection[str], day: PartialDate, holders: Iterable[Holder]
) -> tuple[Holder, Office] | None:
    """The one person of that surname, named in full, who is cited in one of these offices about that day, and in which.

    Of several offices that fit, the one whose title says most.
    """
    family = parse(surname).family
    fitting = [
        (one, office)
        for one in holders
        if not is_surname(one.name) and parse(one.name).family == family
        for office in one.offices
        if _held(office, day) and any(same_office(role, office.role) for role in roles)
    ]
    if len({one.person for one, _ in fitting}) != 1:
        return None
    return min(fitting, key=lambda each: (-len(each[1].words), each[1].words))


def same_office(left: str, right: str) -> bool:
    """Whether one is the other, or its beginning: "Secretary" of "Secretary of State", but no "Under Secretary"."""
    fewer, more = sorted((left.casefold().split(), right.casefold().split()), key=len)
    return bool(fewer) and more[: len(fewer)] == fewer


def _held(office: Office, day: PartialDate) -> bool:
    first, last = office.first_cited, office.last_cited
    if first is None or last is None:
        return False
    return first.first_day - REACH <= day.last_day and day.first_day <= last.last_day + REACH
