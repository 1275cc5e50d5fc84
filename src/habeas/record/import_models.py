"""The tables of imports: which document came as whose file, how it is read, and which documents it hands on.

Rows are only ever added. `imports` writes and reads them; nothing else does. The log has an entry for each import, and
undoing that takes its claims away.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ImportedFile(models.Model):
    """A file of acts that somebody else recorded; its text is that of the document, and is read anew when need be."""

    document = models.ForeignKey("Document", on_delete=models.PROTECT, related_name="imports")
    decision = models.OneToOneField("Decision", on_delete=models.PROTECT, related_name="imported")
    file = models.TextField()
    form = models.CharField(max_length=32)
    body = models.TextField()
    as_of = models.CharField(max_length=10, null=True)
    country = models.CharField(max_length=2, null=True)
    # For a table, how its columns are read; null for other forms.
    columns = models.JSONField(null=True)
    # What was not taken of it for what is in the registry: the row, a code and the words of each.
    told = models.JSONField(default=list)
    by = models.TextField()
    added = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class ImportedSource(models.Model):
    """A document that an imported file hands on quotes of; `known` where the registry had the document itself."""

    imported = models.ForeignKey(ImportedFile, on_delete=models.PROTECT, related_name="sources")
    document = models.ForeignKey("Document", on_delete=models.PROTECT, related_name="handed_on_by")
    known = models.BooleanField(default=False)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["imported", "document"], name="one_source_per_import")]
