"""What people decide of claims: that one is right, wrong, or right once corrected; and taking that back.

A decision is an entry of the log that nothing is removed from, addressed by the claim's id, so it outlives every
rebuild. Acts and cases of the persons concerned are derived again at once; who is who does not depend on reviews.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from habeas import __version__, model
from habeas.errors import NotFound, StaleDecision
from habeas.record import cases as case_rows
from habeas.record import decisions, load, lock, rulings
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.review import ACCEPT, CORRECT, REJECT, Review, values_of
from habeas.record.store import mark_changed
from habeas.work.correcting import checked
from habeas.work.derive import STEPS, derive, derive_reviewed
from habeas.work.words import one_line, whoami

# How long a decision waits for the one before it. A build takes longer, and is told of.
PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as it stands now.

    Attributes:
        claim: what the machine says at this place now; None where it says nothing there any more.
        state: "holds", "reopened" where the machine says something else than what was decided on, or "gone".
    """

    review: Review
    claim: model.SourcedClaim | None
    state: str


def accept(
    record: Record, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None
) -> Review:
    """Decides that a claim is right as the machine read it.

    Args:
        seen: the last decision on the claim that whoever decides knew of, 0 for none; None asks for no such check.

    Raises:
        NotFound: there is no such claim.
        StaleDecision: somebody else decided on it meanwhile.
        RegistryInUse: a build is going on.
    """
    return _decide(record, claim_id, ACCEPT, {}, by, because, seen)


def reject(
    record: Record, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None
) -> Review:
    """Decides that a claim is not borne out by its sentence: it leaves acts and cases. Raises what `accept` does."""
    return _decide(record, claim_id, REJECT, {}, by, because, seen)


def correct(
    record: Record,
    claim_id: str,
    fields: Mapping[str, Any],
    *,
    by: str | None = None,
    because: str = "",
    seen: int | None = None,
) -> Review:
    """Decides that a claim is right with other values for some of its fields: those of `record.review.FIELDS`.

    A person is named by any spelling that the document or the registry has; a quote by its place or its words; a date
    as 2024, 2024-05 or 2024-05-21, with `date_is` "on", "before", "after" or "about".

    Raises:
        UnknownTerm: a value is none of its field's.
        QuoteNotFound: the quote is not in the document.
        NotFound: there is no such claim, or a name is nobody's or that of several.
        StaleDecision, RegistryInUse: as for `accept`.
    """
    return _decide(record, claim_id, CORRECT, fields, by, because, seen)


def undo(record: Record, decision_id: int, *, by: str | None = None, because: str = "") -> decisions.Decision:
    """Takes a decision on a claim back, or, of an undo, brings it back.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
        RegistryInUse: a build is going on.
    """
    with _writing(record), record.transaction():
        told = {"by": one_line(by or whoami()), "because": one_line(because), "version": __version__}
        made = decisions.undo(record, decision_id, made=datetime.now(UTC), **told)
        mark_changed(record)
        claim_id, document_id = decisions.addressed(record, made)
        derive_reviewed(record, document_id, claim_id)
    return decisions.decision(record, made)


def reviewed(record: Record) -> tuple[Reviewed, ...]:
    """Every review that is not undone, with what the machine says now; the newest first."""
    held = sorted(decisions.reviews(record).values(), key=lambda review: -review.id)
    now = rulings.claims_ruled(record, [review.id for review in held])
    return tuple(_reviewed(review, now.get(review.id)) for review in held)


def review_of(record: Record, claim_id: str) -> Reviewed | None:
    """The review that holds of a claim, or that was reopened by it; None where nobody decided."""
    found = rulings.decision_of(record, claim_id)
    entry = None if found is None else decisions.decision(record, found)
    if entry is None or entry.review is None:
        return None
    return _reviewed(entry.review, rulings.claims_ruled(record, [entry.id]).get(entry.id))


def standing(record: Record, claim_id: str) -> model.SourcedClaim:
    """A claim as it stands: with what a person corrected, also where somebody rejected it.

    Raises:
        NotFound: there is no such claim.
    """
    for row in rulings.with_rulings(record).filter(pk=claim_id):
        return rulings.read(row)
    raise NotFound(f"There is no claim {claim_id[:40]!r}; it may have been read otherwise by a later build.")


def as_read(record: Record, claim_id: str) -> model.SourcedClaim:
    """A claim as the machine read it.

    Raises:
        NotFound: there is no such claim.
    """
    for claim in load.claims(record, pk=claim_id):
        return claim
    raise NotFound(f"There is no claim {claim_id[:40]!r}; it may have been read otherwise by a later build.")


def _reviewed(review: Review, now: tuple[model.SourcedClaim, bool] | None) -> Reviewed:
    if now is None:
        return Reviewed(review, None, "gone")
    return Reviewed(review, now[0], "reopened" if now[1] else "holds")


def _decide(
    record: Record,
    claim_id: str,
    answer: str,
    fields: Mapping[str, Any],
    by: str | None,
    because: str,
    seen: int | None,
) -> Review:
    with _writing(record), record.transaction():
        claim = as_read(record, claim_id)
        _refuse_stale(record, claim_id, seen)
        values, mentions = checked(record, claim, fields) if fields else ({}, ())
        review = Review(
            0,
            claim_id,
            claim.document.id,
            answer if values or answer != CORRECT else ACCEPT,
            one_line(by or whoami()),
            datetime.now(UTC),
            one_line(because),
            values_of(claim.claim),
            values,
            mentions,
            __version__,
        )
        made = decisions.add_review(record, review)
        mark_changed(record)
        derive_reviewed(record, claim.document.id, claim_id)
    return made


def _refuse_stale(record: Record, claim_id: str, seen: int | None) -> None:
    last = decisions.latest_on(record, claim_id)
    if seen is not None and last is not None and last.id > seen:
        what = last.review.answer if last.review is not None else "undo"
        raise StaleDecision(
            f"{last.by} decided on this claim meanwhile ({what}, decision {last.id}). Nothing was changed: look at the "
            "claim again, and decide anew if you still would."
        )


@contextmanager
def _writing(record: Record) -> Iterator[None]:
    """Holds the registry, with everything derived from what was read and decided so far."""
    with told_clearly(record.folder), lock.building(record.folder, PATIENCE_SECONDS):
        if case_rows.is_stale(record, STEPS):
            derive(record)
        yield
