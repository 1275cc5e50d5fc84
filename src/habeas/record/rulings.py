"""The claims as they stand: with what people corrected and added, without those that were rejected.

`holding` makes the rulings that this reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.many_claims import many
from habeas.record.prepared import prepared
from habeas.record.review import REJECT, STATES, UNREVIEWED, VERIFIED, claim_with
from habeas.record.rows import CHUNK, Rows

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Claims that are read together for a derivation, which has many people at hand.
TOGETHER = 500


def decision_of(record: Record, claim_id: str) -> tuple[int, bool] | None:
    """The number of the decision that holds of a claim or that it reopened, and whether it did."""
    return next(iter(_ruling(record, claim_id)), None)


@prepared
def _ruling(record: Record, claim_id: str) -> QuerySet[Any]:
    from habeas.record import models

    return models.Ruling.objects.using(record.alias).filter(pk=claim_id).values_list("decision", "reopened")


def holding_of(record: Record, claim_id: str) -> int | None:
    """The number of the decision by which a claim stands as it does; None where it is only shown beside it."""
    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias).filter(pk=claim_id).exclude(answer="")
    return rows.values_list("decision", flat=True).first()


def claims_ruled(record: Record, made: Iterable[int]) -> dict[int, tuple[model.SourcedClaim, bool]]:
    """For each of these decisions the claim that it holds of, by itself, and whether the review was reopened.

    Of a claim in the document that was decided on rather than in a newer version of it.
    """
    from habeas.record import models

    ids, found = list(made), {}
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        documents = dict(models.Decision.objects.using(record.alias).filter(pk__in=some).values_list("pk", "document"))
        rows = models.Ruling.objects.using(record.alias).filter(decision__in=some)
        held = {claim: (decision, again) for claim, decision, again in rows.values_list("pk", "decision", "reopened")}
        for claim in load.claims(record, pk__in=list(held)):
            decision, again = held[claim.id]
            if decision not in found or claim.document.id == documents[decision]:
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
    if ruling is None:
        return found
    claim = found.claim if ruling.stands is None else claim_with(found.claim, ruling.stands)
    return model.SourcedClaim(found.id, claim, found.document, ruling.state, ruling.date_given)


def claims(record: Record, **asked: Any) -> Rows[model.SourcedClaim]:  # noqa: ANN401 (values of a query)
    """Claims as they stand, those that were rejected too, by document and in the order of its text."""
    return Rows(with_rulings(record).filter(**asked).order_by("document_id", "order"), read)


def standing(record: Record, **asked: Any) -> Rows[model.SourcedClaim]:  # noqa: ANN401 (values of a query)
    """The same without those that were rejected."""
    return Rows(query(record).filter(**asked).order_by("document_id", "order"), read)


def in_order(record: Record) -> Iterator[tuple[str, str]]:
    """The id of each claim with its document, by document and in the order of its text."""
    from habeas.record import models

    rows = models.Claim.objects.using(record.alias).order_by("document_id", "order")
    yield from rows.values_list("pk", "document_id").iterator()


def reviewed_so(state: str) -> dict[str, Any]:
    """What asks for the claims whose review is so far: one of the words of `record.review`."""
    return {"ruling": None} if state == UNREVIEWED else {"ruling__state": state}


def states(record: Record) -> dict[str, int]:
    """How many claims are reviewed how far: for each word of `record.review` a number."""
    from django.db.models import Count

    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias).order_by().values_list("state").annotate(number=Count("pk"))
    found = {**dict.fromkeys(STATES, 0), **dict(rows)}
    ruled = sum(number for state, number in found.items() if state != UNREVIEWED)
    return {**found, UNREVIEWED: models.Claim.objects.using(record.alias).count() - ruled}


def verified(record: Record) -> dict[str, int]:
    """For each person of whom a claim is verified the number of these claims, as people left them."""
    from habeas.record import models

    plain = models.Subject.objects.using(record.alias).filter(claim__ruling__state=VERIFIED)
    said = models.SubjectAsCorrected.objects.using(record.alias).filter(ruling__state=VERIFIED)
    pairs = {
        *plain.filter(claim__ruling__wording=None)
        .exclude(named_person__person=None)
        .values_list("named_person__person", "claim"),
        *said.exclude(named_person__person=None).values_list("named_person__person", "ruling"),
    }
    found: dict[str, int] = {}
    for person, _ in pairs:
        found[person] = found.get(person, 0) + 1
    return found


def documents_ruled(record: Record) -> list[str]:
    """The ids of the documents of which people reviewed a claim, sorted."""
    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias).exclude(state=UNREVIEWED).order_by()
    return sorted(set(rows.values_list("claim__document", flat=True)))


def about(record: Record, person_id: str) -> list[model.SourcedClaim]:
    """The claims about a person as they stand, by document and in the order of its text."""
    return about_each(record, [person_id])[person_id]


def about_each(record: Record, persons: Iterable[str]) -> dict[str, list[model.SourcedClaim]]:
    """The same for several persons in few queries."""
    wanted = list(persons)
    whom: dict[str, set[str]] = {}
    places: dict[str, tuple[str, int]] = {}
    for claim, document, order, person in (*_told_of(record, wanted), *_said_of(record, wanted)):
        whom.setdefault(claim, set()).add(person)
        places[claim] = (document, order)
    found: dict[str, list[model.SourcedClaim]] = {person: [] for person in wanted}
    ids = sorted(places, key=lambda claim: (*places[claim], claim))
    for start in range(0, len(ids), TOGETHER):
        for claim in _in_order(record, ids[start : start + TOGETHER]):
            for person in whom[claim.id]:
                found[person].append(claim)
    return found


@prepared
def _told_of(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    from django.db.models import Q

    from habeas.record import models

    plain = Q(claim__ruling=None) | Q(claim__ruling__wording=None)
    rows = models.Subject.objects.using(record.alias).filter(plain, named_person__person__in=persons).order_by()
    return rows.values_list("claim__id", "claim__document_id", "claim__order", "named_person__person")


@prepared
def _said_of(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.SubjectAsCorrected.objects.using(record.alias).filter(named_person__person__in=persons).order_by()
    names = ("ruling__claim__id", "ruling__claim__document_id", "ruling__claim__order", "named_person__person")
    return rows.values_list(*names)


def _in_order(record: Record, ids: Sequence[str]) -> Iterator[model.SourcedClaim]:
    """These claims as they stand in the order of their ids, without those that were rejected."""
    found = {one.stands.id: one.stands for one in many(record, ids) if not one.rejected}
    return (found[claim] for claim in ids if claim in found)


def ids_about(record: Record, persons: Iterable[str]) -> set[str]:
    """The ids of the claims about any of these persons, as a person left them where one did."""
    from django.db.models import Q

    from habeas.record import models

    wanted = list(persons)
    plain = Q(claim__ruling=None) | Q(claim__ruling__wording=None)
    told = models.Subject.objects.using(record.alias).filter(plain, named_person__person__in=wanted).order_by()
    said = models.SubjectAsCorrected.objects.using(record.alias).filter(named_person__person__in=wanted).order_by()
    return {claim for (claim,) in told.values_list("claim").union(said.values_list("ruling"))}


def ids_told(record: Record, persons: Iterable[str]) -> set[str]:
    """The ids of the claims about any of these persons, as the machine says and as people left it."""
    wanted = list(persons)
    return {claim for (claim,) in _all_told_of(record, wanted, wanted)} if wanted else set()


@prepared
def _all_told_of(record: Record, told: Collection[str], said: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    machine = models.Subject.objects.using(record.alias).filter(named_person__person__in=told).order_by()
    people = models.SubjectAsCorrected.objects.using(record.alias).filter(named_person__person__in=said).order_by()
    return machine.values_list("claim").union(people.values_list("ruling"))


def telling(record: Record, claim_id: str) -> tuple[Any, ...]:
    """What acts, cases and organizations see of a claim: whether it is there and not rejected, and what a person left.

    Where it is the same before and after a decision, that changed none of them. Last comes the digest of its words.
    """
    for answer, stands, given, words in _as_told(record, claim_id):
        whom = tuple(_whom_said(record, claim_id)) if stands is not None else ()
        return answer == REJECT, stands, given or "", whom, words
    return ()


@prepared
def _as_told(record: Record, claim_id: str) -> QuerySet[Any]:
    from django.db.models.functions import Coalesce

    from habeas.record import models

    rows = models.Claim.objects.using(record.alias).filter(pk=claim_id)
    rows = rows.annotate(words=Coalesce("ruling__wording", "wording")).order_by()
    return rows.values_list("ruling__answer", "ruling__stands", "ruling__date_given", "words")


@prepared
def _whom_said(record: Record, claim_id: str) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.SubjectAsCorrected.objects.using(record.alias).filter(ruling=claim_id)
    return rows.order_by("order").values_list("named_person", flat=True)


def is_as_read(told: tuple[Any, ...]) -> bool:
    """Whether a claim of which `telling` says this stands as the machine reads it, or is rejected as such."""
    return bool(told) and told[1] is None


def is_there(record: Record, claim_id: str) -> bool:
    """Whether there is such a claim."""
    return bool(load.are_there(record, [claim_id]))


def at_words(record: Record, claim: model.SourcedClaim) -> list[model.SourcedClaim]:
    """The claims that the machine reads at the words of a claim, but for that claim, in the order of the text."""
    from habeas.record import models

    rows = models.Quote.objects.using(record.alias).filter(claim__document=claim.document.id, claim__kept=False)
    ids: set[str] = set()
    for quote in claim.claim.quotes:
        ids |= set(rows.filter(start__lt=quote.end, end__gt=quote.start).values_list("claim", flat=True))
    return list(load.claims(record, pk__in=sorted(ids - {claim.id})))


def words_beside(record: Record, document_id: str, claim_id: str) -> list[model.Span]:
    """Where the words of the claims of a document stand but for one claim, in the order of its text."""
    return [model.Span(*place) for place in _words_beside(record, document_id, claim_id)]


@prepared
def _words_beside(record: Record, document_id: str, claim_id: str) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Quote.objects.using(record.alias).filter(claim__document=document_id).exclude(claim=claim_id)
    return rows.order_by("start", "end").values_list("start", "end").distinct()


def persons_of(record: Record, claims: Iterable[str]) -> set[str]:
    """The ids of the persons whom any of these claims is about, as the machine says and as people left it."""
    wanted = list(claims)
    return {person for (person,) in _persons_of(record, wanted, wanted) if person is not None}


@prepared
def _persons_of(record: Record, told: Collection[str], said: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    machine = models.Subject.objects.using(record.alias).filter(claim__in=told).order_by()
    people = models.SubjectAsCorrected.objects.using(record.alias).filter(ruling__in=said).order_by()
    return machine.values_list("named_person__person").union(people.values_list("named_person__person"))


def nobodys(record: Record, wordings: Iterable[str] | None = None) -> Iterator[tuple[str, model.SourcedClaim]]:
    """The claims that name no person, each with the digest of its words, those in the same words together."""
    if wordings is not None:
        wanted = set(wordings)
        ids = {claim for (claim,) in _worded(record, wanted, wanted)} if wanted else set()
        # Nearly always there is nobody's claim in the same words: who is about somebody is left out first.
        about = {claim for (claim,) in _about_somebody(record, ids, ids)} if ids else set()
        if ids <= about:
            return iter(())
        return (each for each in _nobodys(record, sorted(ids)) if each[0] in wanted)
    return _nobodys(record, None)


@prepared
def _worded(record: Record, read_so: Collection[str], left_so: Collection[str]) -> QuerySet[Any]:
    """The ids of the claims that the machine read in these words, or that people left in them."""
    from habeas.record import models

    read_rows = models.Claim.objects.using(record.alias).filter(wording__in=read_so).order_by()
    left_rows = models.Ruling.objects.using(record.alias).filter(wording__in=left_so).order_by()
    return read_rows.values_list("pk").union(left_rows.values_list("pk"))


@prepared
def _about_somebody(record: Record, told: Collection[str], said: Collection[str]) -> QuerySet[Any]:
    """Those of these claims that stand as read and name somebody; the second list is the same."""
    from django.db.models import Q

    from habeas.record import models

    plain = Q(claim__ruling=None) | Q(claim__ruling__wording=None)
    machine = models.Subject.objects.using(record.alias).filter(plain, claim__in=told).order_by()
    people = models.SubjectAsCorrected.objects.using(record.alias).filter(ruling__in=said).order_by()
    return machine.values_list("claim").union(people.values_list("ruling"))


def _nobodys(record: Record, ids: Collection[str] | None) -> Iterator[tuple[str, model.SourcedClaim]]:
    from django.db.models import Exists, OuterRef, Q
    from django.db.models.functions import Coalesce

    from habeas.record import models

    told = Exists(models.Subject.objects.using(record.alias).filter(claim=OuterRef("pk")))
    said = Exists(models.SubjectAsCorrected.objects.using(record.alias).filter(ruling=OuterRef("pk")))
    plain = Q(ruling=None) | Q(ruling__wording=None)
    rows = query(record).filter((plain & ~told) | (~plain & ~said))
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    rows = rows.annotate(words=Coalesce("ruling__wording", "wording")).order_by("words", "document_id", "order")
    return iter(Rows(rows, lambda row: (row.words, read(row))))


def wordings_of(record: Record, claims: Iterable[str]) -> set[str]:
    """The digests of the words of these claims, as they stand."""
    wanted = list(claims)
    return set(_wordings_of(record, wanted)) if wanted else set()


@prepared
def _wordings_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    from django.db.models.functions import Coalesce

    from habeas.record import models

    rows = models.Claim.objects.using(record.alias).filter(pk__in=claims).order_by()
    return rows.annotate(words=Coalesce("ruling__wording", "wording")).values_list("words", flat=True)
