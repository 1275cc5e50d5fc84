"""When somebody was born, as the documents that name them say: "A, who was born on 4 April 1982 in Halem".

Asked for when a birthday is released: then somebody looks at it, and what they release is what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from habeas.claims.date_words import Reckoning, expressions
from habeas.dates import PartialDate
from habeas.model import Person
from habeas.record import load
from habeas.record.connect import Record

# Between a name and "born", or between "born" and its date, stand a few words of one clause, and no other name.
_BORN = re.compile(r"\s?(?:,|\()?\s?(?:who (?:was|is) |was |is )?born\b")
_WITHIN = re.compile(r"\s?(?:on |in |at )?(?:[A-Z][\w’'-]+,? (?:on |in ))?(?:the )?")
# A year alone: "(born 1982)".
_YEAR = re.compile(r"\s((?:18|19|20)\d\d)(?![\w-])")
# Characters behind "born" in which its date begins and ends.
_NEAR = 60


def birthdays(record: Record, person: Person) -> set[str]:
    """The days or years of birth that the documents naming a person give right behind the name."""
    found: set[str] = set()
    for document_id in sorted({mention.document_id for mention in person.mentions}):
        text = load.document(record, document_id).text
        found.update(str(day) for day in _born(text, person.names))
    return found


def _born(text: str, names: Iterable[str]) -> Iterator[PartialDate]:
    for name in names:
        for named in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            born = _BORN.match(text, named.end())
            if born is None:
                continue
            behind = text[born.end() : born.end() + _NEAR]
            if year := _YEAR.match(behind):
                yield PartialDate(int(year[1]))
                continue
            first = next(iter(expressions(behind, Reckoning(None, None))), None)
            if first is not None and first.last is None and _WITHIN.fullmatch(behind, 0, first.start):
                yield first.first
