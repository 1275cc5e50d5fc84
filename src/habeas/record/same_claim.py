"""Whether what the machine reads now is the claim that somebody decided on, and where its words stand in a text by now.

Nothing here is stored: the text, the claim and the review come in, an answer goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from habeas.model import Claim, SourcedClaim
from habeas.record.review import ADD, REJECT, Review, values_of
from habeas.record.spelling import folded

Values = Mapping[str, Any]


def placed(text: str, quotes: Iterable[Sequence[Any]]) -> list[list[Any]] | None:
    """The quotes as they stand in a text: each where it was, else at the nearest place with the very same words.

    None where one of them is not in the text any more.
    """
    found = []
    for start, end, words in quotes:
        at = start if text[start:end] == words else _nearest(text, words, start)
        if at is None:
            return None
        found.append([at, at + len(words), words])
    return sorted(found)


def _nearest(text: str, words: str, start: int) -> int | None:
    before, after = text.rfind(words, 0, start + len(words)), text.find(words, start)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: (abs(place - start), place), default=None)


def overlap(claim: Claim, review: Review) -> int:
    """How many letters of the claim's quotes are in those of the review, as the machine or the person gave them."""
    return max(_shared(claim, values["quotes"]) for values in (review.first, review.decided or review.first))


def _shared(claim: Claim, quotes: Iterable[Sequence[Any]]) -> int:
    return sum(
        max(0, min(quote.end, end) - max(quote.start, start)) for quote in claim.quotes for start, end, _ in quotes
    )


def takes_its_place(claim: Claim, review: Review, names: Mapping[str, str]) -> bool:
    """Whether a claim at the same words says the same of the same people, if with other dates, places or charges.

    `names` is for each person of the review the name by which the document knows them now.
    """
    if not overlap(claim, review) or not _same_kind(claim, review) or not _same_whom(claim, review, names):
        return False
    if review.answer == REJECT:
        # What was rejected stays so when an actor or a charge is read with it; whoever rejected one thing said nothing
        # of another of another date or of other people.
        named = {folded(names.get(name, name)) for name in review.first["persons"]}
        return agrees(claim, review.first) and named == set(map(folded, claim.persons))
    return review.answer != ADD or agrees(claim, review.first)


def best(claims: Iterable[SourcedClaim], review: Review) -> SourcedClaim | None:
    """Of claims that may be what was decided on the likeliest: by type, people, and the words that they share."""

    def likeness(one: SourcedClaim) -> tuple[bool, bool, bool, int, str]:
        claim, first = one.claim, review.first
        persons = list(claim.persons) == first["persons"]
        return claim.type == first["type"], persons, agrees(claim, first), overlap(claim, review), one.id

    return max(claims, key=likeness, default=None)


def says_the_same(claim: Claim, values: Values) -> bool:
    """Whether a claim has these very values, in whichever words it was read."""
    return _but_quotes(values_of(claim)) == _but_quotes(values)


def agrees(claim: Claim, values: Values) -> bool:
    """Whether a claim and values that a person gave may be one act: the same type, and dates of which one is the
    other, or is contained in it."""
    if claim.type != values["type"]:
        return False
    left, right = None if claim.date is None else str(claim.date), values["date"]
    return left is None or right is None or left.startswith(right) or right.startswith(left)


def _but_quotes(values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "quotes"}


def _same_kind(claim: Claim, review: Review) -> bool:
    return claim.type in {review.first["type"], (review.decided or review.first)["type"]}


def _same_whom(claim: Claim, review: Review, names: Mapping[str, str]) -> bool:
    reads = review.first, review.decided or review.first
    meant = {folded(names.get(name, name)) for values in reads for name in values["persons"]}
    told = set(map(folded, claim.persons))
    if meant or told:
        return bool(meant & told)
    return any(_others(values) & _others(values_of(claim)) or not _others(values) for values in reads)


def _others(values: Values) -> set[str]:
    group = [values["group"]] if values["group"] else []
    return set(map(folded, [*group, *values["organizations"]]))
