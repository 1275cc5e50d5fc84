"""The tables of screenings: which list was looked through, and whom it may have. Rows are only ever added.

What people decided of matches is in the log; `screening` writes and reads these, nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Screening(models.Model):
    """One look through a list: the file's name and hash, what was in it, and the lines that could not be read."""

    file = models.TextField()
    sha256 = models.CharField(max_length=64)
    dataset = models.TextField(db_index=True)
    by = models.TextField()
    made = models.DateTimeField()
    entities = models.BigIntegerField()
    other = models.BigIntegerField()
    malformed = models.BigIntegerField()
    # The first malformed lines, each with its number and the reason.
    problems = models.JSONField(default=list)
    people = models.BigIntegerField()
    organizations = models.BigIntegerField()

    objects: ClassVar[models.Manager[Screening]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class ScreeningMatch(models.Model):
    """That an entity of a list may be somebody; `key` addresses them as the log does, so it survives a rebuild."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="matches")
    key = models.TextField(db_index=True)
    person = models.BooleanField()
    name = models.TextField()
    entity = models.TextField()
    caption = models.TextField()
    schema = models.CharField(max_length=32)
    listed = models.JSONField(default=dict)
    score = models.FloatField()
    reasons = models.JSONField(default=list)

    objects: ClassVar[models.Manager[ScreeningMatch]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["-score", "id"]
