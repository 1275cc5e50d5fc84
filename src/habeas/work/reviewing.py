"""What people decide of claims: that one is right, wrong, right once corrected, or missed; and taking that back.

A decision is an entry of the log that nothing is removed from, addressed by the claim's id, so it outlives every
rebuild. Acts and cases of the persons concerned are derived again at once; who is who does not depend on reviews.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from habeas import __version__, model
from habeas.errors import NotFound, StaleDecision
from habeas.people.judgement import Judgement
from habeas.people.judgements import DIFFERENT, PEOPLE, evidence_of
from habeas.record import decisions, facts, identify, kept, load, rulings
from habeas.record.connect import Record
from habeas.record.many_claims import many
from habeas.record.review import ACCEPT, ADD, CORRECT, DATE_IS, REJECT, Review, claim_of, values_of
from habeas.record.same_claim import agrees, overlap
from habeas.record.store import mark_changed
from habeas.work.correcting import Checked, checked, checked_whole
from habeas.work.derive import derive_reviewed
from habeas.work.words import acting_role, one_line, whoami
from habeas.work.writing import writing


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as it stands now.

    Attributes:
        claim: what it holds of: what the machine says at this place now, or the claim as it is kept; None where it
            holds of nothing.
        state: "holds", "reopened" where the machine says something else than what was decided on, or nothing any more,
            or "gone" where it rejected what nothing says any more, or its words are no longer in the document.
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
    return _decide(record, claim_id, ACCEPT, Checked(), by, because, seen)


def agree(
    record: Record, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None
) -> Review:
    """Decides that a claim is right as it stands: as somebody left it, else as the machine read it.

    Raises what `accept` does.
    """
    held = None if decisions.is_untouched(record, claim_id) else _shown(record, claim_id)
    if held is None or held.decided is None:
        return _decide(record, claim_id, ACCEPT, Checked(), by, because, seen)
    now, stands = values_of(as_read(record, claim_id).claim), values_of(standing(record, claim_id).claim)
    values = {name: value for name, value in stands.items() if value != now[name]}
    if held.date_as_given is not None:
        values |= {DATE_IS: held.date_as_given[0], "date": held.date_as_given[1]}
    given = Checked(values, held.keys if values else (), dict(held.people))
    return _decide(record, claim_id, CORRECT if values else ACCEPT, given, by, because, seen)


def reject(
    record: Record, claim_id: str, *, by: str | None = None, because: str = "", seen: int | None = None
) -> Review:
    """Decides that a claim is not borne out by its sentence: it leaves acts and cases. Raises what `accept` does."""
    return _decide(record, claim_id, REJECT, Checked(), by, because, seen)


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

    A person is named by any spelling that the document or the registry has, or as the document writes somebody whom
    nothing names yet; with " (new)" behind the name it is another person than the one of that name. A quote is named
    by its place or its words; a date is 2024, 2024-05 or 2024-05-21, with `date_is` "on", "before", "after" or "about".

    Raises:
        UnknownTerm: a value is none of its field's.
        QuoteNotFound: the quote is not in the document.
        NotFound: there is no such claim, or a name is nobody's or that of several.
        StaleDecision, RegistryInUse: as for `accept`.
    """
    return _decide(record, claim_id, CORRECT, fields, by, because, seen)


def add(
    record: Record, document_id: str, fields: Mapping[str, Any], *, by: str | None = None, because: str = ""
) -> Review:
    """Adds a claim that the machine missed: at least a type, and quotes that show it, which are words of the document.

    Where the machine reads that claim already, or somebody added it, it is that claim which is corrected.

    Raises:
        UnknownTerm: it has no type, or a value is none of its field's.
        QuoteNotFound: no quote is given, or it is not in the document.
        NotFound: there is no such document, or a name is nobody's or that of several.
        RegistryInUse: a build is going on.
    """
    whole = facts.whole_id(record, document_id)
    with writing(record), record.transaction():
        review, given = _added(record, whole, fields, by, because)
        there = _there_already(record, review)
    if there is not None:
        return correct(record, there, fields, by=by, because=because)
    with writing(record), record.transaction():
        return _log(record, replace(review, unread=True), given)


def falls_on(record: Record, document_id: str, fields: Mapping[str, Any]) -> str | None:
    """The claim that adding one with these values would correct, since the document has it; None where it is new.

    Raises:
        UnknownTerm, QuoteNotFound, NotFound: as for `add`.
    """
    review, _ = _added(record, facts.whole_id(record, document_id), fields, None, "")
    return _there_already(record, review)


def _added(
    record: Record, document_id: str, fields: Mapping[str, Any], by: str | None, because: str
) -> tuple[Review, Checked]:
    given = checked_whole(record, document_id, fields)
    (claim_id,) = identify.claim_ids(document_id, [claim_of(given.values)])
    return _review(claim_id, document_id, ADD, given, by, because), given


def _there_already(record: Record, review: Review) -> str | None:
    """The claim of the document that says the same of the same people at the same words."""
    for one in load.claims(record, document=review.document_id):
        whom = set(one.claim.persons) == set(review.first["persons"]) and one.claim.group == review.first["group"]
        date = None if one.claim.date is None else str(one.claim.date)
        same = whom and date == review.first["date"] and agrees(one.claim, review.first) and overlap(one.claim, review)
        if one.id == review.claim_id or same:
            return one.id
    return None


def undo(record: Record, decision_id: int, *, by: str | None = None, because: str = "") -> decisions.Decision:
    """Takes a decision on a claim back, or, of an undo, brings it back.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
        RegistryInUse: a build is going on.
    """
    with writing(record), record.transaction():
        told = {"by": one_line(by or whoami()), "because": one_line(because), "version": __version__}
        made = decisions.undo(record, decision_id, made=datetime.now(UTC), **told)
        mark_changed(record)
        claim_id, document_id = decisions.addressed(record, made)
        derive_reviewed(record, document_id, claim_id, decisions.known_as(record, [claim_id]))
    return decisions.decision(record, made)


def reviewed(record: Record) -> tuple[Reviewed, ...]:
    """Every review that is not undone, with what the machine says now; the newest first."""
    held = sorted(decisions.reviews(record).values(), key=lambda review: -review.id)
    now = rulings.claims_ruled(record, [review.id for review in held])
    return tuple(_reviewed(review, now.get(review.id)) for review in held)


def review_of(record: Record, claim_id: str) -> Reviewed | None:
    """The review that holds of a claim, or that was reopened by it; None where nobody decided."""
    found = rulings.decision_of(record, claim_id)
    review = None if found is None else decisions.decision(record, found[0]).review
    return None if review is None or found is None else _reviewed(review, (as_read(record, claim_id), found[1]))


def standing(record: Record, claim_id: str) -> model.SourcedClaim:
    """A claim as it stands: with what a person corrected, also where somebody rejected it.

    Raises:
        NotFound: there is no such claim.
    """
    for found in many(record, [claim_id]):
        return found.stands
    raise NotFound(f"There is no claim {claim_id[:40]!r}; it may have been read otherwise by a later build.")


def both(record: Record, claim_id: str) -> tuple[model.SourcedClaim, model.SourcedClaim]:
    """A claim as it stands, and as the machine read it.

    Raises:
        NotFound: there is no such claim.
    """
    for found in many(record, [claim_id]):
        return found.stands, found.read
    raise NotFound(f"There is no claim {claim_id[:40]!r}; it may have been read otherwise by a later build.")


def as_read(record: Record, claim_id: str) -> model.SourcedClaim:
    """A claim as the machine read it.

    Raises:
        NotFound: there is no such claim.
    """
    for found in many(record, [claim_id]):
        return found.read
    raise NotFound(f"There is no claim {claim_id[:40]!r}; it may have been read otherwise by a later build.")


def _reviewed(review: Review, now: tuple[model.SourcedClaim, bool] | None) -> Reviewed:
    if now is None:
        return Reviewed(review, None, "gone")
    return Reviewed(review, now[0], "reopened" if now[1] else "holds")


def _shown(record: Record, claim_id: str) -> Review | None:
    """The review that holds of a claim, though another claim was decided on."""
    found = rulings.holding_of(record, claim_id)
    return None if found is None else decisions.decision(record, found).review


def _decide(
    record: Record,
    claim_id: str,
    answer: str,
    fields: Mapping[str, Any] | Checked,
    by: str | None,
    because: str,
    seen: int | None,
) -> Review:
    with writing(record), record.transaction():
        claim = as_read(record, claim_id)
        known = {claim_id}
        if not decisions.is_untouched(record, claim_id):
            known = decisions.known_as(record, [claim_id])
            _refuse_stale(record, known, seen)
        given = fields if isinstance(fields, Checked) else checked(record, claim, fields)
        review = _review(
            claim_id, claim.document.id, answer if given.values or answer != CORRECT else ACCEPT, given, by, because
        )
        before = tuple(sorted(known - {claim_id}))
        original, unread = values_of(claim.claim), kept.is_kept(record, claim_id)
        return _log(record, replace(review, original=original, unread=unread, place_of=before), given, claim)


def _review(claim_id: str, document_id: str, answer: str, given: Checked, by: str | None, because: str) -> Review:
    return Review(
        0,
        claim_id,
        document_id,
        answer,
        one_line(by or whoami()),
        datetime.now(UTC),
        one_line(because),
        {},
        given.values,
        given.mentions,
        __version__,
        people=given.people,
        role=acting_role(),
    )


def _log(record: Record, review: Review, given: Checked, read: model.SourcedClaim | None = None) -> Review:
    """Adds a review to the log, with what sets new people apart from others of their name, and derives what follows.

    `read` is the claim as the machine read it, where it is there.
    """
    people = {**kept.people_of(record, kept.wanted(review)), **review.people}
    for new, other in given.apart:
        names = new.partition(" ")[2], other.partition(" ")[2]
        why = f"named anew in claim {review.claim_id}"
        decisions.add(
            record,
            Judgement(0, PEOPLE, new, other, DIFFERENT, review.by, review.made, why, evidence_of(*names), __version__),
        )
    made = decisions.add_review(record, replace(review, people=people))
    mark_changed(record)
    derive_reviewed(record, review.document_id, review.claim_id, {review.claim_id, *review.place_of}, read)
    return made


def _refuse_stale(record: Record, known: Iterable[str], seen: int | None) -> None:
    last = decisions.latest_on(record, known)
    if seen is not None and last is not None and last.id > seen:
        what = last.review.answer if last.review is not None else "undo"
        raise StaleDecision(
            f"{last.by} decided on this claim meanwhile ({what}, decision {last.id}). Nothing was changed: look at the "
            "claim again, and decide anew if you still would."
        )
