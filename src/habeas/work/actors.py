"""Actors of a registry, which are people and organizations: how one is pointed at, and how decisions address it."""

from __future__ import annotations

from habeas import model
from habeas.answers.dossier.model import PERSON, Actor
from habeas.errors import NotFound
from habeas.people.judgement import Judgement
from habeas.people.judgements import document_and_name, mention_key
from habeas.people.organization_model import Organization
from habeas.people.organizations import organization_key
from habeas.record import cases as case_rows
from habeas.record import organizations as bodies
from habeas.record.connect import Record
from habeas.work import finding
from habeas.work import organizations as body_work

PERSONS, BODIES = "person", "organization"
# So many candidates for a name are listed.
OFFERED = 8


def actor_named(record: Record, name: str) -> Actor:
    """Whoever answers to a name in any spelling, or to "person:ID" or "organization:ID".

    Raises:
        NotFound: nobody does, or several; the message lists them.
    """
    kind, one = _parted(name.strip())
    people = finding.ids_called(record, one) if one and kind in ("", PERSONS) else []
    organizations = body_work.ids_called(record, one) if one and kind in ("", BODIES) else []
    found = [(PERSONS, each) for each in people] + [(BODIES, each) for each in organizations]
    if len(found) == 1:
        return actor_of(record, *found[0])
    if found:
        listed = "; ".join(f"{kind}:{each}" for kind, each in found[:OFFERED])
        more = f"; and {len(found) - OFFERED} more" if len(found) > OFFERED else ""
        raise NotFound(f"{len(found)} answer to {one[:80]!r}. Name one of them as written here: {listed}{more}.")
    raise NotFound(
        f"No person and no organization answers to {one[:80]!r}. "
        "See those that there are with: habeas people, habeas organizations"
    )


def _parted(name: str) -> tuple[str, str]:
    """What a text points at, "person" or "organization", where it says so, and the rest."""
    kind, colon, rest = name.partition(":")
    return (kind, rest.strip()) if colon and kind in (PERSONS, BODIES) else ("", name)


def actor_of(record: Record, kind: str, one: str) -> Actor:
    """The actor with that id.

    Raises:
        NotFound: there is none.
    """
    if kind == PERSONS:
        for person in case_rows.people(record, pk=one):
            return of_person(person)
        raise NotFound(f"There is no person with the id {one[:80]!r}.")
    found = bodies.organization(record, one)
    if found is None or not found.mentions:
        raise NotFound(f"There is no organization with the id {one[:80]!r}.")
    return of_body(found)


def of_person(person: model.Person) -> Actor:
    """A person as an actor."""
    countries = [mention.country for mention in person.mentions if mention.country]
    return Actor(
        person.id,
        mention_key(person.mentions[0]),
        person.name,
        person.names,
        PERSON,
        max(sorted(set(countries)), key=countries.count) if countries else None,
        person.gender,
        tuple(dict.fromkeys(each.born for each in person.mentions if each.born)),
        tuple(dict.fromkeys(each.home for each in person.mentions if each.home)),
    )


def of_body(found: Organization) -> Actor:
    """An organization, with its mentions, as an actor."""
    first = found.mentions[0]
    key = organization_key(first.name, first.country)
    return Actor(found.id, key, found.name, found.names, found.kind, found.country)


def keys_of(record: Record, actor: Actor) -> frozenset[str]:
    """Every key by which a decision may address the actor."""
    if actor.is_person:
        people = case_rows.people(record, pk=actor.id)
        return frozenset(mention_key(mention) for person in people for mention in person.mentions)
    found = bodies.organization(record, actor.id)
    mentions = () if found is None else found.mentions
    return frozenset(organization_key(mention.name, mention.country) for mention in mentions)


def decided_of(judgement: Judgement) -> str:
    """A decision on an actor in words: a criterion is met by somebody, or a list's entry is somebody."""
    what, name = judgement.evidence[0], judgement.evidence[1] if len(judgement.evidence) > 1 else _name(judgement)
    if judgement.answer in ("confirmed", "refused"):
        return f"{what} {'is' if judgement.answer == 'confirmed' else 'is not'} {name}"
    return f"the criterion “{what}” is {judgement.answer} by {name}"


def _name(judgement: Judgement) -> str:
    return document_and_name(judgement.left)[1]
