"""What became of an act as it was told: denied, withdrawn, or corrected by a later document.

Nothing told is taken away. A value is corrected where a later document gives another one and says of itself that it
corrects (its sentence has words of correction), or where it is a later version of the same publisher's article.
Otherwise two sources that differ stand side by side, whichever came later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from habeas.acts.length import same_length
from habeas.acts.likeness import charges_fit, places_fit
from habeas.acts.sources import copies, told_on
from habeas.acts.words import act_words
from habeas.documents.handed_on import quotes_of
from habeas.model import Act, Claim, SourcedClaim


@dataclass(frozen=True, slots=True)
class Fate:
    """One turn in what is said of an act.

    Attributes:
        kind: "denied", "withdrawn" or "corrected".
        by: the claim that denies, withdraws or corrects.
        field: what it corrects ("date", "place", "charges", "term"); empty otherwise.
        before, now: the value that was told and the one that is given for it.
        corrected: the ids of the claims that gave the earlier value.
    """

    kind: str
    by: SourcedClaim
    field: str = ""
    before: str = ""
    now: str = ""
    corrected: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What happened and who says so, for a reader."""
        whom = _who(self.by)
        if self.kind == "corrected":
            return f"The {self.field}, first told as {self.before}, was corrected to {self.now} by {whom}."
        if self.kind == "denied" and not self.by.claim.speaker:
            return f"A denial is told by {whom}."  # whose denial it is stands in its words alone
        return f"{'Denied' if self.kind == 'denied' else 'Withdrawn'} by {whom}."


def fates(act: Act) -> tuple[Fate, ...]:
    """Everything that became of the act, in the order of its telling."""
    return (*_denials(act.claims), *_corrections(act.claims))


def outdated(told: Sequence[SourcedClaim]) -> dict[str, frozenset[str]]:
    """For each field the ids of the claims whose value a later document corrects."""
    found: dict[str, frozenset[str]] = {}
    for fate in _corrections(told):
        found[fate.field] = found.get(fate.field, frozenset()) | set(fate.corrected)
    return found


def _denials(told: Sequence[SourcedClaim]) -> Iterator[Fate]:
    """Each who denies or withdraws it, once."""
    seen: set[tuple[str, str]] = set()
    for claim in told:
        withdrawn = _says(claim.claim, act_words().withdrawals)
        kind = "withdrawn" if withdrawn else "denied" if claim.claim.modality == "denied" else ""
        if kind and (kind, _who(claim)) not in seen:
            seen.add((kind, _who(claim)))
            yield Fate(kind, claim)


def _corrections(told: Sequence[SourcedClaim]) -> Iterator[Fate]:
    versions = _versions(told)
    for later in told:
        corrects = _says(later.claim, act_words().corrections)
        earlier = [one for one in (told if corrects else versions.get(later.document.id, ())) if _is_later(later, one)]
        for name, value_of, fits in _FIELDS if earlier else ():
            now = value_of(later.claim)
            other = [one for one in earlier if value_of(one.claim) and now and not fits(value_of(one.claim), now)]
            if other:
                before = " / ".join(sorted({_worded(value_of(one.claim)) for one in other}))
                yield Fate("corrected", later, name, before, _worded(now), tuple(sorted(one.id for one in other)))


def _is_later(later: SourcedClaim, earlier: SourcedClaim) -> bool:
    one, other = told_on(later.document), told_on(earlier.document)
    return one is not None and other is not None and other.last_day < one.first_day


def _versions(told: Sequence[SourcedClaim]) -> dict[str, list[SourcedClaim]]:
    """For each document the claims of its article's versions: one publisher's, at one address or nearly one text."""
    cards = {claim.document.id: claim.document for claim in told if claim.document.publisher}
    story = {card.id: group[0].id for group in copies(cards.values()) for card in group}
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for card in cards.values():
        for mark in (story[card.id], card.url):
            if mark:
                articles[(card.publisher or "").casefold(), mark].add(card.id)
    claims: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in told:
        claims[claim.document.id].append(claim)
    versions: dict[str, dict[str, None]] = defaultdict(dict)
    for documents in articles.values():
        for document in sorted(documents) if len(documents) > 1 else ():
            versions[document].update(dict.fromkeys(sorted(documents)))
    return {one: [claim for other in others for claim in claims[other]] for one, others in versions.items()}


def _says(claim: Claim, phrases: frozenset[str]) -> bool:
    words = " ".join(" ".join(quote.text.split()) for quote in quotes_of(claim)).casefold()
    return any(phrase in words for phrase in phrases)


def _who(claim: SourcedClaim) -> str:
    """Who says it and where: the speaker whom the text names, and the publisher with the day."""
    where = claim.document.publisher or claim.document.title or claim.document.name
    day = f", {claim.document.published}" if claim.document.published else ""
    return f"{claim.claim.speaker} ({where}{day})" if claim.claim.speaker else f"{where}{day}"


def _worded(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


# The fields that can be corrected: how a claim has them, and when two values are no correction of each other.
_FIELDS: tuple[tuple[str, Callable[[Claim], object], Callable[..., bool]], ...] = (
    ("date", lambda claim: claim.date, lambda one, other: bool(one.compatible(other))),
    ("place", lambda claim: claim.place, places_fit),
    ("charges", lambda claim: claim.charges, charges_fit),
    ("term", lambda claim: claim.term, same_length),
)
