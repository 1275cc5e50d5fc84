"""Accounts as they are kept: added, given a role or a password, disabled; each change is a row that stays.

What a role may do, and whether a change makes sense, is asked for before (`habeas.work.accounts`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from habeas.errors import BadAccount, NotFound
from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from habeas.record.account_models import Account as Row

# Long enough that trying out all of them is hopeless also where a digest was stolen.
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 1_000
# Changes of an account: a right was given to it beside those of its role, or taken from it again.
GRANTED, TAKEN = "right given", "right taken"
_CHECKS = (
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
     "OPTIONS": {"min_length": SHORTEST_PASSWORD}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name",)}},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may look or decide.

    Attributes:
        active: whether it may be used; a disabled one stays, since decisions name it.
        has_password: whether one can sign in with a password; without, by a token or as the user of the machine.
        seen: when somebody last signed in with it.
    """

    name: str
    role: str
    active: bool
    has_password: bool
    made: datetime
    seen: datetime | None


def accounts(record: Record) -> list[Account]:
    """All accounts by name, also the disabled."""
    return [read(row) for row in rows(record)]


def account(record: Record, name: str) -> Account:
    """The account of that name, whatever its capitals.

    Raises:
        NotFound: there is none.
    """
    return read(row_of(record, name))


def exists(record: Record, name: str) -> bool:
    """Whether there is an account of that name, whatever its capitals."""
    return bool(rows(record).filter(folded=folded(name)).exists())


def add(record: Record, name: str, role: str, password: str | None, by: str) -> Account:
    """Adds an account; inside a transaction.

    Raises:
        BadAccount: the name is taken, or the password is too easy to guess.
    """
    from habeas.record.account_models import Account as Row

    if exists(record, name):
        raise BadAccount(f"There is an account {name!r} already; names differ by more than their capitals.")
    row = Row(name=name, folded=folded(name), role=role, made=datetime.now(UTC))
    _set_password(row, password)
    row.save(using=record.alias)
    note(record, row, by, "made", role)
    return read(row)


def give_role(record: Record, name: str, role: str, by: str) -> Account:
    """Gives an account another role; inside a transaction."""
    return _changed(record, name, by, "role", role, role=role)


def set_active(record: Record, name: str, active: bool, by: str) -> Account:
    """Disables an account, which ends what is signed in with it, or enables it; inside a transaction."""
    return _changed(record, name, by, "enabled" if active else "disabled", "", is_active=active)


def set_password(record: Record, name: str, password: str | None, by: str) -> Account:
    """Gives an account another password, or none; whatever was signed in with the old one ends. Inside a transaction.

    Raises:
        BadAccount: it is too easy to guess.
    """
    row = row_of(record, name)
    _set_password(row, password)
    row.save(using=record.alias, update_fields=["password"])
    note(record, row, by, "password", "")
    return read(row)


def grants(record: Record, name: str) -> frozenset[str]:
    """The rights that an account was given beside its role's and that were not taken from it again.

    Raises:
        NotFound: there is no such account.
    """
    return granted_to(record, row_of(record, name))


def granted_to(record: Record, row: Row) -> frozenset[str]:
    """The same of the account of a row: the last change of each right says whether it has it."""
    last = dict(_rights_changed(record, row.pk))
    return frozenset(right for right, what in last.items() if what == GRANTED)


@prepared
def _rights_changed(record: Record, account: int) -> QuerySet[Any]:
    from habeas.record.account_models import AccountChange

    rows = AccountChange.objects.using(record.alias).filter(account=account, what__in=(GRANTED, TAKEN))
    return rows.order_by("id").values_list("value", "what")


def active(record: Record, key: int) -> Row | None:
    """The account with that key; None where there is none or it is disabled."""
    return next(iter(_active(record, key)), None)


@prepared
def _active(record: Record, key: int) -> QuerySet[Any]:
    found: QuerySet[Any] = rows(record).filter(pk=key, is_active=True)
    return found


def grant(record: Record, name: str, right: str, by: str, *, given: bool) -> Account:
    """Gives an account a right beside its role's, or takes it, where it is not so already. Inside a transaction."""
    row = row_of(record, name)
    if (right in granted_to(record, row)) != given:
        note(record, row, by, GRANTED if given else TAKEN, right)
    return read(row)


def folded(name: str) -> str:
    """A name without its capitals and in one form."""
    return unicodedata.normalize("NFKC", name).casefold()


def same_account(left: str, right: str) -> bool:
    """Whether two names, such as those under which decisions were made, are one account's."""
    return folded(left) == folded(right)


def rows(record: Record) -> Any:  # noqa: ANN401 (Django's classes are made when it is set up)
    """The rows of the accounts."""
    from habeas.record.account_models import Account as Row

    return Row._default_manager.using(record.alias)


def row_of(record: Record, name: str) -> Row:
    """The row of an account.

    Raises:
        NotFound: there is none of that name.
    """
    found: Row | None = rows(record).filter(folded=folded(name)).first()
    if found is None:
        raise NotFound(f"There is no account {name[:80]!r}. List them all with: habeas account list")
    return found


def note(record: Record, row: Row, by: str, what: str, value: str) -> None:
    """Keeps that something was changed of an account; inside the transaction that changes it."""
    from habeas.record.account_models import AccountChange

    AccountChange.objects.using(record.alias).create(account=row, made=datetime.now(UTC), by=by, what=what, value=value)


def read(row: Row) -> Account:
    """The account of a row."""
    return Account(row.name, row.role, row.is_active, row.has_usable_password(), row.made, row.last_login)


def _changed(record: Record, name: str, by: str, what: str, value: str, **fields: Any) -> Account:  # noqa: ANN401
    row = row_of(record, name)
    for field, wanted in fields.items():
        setattr(row, field, wanted)
    row.save(using=record.alias, update_fields=list(fields))
    note(record, row, by, what, value)
    return read(row)


def _set_password(row: Row, password: str | None) -> None:
    from django.contrib.auth.password_validation import get_password_validators, validate_password
    from django.core.exceptions import ValidationError

    if password is None:
        row.set_unusable_password()
        return
    if len(password) > LONGEST_PASSWORD:
        raise BadAccount(f"That password has more than {LONGEST_PASSWORD} characters.")
    try:
        validate_password(password, row, get_password_validators(_CHECKS))
    except ValidationError as error:
        raise BadAccount(" ".join(error.messages)) from error
    row.set_password(password)
