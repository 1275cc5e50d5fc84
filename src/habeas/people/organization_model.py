"""The nouns of organizations: a document's mention of one, and the organization that mentions are of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class OrganizationMention:
    """That a document names an organization.

    Attributes:
        country: what the document is about.
        full: the full name where the document introduces this one as its acronym: "Legal Aid Union (LAU)".
        certain: whether the place is one for organizations only; who did something may be a person too.
    """

    document_id: str
    name: str
    country: str | None = None
    full: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization under all its names, with the mentions that were joined and why.

    Attributes:
        id: stable for the same names, readable in an address ("az-state-security").
        names: every name seen, the shown one first.
        kind: "court", "prison", "outlet" …; None where nothing shows it.
        country: where it belongs, ISO code; None for bodies of several states and where it is not known.
        parent: the id of the body that it is a part of, where the gazetteer knows it.
        reasons: for every name but the first, the sentence that says why it is the same organization.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str | None
    country: str | None
    parent: str | None
    mentions: tuple[OrganizationMention, ...]
    reasons: tuple[str, ...] = ()
