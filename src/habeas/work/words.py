"""What is kept of what a person types in, and of who that is."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# The account for which the pages or the API do something, and with which role; nobody's where a command does.
_ACCOUNT: ContextVar[tuple[str, str | None, frozenset[str] | None] | None] = ContextVar("account", default=None)


def one_line(text: str) -> str:
    """A text without the characters that could steer a terminal, or that no database takes."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@contextmanager
def acting_as(account: str, role: str | None = None, granted: frozenset[str] | None = None) -> Iterator[None]:
    """Whatever is decided inside, in this thread, is decided by that account, with that role of it or of its token.

    `granted` are the rights beside those of the role; None for all that the account was given.
    """
    before = _ACCOUNT.set((account, role, granted))
    try:
        yield
    finally:
        _ACCOUNT.reset(before)


def whoami() -> str:
    """Who is deciding: the account of a page or of the API, else the login name; "unknown" where there is none."""
    account = _ACCOUNT.get()
    return login_name() if account is None else account[0]


def acting_role() -> str | None:
    """The role with which whoever decides does; None for a command."""
    account = _ACCOUNT.get()
    return None if account is None else account[1]


def acting_rights() -> frozenset[str] | None:
    """The rights beside those of the role with which whoever decides does; None for all that the account was given."""
    account = _ACCOUNT.get()
    return None if account is None else account[2]


def login_name() -> str:
    """The login name of whoever runs this; "unknown" where the system has none."""
    try:
        return getpass.getuser() or "unknown"
    except (OSError, KeyError, ImportError):
        return "unknown"
