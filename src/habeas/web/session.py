"""Signing in and out with a browser. A session ends when its account is disabled or gets another password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from habeas.record import accounts
from habeas.web.asking import number_in, registry_of

if TYPE_CHECKING:
    from habeas.record.account_models import Account

# Django notes with a session by what somebody was let in; it is us.
_BY = "habeas.web.session"


def account_of(request: HttpRequest) -> Account | None:
    """The account that is signed in with this browser, if it still may."""
    key = number_in(request.session.get(SESSION_KEY))
    if key is None:
        return None
    row: Account | None = accounts.active(registry_of(request).record, key)
    given = request.session.get(HASH_SESSION_KEY, "")
    return row if row is not None and constant_time_compare(given, row.get_session_auth_hash()) else None


def let_in(request: HttpRequest, row: Account) -> None:
    """Signs an account in: with a new session, so that nobody who knew the old one's key comes along."""
    login(request, row, backend=_BY)


def keep_in(request: HttpRequest, name: str) -> None:
    """Keeps this browser signed in when its account got another password; all others are out."""
    let_in(request, accounts.row_of(registry_of(request).record, name))


def let_out(request: HttpRequest) -> None:
    """Signs out: the session is deleted."""
    request.session.flush()
