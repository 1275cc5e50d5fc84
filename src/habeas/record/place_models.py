"""The table of places as documents write them; see `models`, which has it too."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class PlaceMeant(models.Model):
    """What a place as written is in the gazetteer, in documents on a country (derived, and kept from one derivation to
    the next): a settlement, a region or a country; all empty where it may be several, or none.

    `about` is empty where the documents are about no one country. `steps` is the version of the steps that said so.
    """

    written = models.TextField(db_index=True)
    about = models.CharField(max_length=2, default="")
    settlement = models.TextField(null=True)
    region = models.TextField(null=True)
    country = models.CharField(max_length=2, null=True)
    geonames = models.BigIntegerField(null=True)
    steps = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[PlaceMeant]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["written", "about"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["written", "about"], name="one_meaning_of_a_place")]
