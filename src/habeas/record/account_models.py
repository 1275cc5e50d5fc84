"""The tables of who may do what: accounts, their sessions and tokens, and what was changed of them.

An account is never deleted, since decisions name it. Of a password and of a token only a digest is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

LONGEST_NAME = 60


class Account(AbstractBaseUser):
    """Somebody who may look or decide; Django's only table of users."""

    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    # The name without its capitals and in one form: no two accounts may look the same in the log.
    folded = models.CharField(max_length=3 * LONGEST_NAME, unique=True)
    role = models.CharField(max_length=16)
    is_active = models.BooleanField(default=True)
    made = models.DateTimeField()

    USERNAME_FIELD = "name"
    objects = BaseUserManager["Account"]()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["folded"]


class AccountChange(models.Model):
    """What was changed of an account, when and by whom. Rows are only ever added."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="changes")
    made = models.DateTimeField()
    by = models.TextField()
    what = models.CharField(max_length=32)
    value = models.TextField(default="")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class Token(models.Model):
    """A key to the API, of one account and with at most its rights; revoked, and never deleted."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=LONGEST_NAME)
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16)
    # Whether it also has the right to casework, as long as its account does.
    casework = models.BooleanField(default=False)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
    # The day of its last use, and no more than that.
    used = models.DateField(null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "name"],
                condition=models.Q(revoked__isnull=True),
                name="one_token_of_a_name_at_a_time",
            )
        ]


class Session(AbstractBaseSession):
    """That a browser is signed in; deleted when it ends."""

    objects: ClassVar = BaseSessionManager["Session"]()

    class Meta:
        app_label = "record"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The class that reads and writes these rows."""
        from habeas.record.sessions import SessionStore

        return SessionStore


class FailedSignIn(models.Model):
    """That somebody tried a name and a password in vain; the name only as a digest, since it may be a password."""

    name = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    made = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "record"
