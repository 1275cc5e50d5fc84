"""What people decide, over the API: the queue, decisions on claims and on who is who, the log, and taking back.

All of it is what the pages do, by the same functions; whoever holds the token is on record as who decided.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers import tables
from habeas.answers.sentence import sentence
from habeas.people.judgement import Judgement
from habeas.people.judgements import PEOPLE, document_and_name
from habeas.record.history import PHOTOS, RELEASES
from habeas.record.recognitions import RECOGNITIONS
from habeas.web.access import demand
from habeas.web.allowed import demand_for_correction, demand_for_undo
from habeas.web.api.door import Token
from habeas.web.api.shapes import LONGEST_KEY, ClaimRow, Given, Known, Paging, Text, Word, cut, page_of
from habeas.web.asking import registry_of
from habeas.work.deciding import Decided
from habeas.work.doubts import Doubt, Side
from habeas.work.finding import person_id as id_of_person
from habeas.work.log import Logged, told_to_all
from habeas.work.roles import ANNOTATE, READ, REVIEW

router = Router(auth=Token(READ))
# What a row of the log and a form can hold.
LARGEST = 2**63 - 1
# Each pair is compared anew when it is asked for.
MOST_PAIRS = 20


class QueueFilters(Schema):
    """Filters of the queue; `after` is the claim that the answer goes on behind, and has to wait itself."""

    size: int = Field(20, ge=1, le=100)
    after: Word | None = None
    country: Word | None = None
    document: Word | None = None
    person: Word | None = None
    type: Word | None = None
    since: Known | None = None
    until: Known | None = None
    least: float | None = Field(None, ge=0, le=1)
    most: float | None = Field(None, ge=0, le=1)


class Waits(Schema):
    """A claim that waits, as read and as a sentence as it stands, and why it comes where it does.

    `seen` is what a decision on it has to name.
    """

    sentence: str
    why: str
    seen: int
    claim: ClaimRow  # type: ignore[valid-type] # made from the columns of the exports


class Queue(Schema):
    """How many claims wait, and the first of them."""

    waiting: int
    items: list[Waits]


class Correction(Given):
    """The fields that a claim should have instead; what is left out stays.

    Persons are named by any spelling that the document or the registry has, quotes by their words.
    """

    type: Word | None = None
    persons: list[Word] | None = Field(None, max_length=500)
    group: Word | None = None
    number: int | None = Field(None, ge=0, le=10_000_000_000)
    organizations: list[Word] | None = Field(None, max_length=500)
    actors: list[Word] | None = Field(None, max_length=500)
    date: Word | None = None
    date_is: Literal["on", "before", "after", "about"] | None = None
    place: Word | None = None
    charges: list[Word] | None = Field(None, max_length=500)
    term: Word | None = None
    modality: Word | None = None
    speaker: Word | None = None
    quotes: list[Text] | None = Field(None, max_length=100)


class OnClaim(Given):
    """A decision on a claim. `seen` is the last one that you know of, 0 for none, so that a later one is not lost."""

    answer: Literal["accept", "reject", "correct"]
    seen: int = Field(ge=0, le=LARGEST)
    because: Text = ""
    fields: Correction | None = None


class OnPair(Given):
    """A decision on two persons: ids, names in any spelling, or the keys of mentions; all mentions of both are meant.

    `seen` is the last entry of the log that you know of, as `/api/pairs` gives it, so that a later one is not lost.
    """

    answer: Literal["same", "different", "unsure"]
    left: str = Field(min_length=1, max_length=LONGEST_KEY)
    right: str = Field(min_length=1, max_length=LONGEST_KEY)
    because: Text = ""
    seen: int | None = Field(None, ge=0, le=LARGEST)


class Because(Given):
    """Why."""

    because: Text = ""


class Mention(Schema):
    """A side of a decision on two: a mention of a person in a document, or the id of something else."""

    id: str | None = None
    document: str | None = None
    name: str | None = None


class Decision(Schema):
    """An entry of the log; `state` is "holds", "undone" or "set aside" for a later one."""

    id: int
    made: datetime
    by: str
    subject: str
    answer: str | None
    claim: str | None
    fields: dict[str, Any]
    left: Mention | None
    right: Mention | None
    because: str
    version: str
    undoes: int | None
    undone_by: int | None
    state: str


class PairSide(Schema):
    """One of two persons who may be one; `key` is how a decision names the mention."""

    person: str
    name: str
    names: list[str]
    key: str
    roles: list[str]
    documents: list[str]


class Evidence(Schema):
    """What speaks for or against, and what it adds to the score."""

    sentence: str
    adds: float


class Pair(Schema):
    """Two persons who may be one, with what speaks for and against it; `seen` is what a decision on it can name."""

    seen: int
    left: PairSide
    right: PairSide
    probability: float
    speaks_for: list[Evidence]
    speaks_against: list[Evidence]


class PairPaging(Paging):
    """Which pairs: few at once, since each is compared when it is asked for."""

    size: int = Field(MOST_PAIRS, ge=1, le=MOST_PAIRS)


@router.get("/queue", response=Queue, auth=Token(ANNOTATE))
def queue(request: HttpRequest, asked: Query[QueueFilters]) -> dict[str, Any]:
    """The claims that wait for review, the most consequential first."""
    registry = registry_of(request)
    given = asked.model_dump(exclude={"size", "after"}, exclude_none=True)
    wanted = {name: value for name, value in given.items() if value != ""}
    if "person" in wanted:
        wanted["person"] = id_of_person(registry.record, wanted["person"])
    here = registry.reviews.place(asked.after) if asked.after else None
    items: list[dict[str, Any]] = []
    while len(items) < asked.size:
        here = registry.reviews.after(here, **wanted) if here else registry.reviews.first(**wanted)
        if here is None:
            break
        items.append(_waits(request, here.claim_id, here.why))
    return {"waiting": registry.reviews.waiting(**wanted), "items": items}


@router.post("/claims/{claim_id}/decisions", response=Decision, auth=Token(ANNOTATE))
def decide_on_claim(request: HttpRequest, claim_id: str, said: OnClaim) -> dict[str, Any]:
    """Decides on a claim: accept and reject for who reviews, correct for who annotates too."""
    reviews = registry_of(request).reviews
    told: dict[str, Any] = {"because": said.because, "seen": said.seen}
    if said.answer == "correct":
        fields = said.fields.model_dump(exclude_unset=True) if said.fields is not None else {}
        demand_for_correction(request, claim_id, whole_fields(fields))
        made = reviews.correct(claim_id, whole_fields(fields), **told)
    else:
        demand(request, REVIEW)
        made = (reviews.accept if said.answer == "accept" else reviews.reject)(claim_id, **told)
    return entry(request, made.id)


@router.get("/pairs", response=page_of("Pairs", Pair), auth=Token(REVIEW))
def pairs(request: HttpRequest, asked: Query[PairPaging]) -> dict[str, Any]:
    """Pairs of persons of whom one can't tell whether they are one, the likeliest first."""
    registry = registry_of(request)
    numbers, places = cut(range(registry.doubts()), asked)
    seen = registry.last_entry
    found = [doubt for place in places if (doubt := registry.doubt(place)) is not None]
    return {**numbers, "items": [{"seen": seen, **_pair(doubt)} for doubt in found]}


@router.post("/pairs/decisions", response=Decision, auth=Token(REVIEW))
def decide_on_pair(request: HttpRequest, said: OnPair) -> dict[str, Any]:
    """Decides that two persons are the same, different, or that one can't tell."""
    registry = registry_of(request)
    same = partial(registry.same, whole=True)
    answers: dict[str, Callable[..., Decided]] = {
        "same": same,
        "different": registry.different,
        "unsure": registry.not_sure,
    }
    made = answers[said.answer](said.left, said.right, because=said.because, seen=said.seen)
    return entry(request, made.decision.id)


@router.get("/decisions", response=page_of("Decisions", Decision))
def log(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """Everything that people decided, the newest first; what was undone stays in the list."""
    numbers, found = cut(registry_of(request).decisions, asked)
    return {**numbers, "items": [_decision(each) for each in found]}


@router.get("/decisions/{decision_id}", response=Decision)
def decision(request: HttpRequest, decision_id: int) -> dict[str, Any]:
    """One entry of the log."""
    registry_of(request).reviews.by(decision_id)
    return entry(request, decision_id)


@router.post("/decisions/{decision_id}/undo", response=Decision, auth=Token(ANNOTATE))
def undo(request: HttpRequest, decision_id: int, said: Because) -> dict[str, Any]:
    """Takes a decision back; of an undo, brings back what it took back. Others' decisions need who reviews."""
    demand_for_undo(request, decision_id)
    made = registry_of(request).undo(decision_id, because=said.because)
    return entry(request, made.decision.id)


def whole_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """A list that is given as nothing is an empty one."""
    lists = ("persons", "organizations", "actors", "charges", "quotes")
    return {name: [] if value is None and name in lists else value for name, value in fields.items()}


def _waits(request: HttpRequest, claim_id: str, why: str) -> dict[str, Any]:
    reviews = registry_of(request).reviews
    last = reviews.last(claim_id)
    stands, read = reviews.both(claim_id)
    told = {
        "sentence": sentence(stands.claim, date_given=stands.date_given),
        "why": why,
        "seen": 0 if last is None else last.id,
    }
    return {**told, "claim": tables.claim_row(read)}


def entry(request: HttpRequest, number: int) -> dict[str, Any]:
    """An entry of the log, as the API tells it."""
    return _decision(registry_of(request).decisions.entry(number))


def _decision(each: Logged) -> dict[str, Any]:
    entry, judgement, review = each.decision, each.decision.judgement, each.decision.review
    said = judgement or review
    return {
        **{name: getattr(entry, name) for name in ("id", "made", "by", "subject", "version")},
        "because": entry.because if told_to_all(entry) else "",
        "answer": None if said is None else said.answer,
        "claim": None if review is None else review.claim_id,
        "fields": {} if review is None else dict(review.fields),
        "left": None if judgement is None else _mention(judgement, judgement.left),
        "right": None if judgement is None else _mention(judgement, judgement.right),
        "undoes": entry.undoes,
        "undone_by": entry.undone_by,
        "state": each.state,
    }


def _mention(judgement: Judgement, key: str) -> dict[str, str]:
    about = (PHOTOS, RELEASES, RECOGNITIONS)
    of_a_person = judgement.subject == PEOPLE or (judgement.subject in about and key == judgement.left)
    if not of_a_person:
        return {"id": key}
    document, name = document_and_name(key)
    return {"document": document, "name": name}


def _pair(doubt: Doubt) -> dict[str, Any]:
    return {
        "left": _side(doubt.left),
        "right": _side(doubt.right),
        "probability": doubt.probability,
        "speaks_for": [{"sentence": each.text, "adds": each.adds} for each in doubt.speaks_for],
        "speaks_against": [{"sentence": each.text, "adds": each.adds} for each in doubt.speaks_against],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "person": side.person.id,
        "name": side.person.name,
        "names": list(side.person.names),
        "key": side.key,
        "roles": list(side.roles),
        "documents": [card.id for card in side.documents],
    }
