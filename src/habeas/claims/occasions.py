"""The date of an act that is told of an occasion named before: "a rally on 3 May … At the rally, police detained A".

The occasion has to be pointed at ("the rally", "the participants"), and the nearest sentence that told of one of its
kind has to say when it was. After an occasion, or before it, is another time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from habeas.claims.lexicon import data, words_of
from habeas.claims.syntax import SUBJECTS, VERBS, children, governors
from habeas.claims.when import date_for
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from habeas.claims.parse import Passage, Reading
    from habeas.dates import PartialDate

# Sentences back in which an occasion is looked for.
NAMED_WITHIN = 4


def occasion_date(event: Token, passage: Passage, reading: Reading) -> PartialDate | None:
    """The date of the occasion that an event is told of; None where none is pointed at, or none is dated."""
    for kind in _pointed_at(event):
        for earlier, sentence in islice(_sentences_before(event, passage, reading), NAMED_WITHIN):
            dates = [
                date_for(token, earlier, reading)
                for token in sentence
                if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in kind
            ]
            past = reading.document.report_year  # the year of the report itself says nothing new
            known = [date for date in dates if date is not None and (date.month or (past and date.year < past))]
            if known:
                return known[-1]
    return None


def _pointed_at(event: Token) -> Iterator[frozenset[str]]:
    """The words for the occasion that an event, or a verb above it in the same clause, is told of."""
    verbs = [event, *(one for one in governors(event) if one.pos_ in VERBS)][:2]
    for verb in verbs:
        for one in children(verb, "prep", "agent"):
            if one.dep_ == "agent" or one.lower_ in ("at", "during", "in"):
                yield from (_kind(noun) for noun in children(one, "pobj") if _is_definite(noun) and _kind(noun))
        for noun in children(verb, *SUBJECTS):
            if _is_definite(noun):
                yield from (kind for kind in (_kind(noun), _attended(noun)) if kind)


def _is_definite(noun: Token) -> bool:
    """Whether it comes back to something, and does not say by a clause or a time of its own what it means."""
    pointing = any(one.lower_ in ("the", "that", "this") for one in children(noun, "det"))
    own = [*children(noun, "relcl", "acl"), *(one for one in children(noun, "prep") if one.lower_ != "of")]
    return pointing and not own


def _sentences_before(event: Token, passage: Passage, reading: Reading) -> Iterator[tuple[Passage, Tokens]]:
    """The sentences before the one of an event, the nearest first."""
    place: Passage | None = passage
    sentences = [one for one in passage.sentences if one.end <= event.sent.start]
    while place is not None:
        yield from ((place, one) for one in reversed(sentences))
        place = reading.before(place)
        sentences = place.sentences if place is not None else []


def _kind(noun: Token) -> frozenset[str]:
    """The words for occasions of the same kind: a demonstration is also called a protest or a rally."""
    lemma = noun.lemma_.lower()
    return next((kind for kind in _kinds() if lemma in kind), frozenset())


def _attended(noun: Token) -> frozenset[str]:
    """The words for what people took part in."""
    return _kinds()[0] if noun.lemma_.lower() in _attending() else frozenset()


@cache
def _attending() -> frozenset[str]:
    return words_of(data("dates")["occasions"], "attending", "dates")


@cache
def _kinds() -> tuple[frozenset[str], ...]:
    """The kinds of occasions, what people march and meet for first."""
    kinds = data("dates")["occasions"].get("kinds")
    if not isinstance(kinds, list) or not kinds or not all(isinstance(kind, list) for kind in kinds):
        raise BadVocabulary("data/claims/dates.toml: occasions.kinds has to be lists of words")
    return tuple(frozenset(str(word) for word in kind) for kind in kinds)
