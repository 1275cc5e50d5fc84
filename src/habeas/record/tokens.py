"""Keys to the API: made for an account, shown once, kept as a digest, revoked and never deleted."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from habeas.errors import BadAccount, NotFound
from habeas.record import accounts
from habeas.record.connect import Record

# So that one who finds it, in a file or in a log, knows what it is; nobody can guess 256 bits.
_BEGINS, _BYTES = "habeas_", 32


@dataclass(frozen=True, slots=True)
class Token:
    """A key to the API; `used` is the day of its last use.

    Its rights are those of `role`, and never more than its account has on the day it is used.
    """

    account: str
    name: str
    role: str
    made: datetime
    ends: datetime
    revoked: datetime | None
    used: Any


def tokens(record: Record, account: str | None = None) -> list[Token]:
    """All tokens, or those of an account, also the revoked, in the order in which they were made."""
    rows = _rows(record) if account is None else _rows(record).filter(account__folded=accounts.folded(account))
    return [_read(row) for row in rows]


def add(record: Record, account: str, name: str, role: str, days: int, by: str) -> str:
    """Makes a token; its text is given back this once and is kept nowhere. Inside a transaction.

    Raises:
        NotFound: there is no such account.
        BadAccount: the account has a token of that name.
    """
    from habeas.record.account_models import Token as Row

    owner, now = accounts.row_of(record, account), datetime.now(UTC)
    if _rows(record).filter(account=owner, name=name, revoked=None).exists():
        raise BadAccount(f"{owner.name} has a token {name!r} already; revoke it first, or choose another name.")
    text = _BEGINS + secrets.token_urlsafe(_BYTES)
    Row.objects.using(record.alias).create(
        account=owner, name=name, digest=_digest(text), role=role, made=now, ends=now + timedelta(days=days)
    )
    accounts.note(record, owner, by, "token made", f"{name} ({role})")
    return text


def revoke(record: Record, account: str, name: str, by: str) -> None:
    """Revokes a token; it is refused from then on. Inside a transaction.

    Raises:
        NotFound: the account has no token of that name that is not revoked.
    """
    owner = accounts.row_of(record, account)
    row = _rows(record).filter(account=owner, name=name, revoked=None).first()
    if row is None:
        raise NotFound(f"{owner.name} has no token {name[:80]!r}. List them all with: habeas token list")
    row.revoked = datetime.now(UTC)
    row.save(using=record.alias, update_fields=["revoked"])
    accounts.note(record, owner, by, "token revoked", name)


def holder(record: Record, text: str) -> tuple[accounts.Account, str] | None:
    """The active account whose token that is, and the token's role; None for one that is unknown, revoked or over."""
    from django.db import OperationalError

    now = datetime.now(UTC)
    row = _rows(record).filter(digest=_digest(text), revoked=None, ends__gt=now, account__is_active=True).first()
    if row is None:
        return None
    if row.used != now.date():
        row.used = now.date()
        with suppress(OperationalError):  # while a build keeps the database, who asks is known all the same
            row.save(using=record.alias, update_fields=["used"])
    return accounts.read(row.account), row.role


def _rows(record: Record) -> Any:  # noqa: ANN401 (Django's classes are made when it is set up)
    from habeas.record.account_models import Token as Row

    return Row.objects.using(record.alias).select_related("account")


def _read(row: Any) -> Token:  # noqa: ANN401
    return Token(row.account.name, row.name, row.role, row.made, row.ends, row.revoked, row.used)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
