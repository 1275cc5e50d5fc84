"""What is told of and has not happened yet: an extradition that somebody halts, a trial that begins next month."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.syntax import governors, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.dates import PartialDate

# What is done once: whoever halts it keeps it from being done.
_ONCE = frozenset(("expulsion", "killing"))
_NOW = frozenset(("VBZ", "VBP"))


def is_put_off(head: Token, kind: str) -> bool:
    """Whether what can be done only once is what somebody halts or puts off: "to halt the deportation of A"."""
    thing = kind in _ONCE and head.pos_ == "NOUN" and head.dep_ in ("dobj", "nsubjpass")
    return thing and head.head.lemma_.lower() in _verbs()


def lies_ahead(head: Token, date: PartialDate | None, published: PartialDate | None) -> bool:
    """Whether what is told as so now has a date after the publication: "faces trial next month"."""
    if date is None or published is None or date.first_day <= published.last_day:
        return False
    verb = head if is_verb(head) else next((one for one in governors(head) if is_verb(one)), head)
    helping = [one.tag_ for one in verb.children if one.dep_ in ("aux", "auxpass")]
    return bool(_NOW & {*helping, verb.tag_}) or "MD" in helping


@cache
def _verbs() -> frozenset[str]:
    return lexicon.words_of(lexicon.data("modality")["put_off"], "verbs", "modality")
