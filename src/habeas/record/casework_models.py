"""The tables of what is private beside a public case, of who is withheld from what is published, and of feeds.

Rows are only ever added: a newer version of an entry stands beside the older ones, an undo is a row that names another.
`casework`, `withholding` and `feeds` write and read them; no other module does, and no index or export is made of them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class _Kept(models.Model):
    """A row that is added once and neither changed nor deleted."""

    by = models.TextField()
    made = models.DateTimeField()

    class Meta:
        abstract = True

    def save(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 (as Django has it)
        """Adds the row.

        Raises:
            TypeError: it is there already.
        """
        if self.pk is not None:
            raise TypeError(f"A row of {type(self).__name__} is never changed; add a newer one.")
        super().save(*args, **given)

    def delete(self, *args: Any, **given: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401, ARG002
        """Refuses.

        Raises:
            TypeError: always.
        """
        raise TypeError(f"A row of {type(self).__name__} is never deleted.")


class CaseworkEntry(_Kept):
    """One version of something private that is kept beside a case: an observation, a visit, a task, a consent."""

    # What all versions of it share; the highest version is what holds.
    number = models.PositiveBigIntegerField(db_index=True)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    # The mentions of the person, as judgements address them, so that it stays with them whatever is rebuilt, merged or
    # parted; and the name as it was known to who wrote it, for people whom no document names.
    people = models.JSONField()
    about = models.TextField()
    fields = models.JSONField()
    # The numbers of its files.
    files = models.JSONField()
    removed = models.BooleanField(default=False)
    because = models.TextField(default="")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["number", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number", "version"], name="one_casework_version_of_a_number")
        ]


class CaseworkFile(_Kept):
    """A file that somebody attached; its bytes lie in the private part of the archive, under their hash."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.TextField()
    kind = models.CharField(max_length=16)
    size = models.BigIntegerField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class Withholding(_Kept):
    """That a person, or fields of theirs, are withheld from everything that is published; or that this is undone."""

    people = models.JSONField()
    name = models.TextField()
    # Fields of `data/casework/fields.toml`; empty for the whole person.
    fields = models.JSONField()
    because = models.TextField()
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="undone")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class CalendarToken(models.Model):
    """A key to one feed of the calendar, and to nothing else; revoked, and never deleted."""

    account = models.ForeignKey("Account", on_delete=models.PROTECT, related_name="calendar_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    # Whether casework is in it too, as long as the account has the right to it.
    private = models.BooleanField(default=False)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
    used = models.DateField(null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "name"],
                condition=models.Q(revoked__isnull=True),
                name="one_calendar_token_of_a_name_at_a_time",
            )
        ]
