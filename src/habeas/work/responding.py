"""Who makes each of some responses: the person with the office on that day, the organization, or the name as it stands.

Names are looked up together. A surname with an office that documents give is the one person whom the registry knows in
that office at that time; where there are several, or nobody, it stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.acts.makers import is_named
from habeas.acts.sources import told_on
from habeas.answers.offices import Citation, Office, office_on, offices
from habeas.answers.responders import Responder, organization_of, responder_of
from habeas.answers.surnames import Holder, holder_meant, is_surname
from habeas.dates import PartialDate
from habeas.record import makers
from habeas.record.connect import Record
from habeas.record.responses import Line


class Responders:
    """Looks up who makes responses, each given as its acts in a line."""

    def __init__(self, record: Record, some: Iterable[Sequence[Line]]) -> None:
        lines = [line for each in some for line in each]
        named = {(document, actor) for line in lines for actor in line.actors for document in line.documents}
        self._persons = makers.persons_called(record, named)
        self._organizations = makers.organizations_called(record, named - set(self._persons))
        persons = dict(self._persons.values())
        surnames = {name for name in persons.values() if is_surname(name)}
        known = makers.office_holders(record, surnames)
        self._offices = _offices(record, {*persons, *known})
        self._holders = [Holder(person, name, self._offices.get(person, ())) for person, name in known.items()]

    def of(self, together: Sequence[Line]) -> tuple[Responder, ...]:
        """Who makes one response, once each, in the order in which its documents name them."""
        documents = list(dict.fromkeys(document for line in together for document in line.documents))
        day = next((line.date for line in together if line.date is not None), None)
        actors = dict.fromkeys(actor for line in together for actor in line.actors)
        found: dict[str, Responder] = {}
        for actor in actors:
            who = self._one(actor, documents, day)
            found.setdefault(who.key, who)
        return tuple(found.values())

    def _one(self, actor: str, documents: Sequence[str], day: PartialDate | None) -> Responder:
        known = next((self._persons[key] for each in documents if (key := (each, actor)) in self._persons), None)
        if known is None:
            keys = [(each, actor) for each in documents]
            body = next((self._organizations[key] for key in keys if key in self._organizations), None)
            named = body is not None and is_named(body[1])  # "government" stays what its document says
            return organization_of(actor, *body) if body is not None and named else responder_of(actor)
        person, name = known
        meant = self._meant(person, name, documents, day) if is_surname(name) else None
        if meant is not None:
            return responder_of(actor, meant[0].person, meant[0].name, meant[1])
        return responder_of(actor, person, name, office_on(self._offices.get(person, ()), day, documents))

    def _meant(
        self, person: str, name: str, documents: Sequence[str], day: PartialDate | None
    ) -> tuple[Holder, Office] | None:
        """Whom a surname stands for, by the offices that these documents give it, else any."""
        cited = [one for office in self._offices.get(person, ()) for one in office.citations]
        here = [one for one in cited if one.document.id in documents] or cited
        when = day or next((told for one in here if (told := told_on(one.document)) is not None), None)
        return None if when is None else holder_meant(name, {one.role for one in here}, when, self._holders)


def in_office(record: Record, name: str, documents: Sequence[str]) -> Responder:
    """The one whom these documents name in an office, where an award is only said to be that office's."""
    held = makers.held_in(record, documents, name)
    if len(held) != 1:
        return responder_of(name)
    ((person, full),) = held.items()
    known = _offices(record, [person]).get(person, ())
    office = next((one for one in known if one.role.casefold() == name.casefold()), None)
    return responder_of(full, person, full, office)


def _offices(record: Record, persons: Iterable[str]) -> dict[str, tuple[Office, ...]]:
    return {
        person: offices(
            Citation(one.affiliation.role, one.affiliation.organization, one.document, one.affiliation.quote)
            for one in given
        )
        for person, given in makers.offices_of(record, set(persons)).items()
    }
