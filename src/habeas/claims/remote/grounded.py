"""Keeps of a model's entry only what its document bears out, before the gate judges the rest.

The gate checks quotes, names, types and dates of every extractor. A model can also make up an offence, a term, a
number or a year that the rules could only have read: such a value is left out and counted, a number or post that
nothing bears out with its whole entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims.numbers import numbers_in, value_of
from habeas.claims.wordlists import plural
from habeas.dates import PartialDate
from habeas.documents.countries import names_of
from habeas.errors import UnknownTerm
from habeas.model import Document, Quote, Span

Entry = Mapping[str, Any]

# Days from the publication within which a text may tell a day without its figure: "four weeks ago".
NEAR = 31
# Letters that two words have to begin with in common, beside three fifths of the word, to be forms of one ("killed",
# "killing"). Words with fewer are particles. Of the 361 counts in the annotated documents, given
# as people wrote them, this refuses 24; asking for the very words refused 55.
SHARED = 4


@dataclass(frozen=True)
class Ground:
    """What an entry has to stand on: the document, the stretch that was asked about, its words and its numbers."""

    document: Document
    chunk: Span
    words: frozenset[str]
    values: frozenset[int]
    refused: Counter[str]


def ground_of(document: Document, refused: Counter[str]) -> Callable[[Span], Ground]:
    """The ground for each stretch of a document; what is left out is counted in `refused`."""
    words = _words("\n".join(filter(None, (document.text, document.title))))
    # Line by line: a year at the end of one and a number at the beginning of the next are not one number.
    values = frozenset(value for line in document.text.splitlines() for value in _values(line))
    return lambda chunk: Ground(document, chunk, words, values, refused)


def grounded(part: str, entry: Entry, ground: Ground) -> Entry | None:
    """An entry with its quotes at their places and without what nothing bears out; None if nothing is left of it."""
    if any(_inside_of_words(name, ground) for name in _names(entry)):
        ground.refused["a name that is not in the text"] += 1
        return None
    return {"claims": _claim, "affiliations": _affiliation, "counts": _count}[part](entry, ground)


def _claim(entry: Entry, ground: Ground) -> Entry:
    given = entry.get("quotes")
    kept = {
        **entry,
        "quotes": [_placed(one, ground) for one in given] if isinstance(given, list) else given,
        "charges": _worded(entry.get("charges"), "an offence that is not in the text", ground),
        "term": _one(entry.get("term"), "a term that is not in the text", ground),
        "place": _place(entry.get("place"), ground),
        "date": _date(entry.get("date"), ground),
        "speaker": None,
    }
    number = entry.get("number")
    # A single person who is not named is 1, without any number in the text. How many "these citizens" are may stand
    # far from the quote, so the whole text counts here.
    if number is not None and not _counted(number, ground.values | {1}):
        kept["number"] = None
        ground.refused["a number that is not in the text"] += 1
    return kept


def _affiliation(entry: Entry, ground: Ground) -> Entry | None:
    role = entry.get("role")
    if not isinstance(role, str) or not _said(role, ground.words):
        ground.refused["a post that is not in the text"] += 1
        return None
    return {**entry, "quote": _placed(entry.get("quote"), ground)}


def _count(entry: Entry, ground: Ground) -> Entry | None:
    quote = _placed(entry.get("quote"), ground)
    shown = quote.text if isinstance(quote, Quote) else ""
    ends = [end for end in (entry.get("low"), entry.get("high")) if end is not None]
    if not all(_counted(end, _values(shown)) for end in ends):
        ground.refused["a number that is not in its quote"] += 1
        return None
    if not isinstance(entry.get("what"), str) or not _meant(entry["what"], ground.words):
        ground.refused["a class that is not in the text"] += 1
        return None
    return {
        **entry,
        "quote": quote,
        "qualifier": _one(entry.get("qualifier"), "a qualifier that is not in the text", ground),
        "as_of": _date(entry.get("as_of"), ground),
        "place": _place(entry.get("place"), ground),
        "by": _one(entry.get("by"), "a source that is not in the text", ground),
    }


def _placed(given: object, ground: Ground) -> object:
    """A quote at its first place in the stretch; as it was given where it has none, for the gate to judge."""
    if not isinstance(given, str) or not given.strip():
        return given
    start = ground.document.text.find(given, ground.chunk.start, ground.chunk.end)
    return given if start < 0 else Quote(start, start + len(given), given)


def _one(value: object, reason: str, ground: Ground) -> object:
    if not isinstance(value, str) or not value.strip():
        return None
    if _stands(value, ground):
        return value
    ground.refused[reason] += 1
    return None


def _worded(values: object, reason: str, ground: Ground) -> object:
    """The texts of a list that stand in the document; anything but a list as it is, for the gate to judge."""
    if not isinstance(values, list):
        return values
    return [value for value in values if _one(value, reason, ground) is not None]


def _place(value: object, ground: Ground) -> object:
    """A place stands in the text, or is the country that the document is about."""
    country = ground.document.country
    names = names_of(country) if country is not None else ()
    if isinstance(value, str) and value.casefold() in {name.casefold() for name in names}:
        return value
    return _one(value, "a place that is not in the text", ground)


def _date(value: object, ground: Ground) -> object:
    """A date that the document can give."""
    if not isinstance(value, str):
        return None
    try:
        date = PartialDate.parse(value)
    except UnknownTerm:
        ground.refused["an impossible date"] += 1
        return None
    if _year_told(date, ground.document) and _day_told(date, ground.document):
        return value
    ground.refused["a date that is not in the text"] += 1
    return None


def _year_told(date: PartialDate, document: Document) -> bool:
    """By the text, by the year of a report, or by a publication that it is relative to ("last December")."""
    published = document.published
    near = published is not None and abs(published.year - date.year) <= 1
    return near or date.year == document.report_year or _figure(f"{date.year:04}", document.text)


def _day_told(date: PartialDate, document: Document) -> bool:
    """By a figure in the text, or by a publication so near that "on Monday" or "two weeks ago" may mean it."""
    published = document.published
    near = published is not None and published.day and abs(published.first_day - date.first_day).days <= NEAR
    return not date.day or bool(near) or _figure(f"0?{date.day}(?:st|nd|rd|th)?", document.text)


def _figure(pattern: str, text: str) -> bool:
    return re.search(rf"(?<!\d){pattern}(?!\d)", text) is not None


def _counted(value: object, values: frozenset[int]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in values


def _names(entry: Entry) -> list[str]:
    """Whomever a claim or an affiliation names, a group too."""
    lists = [entry.get(field) for field in ("persons", "organizations")]
    named = [name for one in lists if isinstance(one, list) for name in one]
    named += [entry.get(field) for field in ("group", "person", "organization")]
    return [name for name in named if isinstance(name, str) and name.strip()]


def _inside_of_words(name: str, ground: Ground) -> bool:
    """Whether a name stands in the text, but only as letters of other words ("Ion" in "detention")."""
    pattern = _pattern(name)
    return re.search(pattern, ground.document.text, re.IGNORECASE) is not None and not _stands(name, ground)


def _stands(value: str, ground: Ground) -> bool:
    """Whether a phrase stands in the text as words of its own, or in a script that does not part its words."""
    text = ground.document.text
    for match in re.finditer(_pattern(value), text, re.IGNORECASE):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not any(sign.isdigit() or sign.lower() != sign.upper() for sign in (before, after)):
            return True
    return False


def _pattern(value: str) -> str:
    return r"\s+".join(re.escape(word) for word in value.split())


def _said(value: str, known: frozenset[str]) -> bool:
    """Whether each word of a phrase is one of the document's, in the singular or the plural."""
    words = _words(value)
    return bool(words) and all(word in known or plural(word) in known for word in words)


def _meant(value: str, known: frozenset[str]) -> bool:
    """Whether each longer word of a class comes from one of the document's: "people released" from "the release of"."""
    longer = [word for word in _words(value) if len(word) >= SHARED]
    return bool(longer) and all(
        word in known or any(_common(word, other) >= max(SHARED, 0.6 * len(word)) for other in known) for word in longer
    )


def _common(left: str, right: str) -> int:
    """How many letters two words begin with in common."""
    return next((place for place, (ours, theirs) in enumerate(zip(left, right, strict=False)) if ours != theirs),
                min(len(left), len(right)))  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _values(text: str) -> frozenset[int]:
    """Every number that a quote gives, in figures or in words."""
    values = {end for number in numbers_in(text) for end in (number.low, number.high) if end is not None}
    figures = (value_of(match[0]) for match in re.finditer(r"\d[\d,]*", text))
    return frozenset(values | {value for value in figures if value is not None})
