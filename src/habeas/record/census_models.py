"""The table of what was known of whom: an entry of the census, kept as it was while it held.

`census` writes and reads it. Rows are derived, yet never deleted: an entry that no longer holds is marked with the
moment when it was dropped.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class CensusEntry(models.Model):
    """An entry of one person, or of a group of people who are not named.

    `known` is the last day of publication of what it is made of, empty for the entry of all that there is; `recorded`
    and `dropped` say from when to when this registry held it.
    """

    subject = models.CharField(max_length=176)
    known = models.CharField(max_length=10, default="")
    digest = models.CharField(max_length=24)
    told = models.TextField()
    recorded = models.DateTimeField()
    dropped = models.DateTimeField(null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["subject", "known"], condition=models.Q(dropped=None), name="census_now"),
            models.Index(fields=["recorded", "dropped"], name="census_as_known"),
        ]
