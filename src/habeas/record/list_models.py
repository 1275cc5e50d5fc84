"""The table of lists: which document is whose list and of which day. Rows are only ever added; the log says what holds.

`lists` writes and reads it; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class NameList(models.Model):
    """A list of people as some body keeps it; its text is that of the document, its rows are read out of that."""

    document = models.ForeignKey("Document", on_delete=models.PROTECT, related_name="lists")
    file = models.TextField()
    body = models.TextField(db_index=True)
    as_of = models.CharField(max_length=10)
    country = models.CharField(max_length=2, null=True)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="copies")
    # The row of the headings, the column of each field, headings that are none, and how dates are written.
    columns = models.JSONField()
    by = models.TextField()
    added = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
