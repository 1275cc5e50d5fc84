"""Dates that only the whole document gives: of a response, of a general finding, of what the acts around it date.

A response without a day has the day of the statement that it is in, or the month of the news; a general finding of
an annual report, or of news of one, has the report's year. What the acts that are told around an undated one say of
its date is in `narrated.py`; nothing is more precise than what bounds it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.drafts import Draft
from habeas.claims.former import told_as_over
from habeas.claims.narrated import (
    bounded,
    narration,
    same_day,
    scene,
    shared,
    step_before,
    told_as_past,
    until_the_end,
)
from habeas.claims.other_years import of_other_years
from habeas.claims.reported_years import year_reported
from habeas.claims.voices import is_statement, publisher_of
from habeas.claims.wordlists import any_of
from habeas.dates import PartialDate
from habeas.model import Count, Document

# Responses that are words.
_SAID = ("appeal", "condemnation")
_OVER = re.compile(r"\bafter (?:[\w’]+ ){0,3}$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n")


@dataclass(frozen=True, slots=True)
class Around:
    """What a document tells before a draft, with the dates found so far, and what it tells after it."""

    before: list[Draft]
    after: list[Draft]


def dated(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts with the dates that the document as a whole gives to those without."""
    found: list[Draft] = []
    for number, draft in enumerate(drafts):
        date = draft.date or _date(draft, Around(found, drafts[number + 1 :]), document)
        if draft.type == "imprisonment" and told_as_over(document.text, draft.trigger.start):
            date = None  # the day in the sentence is that of what the former prisoner did or suffered since
        if date is not None and _still_to_come(draft, date, document):
            date = None  # the year was left out, and which one is meant is not told
        found.append(draft if date == draft.date else replace(draft, date=date, remarks=(*draft.remarks, "dated")))
    return _said_on_one_day(found)


def _said_on_one_day(drafts: list[Draft]) -> list[Draft]:
    """The drafts; what somebody condemns and asks for in the same sentence is said on the same day."""
    days: dict[tuple[int, tuple[str, ...]], set[PartialDate]] = defaultdict(set)
    for one in drafts:
        if one.type in _SAID and one.actors and one.date is not None and one.date.day:
            days[one.sentence, one.actors].add(one.date)
    found = []
    for one in drafts:
        same = days.get((one.sentence, one.actors), set()) if one.type in _SAID else set()
        day = next(iter(same)) if len(same) == 1 else None
        finer = day is not None and (one.date is None or (not one.date.day and one.date.compatible(day)))
        found.append(replace(one, date=day, remarks=(*one.remarks, "dated")) if finer else one)
    return found


def _still_to_come(draft: Draft, date: PartialDate, document: Document) -> bool:
    """Whether the day of what is told as done lies behind the publication, by a year that no quote has."""
    published = document.published
    if published is None or draft.type not in _done() or draft.modality == "possible":
        return False
    later = date.first_day > published.last_day
    return later and not any(str(date.year) in quote.text for quote in draft.quotes)


def as_counted(drafts: list[Draft], counts: tuple[Count, ...], document: Document) -> list[Draft]:
    """The drafts, custody that a number tells of dated as the number is: "254 prisoners as of 1 December"."""
    given = [one for one in counts if one.as_of is not None and one.as_of.month and one.as_of != document.published]
    return [
        _as_counted(draft, given) if draft.type == "imprisonment" and not _was_over(draft, document) else draft
        for draft in drafts
    ]


def _was_over(draft: Draft, document: Document) -> bool:
    """Whether custody had come before what its sentence dates: "acquitted three after they were imprisoned"."""
    return _OVER.search(document.text[draft.quotes[0].start : draft.trigger.start]) is not None


def _as_counted(draft: Draft, counts: list[Count]) -> Draft:
    told = [one for one in counts if any(quote.span.overlaps(one.quote.span) for quote in draft.quotes)]
    dates = [one.as_of for one in told if one.as_of is not None and _heads(draft) & set(one.what.lower().split())]
    open_ = draft.date is None or draft.date.precision == "year"
    finer = [date for date in dates if draft.date is None or date.precision != "year"] if open_ else []
    return replace(draft, date=finer[0], remarks=(*draft.remarks, "counted")) if finer and draft.groups else draft


def _heads(draft: Draft) -> set[str]:
    return {group.text.lower().split()[-1] for group in draft.groups if group.text}


def _date(draft: Draft, around: Around, document: Document) -> PartialDate | None:
    response = terms.claim_type(draft.type).kind == "response"
    if draft.modality == "possible":
        return None
    if document.report_year is not None:
        if response:
            return PartialDate(document.report_year) if _again_and_again(draft, document) else None
        return _in_report(draft, around, document, document.report_year)
    if response:
        told = _of_response(draft, document)
        return told if told is None or told.day else _at_the_same_time(draft, around, told) or told
    now = _now(draft, document) if draft.type in ("imprisonment", "remand") else None
    return now or _in_story(draft, around, document)


def _of_response(draft: Draft, document: Document) -> PartialDate | None:
    published = document.published
    if published is None or not published.day or draft.type in ("support", "report"):
        return None
    if draft.type == "sanction" and draft.speaker is not None and not _today(draft, document):
        return None  # who speaks of sanctions may have imposed them years ago
    if is_statement(document) or publisher_of(document) is not None:
        # Those that were imposed before are spoken of just as often.
        return published if draft.type != "sanction" or _today(draft, document) else None
    return PartialDate(published.year, published.month)


def _at_the_same_time(draft: Draft, around: Around, month: PartialDate) -> PartialDate | None:
    """The day of all dated words of others in the same news, where they are of one day, for words said beside them."""
    if draft.type not in _SAID or draft.speaker not in draft.actors:
        return None  # what others said is only told of
    others = [one for one in (*around.before, *around.after) if one.type in _SAID and one.actors]
    days = {one.date for one in others if one.date is not None and one.date.day}
    day = next(iter(days)) if len(days) == 1 else None
    return day if day is not None and month.compatible(day) else None


def _today(draft: Draft, document: Document) -> bool:
    """Whether the sentence says that it is done "today"."""
    return re.search(r"\btoday\b", " ".join(_sentence(draft, document)), re.IGNORECASE) is not None


def _again_and_again(draft: Draft, document: Document) -> bool:
    """Whether a response went on through the year that a report covers: "groups continued to call for"."""
    return _repeated_words().search(_sentence(draft, document)[0]) is not None


def _sentence(draft: Draft, document: Document) -> tuple[str, str]:
    """The words of the sentence before the act, and those from it on."""
    text, place = document.text, draft.trigger.start
    starts, ends = _sentence_ends(text)
    before, after = bisect_right(ends, place), bisect_left(starts, place)
    return text[ends[before - 1] if before else 0 : place], text[place : starts[after] if after < len(starts) else None]


@lru_cache(maxsize=1)  # asked for every draft of a document
def _sentence_ends(text: str) -> tuple[list[int], list[int]]:
    """Where the ends of all sentences of a text start, and where they end."""
    found = [match.span() for match in _SENTENCE_END.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def _now(draft: Draft, document: Document) -> PartialDate | None:
    """The month of the statement, for what it says is so "currently"."""
    published = document.published
    if published is None or _now_words().search(draft.quotes[0].text) is None:
        return None
    return PartialDate(published.year, published.month)


def _in_story(draft: Draft, around: Around, document: Document) -> PartialDate | None:
    """In news: what a step of a case shares with the step before it and the day of publication."""
    published = document.published
    if published is None or told_as_past(draft, document):
        return None
    told = _around(draft, around, document)
    if told is not None:
        return told
    if draft.type != "imprisonment" and _in_general(draft) and (year := year_reported(document)) is not None:
        return PartialDate(year)
    earlier = step_before(draft, around.before)
    # What somebody recalls in words of their own may lie further back than what they told first.
    if earlier is None or earlier.date is None or (draft.speaker is not None and earlier.sentence != draft.sentence):
        return None
    return shared(earlier.date, published)


def _in_report(draft: Draft, around: Around, document: Document, year: int) -> PartialDate | None:
    if told_as_past(draft, document):
        return None
    told = _around(draft, around, document)
    if told is not None:
        return told
    if _in_general(draft) and of_other_years(*_sentence(draft, document), Reckoning(document.published, year)):
        return None
    if _in_general(draft):
        return None if _told_on_a_day(draft, document) else PartialDate(year)
    earlier = step_before(draft, [one for one in around.before if one.date and one.date.year == year])
    return until_the_end(earlier.date) if earlier is not None and earlier.date is not None else None


def _told_on_a_day(draft: Draft, document: Document) -> bool:
    """Whether it is spoken of on a day or in a month that is not its own: "In May A condemned the arrest of nuns"."""
    before, _ = _sentence(draft, document)
    told = expressions(before, Reckoning(document.published, document.report_year))
    return any(one.relation == "on" and one.first.month for one in told)


def _in_general(draft: Draft) -> bool:
    """Whether it is a general finding: of nobody who is named, and of no certain number."""
    return not draft.persons and not any(group.number for group in draft.groups)


def _around(draft: Draft, around: Around, document: Document) -> PartialDate | None:
    """The date that the acts told right before and after it give."""
    return (
        same_day(draft, around.before, document)
        or scene(draft, around.before, document)
        or bounded(draft, around.before, around.after)
    )


@cache
def _done() -> frozenset[str]:
    """The types of acts that are told once they were done."""
    return lexicon.words_of(narration(), "done", "dates")


@cache
def _now_words() -> re.Pattern[str]:
    """The words for what is so on the day of the statement."""
    return lexicon.compiled(rf"(?:{any_of(lexicon.words_of(narration(), 'now', 'dates'))})\b", "dates.toml")


@cache
def _repeated_words() -> re.Pattern[str]:
    """The words for what is done again and again."""
    return lexicon.compiled(rf"(?:{any_of(lexicon.words_of(narration(), 'again', 'dates'))})\b", "dates.toml")
