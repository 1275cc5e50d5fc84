"""A document of which only quotes are here, made of what one or several imports hand on of it.

The text is made of the words of all of them, also of those that were taken back, so that nothing moves in it; what it
says is what those say that stand. What two of them say alike is said once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from habeas.exchange.lines import QUOTES, claim_said, count_said, extractor_name
from habeas.exchange.model import Cited, Naming, Told, Words
from habeas.exchange.quotes_in_place import Sheet
from habeas.exchange.sources import HandedOn
from habeas.model import Affiliation, Claim, Count, Document, Extraction, Kin, NamedPerson, Quote, Span
from habeas.people.namesakes import name_of

Thing = TypeVar("Thing")


def quoted(
    several: Sequence[HandedOn], standing: Sequence[HandedOn], marks: Sequence[int] = ()
) -> tuple[Document, Extraction]:
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
    document = Document(source.id, source.name, QUOTES, sheet.text(), parts=sheet.parts(), sketch=tuple(marks), **known)  # type: ignore[arg-type]
    return document, _extraction(source.id, standing, sheet)


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
