"""A case, or an act, as one row of a table that people know: each value as words, empty where it is not known.

Which of these values a shape has, under which heading, is data; nothing is guessed to fill a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.cases.status import HELD, NOT_HELD
from habeas.exchange.holdings import Office
from habeas.model import Act, CaseOn, DocumentCard, Person
from habeas.terms import claim_type

# All values that a column may have.
VALUES = (
    "number", "name", "other_names", "gender", "country", "occupation", "organization", "status", "arrested", "charged",
    "charge", "tried", "sentenced", "term", "court", "place", "released", "year", "as_of", "days_held", "act", "title",
    "happened", "actor", "sources", "note", "acts", "act_date", "journalist", "harmed", "said", "said_in", "check",
)  # fmt: skip
# Between several values of one cell: a semicolon, as people write them.
AND = "; "
# What the status of a case is called, in words that an import knows.
IN_CUSTODY, IN_REMAND, RELEASED = "in custody", "pre-trial detention", "released"
_PLACES_OF_CUSTODY = ("imprisonment", "remand")


def of_case(person: Person, each: CaseOn, offices: Sequence[Office]) -> dict[str, str]:
    """A case as it stood on a day."""
    acts = each.case.acts
    last = _last(acts, "sentence")
    released = _last(acts, "release")
    values = {
        **_of_person(person, each.case.country, offices),
        "number": each.case.id,
        "status": _status(each),
        "arrested": _date(_first(acts, "arrest")),
        "charged": _date(_first(acts, "charge")),
        "charge": _several(charge for act in acts for charge in act.charges),
        "tried": _date(_first(acts, "trial")),
        "sentenced": _date(last),
        "term": (None if last is None else last.term) or "",
        "court": "" if last is None else _several(last.actors),
        "place": _place(acts),
        "released": _date(released),
        **_without_column(acts),
        "year": str(each.as_of.year),
        "as_of": each.as_of.isoformat(),
        "days_held": "" if each.days_held is None else str(each.days_held),
        **_sources([*acts, *each.case.responses]),
    }
    return {name: _one_line(values.get(name, "")) for name in VALUES}


def of_act(person: Person | None, act: Act, offices: Sequence[Office]) -> dict[str, str]:
    """An act as an incident."""
    label = claim_type(act.type).label
    whom = act.person_name or act.group or _several(act.organizations)
    own_column = {"arrest": "arrested", "charge": "charged", "sentence": "sentenced", "release": "released"}
    values = {
        **({} if person is None else _of_person(person, act.country, offices)),
        "number": act.id,
        "country": act.country or "",
        "act": label,
        "title": f"{label}: {whom}" if whom else label,
        "happened": _date(act),
        "place": act.place or "",
        "actor": _several(act.actors),
        "harmed": _several(act.organizations),
        "journalist": "" if person is None else _with_outlet(person.name, offices),
        "charge": _several(act.charges),
        "term": act.term or "",
        **({own_column[act.type]: _date(act)} if act.type in own_column else {}),
        **_sources([act]),
    }
    return {name: _one_line(values.get(name, "")) for name in VALUES}


# What has a column for its day in a table of cases.
_COLUMNS = ("arrest", "charge", "trial", "sentence")
# What only a status tells, since whether it lasts is asked on each day anew.
_OF_STATUS = ("imprisonment", "remand", "release")


def _without_column(acts: Sequence[Act]) -> dict[str, str]:
    """The acts for which no column has a day: each kind once, and the day where there is one such act alone."""
    dated = {act.type for act in acts if act.date is not None and act.type in _COLUMNS}
    told = [act for act in acts if act.type not in (*_OF_STATUS, *dated) and not (act.type == "sentence" and act.term)]
    labels = dict.fromkeys(claim_type(act.type).label for act in told)
    return {"acts": AND.join(labels), "act_date": _date(told[0]) if len(told) == 1 else ""}


def _with_outlet(name: str, offices: Sequence[Office]) -> str:
    """Somebody with the outlet that they work for, where it is one, as incidents name them: "A Bek (Sun)"."""
    outlets = dict.fromkeys(office.organization for office in offices if office.organization)
    whole = f"{name} ({next(iter(outlets))})" if len(outlets) == 1 else name
    return name if any(sign in f"{name}{''.join(outlets)}" for sign in "(),;") else whole


def _of_person(person: Person, country: str | None, offices: Sequence[Office]) -> dict[str, str]:
    return {
        "name": person.name,
        "other_names": _several(sorted(name for name in person.names if name != person.name)),
        "gender": person.gender or "",
        "country": country or "",
        "occupation": _several(office.role for office in offices),
        "organization": _several(office.organization or "" for office in offices),
    }


def _status(each: CaseOn) -> str:
    if each.status.value == HELD:
        return IN_REMAND if each.case.acts and each.case.acts[-1].type == "remand" else IN_CUSTODY
    return RELEASED if each.status.value == NOT_HELD and each.case.released else ""


def _first(acts: Iterable[Act], kind: str) -> Act | None:
    return next((act for act in acts if act.type == kind), None)


def _last(acts: Sequence[Act], kind: str) -> Act | None:
    return _first(reversed(acts), kind)


def _place(acts: Sequence[Act]) -> str:
    """Where somebody is held as the last act says that tells of custody; never where something else happened."""
    return next((act.place for act in reversed(acts) if act.type in _PLACES_OF_CUSTODY and act.place), None) or ""


def _sources(acts: Iterable[Act]) -> Mapping[str, str]:
    claims = [claim for act in acts for claim in act.claims]
    named = [_named(claim.document) for claim in claims]
    return {"sources": _several(named), "note": _several(q.text for each in claims for q in each.claim.quotes)}


def _named(card: DocumentCard) -> str:
    """A document by its address, else as a footnote names it."""
    return card.url or ", ".join(filter(None, [card.publisher, card.title or card.name, _text(card.published)]))


def _several(values: Iterable[str]) -> str:
    return AND.join(dict.fromkeys(value for value in values if value))


def _date(act: Act | None) -> str:
    return "" if act is None else _text(act.date)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _one_line(value: str) -> str:
    return " ".join(value.split())
