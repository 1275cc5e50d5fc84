"""The tables of drafts of reports: which there are, what each build told, and what people did with it.

Rows are only ever added; an undo is a row that names one. `drafts` writes and reads them; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ReportDraft(models.Model):
    """A draft that people work on."""

    country = models.CharField(max_length=2)
    year = models.IntegerField()
    outline = models.CharField(max_length=32)
    include = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    by = models.TextField()
    made = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class ReportBuild(models.Model):
    """What the registry told at a time: the sections with their sentences, as `answers.report.kept` writes them."""

    draft = models.ForeignKey("ReportDraft", on_delete=models.PROTECT, related_name="builds")
    sections = models.JSONField()
    by = models.TextField()
    made = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class ReportEdit(models.Model):
    """What somebody did with a draft: `target` is the key of a sentence or a passage; empty for a whole section."""

    draft = models.ForeignKey("ReportDraft", on_delete=models.PROTECT, related_name="edits")
    verb = models.CharField(max_length=16)
    section = models.CharField(max_length=32)
    target = models.CharField(max_length=32)
    text = models.TextField()
    # What was there before, for telling later whether it still is.
    value = models.JSONField()
    because = models.TextField()
    by = models.TextField()
    made = models.DateTimeField()
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="undone")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
