"""Who signs in with a name and a password, and who has tried too often.

A wrong name takes as long as a wrong password, and is answered with the same words.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from habeas.errors import NotSignedIn, TooManyAttempts
from habeas.record import accounts
from habeas.record.connect import Record

if TYPE_CHECKING:
    from habeas.record.account_models import Account as Row

# Within this time so many failures are let pass. Five for one name from one address is a forgotten password; a machine
# that tries passwords gets twenty a quarter of an hour, under two thousand a day, far too few for twelve characters.
# Those for one name from anywhere are many more, so that nobody can lock a colleague out without effort.
WITHIN = timedelta(minutes=15)
FOR_A_NAME_FROM_AN_ADDRESS, FROM_AN_ADDRESS, FOR_A_NAME = 5, 20, 60
WRONG = "That name and that password do not go together, or the account is disabled."


def sign_in(record: Record, name: str, password: str, address: str) -> Row:
    """The account that goes by that name and password.

    Args:
        address: from where somebody asks.

    Raises:
        NotSignedIn: they do not go together, or the account is disabled.
        TooManyAttempts: there were too many failures lately.
    """
    now, digest = datetime.now(UTC), _digest(name)
    _refuse_too_many(record, digest, address, now)
    row = _matching(record, name, password)
    if row is None:
        _note_failure(record, digest, address, now)
        raise NotSignedIn(WRONG)
    row.last_login = now
    row.save(using=record.alias, update_fields=["last_login"])
    _forget(record, digest, address, now)
    return row


def note_entrance(record: Record, row: Row) -> None:
    """Keeps when somebody came in who needed no password."""
    row.last_login = datetime.now(UTC)
    row.save(using=record.alias, update_fields=["last_login"])


def _matching(record: Record, name: str, password: str) -> Row | None:
    from django.contrib.auth.hashers import make_password

    row: Row | None = accounts.rows(record).filter(folded=accounts.folded(name)).first()
    if row is None or len(password) > accounts.LONGEST_PASSWORD:
        make_password(password[: accounts.LONGEST_PASSWORD])  # takes the time of a comparison
        return None
    return row if row.check_password(password) and row.is_active else None


def _refuse_too_many(record: Record, digest: str, address: str, now: datetime) -> None:
    from habeas.record.account_models import FailedSignIn

    lately = FailedSignIn.objects.using(record.alias).filter(made__gt=now - WITHIN)
    if (
        lately.filter(name=digest, address=address).count() >= FOR_A_NAME_FROM_AN_ADDRESS
        or lately.filter(address=address).count() >= FROM_AN_ADDRESS
        or lately.filter(name=digest).count() >= FOR_A_NAME
    ):
        raise TooManyAttempts(
            f"There were too many attempts that failed. Wait {WITHIN.seconds // 60} minutes, then try again; whoever "
            "runs this registry can give you a new password."
        )


def _note_failure(record: Record, digest: str, address: str, now: datetime) -> None:
    from habeas.record.account_models import FailedSignIn

    FailedSignIn.objects.using(record.alias).create(name=digest, address=address, made=now)


def _forget(record: Record, digest: str, address: str, now: datetime) -> None:
    """Drops what says nothing any more: old failures, those of whoever is in now, and sessions that ended."""
    from habeas.record.account_models import FailedSignIn, Session

    failures = FailedSignIn.objects.using(record.alias)
    failures.filter(made__lte=now - WITHIN).delete()
    failures.filter(name=digest, address=address).delete()
    Session.objects.using(record.alias).filter(expire_date__lt=now).delete()


def _digest(name: str) -> str:
    return hashlib.sha256(accounts.folded(name).encode(errors="replace")).hexdigest()
