"""What a country report says of one issue: whether it has it, in what words, with how many acts, people and numbers.

The states of an issue are kept apart: told of; a heading with "no reports of"; no such heading, although the edition
has it; not in this edition, and not in this document, where it was cut off, which say nothing about the country. A
heading counts what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.answers.classes import matches
from habeas.claims.plain_sentences import sentences
from habeas.documents.editions import Topic, outlines
from habeas.documents.outline import Outlined, Section, section_at
from habeas.errors import BadVocabulary
from habeas.model import Count, Document, Quote, SourcedClaim
from habeas.terms import claim_type, load_toml

_FILE = "data/answers/issues.toml"
TOLD, NONE_SAID, NO_HEADING, NOT_IN_EDITION = "told", "no reports", "no heading", "not in this edition"
# Of a report that is cut off, or of which only a part is there: its section is one that the document has not.
NOT_IN_DOCUMENT = "not in this document"
WHOLE, PART, PASSAGE = "report", "part of a report", "passage"
ABSENT = (NOT_IN_EDITION, NOT_IN_DOCUMENT, NO_HEADING)


@dataclass(frozen=True, slots=True)
class Report:
    """A country report with all that was read from it; `persons` gives the person's id for each name in it."""

    document: Document
    outline: Outlined
    claims: tuple[SourcedClaim, ...]
    counts: tuple[Count, ...]
    persons: Mapping[str, str]

    @property
    def name(self) -> str:
        """How it is asked for, and that it is only a passage: "AZ:2023", "AZ:2023 (passage)"."""
        asked = f"{self.document.country or '?'}:{self.document.report_year or '?'}"
        return f"{asked} ({PASSAGE})" if self.outline.is_passage else asked

    @property
    def form(self) -> str:
        """Whether it is a whole report, a part of one, or only a passage that somebody took out of one."""
        return PASSAGE if self.outline.is_passage else PART if self.outline.missing else WHOLE


@dataclass(frozen=True, slots=True)
class Issue:
    """What one report says of one topic.

    Attributes:
        state: told, no reports, or one of `ABSENT`.
        words: how many words stand under its headings and labels.
        none: the sentences that say that there were no reports.
        wording: "systematic", "widespread" or "isolated", the strongest that is used, with the sentences that use it.
        acts: the acts that are told of there, without those that may only happen.
        people: ids (or names) of those whom they were done to.
        counts: the numbers that are the issue's, as people there are at a time.
    """

    topic: Topic
    state: str
    sections: tuple[Section, ...] = ()
    words: int = 0
    none: tuple[Quote, ...] = ()
    wording: str | None = None
    worded: tuple[Quote, ...] = ()
    acts: tuple[SourcedClaim, ...] = ()
    people: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()

    @property
    def low(self) -> int | None:
        """The lowest end of its numbers."""
        return min((each.low for each in self.counts if each.low is not None), default=None)

    @property
    def high(self) -> int | None:
        """The highest end of its numbers."""
        return max((each.high for each in self.counts if each.high is not None), default=None)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All sentences that it rests on, once each, in the order of the text."""
        told = [each.claim.quotes[0] for each in self.acts] + [each.quote for each in self.counts]
        found = {quote.start: quote for quote in (*self.none, *self.worded, *told)}
        return tuple(found[start] for start in sorted(found))


def issues_of(report: Report) -> dict[str, Issue]:
    """What a report says of each topic, in the order of the crosswalk."""
    return {name: _issue(report, topic) for name, topic in outlines().topics.items()}


def _issue(report: Report, topic: Topic) -> Issue:
    places = tuple(each for each in report.outline.places if each.topic == topic.name)
    if not places:
        return Issue(topic, absence(report.outline, topic))
    text = report.document.text
    spoken = [quote for place in places for quote in _sentences(text, place)]
    none = tuple(quote for quote in spoken if issue_words().says_none(quote.text))
    # What a report says of one matter under a heading of its own is not said of all that stands below the one above.
    own = [quote for quote in none if _innermost(report, quote) == topic.name]
    # "No reports of widespread ..." says nothing of how large something is.
    wording, worded = _wording([quote for quote in spoken if quote not in none])
    acts = tuple(each for each in report.claims if _stands(each.claim.quotes[0], places) and _is_act(each))
    people = dict.fromkeys(report.persons.get(name, name) for each in acts for name in each.claim.persons)
    counts = tuple(each for each in report.counts if _stands(each.quote, places) and _counts(each, topic.name))
    return Issue(
        topic,
        NONE_SAID if own and not acts else TOLD,
        places,
        sum(len(text[place.start : place.end].split()) for place in _outer(places)),
        none,
        wording,
        worded,
        acts,
        tuple(people),
        counts,
    )


def _innermost(report: Report, quote: Quote) -> str | None:
    section = section_at(report.outline.places, quote.start)
    return section.topic if section is not None else None


def absence(outline: Outlined, topic: Topic) -> str:
    """Why a topic has no heading in a report: its edition has none, the document is cut off, or the report lacks it."""
    if outline.edition in topic.not_in:
        return NOT_IN_EDITION
    if outline.is_passage:
        return NOT_IN_DOCUMENT
    homes = outlines().editions[outline.edition].of_topic(topic.name)
    chapters = {each.key.split(".")[0] for each in homes if each.key[0].isdigit()}
    return NOT_IN_DOCUMENT if outline.missing and chapters <= set(outline.missing) else NO_HEADING


def _outer(places: Sequence[Section]) -> Iterator[Section]:
    """The places that do not stand in another of them."""
    for each in places:
        if not any(one is not each and one.start <= each.start and each.end <= one.end for one in places):
            yield each


def _sentences(text: str, place: Section) -> Iterator[Quote]:
    position = place.start + (len(place.title) if place.level < 5 else 0)
    for block in re.finditer(r"[^\n]+", text[position : place.end]):
        for start, end in sentences(text, position + block.start(), position + block.end()):
            yield Quote(start, end, text[start:end])


def _wording(spoken: Sequence[Quote]) -> tuple[str | None, tuple[Quote, ...]]:
    for name, pattern in issue_words().wording.items():
        found = tuple(quote for quote in spoken if pattern.search(quote.text))
        if found:
            return name, found
    return None, ()


def _stands(quote: Quote, places: Sequence[Section]) -> bool:
    return any(place.start <= quote.start < place.end for place in places)


def _is_act(sourced: SourcedClaim) -> bool:
    return claim_type(sourced.claim.type).kind == "act" and sourced.claim.modality in ("asserted", "alleged")


def _counts(count: Count, topic: str) -> bool:
    asked = issue_words().counts.get(topic)
    return count.kind == "stock" and (asked is None or any(matches(count.what, each) for each in asked))


@dataclass(frozen=True, slots=True)
class IssueWords:
    """The patterns and lists of the data file."""

    none: tuple[re.Pattern[str], ...]
    not_none: tuple[re.Pattern[str], ...]
    wording: Mapping[str, re.Pattern[str]]
    counts: Mapping[str, tuple[str, ...]]

    def says_none(self, sentence: str) -> bool:
        """Whether a sentence says that nothing was reported, and not that nothing was done about it."""
        said = any(each.search(sentence) for each in self.none)
        return said and not any(each.search(sentence) for each in self.not_none)


@cache
def issue_words() -> IssueWords:
    """The words of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_issue_words(load_toml("answers/issues.toml"))


def read_issue_words(table: dict[str, Any]) -> IssueWords:
    """Checks and compiles a parsed file."""
    try:
        found = IssueWords(
            tuple(re.compile(each) for each in table["none"]),
            tuple(re.compile(each) for each in table["not_none"]),
            {name: re.compile(pattern) for name, pattern in table["wording"].items()},
            {topic: tuple(what) for topic, what in table["counts"].items()},
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise BadVocabulary(f"{_FILE}: {error} is missing or is not what it should be") from error
    strange = [topic for topic in found.counts if topic not in outlines().topics]
    if strange:
        raise BadVocabulary(f"{_FILE}: [counts] names topics that there are not: {strange}")
    return found
