"""Splits a country report into the sections of its edition: which heading stands where, and what each is about.

Headings are found by what an edition calls its sections (`documents.editions`), however the document sets them
(`documents.headings`). One that only another edition has, or that no edition knows, is kept as it stands. What is no
country report has no outline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from rapidfuzz import fuzz

from habeas.documents.editions import Edition, EditionSection, edition_of_year, outlines, plain_title
from habeas.documents.headings import Heading, candidates, is_headed, plain_words, without_slips
from habeas.documents.report_parts import PART_LEVEL, numbers_by_part, with_parts
from habeas.documents.reports import titled_report
from habeas.model import Document

# So many known headings, with two numbered sections among them, make a document without a title a country report.
FEWEST_HEADINGS = 4
FEWEST_NUMBERED = 2
# The edition of a report's year is its own unless another knows so many more of its headings: the year of a file may be
# wrong. Of the 21 reports each is best known by its own edition, by one heading more than the next or by up to 30.
ANOTHER_EDITION = 3
# A heading with the right number or letter whose words are at least this alike (of 100) is that section, worded anew.
# Titles of different topics come to 78, so the number has to fit as well.
ALIKE = 70
LABEL_LEVEL = 5
_LETTERED = re.compile(r"\W*(?:\d{1,2}\.?)?[A-Za-z]\s*[.:)]")
_LABEL = re.compile(r"(?P<label>[A-Z][^:.]{2,160}):\s")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a report: `text[start:end]`, its heading and all that stands below it.

    Attributes:
        level: 0 a part with sections of its own (Tibet), 1 a section, 2 a subsection, 3 and 4 below, 5 a label before
            a paragraph.
        number: "1", "1.e"; None where the heading has none.
        title: the heading on one line, as the document has it.
        path: number and title ("1.e Denial of Fair Public Trial"), or the title below the nearest number above it
            ("1.e > Trial Procedures").
        topic: what it is about, of `data/outlines/topics.toml`; None where no edition knows the heading.
    """

    level: int
    number: str | None
    title: str
    path: str
    topic: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlined:
    """The sections of a report in their order.

    Attributes:
        edition: the name of the outline.
        sections: its headings; `labels` are what stands before paragraphs in the place of a heading.
        missing: numbers of sections that the edition has and this document does not.
        notes: what is not as it should be, in sentences.
    """

    edition: str
    sections: tuple[Section, ...]
    labels: tuple[Section, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_passage(self) -> bool:
        """Whether it is a passage that somebody took out of a report, of which what is not in it says nothing."""
        return PASSAGE in self.notes

    @property
    def places(self) -> tuple[Section, ...]:
        """Sections and labels together, in the order of the text."""
        return tuple(sorted((*self.sections, *self.labels), key=lambda each: (each.start, each.level)))


def section_at(sections: Sequence[Section], offset: int) -> Section | None:
    """The innermost section that a place of the text stands in; the sections are in the order of the text."""
    last = bisect_right(sections, offset, key=lambda each: each.start)
    return next((each for each in reversed(sections[:last]) if offset < each.end), None)


# Words below which a document of one section is a passage that somebody took out of a report, and no report that was
# cut off: the shortest of the 21 reports at hand (Tajikistan 2024) has 3,663, so half of it is longer.
SHORTEST_CUT = 1500
# What is said of a passage where it is compared; that it came in needs no warning.
PASSAGE = (
    "This document is a passage of a report and not a whole one. That a section is not in it says nothing about the "
    "country."
)


def outlined(document: Document) -> Outlined | None:
    """The sections of a country report; None for what is none, or has no heading that an edition knows."""
    headings = candidates(document)
    chosen = _edition(document, headings)
    if chosen is None:
        return None
    split = list(_sections(chosen, headings, len(document.text)))
    found = with_parts(split, headings, document.country, len(document.text))
    own, *of_parts = numbers_by_part(found)
    numbers = own or next(iter(of_parts), [])
    missing = tuple(number for number in _wanted(chosen) if number not in numbers)
    labels = tuple(_labels(document, chosen, found))
    twice = [number for each in (own, *of_parts) for number in sorted(set(each)) if each.count(number) > 1]
    parts = [each.path for each in found if each.level == PART_LEVEL]
    notes = (*_parts_noted(parts), *_notes(document, twice, missing, chosen))
    return Outlined(chosen.name, found, labels, missing, notes)


def _wanted(chosen: Edition) -> list[str]:
    """The numbers of the chapters of an edition."""
    return [each.key for each in chosen.sections if each.level == 1 and each.number is not None]


def _edition(document: Document, headings: Sequence[Heading]) -> Edition | None:
    """The edition by the year that the report covers, else the one that knows most of the headings."""
    titled = titled_report(document.title)
    is_series = titled is not None and "country reports" in (document.title or "").casefold()
    year = document.report_year if document.report_year is not None else titled[0] if titled else None
    plains = {each.plain for each in headings}
    best = _knowing_most(plains)
    if best is None:
        # So few are known as they stand: letters may be missing all over a text that was read from a scan.
        plains = {without_slips(plain) or plain for plain in plains} | set(_alike_by_number(headings))
        best = _knowing_most(plains)
    if best is None:
        known = _known_keys(plains)
        most = max(known, key=lambda name: (len(known[name]), name))
        if not (is_series and known[most]):
            return None
        best = most, known
    name, known = best
    by_year = edition_of_year(year) if year is not None else None
    if by_year is None or not known[by_year.name]:
        return outlines().editions[name]
    more = len(known[name]) - len(known[by_year.name])
    return by_year if more < ANOTHER_EDITION else outlines().editions[name]


def _alike_by_number(headings: Sequence[Heading]) -> Iterator[str]:
    """What editions call the sections whose number and about whose words a heading has: "Section 1. Lif"."""
    for heading in headings:
        if heading.numbered.section is not None and not heading.numbered.is_bare:
            for each in outlines().editions.values():
                section = each.section(heading.numbered.section) if each.years else None
                if section is not None and _is_alike(section, heading, None):
                    yield plain_words(section)


def _knowing_most(plains: set[str]) -> tuple[str, dict[str, set[str]]] | None:
    """The edition that knows most of these headings, with what each knows; None where it is too little for a report."""
    known = _known_keys(plains)
    best = max(known, key=lambda name: (len(known[name]), name))
    numbered = [key for key in known[best] if key.isdigit()]
    enough = len(known[best]) >= FEWEST_HEADINGS and len(numbered) >= FEWEST_NUMBERED
    return (best, known) if enough else None


def _known_keys(plains: set[str]) -> dict[str, set[str]]:
    """For each edition the keys of the sections that these headings open."""
    return {
        each.name: {section.key for section in each.sections if any(is_headed(section, plain) for plain in plains)}
        for each in outlines().editions.values()
        if each.years
    }


@dataclass(frozen=True, slots=True)
class _Known:
    """A heading that an edition knows: as which section, and whether it is one of the report's own edition."""

    section: EditionSection
    is_own: bool = True


def _sections(edition: Edition, headings: Sequence[Heading], length: int) -> Iterator[Section]:
    """The headings as sections, each up to the next of the same or a higher level."""
    found: list[Section] = []
    keys: list[str] = []
    headed = {
        section.key
        for heading in headings
        if not heading.is_label
        for section in edition.sections
        if is_headed(section, heading.plain)
    }
    for heading in headings:
        known = _known(edition, heading, keys[-1] if keys else None)
        if known is not None and heading.is_label:
            fits = known.is_own and _fits(known.section, heading, keys[-1] if keys else None)
            if known.section.key in headed or not fits:
                continue
        if known is not None:
            keys += [known.section.key] if known.is_own else []
            level, number = _placed(known, heading, found)
            found.append(_section(heading, level, number, known.section.topics[0], found))
        elif heading.is_set:
            found.append(_unknown(heading, found))
    for place, each in enumerate(found):
        end = next((later.start for later in found[place + 1 :] if later.level <= each.level), length)
        yield replace(each, end=end)


def _known(edition: Edition, heading: Heading, above: str | None) -> _Known | None:
    """The section that a heading opens, by its words and where it stands; of another edition where its own has none."""
    exact = _nearest(edition, heading, above, lambda section: is_headed(section, heading.plain))
    if exact is not None or heading.is_label:
        return _Known(exact) if exact is not None else None
    other = _elsewhere(heading.plain)
    if other is not None and (other.number is None or not heading.numbered.has_number or _fits(other, heading, above)):
        return _Known(other, is_own=False)
    if heading.numbered.has_number and (heading.is_set or (heading.numbered.section and not heading.numbered.is_bare)):
        alike = _nearest(edition, heading, above, lambda section: _is_alike(section, heading, above))
        if alike is not None:
            return _Known(alike)
    title = without_slips(heading.plain)
    if title is None:
        return None
    own = _nearest(edition, heading, above, lambda section: plain_words(section) == title)
    other = _elsewhere(title)
    return _Known(own) if own is not None else _Known(other, is_own=False) if other is not None else None


def _nearest(
    edition: Edition, heading: Heading, above: str | None, is_meant: Callable[[EditionSection], bool]
) -> EditionSection | None:
    """Of the sections that are meant the one whose number fits, of several the next one after what stands above."""
    return min(
        filter(is_meant, edition.sections),
        key=lambda each: (not _fits(each, heading, above), _distance(edition, each, above)),
        default=None,
    )


def _is_alike(section: EditionSection, heading: Heading, above: str | None) -> bool:
    return (
        section.number is not None
        and _fits(section, heading, above)
        and fuzz.ratio(plain_words(section), heading.plain) >= ALIKE
    )


def _fits(section: EditionSection, heading: Heading, above: str | None) -> bool:
    """Whether the number before a heading, and what stands above it, are those of the section."""
    numbered = heading.numbered
    if numbered.section is not None:
        return section.key == numbered.section
    if numbered.letter is not None:
        return section.number is not None and section.key.endswith(f".{numbered.letter}")
    return section.number is None and (above or "").startswith((section.parent or "").split(".")[0])


def _distance(edition: Edition, section: EditionSection, above: str | None) -> int:
    """How far behind the last heading the section comes in the edition; those before it are farthest."""
    order = [each.key for each in edition.sections]
    steps = order.index(section.key) - (order.index(above) if above in order else -1)
    return steps if steps > 0 else len(order) - steps


def _placed(known: _Known, heading: Heading, before: Sequence[Section]) -> tuple[int, str | None]:
    """The level and the number of a heading that an edition knows: by the report's own numbering, else by the edition.

    What the report letters is a subsection; what it does not letter where it letters others is below one.
    """
    section, numbered = known.section, heading.numbered
    top = next((each.number for each in reversed(before) if each.level == 1 and each.number is not None), None)
    is_lettered = section.number is not None and section.level == 2
    if numbered.section is not None:
        return 1, numbered.section
    if numbered.above is not None and numbered.letter is not None:
        return 2, f"{numbered.above}.{numbered.letter}"
    if numbered.letter is not None:
        own = section.key.split(".")[0] if known.is_own and is_lettered else None
        # A section whose own heading was not found has begun; one that is over does not begin again.
        above = own if own is not None and (top is None or int(own) > int(top)) else top
        if above is not None:
            return 2, f"{above}.{numbered.letter}"
    if is_lettered and numbered.letter is None and _letters(before):
        return 3, None
    return section.level, section.number if known.is_own else None


def _letters(before: Sequence[Section]) -> bool:
    """Whether the report letters the subsections of the section that it is in."""
    inside = takewhile(lambda each: each.level > 1, reversed(before))
    return any(each.level == 2 and _LETTERED.match(each.title) for each in inside)


def _section(heading: Heading, level: int, number: str | None, topic: str | None, before: Sequence[Section]) -> Section:
    bare = heading.numbered.words if heading.numbered.has_number and number is not None else heading.title
    if level == 1:
        path = heading.title
    elif number is not None:
        path = f"{number} {bare}"
    else:
        above = next((each.number for each in reversed(before) if each.number is not None and each.level < level), None)
        path = f"{above} > {heading.title}" if above is not None else heading.title
    return Section(level, number, heading.title, path, topic, heading.start, heading.end)


def _unknown(heading: Heading, before: Sequence[Section]) -> Section:
    """A heading that no edition knows: by its number, else beside the last one or below that one's number."""
    numbered = heading.numbered
    top = next((each.number for each in reversed(before) if each.level == 1 and each.number is not None), None)
    if numbered.section is not None and not numbered.is_bare:
        return _section(heading, 1, numbered.section, None, before)
    above = numbered.above or top
    if numbered.letter is not None and above is not None:
        return _section(heading, 2, f"{above}.{numbered.letter}", None, before)
    last = before[-1] if before else None
    level = 1 if last is None else last.level + 1 if last.number is not None else max(last.level, 2)
    return _section(heading, level, None, None, before)


@cache
def _elsewhere(plain: str) -> EditionSection | None:
    """The section of another edition that a heading opens, of the latest that has it."""
    for each in reversed(list(outlines().editions.values())):
        found = next((section for section in each.sections if each.years and is_headed(section, plain)), None)
        if found is not None:
            return found
    return None


def _labels(document: Document, edition: Edition, sections: Sequence[Section]) -> Iterator[Section]:
    """Labels before paragraphs, each up to the next label or heading."""
    known = [label for label in outlines().labels if edition.name in label.editions]
    labels: list[tuple[int, str, str | None]] = []
    for part in document.parts:
        found = _LABEL.match(document.text, part.start, part.end) if part.kind == "paragraph" else None
        if found is not None:
            plain = plain_title(found["label"])
            topic = next((each.topic for each in known if any(one.fullmatch(plain) for one in each.wordings)), None)
            labels.append((part.start, " ".join(found["label"].split()), topic))
    starts = [start for start, _, _ in labels]
    for start, title, topic in labels:
        inside = section_at(sections, start)
        if topic is None or inside is None:
            continue
        ends = [each for each in starts if each > start] + [each.start for each in sections if each.start > start]
        above = inside.number or inside.path.partition(" > ")[0]
        yield Section(LABEL_LEVEL, None, title, f"{above} > {title}", topic, start, min([*ends, inside.end]))


def _parts_noted(parts: Sequence[str]) -> Iterator[str]:
    if parts:
        yield f"This report has parts with sections of their own: {', '.join(parts)}. What they tell has their name."


def _notes(document: Document, twice: Sequence[str], missing: Sequence[str], edition: Edition) -> Iterator[str]:
    if twice:
        yield (
            f"Section {', '.join(dict.fromkeys(twice))} begins more than once: there may be two reports in this file. "
            "Split it into its reports, so that each has its own country and year."
        )
    of_one = len(_wanted(edition)) - len(missing) <= 1
    if missing and of_one and len(document.text.split()) < SHORTEST_CUT:
        yield PASSAGE
    elif missing:
        yield (
            f"Section {', '.join(missing)} of the outline {edition.name} is not in this document: it may be a part of "
            "a report, or cut off. That a section is missing says nothing about the country."
        )
    unknown = [word for word, known in (("country", document.country), ("year", document.report_year)) if known is None]
    if unknown:
        yield (
            f"It is not known on which {' and '.join(unknown)} this report is, so it is in no comparison. Name its "
            "file like 2023-AZ.html, or say it in a file beside it (NAME.meta.json), and build again."
        )
