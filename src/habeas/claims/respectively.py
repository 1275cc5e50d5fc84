"""Which day is whose: "A and B were arrested on 20 and 21 November, respectively"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.date_words import Reckoning, expressions

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft
    from habeas.dates import PartialDate
    from habeas.model import Document

# Dates that stand before those whose they are: "On May 8 and June 25, respectively, the one court and the other".
_AHEAD = re.compile(r"^\W*(?:On|In) (?P<dates>[^.;()]{3,60}?),? respectively,? ")
_LIST = re.compile(r"\b(?:on|in) (?P<dates>[^.;()]{3,90}?),? respectively\b")
_JOINTS = re.compile(r",? and |, ")
_DAY = re.compile(r"\d{1,2}")
_OF_MONTH = re.compile(r"[^\W\d_] \d{1,2}\b|\b\d{1,2} [^\W\d_]")
_FIGURE = re.compile(r"\d")


def each_on_the_own_day(draft: Draft, document: Document) -> list[Draft]:
    """The draft, or one for each of its people where the words behind it give them a date each, in their order.

    Where that many dates cannot be read, none of the dates is known to be anybody's.
    """
    text = draft.quotes[0].text
    ahead = _AHEAD.search(text) if len(draft.actors) > 1 else None
    if ahead is not None:
        return _each_maker(draft, _dates(ahead["dates"], document))
    if len(draft.persons) <= 1 or "respectively" not in text:
        return [draft]
    start = max(draft.trigger.start - draft.quotes[0].start, 0)
    match = _LIST.search(text, start)
    if match is None or not _FIGURE.search(match["dates"]):
        return [draft]
    dates = _dates(match["dates"], document)
    people = sorted(draft.persons, key=lambda name: _place(name, text, document))
    if len(dates) != len(people):
        return [replace(draft, date=None)]
    each = zip(people, dates, strict=True)
    return [replace(draft, persons=(name,), groups=(), organizations=(), date=date) for name, date in each]


def _each_maker(draft: Draft, dates: list[PartialDate]) -> list[Draft]:
    """One draft for each who did it, with the date of each; none of the dates where they are not as many."""
    if len(dates) != len(draft.actors):
        return [replace(draft, date=None)]
    return [replace(draft, actors=(name,), date=date) for name, date in zip(draft.actors, dates, strict=True)]


def _dates(words: str, document: Document) -> list[PartialDate]:
    """The dates of a list, the month and the year of the last for those that leave them out; none where one is none."""
    reckoning = Reckoning(document.published, document.report_year)
    parts = [part.strip() for part in _JOINTS.split(words) if part.strip()]
    rest = re.sub(r"\b\d{1,2}\b", "", parts[-1], count=1)
    found: list[PartialDate] = []
    for part in parts:
        day = (
            f"on {part} {rest.strip()}"
            if _DAY.fullmatch(part)
            else f"{'on' if _OF_MONTH.search(part) else 'in'} {part}"
        )
        read = expressions(day, reckoning)
        found += [read[0].first] if len(read) == 1 and read[0].last is None else []
    return found if len(found) == len(parts) else []


def _place(name: str, text: str, document: Document) -> int:
    """Where a person stands in the sentence, by the name or its last word; else where the document names them."""
    here = text.find(name)
    here = here if here >= 0 else text.find(name.split()[-1])
    return here if here >= 0 else len(text) + document.text.find(name)
