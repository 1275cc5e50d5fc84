"""Who is named in one document: people under their fullest name with all their mentions, and bodies.

Names are read by document, not by place: a surname, a given name or a misspelled form stands for the one person
of the document that it can stand for, and for nobody where it could be two. Titles are no part of a name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from habeas.claims.bodies import BodyMention, read_bodies
from habeas.claims.candidates import Candidate, accepted, candidates_of
from habeas.claims.mentions import NameMention
from habeas.claims.name_lists import name_lists
from habeas.claims.narrator import narrator_of
from habeas.claims.parse import Reading, span_of
from habeas.claims.people_named import People, Someone, people_of, read_roles
from habeas.claims.reference import read_references
from habeas.claims.region_names import regions_of
from habeas.claims.sightings import Sighting, with_sightings
from habeas.claims.wordlists import fold, folded, words
from habeas.model import NamedPerson, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

__all__ = ["BodyMention", "NameMention", "Names", "read_names"]


@dataclass(frozen=True, slots=True)
class Names:
    """The people and bodies of one document.

    `all_mentions` and `all_bodies` are in the order of the text and do not overlap among themselves; `lists` are
    the mentions that the text lists together; `narrator` is who tells the document in the first person.
    """

    people: tuple[NamedPerson, ...]
    all_mentions: tuple[NameMention, ...]
    all_bodies: tuple[BodyMention, ...]
    lists: tuple[tuple[NameMention, ...], ...] = ()
    narrator: str | None = None
    _mention_starts: list[int] = field(init=False, repr=False, compare=False)
    _body_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_mention_starts", [mention.span.start for mention in self.all_mentions])
        object.__setattr__(self, "_body_starts", [body.span.start for body in self.all_bodies])

    def mentions(self, span: Span) -> list[NameMention]:
        """All references to named people that lie within a stretch of the document, in order.

        A mention without names is of somebody who is named, but may be either of two.
        """
        first = bisect_right(self._mention_starts, span.start - 1)
        last = bisect_right(self._mention_starts, span.end - 1)
        return [mention for mention in self.all_mentions[first:last] if mention.span.end <= span.end]

    def at(self, token: Token | Tokens) -> NameMention | None:
        """The mention that covers a token."""
        place = span_of(token)
        index = bisect_right(self._mention_starts, place.end - 1) - 1
        found = self.all_mentions[index] if index >= 0 else None
        return found if found is not None and found.span.overlaps(place) else None

    def list_at(self, token: Token) -> tuple[NameMention, ...]:
        """The list of names that a token is of a member of; nothing where there is none."""
        place = span_of(token)
        found = bisect_right(self.lists, place.end - 1, key=lambda each: each[0].span.start) - 1
        inside = self.lists[found] if found >= 0 else ()
        return inside if any(one.span.overlaps(place) for one in inside) else ()

    def bodies(self, span: Span) -> list[BodyMention]:
        """All organizations named within a stretch of the document, in order."""
        first = bisect_right(self._body_starts, span.start - 1)
        last = bisect_right(self._body_starts, span.end - 1)
        return [body for body in self.all_bodies[first:last] if body.span.end <= span.end]

    def body_at(self, token: Token | Tokens) -> str | None:
        """The organization that a token is part of, as the document words it, without an article."""
        place = span_of(token)
        index = bisect_right(self._body_starts, place.end - 1) - 1
        found = self.all_bodies[index] if index >= 0 else None
        return found.name if found is not None and found.span.overlaps(place) else None

    def person(self, name: str) -> NamedPerson | None:
        """The person of that full name."""
        return next((person for person in self.people if person.name == name), None)


def read_names(reading: Reading, sightings: Iterable[Sighting] = ()) -> Names:
    """The people and bodies that a document names, with every place that speaks of the people."""
    candidates = with_sightings(candidates_of(reading), reading, sightings)
    people = people_of(candidates, accepted(candidates, regions_of(reading.document.country)))
    named = [mention for mention in (_mention(one, people) for one in candidates) if mention is not None]
    read_roles(candidates, people)
    lists = _lists(reading, named)
    narrator = _narrator(reading, people)
    mentions = read_references(reading, named, people, lists, narrator.names[0] if narrator else None)
    bodies = read_bodies(reading, [mention.span for mention in named])
    spans: dict[str, list[Span]] = {narrator.names[0]: [narrator.span]} if narrator else {}
    for mention in mentions:
        if len(mention.names) == 1 and mention.how in ("name", "surname", "title") and mention != narrator:
            spans.setdefault(mention.names[0], []).append(mention.span)
    found = tuple(_named_person(someone, spans.get(someone.name, [])) for someone in people.all)
    people_found = tuple(person for person in found if person.mentions)
    own = narrator.names[0] if narrator else None
    return Names(people_found, tuple(mentions), tuple(bodies), tuple(lists), own)


def _narrator(reading: Reading, people: People) -> NameMention | None:
    """Where it is said who tells the document in the first person; whoever is named nowhere else joins the people."""
    span = narrator_of(reading.document)
    if span is None:
        return None
    name = " ".join(reading.document.text[span.start : span.end].split())
    key = tuple(fold(word).removesuffix(".") for word in name.split())
    someone = people.by_key.get(key)
    if someone is None:
        someone = Someone(key, name)
        people.all.append(someone)
        people.by_key[key] = someone
    return NameMention(span, (someone.name,), "name")


def _lists(reading: Reading, named: list[NameMention]) -> list[tuple[NameMention, ...]]:
    starts = [mention.span.start for mention in named]
    found: list[tuple[NameMention, ...]] = []
    for passage in reading.passages:
        first, last = (bisect_right(starts, place - 1) for place in (passage.start, passage.start + len(passage.text)))
        found += name_lists(passage, named[first:last]) if last - first > 1 else []
    return found


def _mention(candidate: Candidate, people: People) -> NameMention | None:
    if _of_a_body(candidate):
        return None
    found = people.resolve(candidate)
    if found is None:
        return None
    people.seen(candidate, found)
    whole = len(candidate.key) > 1 or any(len(someone.key) == 1 for someone in found)
    how = "name" if whole else "title" if candidate.titled else "surname"
    return NameMention(candidate.span, tuple(someone.name for someone in found if len(found) == 1), how)


def _of_a_body(candidate: Candidate) -> bool:
    """Whether the name only says whose government it is, or is part of a body: "the Sidi Amar court"."""
    last = candidate.name.tokens[-1]
    following = last.doc[last.i + 1].lower_ if last.i + 1 < len(last.doc) else ""
    first = candidate.name.tokens[0]
    of_a_body = fold(following) in folded("bodies", "heads") and first.i > 0 and first.nbor(-1).lower_ == "the"
    return (following in words("bodies", "rule") or of_a_body) and not candidate.titled


def _named_person(someone: Someone, spans: list[Span]) -> NamedPerson:
    return NamedPerson(someone.name, tuple(spans), tuple(sorted(someone.aliases - {someone.name})), someone.gender)
