"""What a document's annotations are counted as, and how predicted and annotated ones are paired.

A claim is counted once for each of its people, groups and organizations, and beside that by its type, its actors
and its quotes. Distinct items of a document are merged first; then each is paired with at most one other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from habeas.answers.score_annotations import Annotation, Prediction
from habeas.answers.score_values import (
    is_supported,
    quotes_meet,
    same_actor,
    same_affiliation,
    same_body,
    same_count,
    same_group,
    same_name,
    same_post,
)
from habeas.answers.score_words import share, stems, words

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing to be found, under the type of the claim that has it.

    Attributes:
        kind: "person", "group", "organization", "nobody" (a claim without any of them), "type", "actor",
            "quotes", "affiliations", "person_organization" or "counts".
        shown: its words; empty where the type alone or the quotes say all.
        said_by: the annotation that it comes from.
        quotes: where the document shows it; those of merged items together.
        supported: whether it has quotes and all are exact parts of the text; what has not is wrong.
    """

    type: str | None
    kind: str
    shown: str
    said_by: Annotation
    quotes: tuple[str, ...]
    optional: bool
    supported: bool


TARGETS = ("person", "group", "organization", "nobody")


def items_of(prediction: Prediction, text: str) -> list[Item]:
    """Everything to be found in a document, in the order of its annotations."""
    return [
        Item(annotation.type, kind, shown, annotation, annotation.quotes, annotation.optional, supported)
        for part, kinds in (("claims", _of_claim), ("affiliations", _of_affiliation), ("counts", _of_count))
        for annotation in prediction.part(part)
        for supported in (is_supported(annotation.quotes, text),)
        for kind, shown in kinds(annotation)
    ]


def _of_claim(claim: Annotation) -> Iterator[tuple[str, str]]:
    yield from (("person", name) for name in claim.persons)
    if claim.group:
        yield "group", claim.group
    yield from (("organization", name) for name in claim.organizations)
    if not (claim.persons or claim.group or claim.organizations):
        yield "nobody", ""
    yield "type", ""
    yield from (("actor", name) for name in claim.actors)
    yield "quotes", ""


def _of_affiliation(affiliation: Annotation) -> Iterator[tuple[str, str]]:
    shown = " | ".join(word for word in (affiliation.person, affiliation.role, affiliation.organization) if word)
    yield "affiliations", shown
    yield "person_organization", shown


def _of_count(count: Annotation) -> Iterator[tuple[str, str]]:
    ends = [count.qualifier] if count.low is None else sorted({f"{end}" for end in (count.low, count.high)})
    yield "counts", " | ".join(word for word in (count.what, *ends) if word)


def same_item(predicted: Item, annotated: Item, text: str) -> bool:
    """Whether both are of one type and kind, have exact quotes and say the same."""
    if (predicted.type, predicted.kind) != (annotated.type, annotated.kind):
        return False
    return predicted.supported and annotated.supported and _says_the_same(predicted, annotated, text)


def _says_the_same(predicted: Item, annotated: Item, text: str) -> bool:
    match predicted.kind:
        case "nobody" | "type":
            return True
        case "person":
            return same_name(predicted.shown, annotated.shown)
        case "organization":
            return same_body(predicted.shown, annotated.shown, text)
        case "actor":
            return same_actor(predicted.shown, annotated.shown, text)
        case "group":
            overlap = quotes_meet(predicted.quotes, annotated.quotes, text)
            return same_group(predicted.said_by, annotated.said_by, overlap)
        case "quotes":
            return quotes_meet(predicted.quotes, annotated.quotes, text)
        case _:
            return _RECORDS[predicted.kind](predicted.said_by, annotated.said_by, text)


_RECORDS: dict[str, Callable[[Annotation, Annotation, str], bool]] = {
    "affiliations": same_affiliation,
    "person_organization": same_post,
    "counts": same_count,
}


def distinct(items: Sequence[Item], text: str) -> list[Item]:
    """Items joined where they say the same; optional only where all are.

    Groups are joined only where wording and number are one: "journalists" twice, 6 and 2 of them, are two groups.
    """
    kept: list[Item] = []
    for item in items:
        place = next((place for place, other in enumerate(kept) if _one(item, other, text)), None)
        if place is None:
            kept.append(item)
        else:
            kept[place] = _joined(kept[place], item)
    return kept


def _one(item: Item, other: Item, text: str) -> bool:
    if (item.type, item.kind, words(item.shown)) == (other.type, other.kind, words(other.shown)):
        return item.kind != "group" or item.said_by.number == other.said_by.number
    return item.kind != "group" and same_item(item, other, text)


def _joined(first: Item, again: Item) -> Item:
    return replace(
        first,
        quotes=first.quotes + again.quotes,
        optional=first.optional and again.optional,
        supported=first.supported or again.supported,
    )


def pair_off(
    predicted: Sequence[Value],
    annotated: Sequence[Value],
    match: Callable[[Value, Value], bool],
    rank: Callable[[Value, Value], tuple[float, ...]],
) -> dict[int, int]:
    """The one-to-one matches as {place of the predicted: place of the annotated}, those of lowest rank first."""
    possible = sorted(
        (rank(left, right), place, other)
        for place, left in enumerate(predicted)
        for other, right in enumerate(annotated)
        if match(left, right)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, other in possible:
        if place not in pairs and other not in taken:
            pairs[place] = other
            taken.add(other)
    return pairs


def pair_distinct(predicted: Sequence[Item], annotated: Sequence[Item], text: str) -> dict[int, int]:
    """Pairs of distinct items: what has to be found before what is optional, then the likest words."""
    return pair_off(
        predicted,
        annotated,
        lambda left, right: same_item(left, right, text),
        lambda left, right: (right.optional, -share(stems(left.shown), stems(right.shown))),
    )


def pair_each(predicted: Sequence[Item], annotated: Sequence[Item], text: str) -> dict[int, int]:
    """Pairs of items one by one: those whose annotations say most in common, then what has to be found."""
    return pair_off(
        predicted,
        annotated,
        lambda left, right: same_item(left, right, text),
        lambda left, right: (-share(left.said_by.said, right.said_by.said), right.optional),
    )
