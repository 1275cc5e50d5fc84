"""The outlines that a draft can be written in: the editions of `data/outlines/`, with how long a draft in each is.

Where something stands is said by the crosswalk: by what the section is about that the claim was read in, else by what
claims of its type are about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas import terms
from habeas.documents.editions import Edition, EditionSection, edition, edition_of_year
from habeas.errors import BadVocabulary, UnknownTerm

_FILE = "answers/report/outlines.toml"
# Sections below the second level are told in the one above them.
DEEPEST = 2
SUMMARY = "summary"
_NUMBERED = re.compile(r"\d{1,2}(?:\.[a-z])?|[A-Z]")
_NUMBER = re.compile(r"(?:Section )?(?:\d{1,2}|[A-Z])\. ")


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A heading of an outline, and the claim types that are told below it where nothing else says where."""

    number: str
    words: str
    level: int
    takes: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The heading in a list of several: its number, or its words where it has none."""
        return self.number if _NUMBERED.fullmatch(self.number) else self.words

    @property
    def chapter(self) -> str:
        """The number, or that of the chapter it stands in where it has none of its own; its words as a last resort."""
        above = self.number.split(".", 1)[0]
        return self.number if _NUMBERED.fullmatch(self.number) else above if above[:1].isdigit() else self.words

    @property
    def heading(self) -> str:
        """The heading as it is printed: with its number, where it has one."""
        return self.headed(self.words)

    def headed(self, words: str) -> str:
        """These words as the heading is printed."""
        return f"{self.number}. {words}" if _NUMBERED.fullmatch(self.number) else words


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline: its parts in order, and how many people a part tells of at length."""

    name: str
    title: str
    cases: int
    parts: tuple[OutlinePart, ...]

    def part_of(self, kind: str) -> OutlinePart | None:
        """The part that tells of a claim type; None where the outline has no place for it."""
        return next((part for part in self.parts if kind in part.takes), None)

    def part_about(self, topics: Iterable[Sequence[str]], kind: str) -> OutlinePart | None:
        """The part about what most claims were read under, else that of the claim type.

        Of the topics of each claim, the nearest first, that counts for which the outline has a place.

        A chapter is not about anything by itself where it has sections, so nothing is told directly below it.
        """
        placed = [[number for topic in several if (number := _place(self.name, topic))] for several in topics]
        found = Counter(numbers[0] for numbers in placed if numbers)
        ranked = sorted(found, key=lambda number: (-found[number], number))
        parts = {part.number: part for part in self.parts if not self.is_chapter(part)}
        return next((parts[number] for number in ranked if number in parts), None) or self.part_of(kind)

    def is_chapter(self, part: OutlinePart) -> bool:
        """Whether a part has others below it."""
        return any(other.number.startswith(f"{part.number}.") for other in self.parts)


def outline_for(name: str | None, year: int) -> Outline:
    """The outline of that name, or without one that of the reports of that year, or of the year nearest to it.

    Raises:
        UnknownTerm: there is none.
    """
    if name is None:
        of_year = edition_of_year(year)
        newest = [each for each in outlines() if each.startswith("state-")]
        name = of_year.name if of_year else newest[-1] if year > 2000 else newest[0]
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
    """Checks and returns the outlines of a parsed file: each once, and each an edition that there is."""
    found: dict[str, Outline] = {}
    for entry in table.get("outline", []):
        try:
            outline = Outline(entry["name"], entry["title"], entry["cases"], _parts(edition(entry["name"])))
        except (KeyError, TypeError, UnknownTerm) as error:
            raise BadVocabulary(f"data/{_FILE}: an outline lacks something or is no edition: {error!r}") from error
        if outline.name in found:
            raise BadVocabulary(f"data/{_FILE}: the outline {outline.name!r} is there twice")
        found[outline.name] = outline
    if not found:
        raise BadVocabulary(f"data/{_FILE} has no outline")
    return found


def _parts(chosen: Edition) -> tuple[OutlinePart, ...]:
    homes: dict[str, list[str]] = {}
    for name, kind in terms.claim_types().items():
        section = chosen.of_claim_type(kind)
        if section is not None:
            homes.setdefault(_above(chosen, section).key, []).append(name)
    return tuple(
        OutlinePart(each.key, _NUMBER.sub("", each.title, count=1), each.level, tuple(homes.get(each.key, ())))
        for each in chosen.sections
        if each.level <= DEEPEST and each.key != SUMMARY
    )


def _above(chosen: Edition, section: EditionSection) -> EditionSection:
    """The section itself, or the one of a draft's levels that it stands in."""
    while section.level > DEEPEST:
        above = chosen.section(section.parent or "")
        if above is None:
            return section
        section = above
    return section


@cache
def _place(name: str, topic: str) -> str | None:
    """The number of the part in which a topic stands in an outline."""
    chosen = edition(name)
    found = chosen.of_topic(topic)
    return _above(chosen, found[0]).key if found and found[0].key != SUMMARY else None
