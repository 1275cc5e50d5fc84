"""What all keys have in common, to the API or to a feed: made at random, shown once, kept as a digest, never deleted.

Each kind of key has a table of its own and opens one thing only; `tokens` and `feeds` say which.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

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


def held(rows: Any, text: str, alias: str) -> Any:  # noqa: ANN401
    """The row of a key that holds now, with an active account; None for one that is unknown, revoked or over.

    The day of its use is noted.
    """
    from django.db import OperationalError

    now = datetime.now(UTC)
    row = rows.filter(digest=digest(text), revoked=None, ends__gt=now, account__is_active=True).first()
    if row is not None and row.used != now.date():
        row.used = now.date()
        with suppress(OperationalError):  # while a build keeps the database, who asks is known all the same
            row.save(using=alias, update_fields=["used"])
    return row
