"""Django's sessions in the registry's own tables: the server knows who is signed in, the browser holds a random key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sessions.backends.db import SessionStore as InDatabase

if TYPE_CHECKING:
    from habeas.record.account_models import Session


class SessionStore(InDatabase):
    """A session of the registry that is being answered for."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table of sessions."""
        from habeas.record.account_models import Session

        return Session
