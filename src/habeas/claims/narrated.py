"""When an undated act of a story happened, by the dated acts that are told around it.

What is of one scene with the act before it has its day; a step of somebody's case lies between the dated acts that
are told before and after it, or up to the end of what is told. It has the month or the year that both share, and no
more. What is told as past by then ("had been detained") has no date from here.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any

from habeas.claims import lexicon
from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.drafts import Draft
from habeas.claims.wordlists import any_of
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import Document

# Sentences within which a step of a case is told after the one that it follows.
FOLLOWS_WITHIN = 3
# Sentences within which what is done belongs to the scene that somebody was taken in.
SCENE_WITHIN = 2
# Words within which "had" stands before its participle.
PERFECT_WITHIN = 4


def scene(draft: Draft, before: list[Draft], document: Document) -> PartialDate | None:
    """The date of what was done to the same people just before, for what is of the same scene ("they beat him").

    Where time passes between the two, an annual report still bounds what follows by the end of its year.
    """
    if draft.type not in _scenes() or not draft.persons:
        return None
    same = [one for one in _just_taken(draft, before) if _same(one, draft)]
    date = same[-1].date if same else None
    if date is None or not date.month:
        return None
    if not _time_passes(same[-1], draft, document):
        return date
    return until_the_end(date) if date.year == document.report_year else None


def same_day(draft: Draft, before: list[Draft], document: Document) -> PartialDate | None:
    """The day on which somebody was taken, for a release "after several hours", or one that they "then" came to."""
    if draft.type != "release" or not _comes_right_after(draft, document):
        return None
    same = [one for one in _just_taken(draft, before) if _same(one, draft) or (draft.groups and not draft.persons)]
    return same[-1].date if same and not _time_passes(same[-1], draft, document) else None


def _just_taken(draft: Draft, before: list[Draft]) -> list[Draft]:
    """The dated acts that a scene begins with, told within a few sentences before."""
    near = [one for one in before if told_after(one, draft) <= SCENE_WITHIN]
    return [one for one in near if one.date is not None and one.type in _taken()]


def _time_passes(earlier: Draft, draft: Draft, document: Document) -> bool:
    """Whether the words between two acts tell of another time: a date, "later", "for three days"."""
    end = max(quote.end for quote in earlier.quotes if quote.start <= draft.trigger.start)
    between = document.text[end : draft.trigger.start]
    dates = expressions(between, Reckoning(document.published, document.report_year))
    return _passing().search(between) is not None or any(one.first.month for one in dates)


def step_before(draft: Draft, before: list[Draft]) -> Draft | None:
    """The dated act that a step of the same people's case follows, told shortly before it."""
    step = _steps().get(draft.type)
    found = [one for one in before if step is not None and _leads_to(one, draft, step)]
    return found[-1] if found else None


def bounded(draft: Draft, before: list[Draft], after: list[Draft]) -> PartialDate | None:
    """The month or the year of the acts against the same people that are told shortly before and after it.

    What may come to pass, like a hearing that is scheduled, says nothing of when anything was done before it.
    """
    steps = _steps()
    step = steps.get(draft.type)
    if step is None or not draft.persons:
        return None
    first = [one.date for one in before if one.date and _follows(one, draft) and steps.get(one.type, step + 1) <= step]
    done = [one for one in after if one.modality != "possible"]
    last = [one.date for one in done if one.date and _follows(draft, one) and steps.get(one.type, step) > step]
    if not first or not last or first[-1].first_day > last[0].last_day:
        return None
    return shared(first[-1], last[0])


def shared(date: PartialDate, end: PartialDate) -> PartialDate | None:
    """The month that two dates share, or else their year."""
    if date.year != end.year:
        return None
    return PartialDate(date.year, date.month if date.month == end.month else 0)


def until_the_end(date: PartialDate) -> PartialDate:
    """What a date and the end of its year share."""
    return PartialDate(date.year, 12) if date.month == 12 else PartialDate(date.year)


def told_as_past(draft: Draft, document: Document) -> bool:
    """Whether it is told as past by the time that is spoken of: "had been detained"."""
    start = draft.quotes[0].start
    words = document.text[start : draft.trigger.start].split()[-PERFECT_WITHIN:]
    return draft.trigger.start > start and "had" in [word.lower() for word in words]


def told_after(earlier: Draft, draft: Draft) -> int:
    """How many sentences before a draft an earlier one was last told; more than any where it was not."""
    places = (earlier.sentence, *earlier.also)
    return min((draft.sentence - place for place in places if place <= draft.sentence), default=sys.maxsize)


def _leads_to(earlier: Draft, draft: Draft, step: int) -> bool:
    """Whether a dated act is an earlier step of the same people's case, told shortly before."""
    dated = earlier.date is not None and _steps().get(earlier.type, step) < step
    return dated and _near(earlier, draft) and _same(earlier, draft)


def _near(earlier: Draft, draft: Draft) -> bool:
    return earlier.trigger.start < draft.trigger.start and told_after(earlier, draft) <= FOLLOWS_WITHIN


def _follows(one: Draft, other: Draft) -> bool:
    """Whether one is told shortly after the other, of the same people."""
    return _near(one, other) and _same(one, other)


def _same(one: Draft, other: Draft) -> bool:
    return bool(set(one.persons) & set(other.persons))


def _comes_right_after(draft: Draft, document: Document) -> bool:
    """Whether the words around it, in its sentence, say that it came within hours of what was told before."""
    start = draft.trigger.start
    before = document.text[:start].rpartition(". ")[2].rpartition("\n")[2]
    after = document.text[start:].partition(". ")[0].partition("\n")[0]
    return _within_hours().search(after) is not None or " then " in before


@cache
def _passing() -> re.Pattern[str]:
    """The words that say that time has passed."""
    return lexicon.compiled(rf"(?:{any_of(lexicon.words_of(narration(), 'passing', 'dates'))})\b", "dates.toml")


@cache
def _within_hours() -> re.Pattern[str]:
    """How a release is told that came within hours."""
    return lexicon.compiled(rf"(?:{any_of(lexicon.words_of(narration(), 'within_hours', 'dates'))})\b", "dates.toml")


@cache
def narration() -> dict[str, Any]:
    """What the vocabulary says of the course of a document."""
    return dict(lexicon.data("dates")["narration"])


@cache
def _scenes() -> frozenset[str]:
    """The types of acts that go with the act before them, in one scene."""
    return lexicon.words_of(narration(), "scenes", "dates")


@cache
def _taken() -> frozenset[str]:
    """The types of acts that a scene begins with."""
    return lexicon.words_of(narration(), "taken", "dates")


@cache
def _steps() -> dict[str, int]:
    """The types of acts that follow one another in a case, by their order."""
    table = narration().get("steps")
    if not isinstance(table, dict) or not all(isinstance(step, int) for step in table.values()):
        raise BadVocabulary("data/claims/dates.toml: narration.steps has to give a number for each type")
    return table
