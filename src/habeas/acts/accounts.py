"""Who tells of an act, once each: a document with its claims, and the copies that say the same in the same words.

A copy that adds words of its own is an account of its own: nothing that a source says is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.acts.sources import copies
from habeas.model import Act, DocumentCard, Quote, SourcedClaim


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells of an act, and the documents that only repeat it.

    Attributes:
        quotes: the words of its claims, each once, in the order of the text.
        copies: documents that tell the same story and add no words on this act.
    """

    document: DocumentCard
    claims: tuple[SourcedClaim, ...]
    quotes: tuple[Quote, ...]
    copies: tuple[DocumentCard, ...] = ()


def accounts(act: Act) -> list[Account]:
    """The accounts of an act, the earliest document first.

    Every claim of the act is in an account, or its words are those of one.
    """
    told = {document.id: _account(act, document) for document in (claim.document for claim in act.claims)}
    found = []
    for story in copies(account.document for account in told.values()):
        first, *others = (told[document.id] for document in story)
        words = {_words(quote) for quote in first.quotes}
        repeats = [other for other in others if {_words(quote) for quote in other.quotes} <= words]
        found.append(Account(first.document, first.claims, first.quotes, tuple(repeat.document for repeat in repeats)))
        found += [other for other in others if other not in repeats]
    return found


def _account(act: Act, document: DocumentCard) -> Account:
    claims = tuple(claim for claim in act.claims if claim.document.id == document.id)
    quotes = sorted({quote for claim in claims for quote in claim.claim.quotes})
    # A sentence that holds another quote of the same claim set says it already.
    whole = [one for one in quotes if not any(one != other and other.span.contains(one.span) for other in quotes)]
    return Account(document, claims, tuple(whole))


def _words(quote: Quote) -> str:
    return " ".join(quote.text.casefold().split())
