"""The census over the API: the same question as the page and the command, with the people behind the number."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from habeas.answers.census_words import census_row, line_row
from habeas.answers.reconcile import reconciled_row
from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, Word
from habeas.web.asking import registry_of
from habeas.work.census import CensusOf
from habeas.work.reconciling import reconciled
from habeas.work.roles import READ

router = Router(auth=Token(READ))


class CensusAsked(Schema):
    """The coordinates; `who` and `custody` take several with commas, `as_known_on` is now if left out.

    `known` says what known means: "recorded" in this registry, or "published" by then.
    """

    on: Day
    country: Word | None = None
    who: Word = ""
    custody: Word = ""
    unit: Literal["people", "cases", "acts"] = "people"
    as_known_on: Day | None = None
    known: Literal["recorded", "published"] | None = None
    rule: Word | None = None
    changed_since: Day | None = None


class Ends(Schema):
    """At least `low`, at most `high`."""

    low: int
    high: int


class Coordinate(Schema):
    """One of the six coordinates of a number, in words."""

    name: str
    value: str


class CensusLine(Schema):
    """A person in a list, or `number` people who are not named; `confirmed` is the last day that confirms it."""

    person: str | None
    name: str
    number: int
    case: str | None
    country: str | None
    forms: list[str]
    since: str | None
    confirmed: str | None
    why: str | None


class CensusAnswer(Schema):
    """The range in the unit that was asked for, all other figures beside it, and the lists behind them.

    `once` are groups of people who are not named that add nobody, each with the group that it counts with; `unheard`
    those whom nothing shows in custody then. `came` and `went` are those in and out otherwise than as known on
    `changed_since`; null where that was not asked.
    """

    headline: str
    unit: str
    low: int
    high: int
    coordinates: list[Coordinate]
    people: Ends
    cases: Ends
    acts: Ends
    ever: Ends
    by_others: Ends
    arrests: int
    notes: list[str]
    included: list[CensusLine]
    undetermined: list[CensusLine]
    unconfirmed: list[CensusLine]
    unnamed: list[CensusLine]
    once: list[CensusLine]
    unheard: list[CensusLine]
    restricted: list[CensusLine]
    died: list[CensusLine]
    doubles: list[list[CensusLine]]
    came: list[CensusLine] | None = None
    went: list[CensusLine] | None = None


class ReconcileAsked(Schema):
    """The class that sources count, and the coordinates of the number that it is set beside."""

    on: Day
    what: Word = "political prisoners"
    country: Word | None = None
    as_known_on: Day | None = None
    known: Literal["recorded", "published"] | None = None
    rule: Word | None = None


class ComparedCoordinate(Schema):
    """A coordinate of a reported number beside ours: "same", "same words", "differs" or "not given"."""

    name: str
    theirs: str | None
    ours: str
    verdict: str


class ReportedNumber(Schema):
    """A number as a source reports it, with what can be said of it and ours, and its exact quotes."""

    figure: str
    what: str
    by: str | None
    as_of: str | None
    form: str
    comparable: bool
    sentence: str
    coordinates: list[ComparedCoordinate]
    quotes: list[str]


class CalledSo(Schema):
    """Somebody whom a body calls so, how they stand here on that day, and why."""

    name: str
    stands: str
    why: str | None


class NamingBody(Schema):
    """A body that calls people so by name."""

    by: str
    people: list[CalledSo]


class ReconciledAnswer(Schema):
    """A computed number, the reported ones near its day, whom bodies call so by name, and those whom nobody does."""

    what: str
    computed: CensusAnswer
    reported: list[ReportedNumber]
    bodies: list[NamingBody]
    called_by_nobody: list[str]


class Reconciliation(Schema):
    """One answer for each rule that fits what is counted."""

    rules: list[ReconciledAnswer]


@router.get("/census", response=CensusAnswer)
def census(request: HttpRequest, asked: Query[CensusAsked]) -> dict[str, Any]:
    """Who was in custody at an instant, by a rule, as known on a day: a range with the people behind it."""
    asking = CensusOf(registry_of(request).record)
    found = asking.on(
        asked.on,
        country=asked.country or None,
        who=listed(asked.who),
        custody=listed(asked.custody),
        unit=asked.unit,
        as_known_on=asked.as_known_on,
        meaning=asked.known,
        rule=asked.rule or None,
    )
    row = census_row(found)
    if asked.changed_since is None:
        return row
    changes = asking.changes(found, asked.changed_since, asked.known)
    return row | {"came": [line_row(line) for line in changes.came], "went": [line_row(line) for line in changes.went]}


@router.get("/reconcile", response=Reconciliation)
def reconcile(request: HttpRequest, asked: Query[ReconcileAsked]) -> dict[str, object]:
    """What sources report beside what is computed for a day, once for each rule that fits; the two are never mixed."""
    found = reconciled(
        registry_of(request).record,
        asked.on,
        asked.country or None,
        asked.what,
        as_known_on=asked.as_known_on,
        meaning=asked.known,
        rule=asked.rule or None,
    )
    return {"rules": [reconciled_row(each) for each in found]}


def listed(words: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
