"""The outlines that a draft can be written in, from `data/answers/report/outlines.toml`, checked as they are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas import terms
from habeas.errors import BadVocabulary, UnknownTerm

_FILE = "answers/report/outlines.toml"
DEFAULT = "state-2023"


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A heading and the claim types that are told below it, in the order in which they are told."""

    number: str
    words: str
    level: int
    takes: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The heading as it is printed."""
        return f"{self.number}. {self.words}"


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline: its parts in order, and how many people a part tells of one by one."""

    name: str
    title: str
    cases: int
    parts: tuple[OutlinePart, ...]

    def part_of(self, kind: str) -> OutlinePart | None:
        """The part that tells of a claim type; None where the outline has no place for it."""
        return next((part for part in self.parts if kind in part.takes), None)


def outline_named(name: str) -> Outline:
    """The outline of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return outlines()[name]
    except KeyError as error:
        raise UnknownTerm(f"{name!r} is no outline; there are {', '.join(outlines())}.") from error


@cache
def outlines() -> dict[str, Outline]:
    """All outlines by name.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_outlines(terms.load_toml(_FILE))


@cache
def count_classes() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words of classes that are counted, with the claim type in whose section such a number is told."""
    found = terms.load_toml(_FILE).get("count", [])
    try:
        classes = tuple((tuple(entry["words"]), str(entry["type"])) for entry in found)  # type: ignore[attr-defined]
    except (KeyError, TypeError) as error:
        raise BadVocabulary(f"data/{_FILE}: every [[count]] has words and a type: {error!r}") from error
    unknown = {kind for _, kind in classes} - set(terms.claim_types())
    if unknown:
        raise BadVocabulary(f"data/{_FILE}: {sorted(unknown)} are no claim types")
    return classes


def read_outlines(table: dict[str, Any]) -> dict[str, Outline]:
    """Checks and returns the outlines of a parsed file: every claim type at most once in each."""
    found: dict[str, Outline] = {}
    for entry in table.get("outline", []):
        try:
            outline = _outline(entry)
        except (KeyError, TypeError) as error:
            raise BadVocabulary(f"data/{_FILE}: an outline lacks something or has too much: {error!r}") from error
        taken = [kind for part in outline.parts for kind in part.takes]
        wrong = {kind for kind in taken if taken.count(kind) > 1} | (set(taken) - set(terms.claim_types()))
        numbers = [part.number for part in outline.parts]
        wrong |= {number for number in numbers if numbers.count(number) > 1}
        if wrong or outline.name in found or not outline.parts:
            raise BadVocabulary(f"data/{_FILE}, {outline.name!r}: twice or unknown: {sorted(wrong)}")
        found[outline.name] = outline
    if DEFAULT not in found:
        raise BadVocabulary(f"data/{_FILE} has no outline {DEFAULT!r}")
    return found


def _outline(entry: dict[str, Any]) -> Outline:
    parts = tuple(OutlinePart(**{**part, "takes": tuple(part.get("takes", ()))}) for part in entry["part"])
    mapped = entry.get("types_from")
    if mapped is not None:
        parts = tuple(
            OutlinePart(part.number, part.words, part.level, _types_of(mapped, part.number)) for part in parts
        )
    return Outline(entry["name"], entry["title"], entry["cases"], parts)


def _types_of(mapped: str, number: str) -> tuple[str, ...]:
    """The claim types whose first section in that outline it is, in the order of the annotation guide."""
    return tuple(name for name, kind in terms.claim_types().items() if kind.sections.get(mapped, ("",))[0] == number)
