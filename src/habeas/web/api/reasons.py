"""Over the API: why two are one or two, in the sentences that the pages show, and who may be meant by what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.web.api.door import Token
from habeas.web.api.shapes import LONGEST_KEY, Given, Word
from habeas.web.asking import registry_of
from habeas.work.deciding_acts import WhyActs
from habeas.work.deciding_organizations import WhyOrganizations
from habeas.work.deciding_places import WhyPlaces
from habeas.work.roles import READ
from habeas.work.who_is_who import Why

router = Router(auth=Token(READ))


class Reason(Schema):
    """A sentence with what it speaks for; of persons with what it adds to the score."""

    sentence: str
    speaks_for: str | None
    adds: float | None


class Reasons(Schema):
    """Why two are one or two: ids, or names of places; `decided` says by whom it was, where somebody did."""

    left: str
    right: str
    one: bool
    decided: str | None
    probability: float | None
    sentences: list[Reason]


class OfTwo(Given):
    """Two of one kind: persons and organizations by id or any name, acts by id, places as documents write them."""

    of: Literal["persons", "acts", "organizations", "places"]
    left: str = Field(min_length=1, max_length=LONGEST_KEY)
    right: str = Field(min_length=1, max_length=LONGEST_KEY)


class Suggested(Schema):
    """What a form takes, the name that it is shown by, and what tells it from others of that name."""

    value: str
    name: str
    country: str | None
    documents: int | None
    also: str


class Suggestions(Schema):
    """The likeliest first."""

    items: list[Suggested]


class Typed(Given):
    """The letters typed so far; for less than two nothing is suggested."""

    of: Literal["people", "organizations", "places"]
    q: Word


@router.get("/why", response=Reasons)
def why(request: HttpRequest, asked: Query[OfTwo]) -> dict[str, Any]:
    """Why two persons, acts, organizations or places are one or two."""
    registry = registry_of(request)
    asking: dict[str, Callable[[str, str], Why | WhyActs | WhyOrganizations | WhyPlaces]] = {
        "persons": registry.why,
        "acts": registry.judged_acts.why,
        "organizations": registry.judged_organizations.why,
        "places": registry.judged_places.why,
    }
    found = asking[asked.of](asked.left, asked.right)
    return {**_sides(found), "one": found.one, "decided": found.decided}


@router.get("/suggestions", response=Suggestions)
def suggestions(request: HttpRequest, asked: Query[Typed]) -> dict[str, Any]:
    """People in any spelling, organizations or places that may be meant by what was typed."""
    found = registry_of(request).suggested(asked.of, asked.q)
    return {"items": [{name: getattr(each, name) for name in Suggested.model_fields} for each in found]}


def _sides(found: Why | WhyActs | WhyOrganizations | WhyPlaces) -> dict[str, Any]:
    """The two, and the sentences on them."""
    if isinstance(found, Why):
        told = [_reason(each.text, adds=each.adds) for each in found.found.sentences]
        ids: list[str] = [each.id for each in found.persons]
        return {**_of(ids, told), "probability": found.found.probability}
    if isinstance(found, WhyActs):
        return _of([each.id for each in found.acts], [_reason(text, answer) for answer, text in found.sentences])
    if isinstance(found, WhyPlaces):
        return _of([name for name, _ in found.names], [_reason(text, answer) for answer, text in found.sentences])
    ids = [each.id for each in found.organizations]
    return _of(ids, [_reason(found.found.reason, found.found.verdict.value)])


def _of(ids: list[str], told: list[dict[str, Any]]) -> dict[str, Any]:
    return {"left": ids[0], "right": ids[1], "probability": None, "sentences": told}


def _reason(text: str, answer: str | None = None, adds: float | None = None) -> dict[str, Any]:
    return {"sentence": text, "speaks_for": answer, "adds": adds}
