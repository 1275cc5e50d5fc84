"""What a source says in words that do not stand by themselves in a sentence of ours: its own, in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from habeas.answers.report.fitting import publisher_said, raised
from habeas.answers.report.quotable import (
    is_of_another_country,
    is_of_harm,
    is_of_law,
    points_to_others,
    speaks_of_itself,
    stands_alone,
    unheaded,
)
from habeas.answers.report.sentences import Sentence, sentence_of
from habeas.answers.report.wording import Wording
from habeas.model import Act, SourcedClaim

# There are few of them in a section.
MOST = 2


def tell_quoted(acts: Sequence[Act], known: AbstractSet[str], wording: Wording, country: str) -> Iterator[Sentence]:
    """A sentence for each act whose source says it in a whole one that does not stand in a footnote already."""
    met = set(known)
    for act in sorted(acts, key=lambda one: -max(each.claim.confidence for each in one.claims)):
        told = quotable(act, country)
        if told is None or told.claim.quotes[0].text in met:
            continue
        met.add(told.claim.quotes[0].text)
        if len(met) - len(known) > MOST:
            return
        source = publisher_said(told.document)
        words = quoted(told.claim.quotes[0].text, source, wording, told.claim.speaker)
        yield sentence_of(act.type, words, act.claims, wording)


def quotable(act: Act, country: str) -> SourcedClaim | None:
    """The first claim of an act whose sentence can stand in a draft on that country; None where there is none."""
    if is_of_law(act) or not is_of_harm(act):
        return None
    return next((each for each in act.claims if _fits(each, country)), None)


def quoted(quote: str, source: str, wording: Wording, speaker: str | None = None) -> str:
    """The sentence of a source as it is told, with whoever speaks in it where that is not its publisher."""
    words = unheaded(quote).replace("“", "‘").replace("”", "’")
    values = {"source": wording.source(source), "quote": words}
    if speaker is None or speaker.casefold() in source.casefold() or speaker.casefold() in quote.casefold():
        return raised(wording.piece("pieces", "quote", **values))
    return raised(wording.piece("pieces", "quote_of", speaker=speaker, **values))


def _fits(told: SourcedClaim, country: str) -> bool:
    quote = told.claim.quotes[0].text
    alone = stands_alone(quote) and not is_of_another_country(quote, told.document, country)
    return alone and not speaks_of_itself(quote, told.claim.speaker) and not points_to_others(quote, told.claim.persons)
