"""Dates that only the whole document gives: of a response, of a general finding, of what follows a dated act.

A response without a day has the day of the statement that it is in, or the month of the news; a general finding of
an annual report has its year. An undated step of somebody's case that is told after a dated one lies between that
one and the end of the report's year: it has the month or the year that both share, and no more.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache
from typing import Any

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.drafts import Draft
from habeas.claims.voices import is_statement
from habeas.claims.wordlists import any_of
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Count, Document

# Sentences within which a step of a case is told after the one that it follows.
FOLLOWS_WITHIN = 3
# Sentences within which what is done belongs to the scene that somebody was taken in.
SCENE_WITHIN = 2
# Words within which "had" stands before its participle.
PERFECT_WITHIN = 4


def dated(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts with the dates that the document as a whole gives to those without."""
    found: list[Draft] = []
    for draft in drafts:
        date = draft.date or _date(draft, found, document)
        found.append(draft if date == draft.date else replace(draft, date=date, remarks=(*draft.remarks, "dated")))
    return found


def as_counted(drafts: list[Draft], counts: tuple[Count, ...], document: Document) -> list[Draft]:
    """The drafts, custody that a number tells of dated as the number is: "254 prisoners as of 1 December"."""
    given = [one for one in counts if one.as_of is not None and one.as_of.month and one.as_of != document.published]
    return [_as_counted(draft, given) if draft.type == "imprisonment" else draft for draft in drafts]


def _as_counted(draft: Draft, counts: list[Count]) -> Draft:
    told = [one for one in counts if any(quote.span.overlaps(one.quote.span) for quote in draft.quotes)]
    dates = [one.as_of for one in told if one.as_of is not None and _heads(draft) & set(one.what.lower().split())]
    open_ = draft.date is None or draft.date.precision == "year"
    finer = [date for date in dates if draft.date is None or date.precision != "year"] if open_ else []
    return replace(draft, date=finer[0], remarks=(*draft.remarks, "counted")) if finer and draft.groups else draft


def _heads(draft: Draft) -> set[str]:
    return {group.text.lower().split()[-1] for group in draft.groups if group.text}


def _date(draft: Draft, before: list[Draft], document: Document) -> PartialDate | None:
    response = terms.claim_type(draft.type).kind == "response"
    if draft.modality == "possible":
        return None
    if document.report_year is not None:
        return None if response else _in_report(draft, before, document, document.report_year)
    if response:
        return _of_response(draft, document)
    now = _now(draft, document) if draft.type in ("imprisonment", "remand") else None
    return now or _in_story(draft, before, document)


def _of_response(draft: Draft, document: Document) -> PartialDate | None:
    published = document.published
    if published is None or not published.day or draft.type in ("support", "report"):
        return None
    if is_statement(document):
        return published if draft.type != "sanction" else None
    return PartialDate(published.year, published.month)


def _now(draft: Draft, document: Document) -> PartialDate | None:
    """The month of the statement, for what it says is so "currently"."""
    published = document.published
    if published is None or _now_words().search(draft.quotes[0].text) is None:
        return None
    return PartialDate(published.year, published.month)


def _in_story(draft: Draft, before: list[Draft], document: Document) -> PartialDate | None:
    """In news: the month that a step of a case shares with the step before it and the day of publication."""
    published = document.published
    if published is None or _told_as_past(draft, document):
        return None
    step = _steps().get(draft.type)
    earlier = [one for one in before if step is not None and _leads_to(one, draft, step)]
    if draft.speaker is not None:  # what somebody recalls in words of their own may lie further back
        earlier = [one for one in earlier if one.sentence == draft.sentence]
    date = earlier[-1].date if earlier else None
    return _scene(draft, before) or (_shared(date, published) if date is not None else None)


def _shared(date: PartialDate, end: PartialDate) -> PartialDate | None:
    """The month that two dates share, or else their year."""
    if date.year != end.year:
        return None
    return PartialDate(date.year, date.month if date.month == end.month else 0)


def _scene(draft: Draft, before: list[Draft]) -> PartialDate | None:
    """The date of what was done to the same people just before, for what is of the same scene ("they beat him")."""
    if draft.type not in _scenes() or not draft.persons:
        return None
    near = [one for one in before if _told_after(one, draft) <= SCENE_WITHIN and one.date is not None]
    same = [one.date for one in near if set(one.persons) & set(draft.persons) and one.type in _taken()]
    return same[-1] if same and same[-1] is not None and same[-1].month else None


def _in_report(draft: Draft, before: list[Draft], document: Document, year: int) -> PartialDate | None:
    if _told_as_past(draft, document):
        return None
    if not draft.persons and not any(group.number for group in draft.groups):
        return PartialDate(year)
    scene = _scene(draft, before)
    step = _steps().get(draft.type)
    if step is None or scene is not None:
        return scene
    earlier = [one for one in before if _leads_to(one, draft, step) and one.date and one.date.year == year]
    return _until_the_end(earlier[-1].date, year) if earlier and earlier[-1].date else None


def _leads_to(earlier: Draft, draft: Draft, step: int) -> bool:
    """Whether a dated act is an earlier step of the same people's case, told shortly before."""
    near = earlier.trigger.start < draft.trigger.start and _told_after(earlier, draft) <= FOLLOWS_WITHIN
    own = bool(set(earlier.persons) & set(draft.persons))
    return near and own and earlier.date is not None and _steps().get(earlier.type, step) < step


def _told_after(earlier: Draft, draft: Draft) -> int:
    """How many sentences before a draft an earlier one was last told; more than any where it was not."""
    places = (earlier.sentence, *earlier.also)
    return min((draft.sentence - place for place in places if place <= draft.sentence), default=sys.maxsize)


def _until_the_end(date: PartialDate, year: int) -> PartialDate:
    """What a date and the end of its year share."""
    return PartialDate(year, 12) if date.month == 12 else PartialDate(year)


def _told_as_past(draft: Draft, document: Document) -> bool:
    """Whether it is told as past by the time that is spoken of: "had been detained"."""
    start = draft.quotes[0].start
    words = document.text[start : draft.trigger.start].split()[-PERFECT_WITHIN:]
    return draft.trigger.start > start and "had" in [word.lower() for word in words]


@cache
def _now_words() -> re.Pattern[str]:
    """The words for what is so on the day of the statement."""
    return lexicon.compiled(rf"(?:{any_of(lexicon.words_of(_narration(), 'now', 'dates'))})\b", "dates.toml")


@cache
def _narration() -> dict[str, Any]:
    return dict(lexicon.data("dates")["narration"])


@cache
def _scenes() -> frozenset[str]:
    """The types of acts that go with the act before them, in one scene."""
    return lexicon.words_of(_narration(), "scenes", "dates")


@cache
def _taken() -> frozenset[str]:
    """The types of acts that a scene begins with."""
    return lexicon.words_of(_narration(), "taken", "dates")


@cache
def _steps() -> dict[str, int]:
    """The types of acts that follow one another in a case, by their order."""
    table = _narration().get("steps")
    if not isinstance(table, dict) or not all(isinstance(step, int) for step in table.values()):
        raise BadVocabulary("data/claims/dates.toml: narration.steps has to give a number for each type")
    return table
