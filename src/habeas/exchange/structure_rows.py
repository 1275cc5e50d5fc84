"""What a document is made of, as rows, without its text: its sections, the bodies that it names, and who is asked what.

Where in a report a claim stands, who a body is and what was answered can't be told from the quotes of claims. These
rows quote the words that it takes: headings, names, and the parts that have questions and answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from habeas.answers.exchanges import exchanges
from habeas.documents.interviewers import interview_words
from habeas.documents.outline import Outlined
from habeas.model import Document, DocumentCard, NamedPerson, Part, Quote
from habeas.people.acronyms import introduction
from habeas.people.named_bodies import places_named
from habeas.people.organization_model import OrganizationMention

Row = dict[str, Any]
_SPOKEN = ("question", "answer")


def report_row(card: DocumentCard, outlined: Outlined) -> Row:
    """That a document is a country report, in which outline, and what of it is not as it should be."""
    told = {"edition": outlined.edition, "missing": list(outlined.missing), "notes": list(outlined.notes)}
    return {**told, **source_of(card)}


def section_rows(card: DocumentCard, text: str, outlined: Outlined) -> Iterator[Row]:
    """The sections and labels of a report, each with the words of its heading and with where it ends."""
    for each in outlined.places:
        words = {name: getattr(each, name) for name in ("level", "number", "title", "path", "topic")}
        heading = _heading(text, each.start, each.title)
        yield {**words, "last": each.end, **source_of(card), **quote_of(heading)}


def body_rows(card: DocumentCard, text: str, named: Sequence[OrganizationMention]) -> Iterator[Row]:
    """The bodies that a text names, each with the words that do; of one by its letters those that introduce it."""
    by_their_words = places_named(text)
    for each in sorted(named):
        quote = _named(text, each, by_their_words.get(each.name))
        if quote is not None:
            yield {"name": each.name, "full": each.full, **source_of(card), **quote_of(quote)}


def passage_rows(card: DocumentCard, document: Document, people: Sequence[NamedPerson]) -> Iterator[Row]:
    """The parts of a document in which somebody is asked something, and those that say who asks and who answers."""
    asked = [side.span for one in exchanges(document, people) for side in (one.question, one.answer)]
    in_blocks = asked and any(part.kind in _SPOKEN for part in document.parts)
    for part in document.parts if asked else ():
        if any(part.span.overlaps(span) for span in asked) or (in_blocks and _says_who(document, part)):
            quote = Quote(part.start, part.end, document.text[part.start : part.end])
            told = {"kind": part.kind, "speaker": part.speaker, "level": part.level}
            yield {**told, **source_of(card), **quote_of(quote)}


def source_of(card: DocumentCard) -> Row:
    """The document of a row."""
    return {
        "document": card.id,
        "document_name": card.name,
        "publisher": card.publisher,
        "published": None if card.published is None else str(card.published),
        "url": card.url,
    }


def quote_of(quote: Quote) -> Row:
    """The words of a row."""
    return {"quote": quote.text, "start": quote.start, "end": quote.end}


def _heading(text: str, start: int, title: str) -> Quote:
    """The words of a heading as they stand: its title may go over several lines."""
    found = re.compile(r"\s+".join(map(re.escape, title.split()))).match(text, start)
    end = found.end() if found is not None else _line_end(text, start)
    return Quote(start, end, text[start:end])


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _named(text: str, mention: OrganizationMention, place: tuple[int, int] | None) -> Quote | None:
    """The first place of a text that names a body; where its letters are introduced, that place.

    `place` is where its words alone show that it is one.
    """
    if mention.full is not None:
        place = introduction(text, mention.name, mention.full) or place
    if place is not None:
        return Quote(place[0], place[1], text[place[0] : place[1]])
    words = r"\s+".join(map(re.escape, mention.name.split()))
    found = re.search(rf"(?<!\w){words}(?!\w)", text) if words else None
    return None if found is None else Quote(found.start(), found.end(), found.group())


def _says_who(document: Document, part: Part) -> bool:
    """Whether a part is one of an interview, or tells who asks or answers in it."""
    if part.kind in _SPOKEN or (part.kind == "quotation" and part.speaker):
        return True
    if part.kind not in ("paragraph", "heading"):
        return False
    return any(pattern.search(document.text, part.start, part.end) for pattern in interview_words().asked_by)
