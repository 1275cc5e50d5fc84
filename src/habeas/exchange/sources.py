"""The documents that a file names, each with what it says: an import keeps them as documents of their own.

Of such a document only the words are here that the file quotes. They stand at the places that they have in it, with
blanks between them, so that a claim has the quotes, and the name, that it has where the whole document is. Where the
file does not say where words stand, they follow on lines of their own.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.exchange.model import (
    Cited,
    Contents,
    Counted,
    KinOf,
    Naming,
    Post,
    Somebody,
    Source,
    Structure,
    Told,
    Words,
)
from habeas.exchange.quotes_in_place import LONGEST_SHEET

# Characters that all documents of an import may have together: the blanks between the words take room, too.
MOST_TEXT = 100_000_000
# The marks by which documents of one story know each other, where the story itself is not here.
_MARKS, _MARK_BYTES = 8, 6


@dataclass(frozen=True, slots=True)
class HandedOn:
    """What a file hands on of one document, each thing with the words of it that say so."""

    source: Source
    told: tuple[tuple[Told, Cited], ...] = ()
    posts: tuple[tuple[Post, Cited], ...] = ()
    kin: tuple[tuple[KinOf, Cited], ...] = ()
    counts: tuple[tuple[Counted, Cited], ...] = ()
    namings: tuple[Naming, ...] = ()
    more: tuple[Words, ...] = ()
    structure: Structure = field(default_factory=Structure)

    def words(self) -> Iterator[Words]:
        """All words of the document that are quoted, and the names."""
        for _, cited in (*self.told, *self.posts, *self.kin, *self.counts):
            yield from cited.words
        yield from (each.words for each in self.namings if each.words is not None)
        yield from self.more
        yield from self.structure.words
        yield from (words for _, words in self.structure.provisions)
        yield from (each.words for each in self.structure.passages)


def handed_on(contents: Contents) -> tuple[HandedOn, ...]:
    """What a file hands on of each document that it names, in the order of the file."""
    told = _by_document((each, cited) for each in contents.told for cited in each.cited)
    posts, kin, counts = (_by_document(_cited_once(some)) for some in (contents.posts, contents.kin, contents.counts))
    named: dict[str, list[Naming]] = defaultdict(list)
    for naming in contents.namings:
        named[naming.document].append(naming)
    more: dict[str, list[Words]] = defaultdict(list)
    for document, words in contents.more_words:
        more[document].append(words)
    people = {each.name: each for each in contents.people}
    made = []
    for each in contents.sources:
        one = each.id
        told_here = (tuple(told[one]), tuple(posts[one]), tuple(kin[one]), tuple(counts[one]))
        structure = contents.structures.get(one, Structure())
        made.append(_with_names(HandedOn(each, *told_here, tuple(named[one]), tuple(more[one]), structure), people))
    return tuple(made if is_placed(made) else map(_without_places, made))


def _by_document(pairs: Iterable[tuple[Any, Cited]]) -> dict[str, list[tuple[Any, Cited]]]:
    found: dict[str, list[tuple[Any, Cited]]] = defaultdict(list)
    for each, cited in pairs:
        found[cited.document].append((each, cited))
    return found


def _cited_once(several: Iterable[Post | KinOf | Counted]) -> Iterator[tuple[Post | KinOf | Counted, Cited]]:
    return ((each, each.cited) for each in several if each.cited is not None)


def is_placed(several: Iterable[HandedOn]) -> bool:
    """Whether there is room for all these words at their places, with the blanks between them."""
    return sum(max((_end(words) for words in each.words()), default=0) for each in several) <= MOST_TEXT


def _end(words: Words) -> int:
    end = 0 if words.start is None else words.start + len(words.text)
    return len(words.text) if end > LONGEST_SHEET else end


def _without_places(one: HandedOn) -> HandedOn:
    def loose(cited: Cited) -> Cited:
        return replace(cited, words=tuple(Words(each.text) for each in cited.words))

    told, posts, kin, counts = (
        tuple((each, loose(cited)) for each, cited in some) for some in (one.told, one.posts, one.kin, one.counts)
    )
    namings = tuple(each if each.words is None else replace(each, words=Words(each.words.text)) for each in one.namings)
    more = tuple(Words(each.text) for each in one.more)
    # Sections are where they are in the whole text, and a part is no part without its place.
    provisions = tuple((each, Words(words.text)) for each, words in one.structure.provisions)
    structure = Structure(provisions=provisions, words=tuple(Words(each.text) for each in one.structure.words))
    return HandedOn(one.source, told, posts, kin, counts, namings, more, structure)  # type: ignore[arg-type]


def _with_names(one: HandedOn, people: Mapping[str, Somebody]) -> HandedOn:
    """The same with those among the named whom only an act, an office or kin of the document names."""
    there = {each.name for each in one.namings}
    names: dict[str, None] = {}
    for told, cited in one.told:
        names |= dict.fromkeys(told.persons if cited.names is None else cited.names)
    for post, cited in one.posts:
        names |= dict.fromkeys((post.person,) if cited.names is None else cited.names)
    for kin, cited in one.kin:
        names |= dict.fromkeys((kin.person, kin.relative) if cited.names is None else cited.names)
    more = []
    for name in names:
        if name not in there:
            known = people.get(name, Somebody(name))
            more.append(Naming(one.source.id, name, name, known.aliases, known.gender))
    return replace(one, namings=(*one.namings, *more))


def own(contents: Contents) -> Contents:
    """What a file says by itself: all that is not of a document which it names."""
    told = tuple(each for each in contents.told if not each.cited)
    posts = tuple(each for each in contents.posts if each.cited is None)
    kin = tuple(each for each in contents.kin if each.cited is None)
    counts = tuple(each for each in contents.counts if each.cited is None)
    by_itself = {name for each in told for name in each.persons}
    by_itself |= {each.person for each in posts} | {name for each in kin for name in (each.person, each.relative)}
    elsewhere = {each.called for each in contents.namings}
    elsewhere |= {name for each in contents.told if each.cited for name in each.persons}
    people = tuple(each for each in contents.people if each.name in by_itself or each.name not in elsewhere)
    return replace(contents, told=told, posts=posts, kin=kin, counts=counts, people=people)


def story_marks(several: Iterable[Source], known: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    """A sketch for each document that tells the story of another one: those of one story have the same.

    Args:
        known: the sketches of those whose text is here.
    """
    first: dict[str, str] = {}

    def lead(one: str) -> str:
        while first.setdefault(one, one) != one:
            one = first[one]
        return one

    sources = list(several)
    for each in sources:
        for other in each.alike:
            low, high = sorted((lead(each.id), lead(other)))
            first[high] = low
    stories: dict[str, list[str]] = defaultdict(list)
    for one in sorted(first):
        stories[lead(one)].append(one)
    found: dict[str, tuple[int, ...]] = {}
    for leader, documents in stories.items():
        marks = next((tuple(known[one]) for one in documents if known.get(one)), None) or _marks(leader)
        found |= dict.fromkeys(documents, marks)
    return found


def _marks(leader: str) -> tuple[int, ...]:
    digests = (hashlib.sha256(f"story {number} {leader}".encode()).digest() for number in range(_MARKS))
    return tuple(sorted(int.from_bytes(each[:_MARK_BYTES], "big") for each in digests))
