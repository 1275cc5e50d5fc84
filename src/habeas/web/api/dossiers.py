"""Dossiers over the API: what documents say that somebody did, the criteria that it may meet, and what people said.

What is told here is for eyes inside of the registry; the file leaves out whoever is withheld.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers.dossier.criteria import Assessment, Regime, regimes_named
from habeas.answers.dossier.model import ActOf, Dossier, Exhibit, Said
from habeas.web.api.deciding import Decision, entry
from habeas.web.api.door import Token
from habeas.web.api.shapes import (
    LONGEST_KEY,
    FileMade,
    Given,
    Paging,
    Partial,
    Text,
    Word,
    all_of,
    cut,
    fields_of,
    file_made,
)
from habeas.web.asking import registry_of, today
from habeas.web.setting_files import setting_a_file
from habeas.work.dossier_files import MEDIA_TYPES, as_file
from habeas.work.dossiers import DossiersOf
from habeas.work.roles import READ, REVIEW

router = Router(auth=Token(READ))
_OTHERS = ("ended", "both_sides", "suffered", "listings", "accused", "doubted")
_ACTS = {"did": "acts", **{name: name for name in _OTHERS}}
# Each act is told with its words, so a page of acts is a long one.
MOST_ACTS = 25


class CriterionShown(Schema):
    """One test of a regime; `key` is how a decision names it."""

    key: str
    title: str
    text: str
    citation: str


class RegimeShown(Schema):
    """A regime with its legal basis and criteria; `counsel` is what a lawyer has to check before anything is sent."""

    id: str
    title: str
    jurisdiction: str
    authority: str
    addressee: str
    basis: list[str]
    counsel: str
    criteria: list[CriterionShown]


class SaidOf(Schema):
    """What a person decided of a criterion: "met" or "not met"; undoing `decision` takes it back."""

    decision: int
    answer: str
    by: str
    made: datetime
    because: str


class Proposed(Schema):
    """A criterion with the numbers of the acts that speak for it, and what a person said of it."""

    criterion: str
    state: str
    acts: list[str]
    reason: str
    said: SaidOf | None


class AssessedRegime(Schema):
    """The criteria of a regime that can be said of the actor."""

    regime: str
    proposals: list[Proposed]


class WordsOf(Schema):
    """What documents say of an act in the same words: who says it there, and how far it is reviewed."""

    exhibits: list[str]
    text: str
    speaker: str | None
    modality: str
    review: str


class SpeaksAgainst(Schema):
    """Something that speaks against an act, or against what is made of it."""

    kind: str
    sentence: str
    exhibits: list[str]


class ActInDossier(Schema):
    """An act of the actor; `act` is its id, `degree` how far the actor was involved as proposed, and why.

    `sources` are groups of exhibits, one for each independent source.
    """

    number: str
    act: str
    type: str
    date: Partial
    place: str | None
    victim: str
    degree: str
    reason: str
    offices: list[str]
    words: list[WordsOf]
    sources: list[list[str]]
    against: list[SpeaksAgainst]
    reviewed: bool


class OfficeCited(Schema):
    """An office, occupation or membership as documents cite it: when it was cited, never when it was held."""

    person: str
    role: str
    organization: str | None
    first_cited: Partial
    last_cited: Partial
    ended_by: Partial


class BodyAbove(Schema):
    """A body above the actor, with people whom documents give an office in it."""

    id: str
    name: str
    people: list[str]


class RelativeNamed(Schema):
    """Kin of the actor as sources name them."""

    name: str
    word: str
    exhibits: list[str]


class OnSanctionsList(Schema):
    """An entry of a sanctions list that a person confirmed to be the actor."""

    caption: str
    entity: str
    dataset: str
    file_sha256: str
    programmes: list[str]
    by: str
    made: datetime
    because: str


class ExhibitShown(Schema):
    """A document as evidence; its copies are numbered under it."""

    number: str
    document: str
    name: str
    publisher: str | None
    received: datetime | None


class DossierShown(Schema):
    """What is known of somebody as the one who did something: a page of its acts, or of others; the rest whole.

    `acts` counts what it did ("did"), and what counts for no criterion: custody that it "ended", acts in which it is
    on "both_sides", what it "suffered", "listings", sanctions against it that documents tell of, what it only
    "accused" others of, and what is "doubted": only a state does it, and no document makes the actor a part of one.
    """

    actor: str
    name: str
    names: list[str]
    kind: str | None
    country: str | None
    as_of: date
    left_out: int
    criteria: list[AssessedRegime]
    offices: list[OfficeCited]
    superiors: list[BodyAbove]
    circle: str
    relatives: list[RelativeNamed]
    companies: list[OfficeCited]
    confirmed: list[OnSanctionsList]
    exhibits: list[ExhibitShown]
    acts: dict[str, int]
    total: int
    page: int
    size: int
    items: list[ActInDossier]


class DossierAsked(Paging):
    """On whom: any name, "person:ID" or "organization:ID". `criteria` are ids of regimes with commas.

    `acts` is which of them are told, page by page.
    """

    size: int = Field(MOST_ACTS, ge=1, le=MOST_ACTS)
    of: Word
    include: Literal["all", "verified"] = "all"
    criteria: Word = ""
    acts: Literal["did", "ended", "both_sides", "suffered", "listings", "accused", "doubted"] = "did"


class DossierFileAsked(Schema):
    """The same, with the form of the file, and who submits it."""

    of: Word
    include: Literal["all", "verified"] = "all"
    criteria: Word = ""
    form: Literal["pdf", "docx", "html", "text", "zip"] = "pdf"
    submitter: Word = ""


class OnCriterion(Given):
    """That a criterion ("global-magnitsky/abuse") is met by somebody, or is not, and why."""

    of: str = Field(min_length=1, max_length=LONGEST_KEY)
    criterion: Word
    answer: Literal["met", "not met"]
    because: Text


@router.get("/criteria", response=all_of("Regimes", RegimeShown))
def criteria(request: HttpRequest) -> dict[str, Any]:
    """The regimes with their criteria."""
    del request
    return {"items": [_regime(each) for each in regimes_named([])]}


@router.get("/dossier", response=DossierShown)
def dossier(request: HttpRequest, asked: Query[DossierAsked]) -> dict[str, Any]:
    """The dossier on somebody."""
    work = _dossiers(request)
    found = work.on(asked.of, today(), only_verified=asked.include == "verified")
    assessed = work.assess(found, _regimes(asked.criteria))
    numbers, acts = cut(getattr(found, _ACTS[asked.acts]), asked)
    return {**_dossier(found), "criteria": [_assessed(each) for each in assessed], **numbers,
            "items": [_act(each) for each in acts]}  # fmt: skip


@router.get("/dossier/file", response=FileMade)
def file(request: HttpRequest, asked: Query[DossierFileAsked]) -> dict[str, Any]:
    """The dossier as a file to send, without whoever is withheld: PDF, Word, HTML, text, or a ZIP with the exhibits."""
    work, verified = _dossiers(request), asked.include == "verified"
    with setting_a_file(request):
        found = work.to_send(asked.of, today(), only_verified=verified)
        assessed = work.assess(found, _regimes(asked.criteria))
        name, content = as_file(work.record, found, assessed, asked.form, submitter=asked.submitter)
    return file_made(name, MEDIA_TYPES[asked.form], content)


@router.post("/dossier/decisions", response=Decision, auth=Token(REVIEW))
def decide(request: HttpRequest, said: OnCriterion) -> dict[str, Any]:
    """Takes down that a criterion is met by somebody, or is not."""
    return entry(request, _dossiers(request).decide(said.of, said.criterion, said.answer, because=said.because).id)


def _dossiers(request: HttpRequest) -> DossiersOf:
    return DossiersOf(registry_of(request).record)


def _regimes(named: str) -> tuple[Regime, ...]:
    return regimes_named([each.strip() for each in named.split(",") if each.strip()])


def _regime(each: Regime) -> dict[str, Any]:
    criteria = [{**fields_of(one, CriterionShown, "key"), "key": f"{each.id}/{one.id}"} for one in each.criteria]
    return {**fields_of(each, RegimeShown, "criteria"), "criteria": criteria}


def _assessed(each: Assessment) -> dict[str, Any]:
    return {
        "regime": each.regime.id,
        "proposals": [
            {**fields_of(one, Proposed, "criterion", "said"), "criterion": one.key, "said": _said(one.said)}
            for one in each.proposals
        ],
    }


def _said(said: Said | None) -> dict[str, Any] | None:
    return None if said is None else {**fields_of(said, SaidOf, "decision"), "decision": said.id}


def _dossier(found: Dossier) -> dict[str, Any]:
    actor = found.actor
    return {
        "actor": f"{'person' if actor.is_person else 'organization'}:{actor.id}",
        **{name: getattr(actor, name) for name in ("name", "names", "kind", "country")},
        **{name: getattr(found, name) for name in ("as_of", "left_out", "circle")},
        "offices": [fields_of(each, OfficeCited) for each in found.offices],
        "companies": [fields_of(each, OfficeCited) for each in found.companies],
        "superiors": [fields_of(each, BodyAbove) for each in found.superiors],
        "relatives": [fields_of(each, RelativeNamed) for each in found.relatives],
        "confirmed": [fields_of(each, OnSanctionsList) for each in found.confirmed],
        "exhibits": [_exhibit(each) for several in found.exhibits for each in several.files],
        "acts": {name: len(getattr(found, field)) for name, field in _ACTS.items()},
    }


def _act(each: ActOf) -> dict[str, Any]:
    return {
        **fields_of(each, ActInDossier, "act", "type", "date", "place", "words", "against"),
        "act": each.act.id,
        **{name: getattr(each.act, name) for name in ("type", "date", "place")},
        "words": [fields_of(one, WordsOf) for one in each.words],
        "against": [fields_of(one, SpeaksAgainst) for one in each.against],
    }


def _exhibit(each: Exhibit) -> dict[str, Any]:
    received = None if each.received is None else each.received.received
    told = {"document": each.card.id, "name": each.card.name, "publisher": each.card.publisher}
    return {"number": each.number, "received": received, **told}
