"""The tables of what is looked up day by day: where sources differ, who was held when, what is overdue. All derived.

`watching` writes and reads them; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Disagreement(models.Model):
    """A field of an act on which its sources differ; `chosen` says that somebody chose which to show."""

    act = models.ForeignKey("Act", on_delete=models.CASCADE, related_name="disagreements")
    field = models.CharField(max_length=16)
    country = models.CharField(max_length=2, null=True)
    person = models.CharField(max_length=160, null=True)
    chosen = models.BooleanField(default=False)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["chosen", "field", "country"], name="disagreement_list")]


class Standing(models.Model):
    """The days on which a case stood as held or unknown: from `since` on, up to the day before `until`, if any."""

    case = models.ForeignKey("Case", on_delete=models.CASCADE, related_name="standings")
    value = models.CharField(max_length=8)
    since = models.CharField(max_length=10)
    until = models.CharField(max_length=10, null=True)
    country = models.CharField(max_length=2, null=True)
    # Whose case it is, so that people are counted without looking up the case of each.
    person = models.CharField(max_length=160, default="")

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["value", "since", "until", "country", "person"], name="standing_on_a_day"),
            models.Index(fields=["case", "value", "since", "until"], name="standing_of_a_case"),
        ]


class Due(models.Model):
    """A day after which a case is stale unless news came: its term is over, its hearing went by, nobody named them."""

    case = models.ForeignKey("Case", on_delete=models.CASCADE, related_name="dues")
    act = models.ForeignKey("Act", on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8)
    day = models.CharField(max_length=10)
    country = models.CharField(max_length=2, null=True)

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["-day", "id"]
        indexes: ClassVar = [models.Index(fields=["kind", "day"], name="due_by_day")]
