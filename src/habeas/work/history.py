"""Who changed what, when, from what to what, the newest first: all of it, or of one claim, person, organization or act.

What a decision changed is told by going through all that was decided on its claim in order: before it, and after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from habeas import model
from habeas.errors import NotFound
from habeas.model import Span
from habeas.people.judgements import ACTS, ORGANIZATIONS, PEOPLE, PLACES, SAME, document_and_name, shown
from habeas.record import facts, load
from habeas.record import history as rows
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.recognitions import RECOGNITIONS
from habeas.record.review import ACCEPT, ADD, CLAIMS, CORRECT, DISAGREEMENTS, FIELDS, REJECT, UNREVIEWED, Review
from habeas.work import finding
from habeas.work.actors import decided_of
from habeas.work.log import told_to_all
from habeas.work.organizations import organization_id

# The entries of a page; the most that are asked for at once.
PAGE, MOST = 50, 1_000
# The word for a claim after a decision on it, by the answer.
STANDS = {ACCEPT: "accepted", REJECT: "rejected", CORRECT: "corrected", ADD: "added"}
NOT_THERE = "not there"
BY_ANOTHER = " by another person too"
_ANSWERS = {"same": "are the same", "different": "are different", "unsure": "may be the same or not: one can’t tell"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim that a decision changed, in words; "" where it has no value."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the log with what it changed.

    Attributes:
        subject: "claims", "people", "organizations" or "acts".
        what: what was decided, as words: of a claim what it was before and is after ("unreviewed", "accepted").
        claim: the id of the claim that it is about; None for a judgement.
        values: those of the claim after it, or before where it has none after; for a sentence.
        date_given: how a person gave a date that these have less precisely.
        there: whether that claim is there still.
        seen: where the words stand by which the machine reads it; None where it does not.
        undoes, undone_by: the entry that it takes back, and the one that took it back.
        handed_on: the import that brought it of another registry's people; None for what was decided here.
    """

    id: int
    by: str
    made: datetime
    because: str
    subject: str
    what: str
    claim: str | None = None
    document: str | None = None
    values: Mapping[str, Any] | None = None
    date_given: str = ""
    fields: tuple[Field, ...] = ()
    undoes: int | None = None
    undone_by: int | None = None
    handed_on: int | None = None
    there: bool = False
    seen: Span | None = None


def history(record: Record, about: str | None = None, *, before: int | None = None, limit: int = PAGE) -> list[Change]:
    """The newest changes, of everything or of one record; `before` is the number of the entry that they go on from.

    `about` is the id of a claim, an act, a document, an organization or a person, or a name of one of the latter; or
    one of these words, or "case", with a colon and the id: "case:maria-quispe-2".

    Raises:
        NotFound: nothing is meant by `about`, or several.
    """
    meant = None if about is None else record_of(record, about)
    entries = rows.page(record, meant, before=before, limit=max(1, min(limit, MOST)))
    wanted = {claim for entry in entries if (claim := entry.claim) is not None and entry.subject == CLAIMS}
    told = rows.on_claims(record, wanted) if wanted else {}
    there = rows.there(record, wanted) if wanted else {}
    meanings = _Meanings(record, entries)
    return [
        replace(_change(entry, told, meanings), there=entry.claim in there, seen=there.get(entry.claim or ""))
        for entry in entries
    ]


def record_of(record: Record, about: str) -> tuple[str, str]:
    """The kind and the id of what a text means.

    Raises:
        NotFound: nothing is meant, or several.
    """
    asked = about.strip()
    named, _, one = asked.partition(":")
    if named in rows.KINDS and rows.is_there(record, named, one):
        return named, one
    kind = rows.kind_of(record, asked)
    if kind is not None:
        return kind, asked
    if finding.may_be_id(asked):
        try:
            return rows.DOCUMENT, facts.whole_id(record, asked)
        except NotFound:
            pass  # a name may look like an id
    try:
        return rows.PERSON, finding.person_id(record, asked)
    except NotFound as nobody:
        try:
            return rows.ORGANIZATION, organization_id(record, asked)
        except NotFound:
            raise nobody from None


class _Meanings:
    """What entries mean that name others by number or id: what they take back, and the claims that acts are told by."""

    def __init__(self, record: Record, entries: Sequence[Decision]) -> None:
        behind = {each.undoes for each in entries if each.undoes is not None and each.subject != CLAIMS}
        self.undone = {each.id: each for each in rows.entries(record, behind)} if behind else {}
        judged = [each.judgement for each in (*entries, *self.undone.values()) if each.judgement is not None]
        sides = {side for each in judged if each.subject == ACTS for side in (each.left, each.right)}
        found = load.claims(record, pk__in=sorted(sides)) if sides else ()
        self.claims = {each.id: _in_short(each.claim) for each in found}

    def told(self, entry: Decision) -> str:
        """What an entry on anything but a claim decided."""
        taken_back = self.undone.get(entry.undoes or 0)
        if entry.undoes is None or taken_back is None or taken_back.undoes is not None:
            return _judged(entry, self.claims)
        return f"takes back {entry.undoes}: {_judged(taken_back, self.claims)}"


def _in_short(claim: model.Claim) -> str:
    """A claim as one tells it from others: "arrest of Maria Quispe, 2024-05"."""
    whom = ", ".join([*claim.persons, *([claim.group] if claim.group else []), *claim.organizations])
    kind = claim.type.replace("_", " ")
    return f"{kind}{f' of {whom}' if whom else ''}{f', {claim.date}' if claim.date is not None else ''}"


def _change(entry: Decision, told: Mapping[str, Sequence[Decision]], meanings: _Meanings) -> Change:
    because = entry.because if told_to_all(entry) else ""
    head = (entry.id, entry.by, entry.made, because, entry.subject)
    ends: dict[str, Any] = {name: getattr(entry, name) for name in ("undoes", "undone_by", "handed_on")}
    if entry.claim is None or entry.subject == DISAGREEMENTS:
        return Change(*head, meanings.told(entry), **ends)
    entries = told[entry.claim]
    was, now = (_holding(entries, entry.id + shift) for shift in (-1, 0))
    before, after = _values(was, entries), _values(now, entries)
    fields = () if before is None or after is None else tuple(_fields(_dated(before, was), _dated(after, now)))
    what = f"{_word(was, entries)} → {_word(now, entries)}{BY_ANOTHER if _agrees(was, now, fields) else ''}"
    given = " ".join((now.date_as_given if now is not None else None) or ())
    values = after or before or _first(entries)
    return Change(*head, what, entry.claim, entry.document, values, given, fields, **ends)


def _judged(entry: Decision, claims: Mapping[str, str]) -> str:
    judgement = entry.judgement
    if entry.choice is not None:
        return f"of what sources say of the {entry.choice.field}, “{entry.choice.value}” is shown"
    if entry.listing is not None:
        return f"list {entry.listing} is removed"
    if entry.imported is not None:
        return f"import {entry.imported} was read in"
    if judgement is None:
        return f"takes back {entry.undoes}"
    if judgement.subject == rows.PHOTOS:
        return f"a photo of {document_and_name(judgement.left)[1]} is shown, from: {judgement.evidence[0]}"
    if judgement.subject in (rows.DOSSIERS, rows.SCREENING):
        return decided_of(judgement)
    if judgement.subject == rows.RELEASES:
        told = judgement.evidence if told_to_all(entry) else ()
        named = (each.partition("=")[0] for each in told)
        fields = ", ".join(name for name in named if name != rows.RELEASED_MENTION)
        return f"{document_and_name(judgement.left)[1]} may be published{f', with {fields}' if fields else ''}"
    if judgement.subject == rows.RELEASED_COUNTS:
        return f"reported numbers may be published: {judgement.left} ({len(judgement.evidence)})"
    if judgement.subject == rows.COUNTS:
        said = "right" if judgement.answer == ACCEPT else "wrong"
        return f"the number “{judgement.evidence[0]}” is {said} as it was read"
    if judgement.subject == RECOGNITIONS:
        return f"{document_and_name(judgement.left)[1]} is {judgement.evidence[0]}; source: {judgement.evidence[1]}"
    left, right = judgement.left, judgement.right
    if judgement.subject == PEOPLE:
        left, right = shown(judgement, left), shown(judgement, right)
    elif judgement.subject in (ORGANIZATIONS, PLACES):
        left, right = left.partition(" ")[2], right.partition(" ")[2]
    elif judgement.subject == ACTS:
        left, right = (f"“{claims[side]}”" if side in claims else f"claim {side}" for side in (left, right))
        return f"{left} and {right} tell of {'one act' if judgement.answer == SAME else 'two acts'}"
    return f"{left} and {right} {_ANSWERS.get(judgement.answer, judgement.answer)}"


def _holding(entries: Sequence[Decision], until: int) -> Review | None:
    """The review that held of a claim after the entry with that number."""
    undone: set[int] = set()
    for entry in reversed([each for each in entries if each.id <= until]):
        if entry.id in undone:
            continue
        if entry.undoes is not None:
            undone.add(entry.undoes)
        elif entry.review is not None:
            return entry.review
    return None


def _first(entries: Sequence[Decision]) -> dict[str, Any]:
    """What the claim said before anybody decided on it."""
    return next((each.review.first for each in entries if each.review is not None), {})


def _was_read(entries: Sequence[Decision]) -> bool:
    return any(each.review is not None and not each.review.unread for each in entries)


def _values(held: Review | None, entries: Sequence[Decision]) -> dict[str, Any] | None:
    if held is not None:
        return held.decided
    return _first(entries) if _was_read(entries) else None


def _word(held: Review | None, entries: Sequence[Decision]) -> str:
    if held is not None:
        return STANDS[held.answer]
    return UNREVIEWED if _was_read(entries) else NOT_THERE


def _agrees(was: Review | None, now: Review | None, fields: Sequence[Field]) -> bool:
    """Whether somebody else decided the same again."""
    return was is not None and now is not None and was.answer == now.answer and was.by != now.by and not fields


def _dated(values: Mapping[str, Any], held: Review | None) -> dict[str, Any]:
    """The values with the date as the person gave it, such as "before 2024-05"."""
    given = None if held is None else held.date_as_given
    return {**values, "date": " ".join(given)} if given is not None else dict(values)


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Field]:
    return [
        Field(name, _in_words(name, before[name]), _in_words(name, after[name]))
        for name in FIELDS
        if before[name] != after[name]
    ]


def _in_words(name: str, value: Any) -> str:  # noqa: ANN401 (a value of any field)
    if value is None:
        return ""
    if name == "quotes":
        return " … ".join(str(quote[2]) for quote in value)
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
