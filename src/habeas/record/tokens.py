"""Keys to the API: made for an account, shown once, kept as a digest, revoked and never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from habeas.errors import BadAccount, NotFound
from habeas.record import accounts, keys
from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

_BEGINS = "habeas_"


@dataclass(frozen=True, slots=True)
class Token:
    """A key to the API; `used` is the day of its last use.

    Its rights are those of `role`, with `casework` also that to casework; never more than its account has when it is
    used.
    """

    account: str
    name: str
    role: str
    made: datetime
    ends: datetime
    revoked: datetime | None
    used: Any
    casework: bool = False


def tokens(record: Record, account: str | None = None) -> list[Token]:
    """All tokens, or those of an account, also the revoked, in the order in which they were made."""
    rows = _rows(record) if account is None else _rows(record).filter(account__folded=accounts.folded(account))
    return [_read(row) for row in rows]


def add(record: Record, account: str, name: str, role: str, days: int, by: str, *, casework: bool = False) -> str:
    """Makes a token; its text is given back this once and is kept nowhere. Inside a transaction.

    Raises:
        NotFound: there is no such account.
        BadAccount: the account has a token of that name.
    """
    from habeas.record.account_models import Token as Row

    owner, now = accounts.row_of(record, account), datetime.now(UTC)
    if keys.unrevoked(_rows(record), owner, name) is not None:
        raise BadAccount(f"{owner.name} has a token {name!r} already; revoke it first, or choose another name.")
    text, digest = keys.made(_BEGINS)
    Row.objects.using(record.alias).create(
        account=owner, name=name, digest=digest, role=role, casework=casework, made=now, ends=now + timedelta(days=days)
    )
    accounts.note(record, owner, by, "token made", f"{name} ({role}{', casework' if casework else ''})")
    return text


def revoke(record: Record, account: str, name: str, by: str) -> None:
    """Revokes a token; it is refused from then on. Inside a transaction.

    Raises:
        NotFound: the account has no token of that name that is not revoked.
    """
    owner = accounts.row_of(record, account)
    row = keys.unrevoked(_rows(record), owner, name)
    if row is None:
        raise NotFound(f"{owner.name} has no token {name[:80]!r}. List them all with: habeas token list")
    keys.revoke(row, record.alias)
    accounts.note(record, owner, by, "token revoked", name)


def revoke_all(record: Record, account: str, by: str) -> list[str]:
    """Revokes all tokens of an account; the names of those that held come back. Inside a transaction.

    Raises:
        NotFound: there is no such account.
    """
    owner = accounts.row_of(record, account)
    found = keys.revoke_all(_rows(record), owner, record.alias)
    for name in found:
        accounts.note(record, owner, by, "token revoked", name)
    return found


def holder(record: Record, text: str) -> tuple[accounts.Account, Token, frozenset[str]] | None:
    """The active account whose token that is, the token, and the rights beside roles that it may carry now.

    None for a token that is unknown, revoked or over.
    """
    row = keys.held(record, _with_digest(record, keys.digest(text)))
    if row is None:
        return None
    return (
        accounts.read(row.account),
        _read(row),
        accounts.granted_to(record, row.account) if row.casework else frozenset(),
    )


@prepared
def _with_digest(record: Record, digest: str) -> QuerySet[Any]:
    from habeas.record.account_models import Token as Row

    found: QuerySet[Any] = Row.objects.using(record.alias).filter(digest=digest).order_by()
    return found


def _rows(record: Record) -> Any:  # noqa: ANN401 (Django's classes are made when it is set up)
    from habeas.record.account_models import Token as Row

    return Row.objects.using(record.alias).select_related("account")


def _read(row: Any) -> Token:  # noqa: ANN401
    return Token(row.account.name, row.name, row.role, row.made, row.ends, row.revoked, row.used, row.casework)
