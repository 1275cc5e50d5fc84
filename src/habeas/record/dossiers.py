"""Reads what a dossier needs: which acts name somebody as who did it, what takes them back, how documents came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from habeas import model, terms
from habeas.record import cases as case_rows
from habeas.record import organizations as bodies
from habeas.record.connect import Record
from habeas.record.review import REJECT
from habeas.record.rows import CHUNK

# Types of acts that may take an earlier one back.
MAY_REVERSE = ("release", "trial")
SANCTION = "sanction"


def done_by_person(record: Record, person_id: str) -> set[str]:
    """The ids of the claims, as they stand, that name a person as who did it."""
    from habeas.record import models

    names: dict[str, set[str]] = {}
    rows = models.NamedPerson.objects.using(record.alias).filter(person=person_id)
    for document, name, aliases in rows.values_list("document", "name", "aliases"):
        names.setdefault(document, set()).update((name, *aliases))
    found = set()
    for some in _chunks(sorted(names)):
        claims = models.Claim.objects.using(record.alias).filter(document__in=some).exclude(ruling__answer=REJECT)
        for pk, document, actors, stands in claims.values_list("pk", "document", "actors", "ruling__stands"):
            if names[document].intersection(actors if stands is None else stands["actors"]):
                found.add(pk)
    return found


def done_by_body(record: Record, organization_id: str) -> set[str]:
    """The ids of the claims that name an organization as who did it."""
    return set(bodies.claims_with(record, organization_id, bodies.ACTOR).values_list("claim", flat=True))


def acts_of(record: Record, claims: Iterable[str]) -> list[model.Act]:
    """The acts, responses left out, that any of these claims tells of, each once."""
    found: dict[str, model.Act] = {}
    for some in _chunks(sorted(set(claims))):
        for act in case_rows.acts_told_by(record, some):
            if terms.claim_type(act.type).kind == "act":
                found[act.id] = act
    return list(found.values())


def acts_against(record: Record, *, person: str | None = None, organization: str | None = None) -> list[model.Act]:
    """All that was done to a person, or to an organization, responses with it."""
    if person is not None:
        return list(case_rows.acts(record, person=person))
    return list(case_rows.acts(record, pk__in=bodies.acts_with(record, organization or "", bodies.HARMED)))


def may_reverse(record: Record, people: Iterable[str]) -> dict[str, tuple[model.Act, ...]]:
    """By person the acts of the kinds that may take an earlier one back."""
    found: dict[str, list[model.Act]] = defaultdict(list)
    for some in _chunks(sorted(set(people))):
        for act in case_rows.acts(record, person__in=some, type__in=MAY_REVERSE):
            found[act.person_id or ""].append(act)
    return {person: tuple(acts) for person, acts in found.items()}


def documents_naming(record: Record, people: Iterable[str]) -> set[str]:
    """The ids of the documents that name any of these persons."""
    from habeas.record import models

    found: set[str] = set()
    for some in _chunks(sorted(set(people))):
        rows = models.NamedPerson.objects.using(record.alias).filter(person__in=some).order_by()
        found |= set(rows.values_list("document", flat=True))
    return found


def text_of(record: Record, document_id: str) -> list[str]:
    """What a document says: its text and its title, where it has one."""
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).filter(pk=document_id).values_list("text", "title", "name")
    return [said for told in rows for said in told if said]


def plain_texts(record: Record, documents: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The id of each document and its text."""
    from habeas.record import models

    for some in _chunks(sorted(set(documents))):
        rows = models.Document.objects.using(record.alias).filter(pk__in=some).order_by("pk")
        yield from rows.values_list("pk", "text")


def quoted_beside(
    record: Record, actor_id: str, types: Iterable[str], *, person: bool
) -> Iterator[tuple[str, str, list[str]]]:
    """The claims of these types in documents that name a person, or a body: id, type, and the words of the quotes."""
    from habeas.record import models

    table: Any = models.NamedPerson if person else models.OrganizationMention
    named = table.objects.using(record.alias).filter(**{"person" if person else "organization": actor_id})
    documents = sorted(set(named.order_by().values_list("document", flat=True)))
    for some in _chunks(documents):
        claims = models.Claim.objects.using(record.alias).filter(document__in=some, type__in=sorted(types))
        claims = claims.exclude(ruling__answer=REJECT).order_by("pk").prefetch_related("quotes")
        for claim in claims:
            yield claim.pk, claim.type, [quote.text for quote in claim.quotes.all()]


def called(record: Record, people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By person the offices, occupations and memberships that documents give them, as worded, each once."""
    from habeas.record import models

    found: dict[str, dict[str, str]] = defaultdict(dict)
    for some in _chunks(sorted(set(people))):
        rows = models.Affiliation.objects.using(record.alias).filter(named_person__person__in=some).order_by("pk")
        for person, role, body in rows.values_list("named_person__person", "role", "organization"):
            words = f"{role}, {body}" if body else role
            found[person or ""].setdefault(words.casefold(), words)
    return {person: tuple(words.values()) for person, words in found.items()}


def kinds_of_employers(record: Record, affiliations: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """By affiliation (its number as text) the id and the kind of the organization that it names."""
    from habeas.record import models

    found: dict[str, tuple[str, str | None]] = {}
    for some in _chunks(sorted(set(affiliations))):
        rows = models.OrganizationMention.objects.using(record.alias).filter(affiliation__in=some)
        for pk, organization, kind in rows.values_list("affiliation", "organization", "organization__kind"):
            found[str(pk)] = (organization, kind)
    return found


def parent_of(record: Record, organization_id: str) -> str | None:
    """The id of the body that one is a part of, as the record has it."""
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias).filter(pk=organization_id)
    return rows.values_list("parent", flat=True).first()


def received(record: Record, documents: Iterable[str]) -> Iterator[tuple[str, int, datetime, str]]:
    """Of each document its size, when it was received, and its file's name."""
    from habeas.record import models

    for some in _chunks(sorted(set(documents))):
        rows = models.Document.objects.using(record.alias).filter(pk__in=some).order_by("pk")
        yield from rows.values_list("pk", "size", "added", "name")


def _chunks(values: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
