"""Reads dates that count from the date before them: "the next day", "two weeks later", "that month".

The date before has to be known as precisely as the step is; a step of weeks gives the month, where it surely lies in
it. Without a date before there is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from habeas.claims.date_words import Expression, relation_before
from habeas.claims.lexicon import data, words_of
from habeas.claims.numbers import value_of
from habeas.claims.wordlists import any_of
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary, UnknownTerm

_AHEAD = frozenset({"later", "next", "following"})
# Days by which "a week later" may miss the day it names.
_LOOSE = timedelta(days=3)


def stepped(
    text: str, found: list[Expression], earlier: Expression | None = None, latest: date | None = None
) -> list[Expression]:
    """The dates of a text with those that count from the one before them, in order.

    `earlier` is the last date before the text. Nothing that is told counts from a date after the `latest` day.
    """
    steps = [match for match in _pattern().finditer(text) if not any(_meet(match, one) for one in found)]
    if not steps and not any(_of_that_year(one, text) for one in found):
        return found
    every: list[Expression] = []
    places: list[Expression | re.Match[str]] = [*found, *steps]
    for place in sorted(places, key=_start):
        if isinstance(place, Expression):
            before = every[-1] if every else earlier
            that = before is not None and _of_that_year(place, text)
            every.append(_in_year_of(before, place) if that and before is not None else place)
            continue
        told = [one for one in every if latest is None or one.first.first_day <= latest]
        anchor = told[-1] if told else earlier
        counted = _from(place, anchor.last or anchor.first) if anchor is not None else None
        if counted is not None:
            every.append(Expression(place.start(), place.end(), counted, None, relation_before(text[: place.start()])))
    return every


def _of_that_year(one: Expression, text: str) -> bool:
    """Whether a month goes on from the date before it: "was freed in January 2022 and held again that November"."""
    month = one.first.precision == "month" and one.last is None and not re.search(r"\d", text[one.start : one.end])
    return month and text[: one.start].lower().endswith("that ")


def _in_year_of(before: Expression, one: Expression) -> Expression:
    """A month in the year of the date before it, or in the next where it would lie before that date."""
    anchor = before.last or before.first
    later = one.first.month >= (anchor.month or 1)
    return replace(one, first=PartialDate(anchor.year + (0 if later else 1), one.first.month))


def _start(place: Expression | re.Match[str]) -> int:
    return place.start if isinstance(place, Expression) else place.start()


def _meet(match: re.Match[str], one: Expression) -> bool:
    return one.start < match.end() and match.start() < one.end


def _from(match: re.Match[str], anchor: PartialDate) -> PartialDate | None:
    if match["unit"]:
        unit, which = match["unit"].lower(), (match["which"] or "same").lower()
    else:
        unit, which = match["counted"].lower().removesuffix("s"), match["way"].lower()
    number = value_of(match["number"]) if match["number"] and match["number"].lower() not in ("a", "an") else 1
    if number is None:
        return None
    count = 0 if which == "same" else number if which in _AHEAD else -number
    try:
        return _step(anchor, _units()[unit], count)
    except (UnknownTerm, OverflowError):  # out of the calendar
        return None


def _step(anchor: PartialDate, unit: str, count: int) -> PartialDate | None:
    """The date so many days, weeks, months or years away; never more precise than the anchor."""
    if unit == "year":
        return PartialDate(anchor.year + count)
    if unit == "month" and anchor.month:
        index = anchor.year * 12 + anchor.month - 1 + count
        return PartialDate(index // 12, index % 12 + 1)
    if count == 0:
        return replace(anchor, day=0) if unit in ("month", "week") else anchor
    if not anchor.day:
        return None
    if unit == "day":
        return PartialDate.of(anchor.first_day + timedelta(days=count))
    if unit != "week":
        return None
    around = [anchor.first_day + timedelta(weeks=count) + each for each in (-_LOOSE, _LOOSE)]
    months = {(day.year, day.month) for day in around}
    return PartialDate(*months.pop()) if len(months) == 1 else None


@cache
def _pattern() -> re.Pattern[str]:
    table = data("dates")
    units, ways = any_of(_units()), any_of(words_of(table["steps"], "ways", "dates"))
    numbers = any_of(words_of(table["phrases"], "numbers", "dates"))
    return re.compile(
        rf"\b(?:(?:later |earlier )?(?:(?:the|that)\s+(?P<which>same|next|following|previous|preceding)\s+|that\s+)"
        rf"(?P<unit>{units})|(?P<number>\d+|{numbers})\s+(?P<counted>(?:{units})s?)\s+(?P<way>{ways}))\b",
        re.IGNORECASE,
    )


@cache
def _units() -> dict[str, str]:
    """What a step is counted in: "evening" is a day."""
    table = data("dates")["steps"].get("units")
    if not isinstance(table, dict) or not all(isinstance(unit, str) for unit in table.values()):
        raise BadVocabulary("data/claims/dates.toml: steps.units has to give a unit for each word")
    return table
