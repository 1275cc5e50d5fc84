"""The tables of country reports: which outline a document has, and what sections. Written with their document.

`sections` writes and reads them; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Report(models.Model):
    """That a document is a country report in an outline, and what of the outline it does not have."""

    document = models.OneToOneField("Document", on_delete=models.CASCADE, primary_key=True, related_name="report")
    edition = models.CharField(max_length=32, db_index=True)
    missing = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id"]


class ReportSection(models.Model):
    """A section of a report, or a label before a paragraph, with where it stands in the document's text."""

    document = models.ForeignKey("Document", on_delete=models.CASCADE, related_name="sections")
    order = models.IntegerField()
    level = models.IntegerField()
    number = models.CharField(max_length=16, null=True)
    title = models.TextField()
    path = models.TextField()
    topic = models.CharField(max_length=64, null=True, db_index=True)
    start = models.IntegerField()
    end = models.IntegerField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]
