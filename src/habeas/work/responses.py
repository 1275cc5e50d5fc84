"""Asks a registry for responses: all of them from all documents, once each, in order, with who makes them.

Which responses there are is read in a line each; what the words of one say is read when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, overload

from habeas.answers.outcomes import Outcome, outcomes
from habeas.answers.responders import Responder, is_by
from habeas.answers.response import Response, date_of, one_each, response_of
from habeas.answers.response_rows import RespondedBy, response_row
from habeas.answers.silence import LastResponse, Silence, in_order, last_of
from habeas.answers.statements import award_givers, award_keys, is_called, statement_keys
from habeas.errors import UnknownTerm
from habeas.record import makers
from habeas.record import responses as rows
from habeas.record.connect import Record
from habeas.record.responses import Line
from habeas.terms import claim_types
from habeas.work import finding
from habeas.work.responding import Responders, in_office
from habeas.work.table import Table

FILTERS = ("person", "by", "country", "type", "since", "until")
# Responses that are made together from the record.
_CHUNK = 50
_Together = tuple[Line, ...]


def response_types() -> tuple[str, ...]:
    """The claim types that are responses, in the order of the vocabulary."""
    return tuple(name for name, each in claim_types().items() if each.kind == "response")


class ResponsesOf:
    """The responses of a registry.

    >>> found = ResponsesOf(registry.record).all.where(person="rufat-safarov")     # doctest: +SKIP
    >>> [one.response.type for one in found]                                       # doctest: +SKIP
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    @property
    def all(self) -> Table[RespondedBy]:
        """Responses, the earliest first. Filters: person (an id), by (any name), country, type, since, until (days)."""
        return Table("responses", self._ask, response_row, filters=FILTERS)

    def person_called(self, name: str) -> str:
        """The id of the one person of that name.

        Raises:
            NotFound: nobody answers to it, or several do.
        """
        return finding.person_id(self.record, name)

    def of(self, person: str) -> list[RespondedBy]:
        """All responses for one person."""
        return list(iter(self.all.where(person=person)))  # a list asks for the length first, which is all queries twice

    def outcomes(self, on: date, country: str | None = None, person: str | None = None) -> Iterator[Outcome]:
        """What followed each response in its time in custody, by case, as known on a day."""
        asked = {name: value for name, value in (("country", country), ("person", person)) if value is not None}
        return outcomes(rows.answered_cases(self.record, **asked), on)

    def silences(self, on: date, country: str | None = None) -> list[Silence]:
        """Who was held on a day, once each: those for whom nobody spoke first, then by how long ago somebody did."""
        held: dict[str, list[rows.HeldCase]] = {}
        for each in rows.held_on(self.record, on, country):
            held.setdefault(each.person, []).append(each)
        return in_order(_silence(cases, on) for cases in held.values())

    def lines(self, **asked: Any) -> list[_Together]:  # noqa: ANN401 (each filter has its own type)
        """The responses that are asked for, each as its acts in a line."""
        kind = asked.get("type")
        if kind is not None and kind not in response_types():
            raise UnknownTerm(f"{str(kind)[:40]!r} is no type of response; there are {', '.join(response_types())}.")
        lines = rows.lines(self.record, response_types(), asked.get("person"))
        places = rows.places_of(self.record, {claim for line in lines for claim in line.claims})
        words = rows.quotes_of(self.record, {claim for line in lines if _is_open_award(line) for claim in line.claims})
        same = _described_awards(self.record, lines)
        found = one_each(lines, lambda line: [*_keys(line, places), *_award_keys(line, words), *same.get(line.id, ())])
        kept = [tuple(each) for each in found if _is_so(each, asked)]
        if asked.get("by") is not None:
            who = Responders(self.record, kept)
            kept = [each for each in kept if any(is_by(one, asked["by"]) for one in who.of(each))]
        return sorted(kept, key=_order)

    def _ask(self, asked: dict[str, Any]) -> _Answer:
        return _Answer(self.record, self.lines(**asked))


def _silence(held: Sequence[rows.HeldCase], on: date) -> Silence:
    """Whose case it is, and what was said to all cases of one person."""
    first = min(held, key=_began)
    acts = {one.id: one for each in held for one in each.responses}
    told = [LastResponse(one.id, one.type, one.actors, one.date, one.before) for one in acts.values()]
    past = [each for each in told if each.date is None or each.date.first_day <= on]
    who = (first.case, first.person, first.person_name, first.country, first.since)
    return Silence(*who, len(past), last_of(past), on)


def _began(held: rows.HeldCase) -> tuple[bool, date, str]:
    since = held.since
    return since is None, date.max if since is None else since.first_day, held.case


class _Answer:
    """The responses of an answer, made when they are looked at."""

    def __init__(self, record: Record, found: Sequence[_Together]) -> None:
        self._record, self._found = record, found

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[RespondedBy]:
        for start in range(0, len(self._found), _CHUNK):
            yield from self._made(self._found[start : start + _CHUNK])

    @overload
    def __getitem__(self, index: int) -> RespondedBy: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RespondedBy]: ...

    def __getitem__(self, index: int | slice) -> RespondedBy | Sequence[RespondedBy]:
        if isinstance(index, slice):
            return self._made(self._found[index])
        return self._made([self._found[index]])[0]

    def _made(self, some: Sequence[_Together]) -> list[RespondedBy]:
        acts = rows.acts_by_id(self._record, {line.id for together in some for line in together})
        documents = rows.documents_by_id(
            self._record, {one for together in some for line in together for one in line.documents}
        )
        who = Responders(self._record, some)
        made = []
        for each in some:
            response = response_of([acts[line.id] for line in each], documents)
            made.append(RespondedBy(response, who.of(each) or tuple(_named_givers(self._record, response))))
        return made


def _named_givers(record: Record, response: Response) -> Iterator[Responder]:
    """Who gives an award that no document says anybody gave, where its name says whose it is."""
    if response.type == "award":
        documents = list(dict.fromkeys(claim.document.id for claim in response.claims))
        known = {name.split()[-1] for _, name in response.persons if name.split()}
        givers = award_givers(quote.text for claim in response.claims for quote in claim.claim.quotes)
        named = (name for name in dict.fromkeys(givers) if name.split()[-1] not in known)
        yield from (in_office(record, name, documents) for name in named)


def _keys(line: Line, places: Mapping[str, Sequence[rows.SaidAt]]) -> list[str]:
    """What a response's acts share: a claim of their type, or one sentence that says two things at once."""
    told = [f"{line.type} {claim}" for claim in line.claims]
    said = [at for claim in line.claims for at in places.get(claim, ())]
    return [*told, *statement_keys(line.type, line.person, line.actors, said)]


def _described_awards(record: Record, lines: Sequence[Line]) -> dict[str, list[str]]:
    """What an award to somebody whom one document only describes shares with that to the one of this description.

    "An award to a human rights officer" is that to A, of whom another document of the time says that they are one, and
    who alone was honoured then.
    """
    awards = [line for line in lines if line.type == "award"]
    unnamed = [line for line in awards if line.described is not None and line.date is not None]
    named = [line for line in awards if line.person is not None and line.date is not None]
    if not unnamed or not named:
        return {}
    given = makers.offices_of(record, {line.person for line in named if line.person is not None})
    roles = {person: {one.affiliation.role for one in some} for person, some in given.items()}
    found: dict[str, list[str]] = {}
    for line in unnamed:
        same = [one for one in named if _may_be_the_same(line, one, roles.get(one.person or "", set()))]
        if len({one.person for one in same}) == 1:
            for one in (line, *same):
                found.setdefault(one.id, []).append(f"award described in {line.id}")
    return found


def _may_be_the_same(unnamed: Line, named: Line, roles: set[str]) -> bool:
    at_once = unnamed.date is not None and named.date is not None and unnamed.date.compatible(named.date)
    apart = unnamed.country == named.country and not set(unnamed.documents) & set(named.documents)
    return at_once and apart and is_called(unnamed.described or "", roles)


def _is_open_award(line: Line) -> bool:
    return line.type == "award" and line.date is None


def _award_keys(line: Line, words: Mapping[str, Sequence[str]]) -> list[str]:
    said = [quote for claim in line.claims for quote in words.get(claim, ())] if _is_open_award(line) else []
    return list(award_keys(line.person, said))


def _is_so(together: Sequence[Line], asked: dict[str, Any]) -> bool:
    if asked.get("type") is not None and all(line.type != asked["type"] for line in together):
        return False
    if asked.get("person") is not None and all(line.person != asked["person"] for line in together):
        return False
    if asked.get("country") is not None and all(line.country != asked["country"] for line in together):
        return False
    since, until = asked.get("since"), asked.get("until")
    return any(_may_be(line, since, until) for line in together)


def _may_be(line: Line, since: date | None, until: date | None) -> bool:
    """Whether some day on which it may have been made is in the time; what nobody dates was by the day it was told."""
    latest = line.date or line.before
    if since is not None and latest is not None and latest.last_day < since:
        return False
    return not (until is not None and line.date is not None and line.date.first_day > until)


def _order(together: _Together) -> tuple[object, ...]:
    """By the date that is shown; what nobody dates by the day by which it was told, behind what is dated to it."""
    made = date_of(line.date for line in together)
    before = min((line.before for line in together if line.before is not None), default=None)
    shown = made or before
    return (date.max if shown is None else shown.first_day, made is None, together[0].id)
