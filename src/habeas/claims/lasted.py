"""Custody that did not last: a stay of hours, and a sentence that waits for an appeal, told there or just after.

The words of such a sentence become a quote of the act that they are said of, so that whoever asks sees why it counts
as no lasting custody; nothing else of the act is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.drafts import Draft
from habeas.claims.merge import QUOTES
from habeas.claims.quotes import slice_of
from habeas.model import Claim, Quote

if TYPE_CHECKING:
    from habeas.claims.parse import Reading

# Sentences behind a sentence or an arrest in which it may be told that it did not last.
REACH = 3
# Acts by which somebody is held, of which hours are told.
HELD = frozenset(("arrest", "imprisonment", "remand"))
_WORD = re.compile(r"\w[\w’'-]*?(?=[’']s\b|[^\w’'-]|$)")
# Where what is said of somebody else begins in one sentence.
_PARTS = re.compile(r";|,? (?:while|whereas|but)\b")


def lasted_hours(claim: Claim) -> bool:
    """Whether a claim says of a custody that it lasted for hours, by its term or in its words."""
    if claim.type not in HELD:
        return False
    if claim.term is not None:
        return _hours_only().fullmatch(claim.term.strip()) is not None
    return any(_hours().search(part) for quote in claim.quotes for part in _said_of(claim, quote))


def waits_for_appeal(claim: Claim) -> bool:
    """Whether a claim says of a sentence that it is not in force until an appeal is heard."""
    if claim.type != "sentence":
        return False
    return any(_on_appeal().search(part) for quote in claim.quotes for part in _said_of(claim, quote))


def with_how_it_lasted(drafts: list[Draft], reading: Reading, people: Iterable[str]) -> list[Draft]:
    """The drafts, each with the sentence just after it that says that it lasted for hours, or waits for an appeal.

    Args:
        people: the names of all whom the document names; a sentence on another of them says nothing of the act.
    """
    named = frozenset(people)
    return [
        _with(draft, drafts, reading, named - set(draft.persons)) if _may_be_short(draft) else draft for draft in drafts
    ]


def _may_be_short(draft: Draft) -> bool:
    return bool(draft.persons or draft.groups) and draft.type in ("arrest", "sentence")


def _with(draft: Draft, drafts: list[Draft], reading: Reading, others: frozenset[str]) -> Draft:
    pattern = _on_appeal() if draft.type == "sentence" else _hours()
    after = list(_after(draft, reading))
    at = next((number for number, quote in enumerate(after) if pattern.search(quote.text)), None)
    if at is None or after[at] in draft.quotes or len(draft.quotes) >= QUOTES:
        return draft
    own = draft.persons
    if any(_names(quote.text, others) and not _names(quote.text, own) for quote in after[: at + 1]):
        return draft
    # Between the two nobody else may be told of as held.
    if any(one.type in (*HELD, "sentence") and _starts_in(one, quote) for one in drafts for quote in after[:at]):
        return draft
    return replace(draft, quotes=(*draft.quotes, after[at]))


def _after(draft: Draft, reading: Reading) -> Iterator[Quote]:
    """The few sentences behind that of the act, in its paragraph."""
    for passage in reading.passages:
        if not passage.start <= draft.trigger.start < passage.start + len(passage.text):
            continue
        sentences = list(passage.tokens.sents)
        own = sum(passage.start + one.end_char <= draft.trigger.start for one in sentences)
        yield from (slice_of(reading.document, one) for one in sentences[own + 1 : own + 1 + REACH])
        return


def _starts_in(draft: Draft, quote: Quote) -> bool:
    return quote.start <= draft.trigger.start < quote.end


def _names(text: str, names: Iterable[str]) -> bool:
    """Whether a text has the last word of one of the names."""
    words = set(_WORD.findall(text))
    return any(name.split()[-1] in words for name in names)


def _said_of(claim: Claim, quote: Quote) -> Iterator[str]:
    """The part of a quote in which the act is told, or the whole where it is told elsewhere."""
    if claim.trigger is None or not quote.span.overlaps(claim.trigger):
        yield quote.text
        return
    at = claim.trigger.start - quote.start
    start = max((found.end() for found in _PARTS.finditer(quote.text) if found.end() <= at), default=0)
    ends = (found.start() for found in _PARTS.finditer(quote.text) if found.start() > at)
    yield quote.text[start : next(ends, len(quote.text))]


@cache
def _hours() -> re.Pattern[str]:
    table = lexicon.data("lasted")
    return _any(tuple(one.replace("{number}", table["number"]) for one in table["hours"]))


@cache
def _hours_only() -> re.Pattern[str]:
    number = lexicon.data("lasted")["number"]
    return _any((rf"(?:[\w-]+ ){{0,3}}?(?:an|several|few|many|some|{number})[ -]hours?",))


@cache
def _on_appeal() -> re.Pattern[str]:
    return _any(tuple(lexicon.data("lasted")["on_appeal"]))


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
