"""Finds the dates in a passage, never more precise than its words, and the date that governs an event.

Relative days ("Tuesday", "last week") count from the day of publication, "the next day" from the date before it;
in an annual report days and months are of the year that it covers. A date that could be of two years, with
nothing to tell which, is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.claims.belonging import is_somebody
from habeas.claims.date_reach import TESTS, TESTS_OF_STATES, chain_of, only_compared, opens, puts_off, year_before
from habeas.claims.date_steps import stepped
from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.parse import Passage, Reading
from habeas.claims.runs import tokens_at
from habeas.claims.stance import stance
from habeas.claims.syntax import governors, is_verb
from habeas.dates import PartialDate
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.date_words import Expression

# A length of time between two acts, the second of which has the date behind it.
_STEP = re.compile(r"(?<!for )\b\S+ (?:hour|day|week|month|year)s? (?:after|before)\b")
# Behind the day of an entry in a timeline.
_ENTRY = re.compile(r"\s*[:–—]")
# Relations in which an act lies in the date; "since 2016" is 2016.
_DURING = frozenset({"on", "since", "between"})


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A date that a passage gives.

    Attributes:
        span: where its words stand in the document.
        date: the date; of a range what both ends share (their month, their year), None where that is nothing.
        relation: "on", "before", "after", "between", "since", "until" or "as of".
        start, end: the ends of a range.
    """

    span: Span
    date: PartialDate | None
    relation: str = "on"
    start: PartialDate | None = None
    end: PartialDate | None = None

    @property
    def latest(self) -> PartialDate | None:
        """The date, or the end of a range: what a number "between May and July" is given for."""
        return self.end or self.date


def dates_in(passage: Passage, reading: Reading) -> tuple[DatedSpan, ...]:
    """The dates of a passage, in order; worked out once, however many events ask for them."""
    document = reading.document
    reckoning = Reckoning(document.published, document.report_year)
    which = ("dates", passage.start, reckoning)
    known: tuple[DatedSpan, ...] | None = reading.known.get(which)
    if known is None:
        known = reading.known[which] = tuple(_dates(passage, reading, reckoning))
    return known


def dates_within(sentence: Span, passage: Passage, reading: Reading) -> list[DatedSpan]:
    """The dates of a sentence, but for those that are only compared with: "twice as many as in 2022"."""
    first = sentence.start - passage.start
    return [
        one
        for one in dates_in(passage, reading)
        if sentence.contains(one.span)
        and not only_compared(passage.text[first : one.span.start - passage.start].lower())
    ]


def _dates(passage: Passage, reading: Reading, reckoning: Reckoning) -> list[DatedSpan]:
    found = []
    for one in _with_steps(passage, reading, reckoning):
        span = Span(passage.start + one.start, passage.start + one.end)
        if one.last is None:
            found.append(DatedSpan(span, one.first, one.relation))
        else:
            found.append(DatedSpan(span, _shared(one.first, one.last), "between", one.first, one.last))
    return found


def _with_steps(passage: Passage, reading: Reading, reckoning: Reckoning) -> list[Expression]:
    """The expressions of a passage, with those that count from the date before them."""
    own = expressions(passage.text, reckoning)
    last = reading.before(passage)
    before = expressions(last.text, reckoning) if last is not None else []
    published = reading.document.published
    latest = published.last_day if published is not None else None
    return stepped(passage.text, own, before[-1] if before else None, latest)


def date_for(
    event: Token, passage: Passage, reading: Reading, *, state: bool = False, number: bool = False
) -> PartialDate | None:
    """The date that governs an event: of its own clause, else of the verb it is joined to, else of the sentence's lead.

    Nothing is carried over from another sentence but the day that an entry of a timeline begins with; a date that the
    event lies before or after is not its date. "As of 1 May" is the date of a `state` or a `number` alone; a state is
    not dated by what it is joined to.
    """
    year = year_before(event)
    if year is not None:
        return year
    sentence = event.sent
    where = Span(passage.start + sentence.start_char, passage.start + sentence.end_char)
    during = _DURING | {"as of"} if state or number else _DURING
    dates = dates_within(where, passage, reading)
    chains = [(chain_of(tokens_at(passage, one.span)), one) for one in dates]
    chains = [(chain, one) for chain, one in chains if not puts_off(chain)]
    if (event.dep_ == "acl" or (event.dep_ == "relcl" and event.tag_ == "VB")) and is_somebody(event.head):
        # "was the fourth killed since 2019", "is the fifth to die since 2021"
        chains = [(chain, one) for chain, one in chains if not any(word.lower_ == "since" for word in chain)]
    chains = [(chain, one) for chain, one in chains if not _counted_from(one, event, passage)]
    chains = [(chain, one) for chain, one in chains if not _only_since(one, chain, event)]
    governed = [(chain, one) for chain, one in chains if one.relation in during or opens(chain, event)]
    for test in TESTS_OF_STATES if state else TESTS:
        fitting = [(near, one) for chain, one in governed if chain and (near := test(chain, event)) is not None]
        if fitting:
            return min(fitting, key=lambda each: (each[0], _distance(each[1], event, passage)))[1].date
    if (order := _ordered_in(event)) is not None:
        return date_for(order, passage, reading, state=state)
    entry = None if state or number else _of_the_entry(passage, reading)
    return entry.date if entry is not None and all(one == entry for one in dates) else None


def _ordered_in(event: Token) -> Token | None:
    """The verb by which it is ordered to be done: "*ordered* on Monday that A be held for two months"."""
    verb = event if is_verb(event) else next((one for one in governors(event) if is_verb(one)), event)
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    bare = any(one.dep_ in ("aux", "auxpass") and one.tag_ == "VB" for one in verb.children)
    if verb.dep_ != "ccomp" or not (bare or verb.lemma_.lower() in stance()("actors", "kept")):
        return None
    return verb.head if verb.head.lemma_.lower() in stance()("actors", "orders") else None


def _of_the_entry(passage: Passage, reading: Reading) -> DatedSpan | None:
    """The day that an entry of a timeline begins with, and that all of it is of: "- 9 January: A is detained"."""
    first = next(iter(dates_in(passage, reading)), None)
    if first is None or first.relation not in _DURING:
        return None
    start, end = first.span.start - passage.start, first.span.end - passage.start
    alone = not any(letter.isalnum() for letter in passage.text[:start])
    return first if alone and _ENTRY.match(passage.text, end) else None


def _only_since(one: DatedSpan, chain: list[Token], event: Token) -> bool:
    """Whether a date is that since when something lasts, and not of what is joined: "held since May and faces …"."""
    return one.relation == "since" and event not in chain and event.dep_ == "conj" and event.tag_ in ("VBP", "VBZ")


def _counted_from(one: DatedSpan, event: Token, passage: Passage) -> bool:
    """Whether a date is of what the event is so long after or before: "came a week after her release on 3 May"."""
    start, end = event.idx, one.span.start - passage.start
    return start < end and _STEP.search(passage.text, start, end) is not None


def _shared(first: PartialDate, last: PartialDate) -> PartialDate | None:
    if first == last:
        return first
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else 0)


def _distance(one: DatedSpan, event: Token, passage: Passage) -> int:
    place = passage.start + event.idx
    return max(one.span.start - place, place - one.span.end, 0)
