"""Footnotes: each document that bears a sentence out, once, with the exact words and how far they were verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.acts.sources import copies
from habeas.answers.count_reviews import BY_ONE
from habeas.answers.counts import Figure
from habeas.answers.manuscript import Note, Text
from habeas.answers.report.wording import Wording
from habeas.model import DocumentCard, SourcedClaim

VERIFIED = "verified"
REJECTED = "rejected"
# A footnote of more documents than this is not read; that there are more is said.
MOST_NOTES = 5


def cited(card: DocumentCard, wording: Wording) -> str:
    """A document as it is cited: who published it, its title, the day."""
    title = f"“{' '.join(card.title.split())}”" if card.title else card.name
    when = wording.day(card.published) if card.published else ""
    return ", ".join(part for part in (card.publisher or "", title, when) if part)


def notes_of(claims: Sequence[SourcedClaim], wording: Wording) -> tuple[Note, ...]:
    """A note for each document that is no copy of another: verified claims first, then in the order of publication.

    Where some are verified, it is said of which of the others nobody verified them; where none is, the sentence has
    its mark.
    """
    mixed = any(each.review == VERIFIED for each in claims)
    lead = _leading(each.document for each in claims)
    chosen: dict[str, SourcedClaim] = {}
    finest = max((_precision(each) for each in claims), default=0)
    for each in sorted(claims, key=lambda told: (*_worth(told), _precision(told) < finest)):
        if each.claim.quotes:
            chosen.setdefault(lead[each.document.id], each)
    notes = [_note(each, wording, mixed) for each in chosen.values()]
    left = len(notes) - MOST_NOTES
    if left > 0:
        last = notes[MOST_NOTES - 1]
        more = wording.text("note_more", number=left)
        notes[MOST_NOTES - 1] = _remarked(last, more)
    return tuple(notes[:MOST_NOTES])


def figure_notes(figure: Figure, wording: Wording) -> tuple[Note, ...]:
    """The notes of a reported number, one for each source that is no copy."""
    mixed = any(source.review == VERIFIED for source in figure.sources)
    unverified = wording.text("note_unverified") if mixed else ""
    return tuple(
        Note(
            cited=cited(source.document, wording),
            quote=source.quote,
            document_id=source.document.id if source.span else "",
            start=source.span.start if source.span else 0,
            end=source.span.end if source.span else 0,
            address=source.document.url or "",
            remark={VERIFIED: "", BY_ONE: wording.text("note_review")}.get(source.review, unverified),
        )
        for source in figure.sources[:MOST_NOTES]
    )


def spaced(notes: Sequence[Note]) -> Iterator[Text | Note]:
    """Footnotes one after the other, with what keeps their numbers apart."""
    for place, note in enumerate(notes):
        if place:
            yield Text(" ")
        yield note


def publishers(claims: Iterable[SourcedClaim]) -> frozenset[str]:
    """Who published the documents; a document without a publisher stands for itself."""
    return frozenset(each.document.publisher or each.document.name for each in claims)


def _worth(told: SourcedClaim) -> tuple[bool, bool]:
    """Verified claims come first, then those whose words are a whole sentence rather than an item of a list."""
    quote = told.claim.quotes[0].text if told.claim.quotes else ""
    return told.review != VERIFIED, not (quote[:1].isupper() and quote.rstrip().endswith((".", "”")))


def _precision(told: SourcedClaim) -> int:
    """How finely the date of a claim is known, so that a note shows the words that a date was taken from."""
    known = told.claim.date
    return 0 if known is None else ("year", "month", "day").index(known.precision) + 1


def _leading(cards: Iterable[DocumentCard]) -> dict[str, str]:
    """For each document the one that stands for it and its copies."""
    return {card.id: group[0].id for group in copies(cards) for card in group}


def _note(told: SourcedClaim, wording: Wording, mixed: bool) -> Note:
    quote = told.claim.quotes[0]
    unverified = wording.text("note_unverified") if mixed else ""
    remark = {VERIFIED: "", "accepted by one": wording.text("note_review")}.get(told.review, unverified)
    return Note(
        cited=cited(told.document, wording),
        quote=quote.text,
        document_id=told.document.id,
        start=quote.start,
        end=quote.end,
        remark=remark,
        address=told.document.url or "",
    )


def _remarked(note: Note, more: str) -> Note:
    from dataclasses import replace

    return replace(note, remark=f"{note.remark} {more}".strip())
