"""Tells Django in which registry it finds accounts and sessions: the one whose page is being answered.

Everything else names its registry with each query; only what Django looks up by itself comes here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from habeas.record.connect import Record

_ALIAS: ContextVar[str | None] = ContextVar("alias", default=None)
_MODULE = "habeas.record.account_models"


@contextmanager
def answering_for(record: Record) -> Iterator[None]:
    """Inside, in this thread, Django looks accounts and sessions up in that registry."""
    before = _ALIAS.set(record.alias)
    try:
        yield
    finally:
        _ALIAS.reset(before)


class OfThisRequest:
    """The router: the registry of `answering_for`; of any other table it knows nothing."""

    def db_for_read(self, model: type[Any], **_hints: object) -> str | None:
        """The alias of the registry in which a model is read."""
        return _ALIAS.get() if model.__module__ == _MODULE else None

    def db_for_write(self, model: type[Any], **_hints: object) -> str | None:
        """The alias of the registry in which a model is written."""
        return self.db_for_read(model)
