"""The tables of organizations, derived from claims, affiliations and publishers; see `models`, which has them too.

The managers are named since the type checker only adds them to what stands in `models` itself.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Organization(models.Model):
    """One body under all its names (derived from claims, affiliations and publishers, and from decisions)."""

    id = models.CharField(primary_key=True, max_length=160)
    name = models.TextField(db_index=True)
    names = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    kind = models.CharField(max_length=32, null=True, db_index=True)
    country = models.CharField(max_length=2, null=True, db_index=True)
    # The id of the body that it is a part of; that one may be in no document.
    parent = models.CharField(max_length=160, null=True)
    documents = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)

    objects: ClassVar[models.Manager[Organization]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]


class OrganizationMention(models.Model):
    """That a document names an organization: in a claim, in an affiliation, as its publisher, or but in its text.

    `part` is what the organization is there: "actor", "harmed", "place", "employer", "publisher" or "named".
    """

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="mentions")
    document = models.ForeignKey("record.Document", on_delete=models.CASCADE, related_name="organizations")
    claim = models.ForeignKey("record.Claim", on_delete=models.CASCADE, null=True, related_name="organizations_meant")
    affiliation = models.ForeignKey(
        "record.Affiliation", on_delete=models.CASCADE, null=True, related_name="organizations_meant"
    )
    part = models.CharField(max_length=16)
    name = models.TextField()

    objects: ClassVar[models.Manager[OrganizationMention]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["name", "document"], name="organization_of_a_name")]


class OrganizationRedirect(models.Model):
    """Under which id an organization is that had another when organizations were derived before."""

    old = models.CharField(primary_key=True, max_length=160)
    new = models.CharField(max_length=160)
    since = models.DateTimeField()

    objects: ClassVar[models.Manager[OrganizationRedirect]] = models.Manager()

    class Meta:
        app_label = "record"
        ordering: ClassVar = ["old"]
