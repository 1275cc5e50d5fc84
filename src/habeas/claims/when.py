"""Finds the dates in a passage, never more precise than its words, and the date that governs an event.

Relative days ("Tuesday", "last week") count from the day of publication; in an annual report days and months
are of the year that it covers. A date that could be of two years, with nothing to tell which, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.parse import Passage, Reading
from habeas.claims.runs import tokens_at
from habeas.dates import PartialDate
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Relations in which an act lies in the date; "since 2016" is 2016.
_DURING = frozenset({"on", "since", "between"})
_VERBS = frozenset({"VERB", "AUX"})
# A date that hangs on a noun in one of these ways belongs to that noun alone: "the March 16 release".
_PRENOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A date that a passage gives.

    Attributes:
        span: where its words stand in the document.
        date: the date; of a range what both ends share (their month, their year), None where that is nothing.
        relation: "on", "before", "after", "between", "since" or "until".
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


def dates_in(passage: Passage, reading: Reading) -> list[DatedSpan]:
    """The dates of a passage, in order."""
    document = reading.document
    reckoning = Reckoning(document.published, document.report_year)
    found = []
    for one in expressions(passage.text, reckoning):
        span = Span(passage.start + one.start, passage.start + one.end)
        if one.last is None:
            found.append(DatedSpan(span, one.first, one.relation))
        else:
            found.append(DatedSpan(span, _shared(one.first, one.last), "between", one.first, one.last))
    return found


def date_for(event: Token, passage: Passage, reading: Reading) -> PartialDate | None:
    """The date that governs an event: of its own clause, else of the verb it is joined to, else of the sentence's lead.

    Nothing is carried over from another sentence; a date that the event lies before or after is not its date.
    """
    sentence = event.sent
    where = Span(passage.start + sentence.start_char, passage.start + sentence.end_char)
    dates = [one for one in dates_in(passage, reading) if where.contains(one.span) and one.relation in _DURING]
    governed = [(_governors(one, passage), one) for one in dates]
    for test in (_own, _joined, _led):
        fitting = [one for chain, one in governed if chain and test(chain, event)]
        if fitting:
            return min(fitting, key=lambda one: _distance(one, event, passage)).date
    return None


def _shared(first: PartialDate, last: PartialDate) -> PartialDate | None:
    if first == last:
        return first
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else 0)


def _distance(one: DatedSpan, event: Token, passage: Passage) -> int:
    place = passage.start + event.idx
    return max(one.span.start - place, place - one.span.end, 0)


def _governors(one: DatedSpan, passage: Passage) -> list[Token]:
    """What a date hangs on, from near to far, up to the first verb; only the noun, for a date before a noun."""
    tokens = tokens_at(passage, one.span)
    if not tokens:
        return []
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[0])
    if top.dep_ in _PRENOMINAL and top.head.pos_ in ("NOUN", "PROPN") and top.i < top.head.i:
        return [top.head]
    chain = []
    for ancestor in top.ancestors:
        chain.append(ancestor)
        if ancestor.pos_ in _VERBS:
            break
    return chain


def _own(chain: list[Token], event: Token) -> bool:
    """The date hangs on the event itself, or on the auxiliary or light verb that carries it."""
    if event in chain:
        return True
    carrier = chain[-1]
    return event.head == carrier and event.pos_ == "NOUN" and event.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")


def _joined(chain: list[Token], event: Token) -> bool:
    """The event is joined to the dated verb, and comes after it: "was detained on August 24 and charged"."""
    top = event
    while top.dep_ in ("conj", "xcomp", "auxpass", "aux", "acomp", "advcl") and top.head.i < event.i:
        top = top.head
        if top == chain[-1]:
            return True
    return False


def _led(chain: list[Token], event: Token) -> bool:
    """The date opens the sentence and hangs on its main verb: it holds for what that verb reports and joins."""
    carrier, sentence = chain[-1], event.sent
    if carrier != sentence.root or carrier.pos_ not in _VERBS:
        return False
    opens = any(
        child.i - sentence.start < 2 and child.dep_ in ("prep", "npadvmod", "advmod") for child in carrier.lefts
    )
    top = event
    while top != sentence.root and top.dep_ in ("conj", "xcomp", "dobj", "nsubjpass", "nsubj", "pobj", "prep"):
        top = top.head
    return opens and top == carrier
