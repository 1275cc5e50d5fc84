"""The table of imports: which document came as whose file, in which form, and how it is read. Rows are only ever added.

`imports` writes and reads it; nothing else does. The log has an entry for each, and undoing that takes its claims away.
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
    by = models.TextField()
    added = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
