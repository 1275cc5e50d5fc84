"""What all keys have in common, to the API or to a feed: made at random, shown once, kept as a digest, never deleted.

Each kind of key has a table of its own and opens one thing only; `tokens` and `feeds` say which.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from habeas.record import accounts
from habeas.record.connect import Record

# Nobody can guess 256 bits.
_BYTES = 32


def made(begins: str) -> tuple[str, str]:
    """A new key, and its digest. What it begins with tells who finds it, in a file or in a log, what it is."""
    text = begins + secrets.token_urlsafe(_BYTES)
    return text, digest(text)


def digest(text: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def unrevoked(rows: Any, owner: Any, name: str) -> Any:  # noqa: ANN401 (Django's classes are made when it is set up)
    """The row of an account's key of that name that is not revoked; None where there is none."""
    return rows.filter(account=owner, name=name, revoked=None).first()


def revoke(row: Any, alias: str) -> None:  # noqa: ANN401
    """Marks a key as revoked from now on."""
    row.revoked = datetime.now(UTC)
    row.save(using=alias, update_fields=["revoked"])


def revoke_all(rows: Any, owner: Any, alias: str) -> list[str]:  # noqa: ANN401
    """Marks all keys of an account as revoked; the names of those that were not before come back."""
    found = list(rows.filter(account=owner, revoked=None))
    for row in found:
        revoke(row, alias)
    return [str(row.name) for row in found]


def held(record: Record, found: Collection[Any]) -> Any:  # noqa: ANN401
    """Of the rows with the digest of a key that one that holds now, with its account; None for one that does not.

    It holds until its end, while it is not revoked and its account is active. The day of its use is noted.
    """
    from django.db import OperationalError

    now = datetime.now(UTC)
    row = next((each for each in found if each.revoked is None and each.ends > now), None)
    owner = None if row is None else accounts.active(record, row.account_id)
    if row is None or owner is None:
        return None
    row.account = owner
    if row.used != now.date():
        row.used = now.date()
        with suppress(OperationalError):  # while a build keeps the database, who asks is known all the same
            row.save(using=record.alias, update_fields=["used"])
    return row
