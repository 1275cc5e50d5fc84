"""The tables of what documents say of people beside claims; see `models`, which has them too.

The managers are named since the type checker only adds them to what stands in `models` itself.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Affiliation(models.Model):
    """A person's office, occupation or membership, with its quote."""

    document = models.ForeignKey("record.Document", on_delete=models.CASCADE, related_name="affiliations")
    named_person = models.ForeignKey("record.NamedPerson", on_delete=models.CASCADE, related_name="affiliations")
    order = models.IntegerField()
    role = models.TextField()
    organization = models.TextField(null=True)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    objects: ClassVar[models.Manager[Affiliation]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]


class Kin(models.Model):
    """That a document says that `relative` is the `word` of `person`, with its quote: two people, never one."""

    document = models.ForeignKey("record.Document", on_delete=models.CASCADE, related_name="kin")
    person = models.ForeignKey("record.NamedPerson", on_delete=models.CASCADE, related_name="relatives")
    relative = models.ForeignKey("record.NamedPerson", on_delete=models.CASCADE, related_name="relative_of")
    order = models.IntegerField()
    word = models.CharField(max_length=32)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    objects: ClassVar[models.Manager[Kin]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["document_id", "order"]
