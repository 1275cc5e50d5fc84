"""Writes a record as FollowTheMoney entities: people, bodies, documents, acts, and the edges between them.

An act is an Event or a Sanction. Who it was done to and who did it are edges to it with their part; which documents
tell of it are edges with the exact words. What the model has no property for stands in the description, a line for
each value: "charge: …", "term: …"; `docs/exchange.md` lists it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from habeas.exchange import ftm_counts
from habeas.exchange.entities import Entity, countries, entity, is_address
from habeas.exchange.ftm_names import lines_of_names
from habeas.exchange.ftm_sources import (
    claim_lines,
    claims_in_lines,
    name_lines,
    notes_on,
    occupation_line,
    place_line,
)
from habeas.exchange.ftm_words import (
    ACTOR,
    CONCERNED,
    HARMED,
    role_of_part,
    role_of_source,
    schema_of_kind,
    schema_of_role,
    word_for_decisions,
)
from habeas.exchange.holdings import Holdings, Named, Office, Relation, Reported, alike_in
from habeas.exchange.judged import decision_line
from habeas.exchange.structure_lines import structure_line
from habeas.model import Act, DocumentCard, Person
from habeas.people.organization_model import Organization
from habeas.terms import claim_type


def entities(holdings: Holdings) -> Iterator[Entity]:
    """The record as entities, each once, whatever is referred to among them; the same record gives the same lines."""
    bodies = _Bodies(holdings.organizations, holdings.people)
    seen: set[str] = set()
    for one in _all(holdings, bodies):
        if one.id not in seen:
            seen.add(one.id)
            yield one


def _all(holdings: Holdings, bodies: _Bodies) -> Iterator[Entity]:
    posts: dict[str, list[Office]] = {}
    for office in holdings.offices:
        posts.setdefault(office.person_id, []).append(office)
    people = {person.id: person for person in holdings.people}
    alike = alike_in(_cards(holdings))
    made: dict[str, list[str]] = {}
    for table, row in holdings.structure:
        made.setdefault(row["document"], []).append(structure_line(table, row))
    for card in _cards(holdings):
        yield _document(card, alike.get(card.id, ()), made.get(card.id, ()))
    named: dict[str, list[Named]] = {}
    for each in holdings.named:
        named.setdefault(each.person_id, []).append(each)
    yield from (_person(one, posts.get(one.id, []), named.get(one.id, [])) for one in holdings.people)
    yield from (_organization(each) for each in holdings.organizations)
    for office in holdings.offices:
        if office.organization is not None and office.person_id in people:
            yield from _office(office, office.organization, bodies)
    for relation in holdings.relations:
        if relation.person_id in people and relation.relative_id in people:
            yield _family(relation)
    for act in holdings.acts:
        yield from _act(act, people, bodies, holdings.order)
    yield from (_number(each) for each in holdings.counts)
    yield from (_decision(row) for row in holdings.decisions)


def _cards(holdings: Holdings) -> Iterator[DocumentCard]:
    """Every document once, also those that only an act or an office names."""
    found = {card.id: card for act in holdings.acts for card in (claim.document for claim in act.claims)}
    found |= {office.document.id: office.document for office in holdings.offices}
    found |= {relation.document.id: relation.document for relation in holdings.relations}
    found |= {each.document.id: each.document for each in holdings.counts}
    found |= {each.document.id: each.document for each in holdings.named}
    found |= {card.id: card for card in holdings.documents}
    yield from (found[one] for one in sorted(found))


def _document(card: DocumentCard, alike: Iterable[str], made: Iterable[str]) -> Entity:
    notes = notes_on(card, alike, is_address=_address(card.url) is not None) + _country_note(card.country) + [*made]
    return entity(
        _of_document(card),
        "Document",
        fileName=card.name,
        title=card.title,
        publisher=card.publisher,
        publishedAt=_text(card.published),
        sourceUrl=_address(card.url),
        country=_country(card.country),
        notes=notes,
    )


def _person(person: Person, posts: Sequence[Office], named: Sequence[Named]) -> Entity:
    documents = dict.fromkeys(_of_document(office.document) for office in posts if office.organization is None)
    keys = {each.document.id: _of_document(each.document) for each in named}
    bare = dict.fromkeys(office.role for office in posts if office.organization is None)
    return entity(
        _of_person(person.id),
        "Person",
        name=person.name,
        alias=[each for each in person.names if each != person.name],
        gender=person.gender,
        position=bare,
        notes=[
            *(
                occupation_line(office.role, _of_document(office.document), office.quote, office.name)
                for office in posts
                if office.organization is None
            ),
            *lines_of_names(named, keys),
        ],
        proof=documents,
    )


def _organization(each: Organization) -> Entity:
    others = [name for name in each.names if name != each.name]
    schema = schema_of_kind(each.kind)
    return entity(_of_organization(each.id), schema, name=each.name, alias=others, country=_country(each.country))


def _office(office: Office, organization: str, bodies: _Bodies) -> Iterator[Entity]:
    schema = schema_of_role(office.role)
    sides = {"Directorship": "director", "Membership": "member", "Employment": "employee"}
    body, made = bodies.called(organization, "Organization")
    yield from made
    known = {
        sides[schema]: _of_person(office.person_id),
        "employer" if schema == "Employment" else "organization": body,
    }
    yield entity(
        _key("office", office.person_id, office.role, organization, office.document.id, str(office.quote.start)),
        schema,
        role=office.role,
        summary=office.quote.text,
        description=[place_line(office.quote), *name_lines(office.name), f"organization: {organization}"],
        proof=_of_document(office.document),
        **known,
    )


def _number(each: Reported) -> Entity:
    card = each.document
    return ftm_counts.note(
        each,
        _key("number", each.id),
        country=_country(card.country),
        notes=_country_note(card.country),
        proof=_of_document(card),
        sourceUrl=_address(card.url),
        publisher=card.publisher,
    )


def _decision(row: Mapping[str, Any]) -> Entity:
    return entity(
        _key("decision", str(row["number"])),
        "Note",
        name=f"Decision: {row['subject']}, {row['answer']}",
        keywords=word_for_decisions(),
        description=decision_line(row),
    )


def _family(each: Relation) -> Entity:
    return entity(
        _key("family", each.person_id, each.relative_id, each.word, each.document.id, str(each.quote.start)),
        "Family",
        person=_of_person(each.person_id),
        relative=_of_person(each.relative_id),
        relationship=each.word,
        summary=each.quote.text,
        description=[place_line(each.quote), *name_lines(*each.names)],
        proof=_of_document(each.document),
    )


def _act(act: Act, people: Mapping[str, Person], bodies: _Bodies, order: Mapping[str, int]) -> Iterator[Entity]:
    person = people.get(act.person_id or "")
    concerned = [] if person is None else [_of_person(person.id)]
    harmed = [bodies.called(name) for name in act.organizations]
    actors = [bodies.somebody(name) for name in act.actors]
    for _, made in (*harmed, *actors):
        yield from made
    if claim_type(act.type).followthemoney == "Sanction" and (concerned or harmed):
        yield _sanction(act, [*concerned, *(one for one, _ in harmed)], order)
        return
    yield _event(act, [*concerned, *(one for one, _ in (*harmed, *actors))])
    parts: list[tuple[str, str, str | None]] = [(CONCERNED, one, None) for one in concerned]
    parts += [(HARMED, one, name) for (one, _), name in zip(harmed, act.organizations, strict=True)]
    parts += [(ACTOR, one, name) for (one, _), name in zip(actors, act.actors, strict=True)]
    for place, (part, subject, wording) in enumerate(parts):
        yield entity(
            _key("part", act.id, part, str(place)),
            "UnknownLink",
            subject=subject,
            object=_of_act(act),
            role=role_of_part(part),
            description=wording,
        )
    yield from _documentation(act, order)


def _event(act: Act, involved: Sequence[str]) -> Entity:
    return entity(
        _of_act(act),
        "Event",
        name=_title(act),
        date=_text(act.date),
        location=act.place,
        country=_country(act.country),
        involved=involved,
        keywords=act.type,
        description=_details(act),
        summary=_words(act),
        proof=_proofs(act),
        sourceUrl=_addresses(act),
        publisher=_publishers(act),
    )


def _sanction(act: Act, concerned: Sequence[str], order: Mapping[str, int]) -> Entity:
    details = [f"act: {act.type}", *(f"organization: {name}" for name in act.organizations), *_details(act)]
    if act.place is not None:
        details.append(f"place: {act.place}")
    details += claims_in_lines(act, {claim.document.id: _of_document(claim.document) for claim in act.claims}, order)
    return entity(
        _of_act(act),
        "Sanction",
        entity=concerned,
        authority=act.actors,
        startDate=_text(act.date),
        country=_country(act.country),
        description=details,
        summary=_words(act),
        proof=_proofs(act),
        sourceUrl=_addresses(act),
        publisher=_publishers(act),
    )


def _documentation(act: Act, order: Mapping[str, int]) -> Iterator[Entity]:
    for claim in act.claims:
        for place, quote in enumerate(claim.claim.quotes):
            yield entity(
                _key("source", act.id, claim.id, str(place)),
                "Documentation",
                document=_of_document(claim.document),
                entity=_of_act(act),
                role=role_of_source(),
                summary=quote.text,
                recordId=claim.id,
                description=claim_lines(claim.claim, quote, order.get(claim.id, 0)),
                date=_text(claim.document.published),
            )


def _details(act: Act) -> list[str]:
    """What the model has no property for, a line for each value; what is asserted is not said to be."""
    lines = [("group", act.group), ("number", None if act.number is None else str(act.number))]
    lines += [("charge", charge) for charge in act.charges]
    lines += [("term", act.term), ("modality", None if act.modality == "asserted" else act.modality)]
    lines += [("before", _text(act.before)), ("independent sources", str(act.sources))]
    lines += [("sources differ on", f"{each.field}: {' / '.join(value for value, _ in each.values)}")
              for each in act.disputes]  # fmt: skip
    return [f"{name}: {value}" for name, value in lines if value] + _country_note(act.country)


def _title(act: Act) -> str:
    whom = act.person_name or act.group or ", ".join(act.organizations)
    label = claim_type(act.type).label
    return f"{label}: {whom}" if whom else label


def _words(act: Act) -> list[str]:
    return [quote.text for claim in act.claims for quote in claim.claim.quotes]


def _proofs(act: Act) -> Iterable[str]:
    return [_of_document(claim.document) for claim in act.claims]


def _addresses(act: Act) -> list[str | None]:
    return [_address(claim.document.url) for claim in act.claims]


def _publishers(act: Act) -> list[str | None]:
    return [claim.document.publisher for claim in act.claims]


class _Bodies:
    """Bodies and people by their names; one that the record has not under that name is made as it is worded."""

    def __init__(self, organizations: Sequence[Organization], people: Sequence[Person]) -> None:
        self._by_name = {name.casefold(): _of_organization(each.id) for each in organizations for name in each.names}
        of_people: dict[str, set[str]] = {}
        for person in people:
            for name in person.names:
                of_people.setdefault(name.casefold(), set()).add(person.id)
        # A name that several people have tells nobody.
        self._people = {name: _of_person(*ids) for name, ids in of_people.items() if len(ids) == 1}

    def somebody(self, name: str) -> tuple[str, list[Entity]]:
        """The id of the body or the person with that name, and an entity where one has to be made."""
        known = self._people.get(name.casefold())
        return self.called(name) if known is None or name.casefold() in self._by_name else (known, [])

    def called(self, name: str, schema: str = "LegalEntity") -> tuple[str, list[Entity]]:
        """The id of the body with that name, and its entity where it has to be made."""
        known = self._by_name.get(name.casefold())
        if known is not None:
            return known, []
        one = _key(schema, name)
        return one, [entity(one, schema, name=name)]


def _of_person(person: str) -> str:
    return f"habeas-person-{person}"


def _of_organization(organization: str) -> str:
    return f"habeas-organization-{organization}"


def _of_document(card: DocumentCard) -> str:
    return f"habeas-document-{card.id}"


def _of_act(act: Act) -> str:
    return f"habeas-act-{act.id}"


def _key(kind: str, *parts: str) -> str:
    return f"habeas-{kind.lower()}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}"


def _country(code: str | None) -> str | None:
    lower = (code or "").lower()
    return lower if lower in countries() else None


def _country_note(code: str | None) -> list[str]:
    """A code that the model does not have, as a line of the description."""
    return [f"country: {code}"] if code and _country(code) is None else []


def _address(url: str | None) -> str | None:
    return url if url is not None and is_address(url) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
