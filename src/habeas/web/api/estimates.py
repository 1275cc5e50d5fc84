"""How the registry's lists overlap, and how many people none of them has, over the API; an estimate is not a count."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, Word
from habeas.web.asking import registry_of
from habeas.web.setting_files import setting_a_file
from habeas.work.overlapping import as_json, overlapping, pooled
from habeas.work.roles import READ

router = Router(auth=Token(READ))
LARGEST_SEED = 2**31 - 1


class OnDay(Schema):
    """The lists that are cut to a day; `country` is that of the lists."""

    on: Day
    country: Word | None = None


class EstimateAsked(OnDay):
    """The same; the same seed gives the same estimate."""

    level: float = Field(0.95, gt=0, lt=1)
    seed: int = Field(1, ge=0, le=LARGEST_SEED)


class ListFinding(Schema):
    """What is to be known of the lists before anything is made of them, as severe as "note" or "refuse"."""

    code: str
    severity: str
    words: str
    lists: list[str]


class PairOfLists(Schema):
    """Two lists: how many people both have, how many would be expected to be on both, and estimates from the two."""

    lists: list[str]
    together: int
    among_others: int | None
    expected: float | None
    ratio: float | None
    low: float | None
    high: float | None
    lincoln_petersen: float | None
    chapman: float | None
    standard_error: float | None


class PatternOfLists(Schema):
    """How many people are on exactly these lists."""

    lists: list[str]
    people: int


class OverlapShown(Schema):
    """How lists overlap: each with its size, every pair, every combination."""

    documented: int
    lists: dict[str, int]
    on_two_or_more: int
    median_ratio: float | None
    pairs: list[PairOfLists]
    patterns: list[PatternOfLists]
    findings: list[ListFinding]


class ToldOverlap(OverlapShown):
    """The same, with what there is to say of the lists in sentences."""

    told: list[str]


class MethodShown(Schema):
    """A method with what it takes for granted and what it says; `withheld` is why it is not told."""

    title: str
    assumption: str
    point: float | None
    low: float | None
    high: float | None
    in_headline: bool
    withheld: str | None
    details: Any


class UndecidedMatches(Schema):
    """The estimate with people of whom nobody decided whether they are one, drawn so often."""

    draws: int
    documented: list[int]
    headline: str
    point: float | None
    low: float | None
    high: float | None
    refused: str | None


class EstimateShown(Schema):
    """How many people there are, listed and not: the headline in words, or why that cannot be said (`refused`)."""

    told: list[str]
    headline: str
    documented: int
    refused: list[str] | None
    point: float | None
    low: float | None
    high: float | None
    level: float
    floor: float | None
    seed: int
    quick: bool
    lists_used: list[str]
    lists_as_of: dict[str, str]
    findings: list[ListFinding]
    methods: dict[str, MethodShown]
    overlap: OverlapShown
    undecided_matches: UndecidedMatches | None = None


@router.get("/overlap", response=ToldOverlap)
def overlap(request: HttpRequest, asked: Query[OnDay]) -> dict[str, Any]:
    """How the lists of a day overlap: every pair, what independent lists would share, and what is wrong with them."""
    from habeas.estimate import overlap as overlap_of
    from habeas.estimate.exchange import overlap_json

    given = overlapping(registry_of(request).record, asked.on, country=asked.country or None, draws=0)
    found: dict[str, Any] = json.loads(overlap_json(overlap_of(given.tables[""], about=given.about)))
    return {**found, "told": given.found.told}


@router.get("/estimate", response=EstimateShown)
def estimate(request: HttpRequest, asked: Query[EstimateAsked]) -> dict[str, Any]:
    """How many people no list has, as `habeas estimate --quick` says; it takes seconds, so only so many are made."""
    from habeas.estimate import estimate as estimate_of

    with setting_a_file(request):
        record = registry_of(request).record
        given = overlapping(record, asked.on, country=asked.country or None, seed=asked.seed)
        made = estimate_of(given.tables[""], asked.level, asked.seed, quick=True, about=given.about)
        found: dict[str, Any] = json.loads(as_json(made, pooled(given, asked.level, asked.seed)))
    return {**found, "told": given.told}
