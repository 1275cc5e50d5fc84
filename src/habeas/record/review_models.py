"""The tables of what holds of reviewed claims, and of the claims that wait. All of them can be made again.

`rulings` and `queue` write and read them; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Ruling(models.Model):
    """What holds of a claim that people reviewed (derived from the log and from what was read).

    `decision` is the entry of the log that holds; `stands` is the claim as a person left it, where that is not what
    the machine says; `reopened` says that the machine proposes something else than what was decided on.
    """

    claim = models.OneToOneField("Claim", on_delete=models.CASCADE, primary_key=True, related_name="ruling")
    decision = models.BigIntegerField()
    answer = models.CharField(max_length=16)
    stands = models.JSONField(null=True)
    wording = models.CharField(max_length=24, null=True, db_index=True)
    reopened = models.BooleanField(default=False)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["claim_id"]


class SubjectAsCorrected(models.Model):
    """Whom a claim is about as a person left it, where that is not what the machine says (derived)."""

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="subjects")
    named_person = models.ForeignKey("NamedPerson", on_delete=models.CASCADE, related_name="+")
    order = models.IntegerField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["order"]


class Waiting(models.Model):
    """A claim that waits for somebody to review it, with all that the queue is ordered and narrowed by (derived)."""

    claim = models.OneToOneField("Claim", on_delete=models.CASCADE, primary_key=True, related_name="waiting")
    # The lower, the sooner; of equal ones the claim with the lower confidence comes first.
    rank = models.IntegerField()
    confidence = models.FloatField()
    type = models.CharField(max_length=32)
    country = models.CharField(max_length=2, null=True)
    document_id = models.CharField(max_length=64)
    date = models.CharField(max_length=10, null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["rank", "confidence", "claim_id"]
        # In the order of the queue, also behind what it is narrowed by: so nothing is ever sorted.
        indexes: ClassVar = [
            models.Index(fields=["rank", "confidence", "claim"], name="queue_order"),
            models.Index(fields=["type", "rank", "confidence", "claim"], name="queue_order_of_type"),
            models.Index(fields=["country", "rank", "confidence", "claim"], name="queue_order_of_country"),
            models.Index(fields=["document_id", "rank", "confidence", "claim"], name="queue_order_of_document"),
        ]
