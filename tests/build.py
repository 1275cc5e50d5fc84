"""Nouns in one line, with a sensible rest, so that a test shows only what matters to it."""

from __future__ import annotations

import hashlib
from typing import Any

from habeas import model
from habeas.dates import PartialDate

DEFAULT_TEXT = "Police arrested Maria Quispe in Halem in March 2024. She was released on 5 May 2024."


def a_date(text: str | None) -> PartialDate | None:
    """A date at the precision that it is written with."""
    return None if text is None else PartialDate.parse(text)


def a_document(text: str = DEFAULT_TEXT, **rest: Any) -> model.Document:
    """A document; its id is the hash of its text unless one is given, and `published` may be a text."""
    published = rest.pop("published", "2024-06-01")
    values: dict[str, Any] = {
        "id": hashlib.sha256(text.encode()).hexdigest(),
        "name": "story.txt",
        "kind": "text",
        "title": None,
        "publisher": "The Halem Courier",
        "country": "XV",
        "language": "en",
        "parts": (model.Part(0, len(text), "paragraph"),) if text else (),
        **rest,
    }
    return model.Document(text=text, published=a_date(published), **values)


def a_card(**rest: Any) -> model.DocumentCard:
    """A document without its text."""
    published = a_date(rest.pop("published", "2024-06-01"))
    values = {"id": "d" * 64, "name": "story.txt", "publisher": "The Halem Courier", "country": "XV", **rest}
    return model.DocumentCard(published=published, **values)


def a_quote(text: str, words: str | None = None) -> model.Quote:
    """The slice of a text that has those words; the whole text without them."""
    words = text if words is None else words
    start = text.index(words)
    return model.Quote(start, start + len(words), words)


def a_claim(
    type: str = "arrest",  # noqa: A002 (the claim's own word)
    person: str | tuple[str, ...] | None = "Maria Quispe",
    date: str | None = None,
    *,
    quote: model.Quote | None = None,
    **rest: Any,
) -> model.Claim:
    """A claim about one person, several, or nobody."""
    persons = () if person is None else (person,) if isinstance(person, str) else person
    quotes = rest.pop("quotes", (quote or a_quote(DEFAULT_TEXT, "Police arrested Maria Quispe"),))
    return model.Claim(type=type, persons=persons, date=a_date(date), quotes=quotes, **rest)


def a_count(
    what: str = "political prisoners", low: int | None = 12, high: int | None = None, **rest: Any
) -> model.Count:
    """A reported number; both ends are equal unless a higher one is given."""
    values: dict[str, Any] = {
        "qualifier": None,
        "place": None,
        "by": None,
        "quote": a_quote(DEFAULT_TEXT, "Police"),
        **rest,
    }
    return model.Count(what, low, low if high is None else high, as_of=a_date(values.pop("as_of", "2024")), **values)


def an_extraction(document: model.Document, *claims: model.Claim, **rest: Any) -> model.Extraction:
    """What was extracted from a document: the claims, and the people whom they name."""
    names = dict.fromkeys(name for claim in claims for name in claim.persons)
    people = tuple(model.NamedPerson(name, _mentions(document.text, name)) for name in names)
    return model.Extraction(document.id, **{"extractor": "test 1", "claims": claims, "people": people, **rest})


def _mentions(text: str, name: str) -> tuple[model.Span, ...]:
    start = text.find(name)
    return () if start < 0 else (model.Span(start, start + len(name)),)


def a_mention(name: str = "Maria Quispe", document: str = "d" * 64, **rest: Any) -> model.Mention:
    """A person as one document names them."""
    return model.Mention(document, name, **{"country": "XV", **rest})
