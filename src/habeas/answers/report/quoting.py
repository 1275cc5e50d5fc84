"""What a source says of groups in words that do not stand by themselves: its own sentence, in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from habeas.answers.report.fitting import is_whole, publisher_said, raised
from habeas.answers.report.sentences import Sentence, sentence_of
from habeas.answers.report.wording import Wording
from habeas.model import Act

# A quote is a whole sentence that can be read by itself, and there are few of them.
SHORTEST, LONGEST, MOST = 6, 45, 2


def tell_quoted(acts: Sequence[Act], known: AbstractSet[str], wording: Wording) -> Iterator[Sentence]:
    """A sentence for each act whose source says it in a whole one that does not stand in a footnote already."""
    met, before = set(known), ""
    for act in sorted(acts, key=lambda one: -max(each.claim.confidence for each in one.claims)):
        told = next((each for each in act.claims if stands_alone(each.claim.quotes[0].text)), None)
        if told is None or told.claim.quotes[0].text in met:
            continue
        met.add(told.claim.quotes[0].text)
        if len(met) - len(known) > MOST:
            return
        quote = " ".join(told.claim.quotes[0].text.split())
        source = raised(publisher_said(told.document))
        form = "quote_again" if source == before else "quote"
        before = source
        text = wording.piece("pieces", form, source=source, quote=quote.replace("“", "‘").replace("”", "’"))
        yield sentence_of(act.type, text, act.claims, wording)


def stands_alone(quote: str) -> bool:
    """Whether a quote is a sentence that can be read by itself."""
    return is_whole(quote, SHORTEST, LONGEST)
