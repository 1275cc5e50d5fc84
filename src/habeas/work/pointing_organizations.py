"""Finds the name of an organization that somebody points at: `DOCUMENT NAME`, any of its names, or its id."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from habeas.errors import NotFound
from habeas.people.judgements import SHOWN_ID
from habeas.people.organization_model import Organization, OrganizationMention
from habeas.record import organizations as rows
from habeas.record.connect import Record
from habeas.work.finding import OFFERED
from habeas.work.organizations import organization_id
from habeas.work.pointing import document_and_rest


@dataclass(frozen=True, slots=True)
class PointedOrganization:
    """A document's mention of an organization that somebody points at.

    `by` says how it was found: by its "document", by the "name" as it is written there, or, where that was but the id
    or another name, as the first mention of the "organization".
    """

    mention: OrganizationMention
    organization: Organization
    by: str

    @property
    def name(self) -> str:
        return self.mention.name

    @property
    def country(self) -> str | None:
        return self.mention.country

    @property
    def key(self) -> str:
        """How a judgement addresses it."""
        from habeas.people.organizations import organization_key

        return organization_key(self.name, self.country)


def pointed_organization(record: Record, text: str) -> PointedOrganization:
    """The name of an organization that a text points at.

    Raises:
        NotFound: none is meant, or several are; the message names the nearest.
    """
    from habeas.people.organization_names import folded

    asked = " ".join(unicodedata.normalize("NFC", text).split())
    document_id, name = document_and_rest(record, asked)
    if document_id is not None:
        return _in_a_document(record, document_id, name)
    found = _organization(record, organization_id(record, asked))
    for mention in found.mentions:
        if folded(mention.name) == folded(asked) and asked != found.id:
            return PointedOrganization(mention, found, "name")
    return PointedOrganization(found.mentions[0], found, "organization")


def _in_a_document(record: Record, document_id: str, name: str) -> PointedOrganization:
    from habeas.people.organization_names import folded

    there = rows.named_in(record, document_id)
    for written, owner in there:
        if folded(written) == folded(name):
            found = _organization(record, owner)
            mention = next(each for each in found.mentions if (each.document_id, each.name) == (document_id, written))
            return PointedOrganization(mention, found, "document")
    names = "; ".join(dict.fromkeys(written for written, _ in there[:OFFERED])) or "none"
    raise NotFound(f"Document {document_id[:SHOWN_ID]} names no organization {name[:80]!r}. It names {names}.")


def _organization(record: Record, organization: str) -> Organization:
    found = rows.organization(record, organization)
    if found is None or not found.mentions:
        raise NotFound(f"There is no organization with the id {organization[:80]!r}.")
    return found
