"""Footnotes: each document that bears a sentence out, once, with the exact words and how far they were verified."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from habeas.acts.sources import copies
from habeas.answers.count_reviews import BY_ONE
from habeas.answers.counts import Figure
from habeas.answers.manuscript import Note, Text
from habeas.answers.report.wording import Wording
from habeas.model import DocumentCard, Quote, SourcedClaim

VERIFIED = "verified"
_TELLING = re.compile(r"\b(?:[^\W\d_a-zа-яəıöüğşç][\w’-]*|\d[\d,]*\d|\d)")
_YEAR_END = re.compile(r"\b(year[’']s end)\b")
_LONG = re.compile(r"[^\W\d_]{4,}")
REJECTED = "rejected"
# A footnote of more documents than this is not read; that there are more is said.
MOST_NOTES = 5


def cited(card: DocumentCard, wording: Wording) -> str:
    """A document as it is cited: who published it, its title, the day."""
    title = f"“{' '.join(card.title.split())}”" if card.title else card.name
    when = wording.day(card.published) if card.published else ""
    return ", ".join(part for part in (card.publisher or "", title, when) if part)


def notes_of(claims: Sequence[SourcedClaim], wording: Wording, text: str = "") -> tuple[Note, ...]:
    """A note for each document that is no copy of another: verified claims first, then in the order of publication.

    Where names, numbers or days of the `text` that they are notes of stand in another quote of the claims, it follows.

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
    leading = _of_other_words(chosen.values())
    notes = [note for each in leading for note in _notes(each, claims, text, lead, wording, mixed)]
    left = len(notes) - MOST_NOTES
    if left > 0:
        last = notes[MOST_NOTES - 1]
        more = wording.text("note_more", number=left)
        notes[MOST_NOTES - 1] = _remarked(last, more)
    return tuple(notes[:MOST_NOTES])


def _of_other_words(claims: Iterable[SourcedClaim]) -> list[SourcedClaim]:
    """The claims without those in which a publisher says again, word for word, what an earlier one quotes."""
    found: dict[tuple[str, str], SourcedClaim] = {}
    for each in claims:
        words = " ".join(each.claim.quotes[0].text.split())
        found.setdefault((each.document.publisher or each.document.id, words), each)
    return list(found.values())


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
            # A number that stands alone on the next line is missed.
            yield Text("\u00a0")
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


def telling_words(text: str) -> list[str]:
    """The words of a sentence that tell of whom, when or how many: names and figures, but for what begins it."""
    return [word for word in _TELLING.findall(text)[text[:1].isupper() :] if word != "I"]


def _notes(
    told: SourcedClaim, claims: Sequence[SourcedClaim], text: str, lead: dict[str, str], wording: Wording, mixed: bool
) -> Iterator[Note]:
    """The first quote of a claim, then those of its document that have words of the text which no note has yet."""
    first = told.claim.quotes[0]
    yield _note(told, first, wording, mixed)
    lacking = {word for word in telling_words(text) if word not in first.text}
    named = {word for name in told.claim.persons for word in name.split()}
    lacking |= _fields_told(claims, text, first.text)
    lacking |= set(_YEAR_END.findall(text)) - set(_YEAR_END.findall(first.text))
    # "They were released": who they are stands in the sentence before.
    lacking |= named if text and not any(word in first.text for word in named) else set()
    same = [each for each in claims if lead[each.document.id] == lead[told.document.id] and each is not told]
    for other in (told, *same):
        for quote in other.claim.quotes:
            found = {word for word in lacking if word in quote.text or word in words_in(quote.text)}
            if quote != first and found:
                lacking -= found
                yield _note(other, quote, wording, mixed)


def _fields_told(claims: Iterable[SourcedClaim], text: str, first: str) -> set[str]:
    """The words of groups and charges that a sentence tells and its first quote does not have."""
    fields = (words for told in claims for words in (told.claim.group or "", *told.claim.charges))
    return {word for words in fields for word in words_in(words)} & words_in(text) - words_in(first)


def words_in(text: str) -> set[str]:
    """The words of a text, but for short ones, in small letters."""
    return {word.casefold() for word in _LONG.findall(text)}


def _note(told: SourcedClaim, quote: Quote, wording: Wording, mixed: bool) -> Note:
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
