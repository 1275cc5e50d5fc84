"""Makes what holds of each claim that people reviewed, from the log and from what was read; nothing decided is lost.

A review holds of the claim with its id. Where no extractor proposes that any more, it holds of the claim that takes its
place; where there is none, the claim is kept as the person left it. A newer version of a document is shown what was
decided on the older one. Every derivation makes all of it anew, a decision only that of its document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.people.judgements import key_of
from habeas.record import decisions, identify, kept, load, mentions_now, rulings, settled, versions
from habeas.record.agreement import Reviewers, accepted
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.review import (
    ADD,
    REJECT,
    REJECTED,
    REOPENED,
    UNREVIEWED,
    Review,
    claim_with,
    values_of,
)
from habeas.record.same_claim import best, overlap, placed, says_the_same, takes_its_place

if TYPE_CHECKING:
    from django.db.models import QuerySet

Several = Mapping[str, Sequence[Review]]


def rule_all(record: Record) -> None:
    """Makes all rulings anew; inside the transaction that derives."""
    from habeas.record import models

    models.Ruling.objects.using(record.alias).all().delete()
    kept.forget(record)
    by_document: dict[str, dict[str, Sequence[Review]]] = {}
    for claim_id, reviews in decisions.all_reviews(record).items():
        by_document.setdefault(reviews[0].document_id, {})[claim_id] = reviews
    kept.name_people(record, [each[0] for held in by_document.values() for each in held.values()])
    newer = {document: versions.newer(record, document) for document in by_document}
    two = settled.needs_two(record)
    for document in sorted({*by_document, *(one for several in newer.values() for one in several)}):
        older = [by_document[one] for one in sorted(by_document) if document in newer[one]]
        _Document(record, document, by_document.get(document, {}), older, two).rule()


def rule(
    record: Record,
    document_id: str,
    claim_id: str,
    newer: Sequence[str],
    entries: Iterable[decisions.Decision],
    read: model.SourcedClaim | None = None,
) -> bool:
    """Makes the ruling of one claim anew, and those that depend on it, after a decision on it or the undo of one.

    `newer` is the ids of the newer versions of its document, `entries` all on the claim, whatever its id was, and
    `read` the claim as it was read, where it is at hand. Whether rulings of other claims may have changed comes back.
    """
    several = decisions.reviews_in(entries)
    two = settled.needs_two(record)
    held = {one: reviews for one, reviews in several.items() if claim_id in {each.claim_id for each in reviews}}
    others = {each.claim_id for reviews in held.values() for each in reviews} - {claim_id}
    alone = bool(held) and not load.are_there(record, others) and _stands_alone(record, claim_id)
    if alone:
        _Document(record, document_id, held, [], two, at_hand=read).rule()
    else:
        _rule_anew(record, document_id, two)
    for document in newer:
        _rule_anew(record, document, two)
    return not alone or bool(newer)


def _rule_anew(record: Record, document_id: str, two: bool) -> None:
    from habeas.record import models

    models.Ruling.objects.using(record.alias).filter(claim__document=document_id).delete()
    kept.forget(record, document_id)
    held = decisions.all_reviews(record, document=document_id)
    older = [decisions.all_reviews(record, document=one) for one in versions.older(record, document_id)]
    _Document(record, document_id, held, older, two).rule()


def _stands_alone(record: Record, claim_id: str) -> bool:
    """Whether a decision on a claim touches no other: an extractor proposes it, and no other review holds of it.

    Then its ruling is taken back.
    """
    from habeas.record import models

    if kept.is_gone(record, claim_id):
        return False
    ruling = rulings.decision_of(record, claim_id)
    alone = ruling is None or decisions.addressed(record, ruling[0])[0] == claim_id
    if alone and ruling is not None:
        models.Ruling.objects.using(record.alias).filter(pk=claim_id).delete()
    return alone


def depending(record: Record, documents: Iterable[str], claim_id: str, known: Collection[str]) -> set[str]:
    """A claim, and those of its document and its newer versions whose rulings may change with a decision on it."""
    return {claim_id, *_depending(record, list(documents), sorted(known))}


@prepared
def _depending(record: Record, documents: Collection[str], known: Collection[str]) -> QuerySet[Any]:
    from django.db.models import Q

    from habeas.record import models

    made = models.Decision.objects.using(record.alias).filter(claim__in=known).order_by()
    moved = Q(decision__in=made.values("pk"))
    rows = models.Ruling.objects.using(record.alias).filter(claim__document__in=documents).order_by()
    return rows.filter(moved | Q(reopened=True) | Q(claim__kept=True)).values_list("pk", flat=True)


@dataclass
class _Document:
    """One document, the reviews of its claims, and those of its older versions."""

    record: Record
    id: str
    held: Several
    older: Sequence[Several]
    two: bool
    taken: set[str] = field(default_factory=set)
    kept: int = 0
    at_hand: model.SourcedClaim | None = None

    @cached_property
    def text(self) -> str:
        from habeas.record import models

        rows = models.Document.objects.using(self.record.alias).filter(pk=self.id)
        return rows.values_list("text", flat=True).first() or ""

    @cached_property
    def reviewers(self) -> Reviewers:
        return Reviewers(self.record)

    def rule(self) -> None:
        ids = sorted({each.claim_id for reviews in self.held.values() for each in reviews})
        here = [self.at_hand] if self.at_hand is not None else []
        if ids != [one.id for one in here]:
            here = list(load.claims(self.record, pk__in=ids))
        known = {one.id: one for one in here}
        self.taken |= set(known)
        for reviews in self.held.values():
            for claim_id, its in _shared_out(reviews, known).items():
                self._own(known[claim_id], its)
        gone = [reviews for reviews in self.held.values() if not known.keys() & {each.claim_id for each in reviews}]
        gone.sort(key=lambda each: -each[0].id)
        if not gone and not self.older:
            return
        self.here = list(load.claims(self.record, document=self.id))
        self.names = self._names([each[0] for each in gone])
        for reviews in gone:
            self._elsewhere(reviews)
        # The last decision comes first, whichever older version it was on: two may be shown at one claim.
        for reviews in sorted((one for each in self.older for one in each.values()), key=lambda one: -one[0].id):
            self._of_older_version(reviews)

    def _names(self, reviews: Iterable[Review]) -> dict[str, str]:
        """For each person of the reviews the name by which this document knows them now."""
        names = {name for each in reviews for values in (each.first, each.decided or {}) for name in
                 values.get("persons", ())}  # fmt: skip
        now = mentions_now.current_keys(self.record, (key_of(self.id, name) for name in names))
        return {name: now[key].partition(" ")[2] for name in names if (key := key_of(self.id, name)) in now}

    def _own(self, claim: model.SourcedClaim, reviews: Sequence[Review]) -> None:
        review, now = reviews[0], values_of(claim.claim)
        left = review.decided or review.first
        if review.claim_id == claim.id:
            changed = now not in (review.first, left)
        else:  # it was decided on last in other words, which do not count
            changed = not says_the_same(claim.claim, left)
        self._add(claim, reviews, reopens=changed)

    def _elsewhere(self, reviews: Sequence[Review]) -> None:
        """What was decided on a claim that no extractor proposes any more."""
        review = reviews[0]
        now = self._best(lambda one: takes_its_place(one.claim, review, self.names), review)
        if now is not None:
            decided = review.decided if review.decided is not None else self._renamed(review.first, now)
            self._add(now, reviews, reopens=not says_the_same(now.claim, decided))
            return
        if review.answer != REJECT:
            claim = kept.keep(self.record, review, self.text, len(self.here) + self.kept)
            if claim is not None:
                self.kept += 1
                self.taken.add(claim.id)
                self._add(claim, reviews, reopens=not review.unread)
            return
        near = self._best(lambda one: bool(overlap(one.claim, review)), review)
        if near is not None:
            self._show(near, review)

    def _renamed(self, values: Mapping[str, Any], now: model.SourcedClaim) -> Mapping[str, Any]:
        """What was read, with the names that its people have by now: another spelling is no other reading."""
        persons = [self.names.get(name, name) for name in values["persons"]]
        told = list(now.claim.persons)
        return {**values, "persons": told if sorted(persons) == sorted(told) else persons}

    def _of_older_version(self, reviews: Sequence[Review]) -> None:
        """What was decided on an older version of the document: it is asked again, with what was decided beside it."""
        review = reviews[0]
        words = {" ".join(str(quote[2]).split()) for quote in review.first["quotes"]}

        def same_words(one: model.SourcedClaim) -> bool:
            told = {" ".join(quote.text.split()) for quote in one.claim.quotes}
            persons = sorted(one.claim.persons) == sorted(review.first["persons"])
            return one.claim.type == review.first["type"] and persons and told == words

        now = self._best(lambda one: same_words(one) and says_the_same(one.claim, review.first), review)
        if now is not None:
            self._add(now, reviews, reopens=True)
            return
        near = self._best(lambda one: says_about(one.claim, review), review)
        if near is not None:
            self._show(near, review)

    def _best(self, fits: Callable[[model.SourcedClaim], bool], review: Review) -> model.SourcedClaim | None:
        found = best(
            (one for one in self.here if one.id not in self.taken and fits(one)),
            review,
        )
        if found is not None:
            self.taken.add(found.id)
        return found

    def _show(self, claim: model.SourcedClaim, review: Review) -> None:
        """Another claim than the one that was decided on: it stands as it was read, with what was decided beside it."""
        from habeas.record import models

        models.Ruling.objects.using(self.record.alias).create(
            claim_id=claim.id, decision=review.id, answer="", reopened=True, state=UNREVIEWED
        )

    def _add(self, now: model.SourcedClaim, reviews: Sequence[Review], *, reopens: bool) -> None:
        from habeas.record import models

        review = reviews[0]
        decided, lost = self._decided(review, now)
        stands = decided if decided is not None and decided != values_of(now.claim) else None
        claim = None if stands is None else claim_with(now.claim, stands)
        state, alone = self._state(reviews, reopens=reopens or lost)
        row = models.Ruling.objects.using(self.record.alias).create(
            claim_id=now.id,
            decision=review.id,
            answer=review.answer,
            stands=stands,
            wording=None if claim is None else identify.wording(claim),
            reopened=reopens or lost,
            state=state,
            by=alone,
            date_given=" ".join(review.date_as_given or ()),
        )
        if claim is not None:
            kept.add_subjects(self.record, row.pk, self._keys(review))

    def _decided(self, review: Review, now: model.SourcedClaim) -> tuple[dict[str, Any] | None, bool]:
        """The values that the person left, in the words of this text; and whether their words are no more in it."""
        decided = review.decided
        if decided is None:
            return None, False
        if decided["quotes"] == review.first["quotes"] and review.answer != ADD:
            # The person left the words as the machine had them: those that it has now show the claim.
            return {**decided, "quotes": values_of(now.claim)["quotes"]}, False
        quotes = placed(self.text, decided["quotes"])
        return {**decided, "quotes": quotes or values_of(now.claim)["quotes"]}, quotes is None

    def _state(self, reviews: Sequence[Review], *, reopens: bool) -> tuple[str, str | None]:
        """How far the review of a claim is, and who decided so alone where somebody else has to agree."""
        if reviews[0].answer == REJECT:
            return REJECTED, None
        if reopens:
            return REOPENED, None
        return accepted(agreeing(reviews), self.reviewers, two=self.two)

    def _keys(self, review: Review) -> list[str]:
        if review.document_id == self.id:
            return list(review.keys)
        ours = [key_of(self.id, key.partition(" ")[2]) for key in review.keys]
        there = mentions_now.current_keys(self.record, ours)
        return [mine if mine in there else theirs for mine, theirs in zip(ours, review.keys, strict=True)]


def _shared_out(reviews: Sequence[Review], known: Container[str]) -> dict[str, list[Review]]:
    """For each of the claims that is there its own reviews; those of claims that are not there are of the last one."""
    there = list(dict.fromkeys(each.claim_id for each in reviews if each.claim_id in known))
    found: dict[str, list[Review]] = {}
    for each in reviews if there else ():
        found.setdefault(each.claim_id if each.claim_id in known else there[0], []).append(each)
    return found


def agreeing(reviews: Sequence[Review]) -> list[Review]:
    """The latest review of a claim, and those right before it that decided the same."""
    return list(takewhile(lambda each: _left_as(each) == _left_as(reviews[0]), reviews))


def _left_as(review: Review) -> tuple[dict[str, Any] | None, tuple[str, str] | None]:
    """What a person left; the words count only where the person chose them, for those of the machine may be others."""
    decided = review.decided
    if decided is not None and decided["quotes"] == review.first["quotes"]:
        decided = {**decided, "quotes": []}
    return decided, review.date_as_given


def says_about(claim: model.Claim, review: Review) -> bool:
    """Whether a claim of another version of the document is of the same type and about the same people."""
    values = review.first
    whom = (sorted(claim.persons), claim.group, sorted(claim.organizations))
    return claim.type == values["type"] and whom == (
        sorted(values["persons"]),
        values["group"],
        sorted(values["organizations"]),
    )
