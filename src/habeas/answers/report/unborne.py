"""Names, numbers and days in the words of a sentence that stand in none of the quotes below it.

The last look before a draft is handed over: whatever the templates and the fields of a claim made of it, nothing is
told that no quote has. What people verified, edited or wrote is theirs; at reported numbers it is looked as
they are told (`counting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from habeas.answers.report.bearing import dates_in, gives_number, words_of
from habeas.answers.report.citing import telling_words
from habeas.answers.report.named import is_named
from habeas.answers.report.sentences import COUNT, Sentence
from habeas.answers.report.wording import Wording
from habeas.model import Person, SourcedClaim

_DIGITS = re.compile(r"\d+")


def unborne(
    sentence: Sentence, claims: Mapping[str, SourcedClaim], people: Mapping[str, Person], wording: Wording
) -> tuple[str, ...]:
    """The names, numbers and days of a sentence that none of its quotes has; empty where they bear it out."""
    if sentence.verified or sentence.author or sentence.kind == COUNT:
        return ()
    told = [claims[one] for one in sentence.claims if one in claims]
    quotes = [*(note.quote for note in sentence.notes), *(quote.text for each in told for quote in each.claim.quotes)]
    said = words_of([*quotes, *(note.cited for note in sentence.notes)])
    persons = [people[one] for one in sentence.people if one in people]
    said |= words_of(name for one in persons if is_named(one.names, quotes) for name in one.names)
    said |= words_of(_days(told, wording))
    words = telling_words(sentence.text)
    return tuple(word for word in words if not (words_of([word]) <= said or _number(word, quotes)))


def _number(word: str, quotes: Sequence[str]) -> bool:
    return _DIGITS.fullmatch(word.replace(",", "")) is not None and gives_number(int(word.replace(",", "")), quotes)


def _days(told: Sequence[SourcedClaim], wording: Wording) -> Iterator[str]:
    """The days that the quotes give, as the draft words them, and the years that their documents speak of."""
    for each in told:
        card = each.document
        years = [card.report_year, card.published.year if card.published else None]
        yield from (str(year) for year in years if year is not None)
        yield from (wording.day(day) for day in dates_in(each))
