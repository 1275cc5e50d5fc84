"""The table of statements of law. Written with the document that makes them, read back as nouns.

`provisions` writes and reads it; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Provision(models.Model):
    """What a document says of the law, with its sentence; penalties and thresholds as lists of their values."""

    document = models.ForeignKey("Document", on_delete=models.CASCADE, related_name="provisions")
    order = models.IntegerField()
    kind = models.CharField(max_length=16, db_index=True)
    subject = models.TextField()
    law = models.TextField(null=True)
    article = models.TextField(null=True)
    date = models.CharField(max_length=10, null=True)
    condition = models.TextField(null=True)
    penalties = models.JSONField(default=list)
    thresholds = models.JSONField(default=list)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]
