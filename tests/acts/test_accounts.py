"""Accounts: who tells of an act, once each."""

from __future__ import annotations

from habeas.acts.accounts import accounts
from habeas.model import Act, Claim, DocumentCard, Quote, SourcedClaim

STORY = tuple(range(96))
OTHER = tuple(range(1000, 1096))


def told(document: DocumentCard, *words: str, number: int = 0) -> SourcedClaim:
    quotes = tuple(Quote(10 * n, 10 * n + len(text), text) for n, text in enumerate(words))
    return SourcedClaim(f"{document.id}-{number}", Claim("arrest", quotes), document)


def act(*claims: SourcedClaim) -> Act:
    return Act("a", "arrest", claims)


def test_a_copy_that_says_the_same_stands_behind_the_first() -> None:
    html, text = DocumentCard("1", "report.html", sketch=STORY), DocumentCard("2", "report.txt", sketch=STORY)
    (account,) = accounts(act(told(html, "She was arrested."), told(text, "She  was arrested.")))
    assert (account.document, account.copies) == (html, (text,))


def test_a_copy_with_words_of_its_own_is_an_account() -> None:
    wire, portal = DocumentCard("1", "wire", sketch=STORY), DocumentCard("2", "portal", sketch=STORY)
    found = accounts(act(told(wire, "She was arrested."), told(portal, "She was arrested.", "At night.")))
    assert [account.document for account in found] == [wire, portal]
    assert [quote.text for quote in found[1].quotes] == ["She was arrested.", "At night."]


def test_independent_documents_are_accounts_each() -> None:
    one, two = DocumentCard("1", "one", sketch=STORY), DocumentCard("2", "two", sketch=OTHER)
    assert [account.copies for account in accounts(act(told(one, "A."), told(two, "A.")))] == [(), ()]


def test_a_quote_of_two_claims_stands_once() -> None:
    one = DocumentCard("1", "one", sketch=STORY)
    (account,) = accounts(act(told(one, "She was arrested."), told(one, "She was arrested.", number=1)))
    assert [quote.text for quote in account.quotes] == ["She was arrested."]
    assert len(account.claims) == 2


def test_a_clause_inside_a_quoted_sentence_is_not_quoted_again() -> None:
    one = DocumentCard("1", "one", sketch=STORY)
    sentence = SourcedClaim("a", Claim("arrest", (Quote(0, 30, "Police said she was arrested."),)), one)
    clause = SourcedClaim("b", Claim("arrest", (Quote(12, 28, "she was arrested"),)), one)
    (account,) = accounts(act(sentence, clause))
    assert [quote.text for quote in account.quotes] == ["Police said she was arrested."]
