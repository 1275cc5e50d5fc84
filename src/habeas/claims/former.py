"""Custody that is over when it is told of: a former political prisoner, an ex-detainee, somebody previously jailed.

Such words say that somebody was held once; they date nothing, and show nobody in custody.
"""

from __future__ import annotations

import re
from functools import cache

from habeas.claims.wordlists import any_of, plural, words
from habeas.model import Claim

# Between the word and what it is about stand adjectives at most: in "former mayor and prisoner" it is about the mayor.
_BETWEEN = r"(?:[\s-]+(?!(?:and|or|of|in|by|who)\b)[\w’'-]+){0,2}[\s-]+"

# Characters before a trigger that are looked at: three words, however long.
REACH = 200


def told_as_over(text: str, trigger_start: int) -> bool:
    """Whether the words before that place of a text say that what stands there is over."""
    return _before().search(text[max(0, trigger_start - REACH) : trigger_start]) is not None


def is_over(claim: Claim) -> bool:
    """Whether a claim that somebody was held tells of custody that was over by then."""
    if claim.type != "imprisonment":
        return False
    if claim.trigger is None:
        return any(_whole().search(quote.text) for quote in claim.quotes)
    inside = [quote for quote in claim.quotes if quote.span.overlaps(claim.trigger)]
    start, end = claim.trigger.start, claim.trigger.end
    return any(
        told_as_over(quote.text, start - quote.start) or _after().match(quote.text[max(0, end - quote.start) :])
        for quote in inside
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('former', 'words'))}){_BETWEEN}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[\s\w’'-]{{0,30}}\b(?:{any_of(words('former', 'after'))})\b", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    nouns = words("former", "nouns")
    held = any_of({*nouns, *map(plural, nouns)})
    return re.compile(rf"\b(?:{any_of(words('former', 'words'))}){_BETWEEN}(?:{held})\b", re.IGNORECASE)
