"""What is gathered for a dossier, in one line each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.build import a_card, a_claim

from habeas.answers.dossier.compose import compose
from habeas.answers.dossier.model import Actor, CitedOffice, Dossier, Gathered, Named, Received
from habeas.dates import PartialDate
from habeas.model import Act, Dispute, DocumentCard, Quote, SourcedClaim

TODAY = date(2025, 6, 1)
COURT = Actor("xv-halem-court", "XV halem court", "Halem Court", ("Halem Court",), "court", "XV")
JUDGE = Actor("dara-minh", f"{'d' * 64} Dara Minh", "Dara Minh", ("Dara Minh", "D. Minh"), "person", "XV")
COUNT = 0


def a_paper(letter: str, published: str | None = "2024-06-01", **rest: Any) -> DocumentCard:
    """A document whose publisher is called after its letter."""
    return a_card(id=letter * 64, name=f"{letter}.txt", publisher=f"Paper {letter}", published=published, **rest)


def said(letter: str, words: str, published: str | None = "2024-06-01", **rest: Any) -> SourcedClaim:
    """A claim of a paper in these words."""
    global COUNT
    COUNT += 1
    review = rest.pop("review", "unreviewed")
    claim = a_claim(rest.pop("type", "sentence"), quote=Quote(0, len(words), words), **rest)
    return SourcedClaim(f"claim-{COUNT}", claim, a_paper(letter, published), review)


def an_act(*claims: SourcedClaim, **rest: Any) -> Act:
    """An act that these claims tell of, done to Maria Quispe."""
    when = rest.pop("date", "2024-05-03")
    values: dict[str, Any] = {"person_id": "maria-quispe", "person_name": "Maria Quispe", "type": "sentence", **rest}
    date_ = None if when is None else PartialDate.parse(when)
    return Act(id=f"act-{claims[0].id}", claims=claims, date=date_, **values)


def done(act: Act) -> Named:
    return Named(act, frozenset(each.id for each in act.claims))


def an_office(role: str, letter: str = "a", published: str | None = "2024-06-01", **rest: Any) -> CitedOffice:
    quote = Quote(0, len(role), role)
    values: dict[str, Any] = {"person": "Dara Minh", "person_id": "dara-minh", "organization": None, **rest}
    return CitedOffice(role=role, document=a_paper(letter, published), quote=quote, **values)


def a_dossier(*acts: Act, actor: Actor = COURT, only_verified: bool = False, **rest: Any) -> Dossier:
    """A dossier on who did these acts."""
    cards = {claim.document.id: claim.document for act in acts for claim in act.claims}
    received = {one: Received(12, datetime(2025, 1, 2, tzinfo=UTC), card.name) for one, card in cards.items()}
    gathered = Gathered(actor, tuple(map(done, acts)), received=rest.pop("received", received), **rest)
    return compose(gathered, TODAY, only_verified=only_verified)


def a_dispute(field: str, *values: tuple[str, tuple[str, ...]]) -> Dispute:
    return Dispute(field, values)
