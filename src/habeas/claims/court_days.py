"""Days in court that are still to come when a document is written: "the next hearing is scheduled for 15 January".

Such a day is a hearing that may take place, of those whose case the sentence tells of, or who were last told of as
before a court. A hearing that is put off has not taken place: it is of the day that it was put off to. What an annual
report tells of days is past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.drafts import Draft
from habeas.claims.lasted import HELD
from habeas.claims.parse import span_of
from habeas.claims.quotes import quote_of
from habeas.claims.runs import tokens_at
from habeas.claims.same_trial import BEFORE_COURT
from habeas.claims.when import dates_within
from habeas.dates import PartialDate
from habeas.model import Span as Place

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.acts import Scene

# Sentences back in which somebody must have been told of whose day in court it may be.
REACH = 3

# How far ahead a day without a year may be; what would be further is of the past ("was scheduled for 5 May").
AHEAD = timedelta(days=270)

_YEAR = re.compile(r"\d{4}|[Ll]ast")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in court to come, the first word of its date, and whether it is told of people who come to court.

    `read` is the date as it was read: one without a year may have been taken for the last one of that name.
    """

    date: PartialDate
    read: PartialDate
    word: Token
    of_people: bool


def with_court_days(
    acts: list[tuple[int, Draft]], tokens: Span, before: list[Draft], scene: Scene
) -> list[tuple[int, Draft]]:
    """The acts of a sentence, with the days in court to come that it tells of."""
    for day in _days(tokens, scene):
        acts = _with(day, [(place, _apart_from(day, draft)) for place, draft in acts], before, scene)
    return acts


def _apart_from(day: _Day, draft: Draft) -> Draft:
    """Custody before a hearing is not of the day of the hearing: "is held ahead of a hearing on 5 June"."""
    until = draft.type in HELD and draft.date in (day.date, day.read)
    return replace(draft, date=None, modality="asserted") if until else draft


def _with(day: _Day, acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene) -> list[tuple[int, Draft]]:
    undated = [each for each in acts if each[1].type == "trial" and each[1].date in (None, day.date, day.read)]
    if undated:
        told = [replace(draft, date=day.date, modality="possible") for _, draft in undated]
        put = {id(draft): new for (_, draft), new in zip(undated, told, strict=True)}
        return [(place, put.get(id(draft), draft)) for place, draft in acts]
    whose = _whose(day, acts, before, scene)
    if whose is None:
        return acts
    # Whose hearing it is, another sentence may say: then that one is quoted, too.
    named = whose.quotes if whose.sentence != scene.sentence else ()
    hearing = Draft(
        type="trial",
        quotes=(quote_of(scene.reading.document, day.word, ()), *named),
        trigger=span_of(day.word),
        sentence=scene.sentence,
        persons=whose.persons,
        place=whose.place,
        date=day.date,
        modality="possible",
        rule="court day",
    )
    return [*acts, (day.word.i, hearing)]


def _whose(day: _Day, acts: list[tuple[int, Draft]], before: list[Draft], scene: Scene) -> Draft | None:
    """The last act by which somebody whose day it is came before a court: in the sentence, or just before it.

    Whose case it is may be said ("the trial of A"); without such an act nothing is known of a case.
    """
    if day.of_people:  # whoever comes to court on it is named, and has an act already
        return None
    named = _named(day, scene)
    near = [draft for place, draft in reversed(acts) if place < day.word.i]
    near += [draft for draft in reversed(before) if named or scene.sentence - draft.sentence <= REACH]
    fitting = (one for one in near if one.type in BEFORE_COURT and one.persons)
    if not named:
        return next(fitting, None)
    known = next((one for one in fitting if set(named) & set(one.persons)), None)
    return None if known is None else replace(known, persons=named)


def _named(day: _Day, scene: Scene) -> tuple[str, ...]:
    """Whose case, trial or hearing the sentence says that it is."""
    sentence, text = span_of(day.word.sent), scene.reading.document.text
    behind, ahead = _pattern(_table()["behind_name"]), _pattern(_table()["before_name"])
    for mention in scene.names.mentions(sentence):
        then, said = text[mention.span.end : sentence.end], text[sentence.start : mention.span.start]
        if mention.names and (behind.search(_plain(then)) or ahead.search(_plain(said))):
            return mention.names
    return ()


def _days(tokens: Span, scene: Scene) -> Iterator[_Day]:
    """The days of a sentence on which something is set to take place in court, after the day of the document."""
    document, passage = scene.reading.document, scene.passage
    if document.published is None or document.report_year is not None:
        return
    where = Place(passage.start + tokens.start_char, passage.start + tokens.end_char)
    for one in dates_within(where, passage, scene.reading):
        date = _to_come(one.date, document.text[one.span.start : one.span.end], document.published)
        if one.date is None or date is None:
            continue
        words = tokens_at(passage, one.span)
        said, then = document.text[where.start : one.span.start], document.text[one.span.end : where.end]
        of_people = _fits("people", said)
        if words and (of_people or _is_set(said, then)):
            yield _Day(date, one.date, words[0], of_people and not _is_set(said, then))


def _to_come(date: PartialDate | None, words: str, published: PartialDate) -> PartialDate | None:
    """The date where it is after the publication; one without its year is the next, where that is near."""
    if date is None or date.precision == "year":
        return None
    if date.first_day > published.last_day:
        return date
    if _YEAR.search(words) is not None or (date.month, date.day) == (2, 29):
        return None
    years = (published.year, published.year + 1)
    later = [one for one in (PartialDate(year, date.month, date.day) for year in years) if one > published]
    return next((one for one in later if timedelta(0) < one.first_day - published.last_day <= AHEAD), None)


def _is_set(said: str, then: str) -> bool:
    """Whether the words around a day say that something takes place in court on it."""
    if _fits("before", said):
        return not _pattern(_table()["elsewhere"]).search(_plain(said))
    sets, for_what = _pattern(_table()["sets"]), _pattern(_table()["for_what"])
    return bool(sets.search(_plain(said)) and for_what.search(_plain(then)))


def _fits(which: str, said: str) -> bool:
    return any(_pattern(one).search(_plain(said)) for one in _table()[which])


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


@cache
def _table() -> dict[str, Any]:
    return lexicon.data("court_days")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    for part in ("sitting", "gap", "far"):
        text = text.replace(f"{{{part}}}", _table()[part])
    return lexicon.pattern_of(text, "court_days.toml")
