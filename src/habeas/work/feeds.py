"""Feeds of the calendar for other programs: who has which, what is in them, and how they are written (iCalendar).

A feed leaves the registry, so of the public record it has nobody who is withheld; casework is in it only where that was
asked for, and only as long as its account has the right to casework.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from habeas import __version__
from habeas.errors import BadAccount, NotFound, NotYourRole
from habeas.record import accounts
from habeas.record import feeds as rows
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.feeds import Feed
from habeas.work.accounts import MOST_TOKEN_DAYS, TOKEN_DAYS, a_name
from habeas.work.calendar import Occasion, occasions, published
from habeas.work.roles import CASEWORK, READ, role
from habeas.work.words import acting_as, whoami

# What a feed reaches back and ahead: a quarter that one looks back on, and the longest remand that laws allow.
BACK, AHEAD = timedelta(days=92), timedelta(days=731)


@dataclass(frozen=True, slots=True)
class FeedsOf:
    """The feeds of a registry: `.add(account, name)`, `.revoke(...)`, `.answer(key, day)`."""

    record: Record

    def all(self, account: str | None = None) -> list[Feed]:
        """All feeds, or those of an account, also the revoked."""
        return rows.feeds(self.record, account)

    def add(
        self, account: str, name: str, *, private: bool = False, days: int = TOKEN_DAYS, by: str | None = None
    ) -> str:
        """Makes a feed; its key is given this once. With `private` casework is in it.

        Raises:
            NotFound: there is no such account.
            NotYourRole: casework is asked for by an account that has no right to it.
            BadAccount: the account has a feed of that name, the name is none, or so many days are too many.
        """
        wanted = a_name(name)
        if not 1 <= days <= MOST_TOKEN_DAYS:
            raise BadAccount(f"A feed holds for 1 to {MOST_TOKEN_DAYS:,} days, not {days:,}.")
        if private and not self._has_right(accounts.account(self.record, account)):
            raise NotYourRole("Only an account with the right to casework has a feed with casework in it.")
        with told_clearly(self.record.folder), self.record.transaction():
            return rows.add(self.record, account, wanted, days, by or whoami(), private=private)

    def revoke(self, account: str, name: str, *, by: str | None = None) -> None:
        """Revokes a feed; it is refused from then on.

        Raises:
            NotFound: the account has no such feed.
        """
        with told_clearly(self.record.folder), self.record.transaction():
            rows.revoke(self.record, account, name, by or whoami())

    def renew(self, account: str, name: str, *, by: str | None = None) -> str:
        """Revokes a feed and makes one like it with another key, given this once; for a key that others may know.

        Raises:
            NotFound: the account has no such feed.
            NotYourRole: casework is in it, and the account has no right to that any more.
        """
        with told_clearly(self.record.folder), self.record.transaction():
            like = next((each for each in self.all(account) if each.revoked is None and each.name == name), None)
            self.revoke(account, name, by=by)
            return self.add(account, name, private=like is not None and like.private, by=by)

    def answer(self, key: str, day: date) -> bytes:
        """The feed that has this key, as of a day.

        Raises:
            NotFound: no feed has it (any more), or its account may not read.
        """
        found = rows.holder(self.record, key)
        if found is None or READ not in role(found[0].role).may:
            raise NotFound("There is no such feed.")
        account, feed = found
        private = feed.private and self._has_right(account)
        with acting_as(account.name, account.role):
            some = occasions(self.record, day - BACK, day + AHEAD, private=private)
        return as_ics(published(self.record, some), datetime.now(UTC))

    def _has_right(self, account: accounts.Account) -> bool:
        return CASEWORK in role(account.role).may or CASEWORK in accounts.grants(self.record, account.name)


def as_ics(some: Iterable[Occasion], made: datetime) -> bytes:
    """The occasions with a known day as a calendar (RFC 5545); those of which only the month is known are left out."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//Habeas//Habeas {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Habeas")
    for each in some:
        if each.day is None:
            continue
        event = Event()
        event.add("uid", f"{_digest(each)}@habeas")
        event.add("dtstamp", made)
        # Without a zone: it is the hour on the wall of the court, wherever the calendar is looked at.
        event.add("dtstart", each.day if each.at is None else datetime.combine(each.day, each.at))
        event.add("summary", f"{each.name}: {each.title}" if each.name else each.title)
        if each.place:
            event.add("location", each.place)
        event.add("class", "PRIVATE" if each.private else "PUBLIC")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _digest(each: Occasion) -> str:
    """What stays the same of an occasion as long as it is the same one."""
    return hashlib.sha256(f"{each.kind} {each.address}".encode()).hexdigest()[:32]
