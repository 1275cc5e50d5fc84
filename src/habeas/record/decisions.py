"""The log of what people decided: entries are only ever added, and an undo is an entry too.

An entry names mentions, not rows: it is kept when their documents go away, and holds again when they come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from habeas.acts.chosen import Choice
from habeas.errors import AlreadyDecided, NotFound
from habeas.people.judgement import Judgement
from habeas.people.judgements import ACTS, PEOPLE
from habeas.record import choices, decision_rows
from habeas.record.claims_now import WAS, as_they_are, claims_now
from habeas.record.connect import Record
from habeas.record.decision_rows import PLACE_OF
from habeas.record.mentions_now import current_keys
from habeas.record.review import CLAIMS, DISAGREEMENTS, IMPORTS, LISTS, Review
from habeas.record.rows import CHUNK

UNDO = "undo"
# Where an entry says which import brought it, and its number in the log that it is from.
HANDED_ON = "handed_on"
# The most that a row's number can be.
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log: a judgement on two mentions, a review of a claim, a choice, or an undo of an earlier one.

    Attributes:
        judgement: on two mentions; None for any other entry.
        review: of a claim; None for any other entry.
        choice: of what to show where sources differ; None for any other entry.
        undoes: the entry that an undo takes back; None for what is no undo.
        undone_by: the latest entry that took this one back, of those that hold.
        claim, document: what a review, or what takes one back, is about.
        listing: the list that it removes; None for any other entry.
        imported: the import that it makes; None for any other entry.
        handed_on: the import that brought it; None for what was decided here.
    """

    id: int
    subject: str
    by: str
    made: datetime
    because: str
    version: str
    judgement: Judgement | None = None
    undoes: int | None = None
    undone_by: int | None = None
    review: Review | None = None
    claim: str | None = None
    document: str | None = None
    choice: Choice | None = None
    listing: int | None = None
    imported: int | None = None
    handed_on: int | None = None


def add(record: Record, judgement: Judgement) -> Judgement:
    """Adds a judgement to the log; it comes back with its number. Inside a transaction."""
    from habeas.record import models

    sides: dict[str, Any] = {"left": judgement.left, "right": judgement.right}
    if judgement.subject == ACTS:
        sides[WAS] = as_they_are(record, (judgement.left, judgement.right))
    row = models.Decision.objects.using(record.alias).create(
        made=judgement.made,
        by=judgement.by,
        verb=judgement.answer,
        subject=judgement.subject,
        reason=judgement.because,
        value={
            **sides,
            "evidence": list(judgement.evidence),
            "version": judgement.version,
            **({"whole": True} if judgement.whole else {}),
        },
    )
    return replace(judgement, id=row.pk)


def add_review(record: Record, review: Review) -> Review:
    """Adds a review of a claim to the log; it comes back with its number. Inside a transaction."""
    from habeas.record import models

    row = models.Decision.objects.using(record.alias).create(
        made=review.made,
        by=review.by,
        verb=review.answer,
        subject=CLAIMS,
        claim=review.claim_id,
        document=review.document_id,
        reason=review.because,
        value={
            "fields": review.fields,
            "mentions": list(review.mentions),
            "original": review.original,
            "version": review.version,
            "unread": review.unread,
            "people": review.people,
            **({PLACE_OF: list(review.place_of)} if review.place_of else {}),
            **({"role": review.role} if review.role is not None else {}),
        },
    )
    return replace(review, id=row.pk)


def undo(record: Record, decision_id: int, *, by: str, made: datetime, because: str = "", version: str = "") -> int:
    """Takes an entry back, which for an undo brings back what it undid; the number of the new entry.

    Inside a transaction.

    Raises:
        NotFound: there is no such entry.
        AlreadyDecided: it is undone already.
    """
    from habeas.record import models

    known = decision(record, decision_id)
    if known.undone_by is not None:
        raise AlreadyDecided(
            f"Decision {known.id} is undone already, by decision {known.undone_by}. "
            f"Bring it back with: habeas undo {known.undone_by}"
        )
    row = models.Decision.objects.using(record.alias).create(
        made=made,
        by=by,
        verb=UNDO,
        subject=known.subject,
        claim=known.claim,
        document=known.document,
        reason=because,
        value={"version": version},
        undoes_id=known.id,
    )
    return int(row.pk)


def decision(record: Record, decision_id: int) -> Decision:
    """The entry with that number.

    Raises:
        NotFound: there is none.
    """
    for row in decision_rows.row(record, decision_id) if 0 < decision_id <= _LARGEST else ():
        return read(row, _taken_back(record, decision_id))
    raise NotFound(f"There is no decision {decision_id}. List them all with: habeas decisions")


def last_by(record: Record, subject: str, by: str) -> Decision | None:
    """The last entry that somebody made on a subject and that is not undone; what only takes back is left out."""
    last: int = _LARGEST
    while rows := decision_rows.last_before(record, subject, by, last):
        (row,) = rows
        if _taken_back(record, row.pk) is None:
            return read(row, None)
        last = row.pk
    return None


def _taken_back(record: Record, decision_id: int) -> int | None:
    """The latest entry that took this one back, of those that hold: that no other took back."""
    return next((pk for pk in decision_rows.undos(record, decision_id) if _taken_back(record, pk) is None), None)


def is_on_claim(record: Record, decision_id: int) -> bool:
    """Whether there is such an entry and it is about a claim, or takes back one that is."""
    return subject_of(record, decision_id) == CLAIMS


def number(record: Record) -> int:
    """How many entries there are."""
    from habeas.record import models

    return models.Decision.objects.using(record.alias).count()


def log(record: Record) -> tuple[Decision, ...]:
    """Every entry that was ever made, the newest first."""
    return tuple(_entries(record))


def active(record: Record, subject: str) -> tuple[Judgement, ...]:
    """The judgements on a subject that are not undone, in the order in which they were made.

    Where a document was read anew and gives somebody a fuller name, their mention is the one that it has now, and where
    it has a claim in other words, the claim is.
    """
    entries = _entries(record, subject=subject)
    found = [entry.judgement for entry in entries if entry.judgement is not None and entry.undone_by is None][::-1]
    now: Mapping[str, str] = {}
    if subject == PEOPLE:
        now = current_keys(record, (key for each in found for key in (each.left, each.right)))
    elif subject == ACTS and found:
        now = claims_now(record)
    return tuple(
        replace(each, left=now.get(each.left, each.left), right=now.get(each.right, each.right)) for each in found
    )


def reviews(record: Record, **asked: Any) -> dict[str, Review]:  # noqa: ANN401 (values of a query)
    """For each claim that people reviewed the review that holds: the latest that is not undone."""
    return {claim_id: several[0] for claim_id, several in all_reviews(record, **asked).items()}


def all_reviews(record: Record, **asked: Any) -> dict[str, list[Review]]:  # noqa: ANN401
    """For each claim that people reviewed all reviews that are not undone, the latest first.

    A claim that took the place of one that was decided on is one claim with it, under the id that was decided on last.
    """
    return reviews_in(_entries(record, subject=CLAIMS, **asked))


def reviews_in(entries: Iterable[Decision]) -> dict[str, list[Review]]:
    """The same of entries that are read already, the latest first."""
    by_claim: dict[str, list[Review]] = {}
    for entry in entries:
        review = entry.review
        if review is None or entry.undone_by is not None:
            continue
        several = [by_claim[one] for one in (review.claim_id, *review.place_of) if one in by_claim]
        together = {each.id: each for one in several for each in one} | {review.id: review}
        reviews = [together[number] for number in sorted(together, reverse=True)]
        by_claim |= dict.fromkeys((name for each in reviews for name in (each.claim_id, *each.place_of)), reviews)
    return {reviews[0].claim_id: reviews for reviews in by_claim.values()}


def reviews_numbered(record: Record, numbers: Iterable[int]) -> dict[int, Review]:
    """The reviews of claims that have these numbers in the log."""
    found = (entry.review for entry in _entries(record, pk__in=sorted(numbers)))
    return {review.id: review for review in found if review is not None}


def on_claim(record: Record, known: Iterable[str]) -> list[Decision]:
    """Every entry about a claim by any of the ids that it is `known_as`, the latest first; also what was undone."""
    return list(_entries(record, subject=CLAIMS, claim__in=sorted(known)))


def known_as(record: Record, claims: Iterable[str]) -> set[str]:
    """These claims with all ids under which they were decided on, also where their words were others then."""
    found = set(claims)
    held = dict(decision_rows.held_of(record, found))
    told = decision_rows.addressed(record, list(held)) if held else []
    found |= {claim for number, claim, document in told if claim is not None and held[number] == document}
    return set().union(*as_decided(record, found).values())


def is_untouched(record: Record, claim_id: str) -> bool:
    """Whether nobody ever decided on a claim under this id, and no decision on another one holds of it.

    So it is of nearly all that wait, of which then nothing else of the log need be asked.
    """
    return not decision_rows.touched(record, claim_id)


def as_decided(record: Record, claims: Iterable[str]) -> dict[str, set[str]]:
    """For each of these claims all ids under which it was decided on, its own among them."""
    wanted = set(claims)
    groups = [{claim or "", *value[PLACE_OF]} for claim, value in decision_rows.linked(record, wanted)]
    return {claim: _closed({claim}, groups) for claim in wanted}


def _closed(ids: set[str], groups: Sequence[set[str]]) -> set[str]:
    while near := [each for each in groups if each & ids and not each <= ids]:
        ids = ids.union(*near)
    return ids


def addressed(record: Record, decision_id: int) -> tuple[str, str]:
    """The ids of the claim and of the document that an entry on a claim is about."""
    (row,) = decision_rows.row(record, decision_id)
    return row.claim or "", row.document or ""


def subject_of(record: Record, decision_id: int) -> str | None:
    """What an entry is about; None where there is no such entry."""
    rows = decision_rows.row(record, decision_id) if 0 < decision_id <= _LARGEST else []
    return rows[0].subject if rows else None


def on(record: Record, subject: str) -> Iterator[Decision]:
    """The entries on a subject, the newest first."""
    return _entries(record, subject=subject)


def since(record: Record, subject: str, number: int) -> Iterator[Decision]:
    """The entries on a subject after the one with that number, the newest first."""
    return _entries(record, subject=subject, pk__gt=number)


def last_number(record: Record) -> int:
    """The number of the newest entry; 0 where there is none."""
    from habeas.record import models

    newest = models.Decision.objects.using(record.alias).order_by("-pk").values_list("pk", flat=True)
    return newest.first() or 0


def latest_on(record: Record, known: Iterable[str]) -> Decision | None:
    """The last entry about a claim by any of the ids that it is `known_as`, be it a review or an undo."""
    return next(_entries(record, subject=CLAIMS, claim__in=sorted(known)), None)


def _entries(record: Record, **asked: Any) -> Iterator[Decision]:  # noqa: ANN401
    """Entries from the newest on, so that whether an undo holds is known before what it undoes is met."""
    undone: dict[int, int] = {}
    for row in _rows(record, **asked):
        if row.undoes_id is not None and row.pk not in undone:
            undone.setdefault(row.undoes_id, row.pk)
        yield read(row, undone.get(row.pk))


def _rows(record: Record, **asked: Any) -> Iterable[Any]:  # noqa: ANN401
    from habeas.record import models

    if set(asked) == {"subject", "claim__in"}:
        return decision_rows.of_claims(record, asked["subject"], asked["claim__in"])
    if set(asked) == {"subject"} and asked["subject"] != CLAIMS:  # of claims there may be very many
        return decision_rows.on(record, asked["subject"])
    rows = models.Decision.objects.using(record.alias).filter(**asked).order_by("-pk")
    return rows.iterator(chunk_size=CHUNK)


def undone(record: Record) -> dict[int, int]:
    """For each entry that is taken back the entry that did it."""
    from habeas.record import models

    found: dict[int, int] = {}
    rows = models.Decision.objects.using(record.alias).exclude(undoes=None).order_by("-pk")
    for number, undoes in rows.values_list("pk", "undoes"):
        if undoes is not None and number not in found:
            found.setdefault(undoes, number)
    return found


def import_of(value: Mapping[str, Any]) -> int | None:
    """The import that brought an entry which says this; None for what was decided here."""
    found = value.get(HANDED_ON, {}).get("import")
    return None if found is None else int(found)


def read(row: Any, undone_by: int | None) -> Decision:  # noqa: ANN401 (Django's classes are made when it is set up)
    """An entry out of its row."""
    version = row.value.get("version", "")
    told = (row.by, row.made, row.reason)
    handed_on = import_of(row.value)
    of_claim = {"claim": row.claim, "document": row.document, "handed_on": handed_on}
    if row.undoes_id is None and row.subject == CLAIMS:
        review = Review(row.pk, row.claim, row.document, row.verb, *told, row.value["original"], row.value["fields"],
                        tuple(row.value["mentions"]), version, row.value.get("unread", False),
                        row.value.get("people", {}), tuple(row.value.get(PLACE_OF, ())),
                        row.value.get("role"), handed_on)  # fmt: skip
        return Decision(row.pk, row.subject, *told, version, undone_by=undone_by, review=review, **of_claim)
    if row.undoes_id is None and row.subject == DISAGREEMENTS:
        choice = choices.read(row)
        return Decision(row.pk, row.subject, *told, version, undone_by=undone_by, choice=choice, **of_claim)
    if row.undoes_id is None and row.subject == LISTS:
        return Decision(row.pk, row.subject, *told, version, undone_by=undone_by, listing=row.value["list"])
    if row.undoes_id is None and row.subject == IMPORTS:
        return Decision(row.pk, row.subject, *told, version, undone_by=undone_by, imported=row.value["import"])
    judgement = None
    if row.undoes_id is None:
        sides = (row.value["left"], row.value["right"])
        evidence, whole = tuple(row.value["evidence"]), row.value.get("whole", False)
        judgement = Judgement(row.pk, row.subject, *sides, row.verb, *told, evidence, version, whole)
    return Decision(row.pk, row.subject, *told, version, judgement, row.undoes_id, undone_by, **of_claim)
