"""The tables of decisions: the log and the settings, to which rows are only added, and what follows of them for claims.

What follows, which rulings hold and which claims wait, can be made again. `decisions`, `settled`, `holding`, `rulings`
and `queue` write and read them; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Decision(models.Model):
    """What a person decided, when and why. Rows are only ever added; an undo is a row that names another."""

    made = models.DateTimeField()
    by = models.TextField()
    verb = models.CharField(max_length=32)
    subject = models.TextField(db_index=True)
    claim = models.CharField(max_length=40, null=True, db_index=True)  # that a review is about; None for mentions
    document = models.CharField(max_length=64, null=True, db_index=True)
    value = models.JSONField(default=dict)
    reason = models.TextField(default="")
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["subject", "by", "undoes"], name="decisions_of_somebody")]


class Setting(models.Model):
    """What somebody set for a registry, who and when. Rows are only ever added; the latest of a name holds."""

    name = models.CharField(max_length=32, db_index=True)
    value = models.CharField(max_length=32)
    by = models.TextField()
    made = models.DateTimeField()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class Ruling(models.Model):
    """What holds of a claim that people reviewed (derived from the log and from what was read).

    `decision` is the entry of the log that holds; `stands` is the claim as a person left it, where that is not what
    the machine says; `state` is one of the words of `record.review`; `by` is who decided so alone, where a second
    person has to agree; `reopened` says that the machine proposes something else than what was decided on.
    """

    claim = models.OneToOneField("Claim", on_delete=models.CASCADE, primary_key=True, related_name="ruling")
    decision = models.BigIntegerField()
    answer = models.CharField(max_length=16)
    stands = models.JSONField(null=True)
    wording = models.CharField(max_length=24, null=True, db_index=True)
    reopened = models.BooleanField(default=False)
    state = models.CharField(max_length=16, default="")
    by = models.TextField(null=True)
    # How a date was given that is used less precisely: its meaning and the date, as "before 2024-05".
    date_given = models.CharField(max_length=24, default="")

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
    # Who decided on it alone: it waits for anybody else.
    by = models.TextField(null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["rank", "confidence", "claim_id"]
        # In the order of the queue, also behind what it is narrowed by: so nothing is ever sorted.
        indexes: ClassVar = [
            models.Index(fields=["rank", "confidence", "claim"], name="queue_order"),
            models.Index(fields=["type", "rank", "confidence", "claim"], name="queue_order_of_type"),
            models.Index(fields=["country", "rank", "confidence", "claim"], name="queue_order_of_country"),
            models.Index(fields=["document_id", "rank", "confidence", "claim"], name="queue_order_of_document"),
            # For what waits for a second person; and, being small, to count all that waits.
            models.Index(fields=["by"], name="queue_of_second_person"),
        ]
