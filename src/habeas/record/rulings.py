"""What holds of the claims that people reviewed, and the claims as they stand: without those that were rejected.

The rulings are made from the log and from what was read; every derivation makes them anew, a decision only those of its
claim. What a person decided holds until somebody decides anew, also where the machine says something else by now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.record import decisions, identify, load
from habeas.record.connect import Record
from habeas.record.review import REJECT, Review, claim_with, values_of
from habeas.record.rows import CHUNK, Rows

if TYPE_CHECKING:
    from django.db.models import QuerySet


def rule_all(record: Record) -> None:
    """Makes all rulings anew; inside the transaction that derives."""
    from habeas.record import models

    models.Ruling.objects.using(record.alias).all().delete()
    by_document: dict[str, dict[str, Review]] = {}
    for claim_id, review in decisions.reviews(record).items():
        by_document.setdefault(review.document_id, {})[claim_id] = review
    for document_id in sorted(by_document):
        _rule(record, document_id, by_document[document_id])


def rule(record: Record, document_id: str, claim_id: str) -> None:
    """Makes the ruling of one claim anew, after a decision on it or the undo of one."""
    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias)
    held = decisions.reviews(record, claim=claim_id)
    if claim_id in held and load.claims(record, pk=claim_id):
        rows.filter(pk=claim_id).delete()
        _rule(record, document_id, held)
        return
    # Without a review of its own it may be what the machine says in place of another claim: that is seen from all.
    rows.filter(claim__document=document_id).delete()
    _rule(record, document_id, decisions.reviews(record, document=document_id))


def reopened(record: Record, document_id: str) -> list[str]:
    """The claims of a document on which a review was reopened."""
    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias).filter(claim__document=document_id, reopened=True)
    return list(rows.values_list("pk", flat=True))


def _rule(record: Record, document_id: str, held: Mapping[str, Review]) -> None:
    ids, known = sorted(held), {}
    for start in range(0, len(ids), CHUNK):
        known.update({one.id: one for one in load.claims(record, pk__in=ids[start : start + CHUNK])})
    for claim_id in ids:
        if claim_id in known:
            claim = known[claim_id]
            _add(record, claim, held[claim_id], reopens=values_of(claim.claim) != held[claim_id].original)
    gone = [held[claim_id] for claim_id in ids if claim_id not in known]
    if gone:
        _reopen(record, document_id, sorted(gone, key=lambda review: -review.id), set(held))


def _reopen(record: Record, document_id: str, gone: Iterable[Review], taken: set[str]) -> None:
    """Of the claims that nobody reviewed the one that stands in place of each that is gone: its quotes overlap most."""
    here = list(load.claims(record, document=document_id))
    for review in gone:
        near = [(_likeness(one.claim, review), one) for one in here if one.id not in taken]
        best = max((each for each in near if each[0][2]), key=lambda each: (each[0], each[1].id), default=None)
        if best is not None:
            taken.add(best[1].id)
            _add(record, best[1], review, reopens=True)


def _likeness(claim: model.Claim, review: Review) -> tuple[bool, bool, int]:
    old = review.original
    shared = sum(
        max(0, min(quote.end, end) - max(quote.start, start))
        for quote in claim.quotes
        for start, end, _ in old["quotes"]
    )
    return claim.type == old["type"], list(claim.persons) == old["persons"], shared


def _add(record: Record, now: model.SourcedClaim, review: Review, *, reopens: bool) -> None:
    from habeas.record import models

    decided, answer = review.decided, review.answer
    same = now.id == review.claim_id
    if not same and (decided is None or now.claim.type not in (review.original["type"], decided["type"])):
        # Another claim than the one that was decided on: it is only shown beside it, and stands as it was read.
        answer, decided = "", None
    stands = decided if decided is not None and decided != values_of(now.claim) else None
    claim = None if stands is None else claim_with(now.claim, stands)
    row = models.Ruling.objects.using(record.alias).create(
        claim_id=now.id,
        decision=review.id,
        answer=answer,
        stands=stands,
        wording=None if claim is None else identify.wording(claim),
        reopened=reopens,
    )
    if claim is not None:
        keys = review.mentions or tuple(f"{review.document_id} {name}" for name in claim.persons)
        named = _rows_of(record, keys)
        models.SubjectAsCorrected.objects.using(record.alias).bulk_create(
            models.SubjectAsCorrected(ruling_id=row.pk, named_person_id=named[key], order=order)
            for order, key in enumerate(dict.fromkeys(keys))
            if key in named
        )


def _rows_of(record: Record, keys: Iterable[str]) -> dict[str, int]:
    """The named person of each mention that is in the record."""
    from habeas.people.judgements import document_and_name
    from habeas.record import models

    found = {}
    for key, now in decisions.current_keys(record, keys).items():
        document_id, name = document_and_name(now)
        rows = models.NamedPerson.objects.using(record.alias).filter(document=document_id, name=name)
        found[key] = rows.values_list("pk", flat=True)[0]
    return found


def decision_of(record: Record, claim_id: str) -> int | None:
    """The number of the decision that holds of a claim, or that it reopened."""
    from habeas.record import models

    return models.Ruling.objects.using(record.alias).filter(pk=claim_id).values_list("decision", flat=True).first()


def claims_ruled(record: Record, made: Iterable[int]) -> dict[int, tuple[model.SourcedClaim, bool]]:
    """For each of these decisions the claim, as the machine reads it now, and whether the review was reopened."""
    from habeas.record import models

    ids, found = list(made), {}
    for start in range(0, len(ids), CHUNK):
        rows = models.Ruling.objects.using(record.alias).filter(decision__in=ids[start : start + CHUNK])
        held = {claim: (decision, again) for claim, decision, again in rows.values_list("pk", "decision", "reopened")}
        for claim in load.claims(record, pk__in=list(held)):
            decision, again = held[claim.id]
            found[decision] = (claim, again)
    return found


# --- the claims as they stand -----------------------------------------------------------------------------


def with_rulings(record: Record) -> QuerySet[Any]:
    """The claims, each with what `read` needs."""
    return load.claim_query(record).select_related("ruling")


def query(record: Record) -> QuerySet[Any]:
    """The same without those that were rejected."""
    from django.db.models import Q

    return with_rulings(record).filter(Q(ruling=None) | ~Q(ruling__answer=REJECT))


def read(row: Any) -> model.SourcedClaim:  # noqa: ANN401 (Django's classes are made when it is set up)
    """A claim as it stands: with what a person corrected."""
    found = load.read_claim(row)
    ruling = getattr(row, "ruling", None)
    if ruling is None or ruling.stands is None:
        return found
    return model.SourcedClaim(found.id, claim_with(found.claim, ruling.stands), found.document)


def about(record: Record, person_id: str) -> list[model.SourcedClaim]:
    """The claims about a person as they stand, by document and in the order of its text."""
    rows = query(record).filter(pk__in=ids_about(record, [person_id])).order_by("document_id", "order")
    return list(Rows(rows, read))


def ids_about(record: Record, persons: Iterable[str]) -> set[str]:
    """The ids of the claims about any of these persons, as a person left them where one did."""
    from django.db.models import Q

    from habeas.record import models

    wanted = list(persons)
    plain = Q(claim__ruling=None) | Q(claim__ruling__wording=None)
    told = models.Subject.objects.using(record.alias).filter(plain, named_person__person__in=wanted)
    said = models.SubjectAsCorrected.objects.using(record.alias).filter(named_person__person__in=wanted)
    return {*told.values_list("claim", flat=True), *said.values_list("ruling", flat=True)}


def ids_told(record: Record, persons: Iterable[str]) -> set[str]:
    """The ids of the claims about any of these persons, as the machine says and as people left it."""
    from habeas.record import models

    wanted = list(persons)
    told = models.Subject.objects.using(record.alias).filter(named_person__person__in=wanted)
    return {*told.values_list("claim", flat=True), *ids_about(record, wanted)}


def words_beside(record: Record, document_id: str, claim_id: str) -> list[model.Span]:
    """Where the words of the claims of a document stand but for one claim, in the order of its text."""
    from habeas.record import models

    rows = models.Quote.objects.using(record.alias).filter(claim__document=document_id).exclude(claim=claim_id)
    return [model.Span(*place) for place in rows.order_by("start", "end").values_list("start", "end").distinct()]


def persons_of(record: Record, claims: Iterable[str]) -> set[str]:
    """The ids of the persons whom any of these claims is about, as the machine says and as people left it."""
    from habeas.record import models

    wanted = list(claims)
    told = models.Subject.objects.using(record.alias).filter(claim__in=wanted)
    said = models.SubjectAsCorrected.objects.using(record.alias).filter(ruling__in=wanted)
    found = {*told.values_list("named_person__person", flat=True), *said.values_list("named_person__person", flat=True)}
    return {person for person in found if person is not None}


def nobodys(record: Record, wordings: Iterable[str] | None = None) -> Iterator[tuple[str, model.SourcedClaim]]:
    """The claims that name no person, each with the digest of its words, those in the same words together."""
    from django.db.models import Exists, OuterRef, Q
    from django.db.models.functions import Coalesce

    from habeas.record import models

    told = Exists(models.Subject.objects.using(record.alias).filter(claim=OuterRef("pk")))
    said = Exists(models.SubjectAsCorrected.objects.using(record.alias).filter(ruling=OuterRef("pk")))
    plain = Q(ruling=None) | Q(ruling__wording=None)
    rows = query(record).filter((plain & ~told) | (~plain & ~said))
    if wordings is not None:
        wanted = list(wordings)
        read_so = models.Claim.objects.using(record.alias).filter(wording__in=wanted).order_by()
        left_so = models.Ruling.objects.using(record.alias).filter(wording__in=wanted).order_by()
        rows = rows.filter(pk__in={*read_so.values_list("pk", flat=True), *left_so.values_list("pk", flat=True)})
    rows = rows.annotate(words=Coalesce("ruling__wording", "wording")).order_by("words", "document_id", "order")
    found = iter(Rows(rows, lambda row: (row.words, read(row))))
    return found if wordings is None else (each for each in found if each[0] in wanted)


def wordings_of(record: Record, claims: Iterable[str]) -> set[str]:
    """The digests of the words of these claims, as they stand."""
    from django.db.models.functions import Coalesce

    from habeas.record import models

    rows = models.Claim.objects.using(record.alias).filter(pk__in=list(claims))
    return set(rows.annotate(words=Coalesce("ruling__wording", "wording")).values_list("words", flat=True))
