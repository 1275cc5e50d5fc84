"""The words that show a claim: its sentence, or the clause of a long one that holds the act and the people.

Every quote is a slice of the document, never put together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.parse import span_of
from habeas.claims.syntax import child, is_verb
from habeas.model import Document, Quote

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# Words above which a sentence is cut to the clause that shows the claim.
LONG = 45


def quote_of(document: Document, trigger: Token, tokens: tuple[Token, ...]) -> Quote:
    """The quote for an act: the sentence of its trigger, or of a long one the clause with all the tokens in it."""
    sentence = trigger.sent
    start, end = sentence.start, sentence.end
    needed = [token.i for token in (trigger, *tokens) if start <= token.i < end]
    if end - start > LONG:
        cuts = [start, *_cuts(sentence), end]
        start = max(cut for cut in cuts if cut <= min(needed))
        end = min(cut for cut in cuts if cut > max(needed))
    return slice_of(document, trigger.doc[start:end])


def slice_of(document: Document, tokens: Span) -> Quote:
    """A run of tokens as a quote, without the white space and the joining words at its ends."""
    words = list(tokens)
    while len(words) > 1 and (words[0].is_space or words[0].text in (",", ";", ":", "—", "–") or words[0].dep_ == "cc"):
        words = words[1:]
    while len(words) > 1 and (
        words[-1].is_space or words[-1].text in (",", ";", ":", "—", "–") or words[-1].dep_ == "cc"
    ):
        words = words[:-1]
    start, end = span_of(words[0]).start, span_of(words[-1]).end
    return Quote(start, end, document.text[start:end])


def _cuts(sentence: Span) -> list[int]:
    """Where a sentence may be cut: after a semicolon, and before "and" or a comma that begins a clause of its own."""
    found = []
    for token in sentence:
        if token.text in (";",):
            found.append(token.i + 1)
        own = token.dep_ == "conj" and is_verb(token) and child(token, "nsubj", "nsubjpass") is not None
        if own and token.head.dep_ in ("ROOT", "conj", "ccomp"):
            found.append(token.left_edge.i)
    return found
