"""Who says what is quoted, and whose words a statement is: the person that "I" stands for, among those named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims.mentions import NameMention
from habeas.claims.parse import Passage, Reading, span_of
from habeas.claims.wordlists import fold, words
from habeas.model import Part, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTATION = re.compile(r"“[^“”]{12,}(?:”|$)|(?<!\w)\"[^\"]{12,}(?:\"|$)")

# Characters after "Statement by" in which the author's name begins, behind titles.
AUTHOR_WITHIN = 80


class Speech:
    """The quotations of a document with their speakers, where these are plain, and the author of a statement."""

    def __init__(self, reading: Reading, named: list[NameMention], narrator: str | None = None) -> None:
        self._named = [mention for mention in named if len(mention.names) == 1]
        self._author = self._author_of(reading) or narrator
        quoted = [part for part in reading.document.parts if part.kind == "quotation"]
        answered = [part for part in reading.document.parts if part.kind in ("question", "answer")]
        self._quotations = [(part.span, self._quoting(part, reading)) for part in quoted] or [
            found for passage in reading.passages for found in self._quoted(passage)
        ]
        self._answers = [(part.span, self._full(part.speaker)) for part in answered]

    def of_quotation(self, span: Span) -> str | None:
        """The speaker of the quotation around a place, or of the answer that it is part of."""
        places = (*self._quotations, *self._answers)
        return next((speaker for place, speaker in places if place.contains(span)), None)

    def at(self, span: Span) -> str | None:
        """Whom "I" stands for at a place: the speaker of its quotation or answer, else the statement's author."""
        inside = any(place.contains(span) for place, _ in (*self._quotations, *self._answers))
        return self.of_quotation(span) if inside else self._author

    def _full(self, written: str | None) -> str | None:
        """The full name of a speaker as a part gives it, where its last word is of one person."""
        if written is None:
            return None
        last = fold(written).split()[-1:]
        fitting = {one.names[0] for one in self._named if fold(one.names[0]).split()[-1:] == last}
        return fitting.pop() if len(fitting) == 1 else None

    def _quoted(self, passage: Passage) -> list[tuple[Span, str | None]]:
        found = []
        for match in _QUOTATION.finditer(passage.text):
            span = Span(passage.start + match.start(), passage.start + match.end())
            found.append((span, self._speaker(passage, *match.span())))
        return found

    def _quoting(self, part: Part, reading: Reading) -> str | None:
        """The speaker whom a quotation was marked with; where it was with none, the one whom the parse shows."""
        if part.speaker is not None:
            return self._full(part.speaker)
        passage = next((one for one in reading.passages if one.span(one.tokens[:]).contains(part.span)), None)
        return None if passage is None else self._speaker(passage, part.start - passage.start, part.end - passage.start)

    def _speaker(self, passage: Passage, start: int, end: int) -> str | None:
        """The named subject of a verb of speech outside of the quotation, in the sentences that it touches."""
        touched = passage.tokens.char_span(start, end, alignment_mode="expand")
        if touched is None:
            return None
        first, last = touched[0].sent.start, touched[-1].sent.end
        for token in passage.tokens[first : min(last + 6, len(passage.tokens))]:
            outside = token.idx < start or token.idx >= end
            if outside and token.lemma_.lower() in words("reference", "speech"):
                subject = _subject(token)
                if subject is not None:
                    return self._name_at(subject)
        return None

    def _name_at(self, token: Token) -> str | None:
        place = span_of(token)
        return next((one.names[0] for one in self._named if one.span.overlaps(place)), None)

    def _author_of(self, reading: Reading) -> str | None:
        """Whose own words the document is, by its first passage: "Statement by President Joe Biden on …"."""
        if not reading.passages:
            return None
        passage = reading.passages[0]
        kinds = "|".join(re.escape(word) for word in sorted(words("reference", "statements"), key=len, reverse=True))
        match = re.match(rf"\s*(?:{kinds})\s+(?:by|of|from)\b", passage.text)
        if match is None:
            return None
        start = passage.start + match.end()
        after = [one for one in self._named if start <= one.span.start < start + AUTHOR_WITHIN]
        return after[0].names[0] if after else None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it is joined to: "A pointed to the seat and said"."""
    while True:
        own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if own is not None or verb.dep_ != "conj":
            return own
        verb = verb.head
