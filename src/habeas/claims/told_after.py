"""The sentence just after an arrest or a sentence that says that it was for hours, or waits for an appeal.

It becomes a quote of the act that it is said of, so that whoever asks sees why that counts as no lasting custody;
nothing else of the act is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.drafts import Draft
from habeas.claims.lasted import HELD, hours, on_appeal
from habeas.claims.merge import QUOTES
from habeas.claims.quotes import slice_of
from habeas.model import Quote

if TYPE_CHECKING:
    from habeas.claims.parse import Reading

# Sentences behind a sentence or an arrest in which it may be told that it did not last.
REACH = 3
_WORD = re.compile(r"\w[\w’'-]*?(?=[’']s\b|[^\w’'-]|$)")


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
    pattern = on_appeal() if draft.type == "sentence" else hours()
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
