"""A document of which only quotes are here, made of what one or several imports hand on of it.

The text is made of the words of all of them, also of those that were taken back, so that nothing moves in it; what it
says is what those say that stand. What two of them say alike is said once.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from habeas.claims.provisions import Provision
from habeas.documents.outline import Outlined
from habeas.exchange.lines import QUOTES, claim_said, count_said, extractor_name
from habeas.exchange.model import Cited, Naming, Told, Words
from habeas.exchange.quotes_in_place import Sheet
from habeas.exchange.sources import HandedOn
from habeas.model import Affiliation, Claim, Count, Document, Extraction, Kin, NamedPerson, Part, Quote, Span
from habeas.people.namesakes import name_of

Thing = TypeVar("Thing")
# The kind of a part that lies inside of others.
INSIDE = "quotation"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A document of quotes with all that is told of it."""

    document: Document
    extraction: Extraction
    outlined: Outlined | None = None
    provisions: tuple[Provision, ...] = ()


def quoted(several: Sequence[HandedOn], standing: Sequence[HandedOn], marks: Sequence[int] = ()) -> Quoted:
    """The document that several imports hand on, and what those of them say that stand.

    Args:
        several: all of them, the earliest first.
        marks: by which it is known for a copy of others.
    """
    sheet = Sheet()
    for each in several:
        sheet.lay(each.words())
    source = several[0].source
    facts = ("title", "publisher", "published", "url", "country", "report_year")
    known = {name: next((value for each in several if (value := getattr(each.source, name)) is not None), None)
             for name in facts}  # fmt: skip
    parts = _parts(standing, sheet)
    document = Document(source.id, source.name, QUOTES, sheet.text(), parts=parts, sketch=tuple(marks), **known)  # type: ignore[arg-type]
    outlined = next((each.structure.outlined for each in standing if each.structure.outlined is not None), None)
    return Quoted(document, _extraction(source.id, standing, sheet), outlined, _provisions(standing, sheet))


def _provisions(standing: Sequence[HandedOn], sheet: Sheet) -> tuple[Provision, ...]:
    """What is said of the law, in the order of the text."""
    told = (
        [replace(each, quote=sheet.quote(words)) for each, words in one.structure.provisions] for one in standing
    )  # fmt: skip
    return tuple(sorted(_together(told, _itself), key=lambda each: each.quote.start))


def _parts(standing: Sequence[HandedOn], sheet: Sheet) -> tuple[Part, ...]:
    """The stretches of words: those that are known to be a part of some kind, and paragraphs between them."""
    given: dict[tuple[int, int, str], Part] = {}
    for each in (passage for one in standing for passage in one.structure.passages):
        place = sheet.quote(each.words)
        part = Part(place.start, place.end, each.kind, each.speaker, each.level)
        given.setdefault((part.start, part.end, part.kind), part)
    parts = [given[key] for key in sorted(given)]
    found = [each for each in parts if each.kind == INSIDE]
    text, waiting = sheet.text(), deque(each for each in parts if each.kind != INSIDE)
    for stretch in sheet.parts():
        start = stretch.start
        while waiting and waiting[0].start < stretch.end:
            block = waiting.popleft()
            if block.start >= start:  # what begins inside of another part is none
                found += [*_paragraph(text, start, block.start), block]
                start = block.end
        found += _paragraph(text, start, stretch.end)
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.kind)))


def _paragraph(text: str, start: int, end: int) -> list[Part]:
    """A stretch of a text as a paragraph without the blanks at its ends; none where it is blank."""
    whole = text[start:end]
    first = start + len(whole) - len(whole.lstrip())
    last = end - (len(whole) - len(whole.rstrip()))
    return [Part(first, last, "paragraph")] if first < last else []


def _extraction(document_id: str, several: Sequence[HandedOn], sheet: Sheet) -> Extraction:
    said = [_Said(each, sheet) for each in several]
    people: dict[str, NamedPerson] = {}
    for each in said:
        for person in each.people():
            people[person.name] = _one(people.get(person.name, person), person)
    return Extraction(
        document_id,
        extractor_name(),
        claims=tuple(_together((each.claims() for each in said), _same_claim)),
        affiliations=tuple(_together((each.affiliations() for each in said), _itself)),
        counts=tuple(_together((each.counts() for each in said), _same_count)),
        people=tuple(people.values()),
        kin=tuple(_together((each.kin() for each in said), _itself)),
    )


class _Said:
    """What one import hands on of a document, with the quotes where they stand in it."""

    def __init__(self, one: HandedOn, sheet: Sheet) -> None:
        self._one, self._sheet = one, sheet

    def claims(self) -> list[Claim]:
        return [self._claim(told, cited) for told, cited in self._one.told]

    def _claim(self, told: Told, cited: Cited) -> Claim:
        quotes = self._quotes(cited.words)
        claim = claim_said(told, quotes, told.persons if cited.names is None else cited.names)
        if cited.trigger is None:
            return claim
        for words, quote in zip(cited.words, quotes, strict=True):
            if words.start is not None and _within(cited.trigger, words.start, words.start + len(words.text)):
                moved = quote.start - words.start
                return replace(claim, trigger=Span(cited.trigger[0] + moved, cited.trigger[1] + moved))
        # Words beside the quotes are not here; where all quotes are at their places, so is what was seen beside them.
        beside = all(words.start == quote.start for words, quote in zip(cited.words, quotes, strict=True))
        return replace(claim, trigger=Span(*cited.trigger)) if beside else claim

    def affiliations(self) -> list[Affiliation]:
        return [
            Affiliation((cited.names or (post.person,))[0], post.role, post.organization, self._quote(cited.words))
            for post, cited in self._one.posts
        ]

    def kin(self) -> list[Kin]:
        found = []
        for each, cited in self._one.kin:
            person, relative = cited.names or (each.person, each.relative)
            found.append(Kin(person, relative, each.word, self._quote(cited.words)))
        return found

    def counts(self) -> list[Count]:
        return [count_said(each, self._quote(cited.words)) for each, cited in self._one.counts]

    def people(self) -> list[NamedPerson]:
        return [
            NamedPerson(each.name, tuple(self._mentions(each)), each.aliases, each.gender) for each in self._one.namings
        ]

    def _mentions(self, naming: Naming) -> Iterable[Span]:
        if naming.words is not None:
            return [self._sheet.quote(naming.words).span]
        place = self._sheet.found(name_of(naming.name) or naming.name)
        return [] if place is None else [place.span]

    def _quotes(self, words: Sequence[Words]) -> tuple[Quote, ...]:
        return tuple(self._sheet.quote(each) for each in words)

    def _quote(self, words: Sequence[Words]) -> Quote:
        return self._sheet.quote(words[0])


def _within(trigger: tuple[int, int], start: int, end: int) -> bool:
    return start <= trigger[0] and trigger[1] <= end


def _one(person: NamedPerson, other: NamedPerson) -> NamedPerson:
    aliases = tuple(dict.fromkeys((*person.aliases, *other.aliases)))
    return replace(
        person,
        mentions=tuple(dict.fromkeys((*person.mentions, *other.mentions))),
        aliases=aliases,
        gender=person.gender or other.gender,
    )


def _together(several: Iterable[Sequence[Thing]], key: Callable[[Thing], Hashable]) -> list[Thing]:
    """What each of several says, where it is not what one before says: twice in one of them is two things."""
    found: list[Thing] = []
    there: Counter[Hashable] = Counter()
    for some in several:
        mine: Counter[Hashable] = Counter()
        for each in some:
            mine[key(each)] += 1
            if mine[key(each)] > there[key(each)]:
                found.append(each)
        there |= mine
    return found


def _itself(each: Hashable) -> Hashable:
    return each


def _same_claim(each: Claim) -> Hashable:
    """What a claim says, and where: dates, places and the like may be known better by one than by another."""
    return (each.type, each.persons, each.group, each.number, each.organizations, each.actors, each.quotes)


def _same_count(each: Count) -> Hashable:
    return (each.what, each.low, each.high, each.kind, each.quote)
