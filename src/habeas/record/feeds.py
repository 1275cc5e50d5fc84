"""Keys to feeds of the calendar: made for an account, shown once, kept as a digest, revoked and never deleted.

They are no tokens of the API, and those are none of these: each opens one thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from habeas.errors import BadAccount, NotFound
from habeas.record import accounts, keys
from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

_BEGINS = "calendar_"


@dataclass(frozen=True, slots=True)
class Feed:
    """A key to the calendar; `private` says that casework is in it while its account has the right to that."""

    account: str
    name: str
    private: bool
    made: datetime
    ends: datetime
    revoked: datetime | None
    used: date | None


def feeds(record: Record, account: str | None = None) -> list[Feed]:
    """All feeds, or those of an account, also the revoked, in the order in which they were made."""
    rows = _rows(record) if account is None else _rows(record).filter(account__folded=accounts.folded(account))
    return [_read(row) for row in rows]


def add(record: Record, account: str, name: str, days: int, by: str, *, private: bool) -> str:
    """Makes a feed; its key is given back this once and is kept nowhere. Inside a transaction.

    Raises:
        NotFound: there is no such account.
        BadAccount: the account has a feed of that name.
    """
    from habeas.record import models

    owner, now = accounts.row_of(record, account), datetime.now(UTC)
    if keys.unrevoked(_rows(record), owner, name) is not None:
        raise BadAccount(f"{owner.name} has a feed {name!r} already; revoke it first, or choose another name.")
    text, digest = keys.made(_BEGINS)
    models.CalendarToken.objects.using(record.alias).create(
        account=owner, name=name, digest=digest, private=private, made=now, ends=now + timedelta(days=days)
    )
    accounts.note(record, owner, by, "feed made", f"{name}{' (private)' if private else ''}")
    return text


def revoke(record: Record, account: str, name: str, by: str) -> None:
    """Revokes a feed; it is refused from then on. Inside a transaction.

    Raises:
        NotFound: the account has no feed of that name that is not revoked.
    """
    owner = accounts.row_of(record, account)
    row = keys.unrevoked(_rows(record), owner, name)
    if row is None:
        raise NotFound(f"{owner.name} has no feed {name[:80]!r}. List them all with: habeas calendar feeds")
    keys.revoke(row, record.alias)
    accounts.note(record, owner, by, "feed revoked", name)


def revoke_all(record: Record, account: str, by: str) -> list[str]:
    """Revokes all feeds of an account; their names come back. Inside a transaction.

    Raises:
        NotFound: there is no such account.
    """
    owner = accounts.row_of(record, account)
    found = keys.revoke_all(_rows(record), owner, record.alias)
    for name in found:
        accounts.note(record, owner, by, "feed revoked", name)
    return found


def holder(record: Record, text: str) -> tuple[accounts.Account, Feed] | None:
    """The active account whose feed that is; None for one that is unknown, revoked or over."""
    row = keys.held(record, _with_digest(record, keys.digest(text)))
    return None if row is None else (accounts.read(row.account), _read(row))


@prepared
def _with_digest(record: Record, digest: str) -> QuerySet[Any]:
    from habeas.record import models

    found: QuerySet[Any] = models.CalendarToken.objects.using(record.alias).filter(digest=digest).order_by()
    return found


def _rows(record: Record) -> Any:  # noqa: ANN401 (Django's classes are made when it is set up)
    from habeas.record import models

    return models.CalendarToken.objects.using(record.alias).select_related("account")


def _read(row: Any) -> Feed:  # noqa: ANN401
    return Feed(row.account.name, row.name, row.private, row.made, row.ends, row.revoked, row.used)
