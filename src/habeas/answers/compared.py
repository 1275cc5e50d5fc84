"""What changed from one country report to another: sections, people, acts, numbers and sources, with quotes of both.

Editions are compared by topic: what an edition has no heading for is "not in this edition" and never a change. That
more is told in one report is no more than that; "worse" and "better" follow the rules of `answers.change`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.answers.alike import alike
from habeas.answers.change import (
    BETTER,
    CUT_OFF,
    FEWER,
    GONE,
    LEFT_OUT,
    MORE,
    NEW,
    ONLY_LEFT,
    ONLY_RIGHT,
    OTHER,
    WORSE,
    Change,
    in_order,
    several,
)
from habeas.answers.compared_counts import count_changes, same_source
from habeas.answers.compared_people import people_changes, quotes_of
from habeas.answers.issues import (
    ABSENT,
    NONE_SAID,
    NOT_IN_DOCUMENT,
    NOT_IN_EDITION,
    TOLD,
    Issue,
    Report,
    absence,
    issues_of,
)
from habeas.answers.leaning import Leaned, Leaning
from habeas.documents.editions import outlines
from habeas.documents.outline import section_at
from habeas.model import DocumentCard, Quote, SourcedClaim
from habeas.terms import claim_type

# A section that is longer than this tells of more than that there were no reports.
_SHORT_WORDS = 150
# Of so much more or fewer words than the other a section is said to be longer or shorter.
_MUCH = 0.1
# With so many words in common two sentences on acts of one type tell of one act: reports repeat what they told.
_ONE_ACT = 0.6


@dataclass(frozen=True, slots=True)
class Compared:
    """Two reports side by side; `changes` in the order of `LEVELS`, sections as in the outline, else worse first."""

    left: Report
    right: Report
    changes: tuple[Change, ...]

    def of(self, level: str) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.level == level)

    def tally(self, level: str) -> dict[str, int]:
        """How many changes of each kind there are at a level, in the order in which they stand."""
        kinds = [each.change for each in self.of(level)]
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}

    @property
    def in_time(self) -> bool:
        """Whether both are of one country, so that what is only in the second is new."""
        country = self.left.document.country
        return country is not None and country == self.right.document.country


def compared(left: Report, right: Report, leaned: tuple[Leaning, Leaning]) -> Compared:
    """All differences of two reports; the second is taken for the later one."""
    levels = (
        list(_sections(left, right)),
        people_changes(left, right),
        list(_acts(left, right)),
        count_changes(left, right),
        [*_kinds_of_sources(*leaned), *_sources(*leaned)],
    )
    sections, *others = levels
    sure = [sections, *([_where_it_may_be(each, left, right) for each in changes] for changes in others)]
    found = Compared(left, right, ())
    if found.in_time:
        return replace(found, changes=_ordered(sure))
    return replace(found, changes=_ordered([[_side_by_side(each) for each in changes] for changes in sure]))


def _ordered(levels: Sequence[list[Change]]) -> tuple[Change, ...]:
    """Sections in the order of the outline, of each other level what is worse first."""
    sections, *others = levels
    return (*sections, *(each for changes in others for each in in_order(changes)))


def _where_it_may_be(change: Change, left: Report, right: Report) -> Change:
    """A difference that is none where one document is a passage, or lacks the section in which the other tells it."""
    if change.change == NEW and _lacks(left, right, change.right_quotes):
        return replace(change, change=CUT_OFF, left=NOT_IN_DOCUMENT, why="")
    if change.change == GONE and _lacks(right, left, change.left_quotes):
        return replace(change, change=CUT_OFF, right=NOT_IN_DOCUMENT, why="")
    return change


def _lacks(report: Report, other: Report, quotes: Sequence[Quote]) -> bool:
    """Whether a report has none of the sections in which the other says something, since it is only a part of one."""
    if report.outline.is_passage:
        return True
    if not report.outline.missing or not quotes:
        return False
    places = [section_at(other.outline.sections, quote.start) for quote in quotes]
    topics = [outlines().topics[place.topic] for place in places if place is not None and place.topic is not None]
    return len(topics) == len(quotes) and all(absence(report.outline, each) == NOT_IN_DOCUMENT for each in topics)


def _side_by_side(change: Change) -> Change:
    """A difference of two countries: nothing is new or worse, it is only in one of the two, or otherwise."""
    sides = {NEW: ONLY_RIGHT, GONE: ONLY_LEFT, WORSE: OTHER, BETTER: OTHER}
    return replace(change, change=sides.get(change.change, change.change), why="")


def _sections(left: Report, right: Report) -> Iterator[Change]:
    before, after = issues_of(left), issues_of(right)
    for name, one in before.items():
        other = after[name]
        absent = [each for each in (one, other) if each.state in ABSENT]
        if len(absent) == 2 or (not absent and _told(one) == _told(other)):
            continue
        why = ""
        if any(each.state == NOT_IN_EDITION for each in absent):
            change = LEFT_OUT
        elif any(each.state == NOT_IN_DOCUMENT for each in absent):
            change = CUT_OFF
        elif absent:
            change = NEW if absent[0] is one else GONE
        else:
            change, why = _turn(one, other)
        told = _told(one), _told(other)
        yield Change("section", change, one.topic.label, *told, one.quotes[:2], other.quotes[:2], why, topic=name)


def _turn(one: Issue, other: Issue) -> tuple[str, str]:
    """How an issue in both reports changed: from or to "no reports" of it, else by how much is said of it."""
    if one.state == NONE_SAID and other.state == TOLD and other.acts and one.words <= _SHORT_WORDS:
        return WORSE, f"The first says that there were no reports; the second tells {several(len(other.acts), 'act')}."
    if other.state == NONE_SAID and one.state == TOLD and one.acts and other.words <= _SHORT_WORDS:
        return BETTER, f"The first tells {several(len(one.acts), 'act')}; the second says that there were no reports."
    worded = [each.wording or "no such word" for each in (one, other)]
    why = (
        ""
        if worded[0] == worded[1]
        else f"How large it is said to be: {worded[0]} in the first, {worded[1]} in the second."
    )
    if abs(one.words - other.words) <= _MUCH * max(one.words, other.words):
        return OTHER, why
    return (MORE if other.words > one.words else FEWER), why


def _told(issue: Issue) -> str:
    if issue.state in ABSENT:
        return issue.state
    acts, people = len(issue.acts), len(issue.people)
    parts = [several(issue.words, "word"), several(acts, "act")]
    parts.append(f"{people} {'people' if people != 1 else 'person'} named")
    if issue.none:
        parts.append("says “no reports”")
    if issue.wording:
        parts.append(issue.wording)
    return ", ".join(part for part in parts if not part.startswith("0 "))


def _acts(left: Report, right: Report) -> Iterator[Change]:
    """How many acts of each type are told, and how many of them only in one report, with the sentences of those."""
    before, after = _by_type(left), _by_type(right)
    for kind in dict.fromkeys((*before, *after)):
        one, other = before.get(kind, []), after.get(kind, [])
        alone = [each for each in one if not any(_one_act(left, each, right, two) for two in other)]
        alone_later = [each for each in other if not any(_one_act(left, two, right, each) for two in one)]
        if not alone and not alone_later:
            continue
        change = (
            NEW
            if not one
            else GONE
            if not other
            else MORE
            if len(other) > len(one)
            else FEWER
            if len(other) < len(one)
            else OTHER
        )
        said = _acts_told(one, alone), _acts_told(other, alone_later)
        yield Change("act", change, claim_type(kind).label, *said, quotes_of(alone), quotes_of(alone_later))


def _acts_told(told: Sequence[SourcedClaim], alone: Sequence[SourcedClaim]) -> str:
    return "none told" if not told else f"{len(told)} told, {len(alone)} only here"


def _one_act(left: Report, one: SourcedClaim, right: Report, other: SourcedClaim) -> bool:
    """Whether two claims of one type tell of one act: of one person at times that agree, or in like sentences."""
    dates = one.claim.date, other.claim.date
    if dates[0] is not None and dates[1] is not None and not dates[0].compatible(dates[1]):
        return False
    people = {left.persons.get(each, each) for each in one.claim.persons}
    if people & {right.persons.get(each, each) for each in other.claim.persons}:
        return True
    return alike(one.claim.quotes[0].text, other.claim.quotes[0].text) >= _ONE_ACT


def _by_type(report: Report) -> dict[str, list[SourcedClaim]]:
    found: dict[str, list[SourcedClaim]] = {}
    for each in report.claims:
        found.setdefault(each.claim.type, []).append(each)
    return found


def _kinds_of_sources(left: Leaning, right: Leaning) -> Iterator[Change]:
    """Of each kind of source, where the number of sentences that rest on it differs."""
    before, after = ({label: several(said, "sentence") for label, said, *_ in each.kinds()} for each in (left, right))
    counted = [{label: said for label, said, *_ in each.kinds()} for each in (left, right)]
    for label in dict.fromkeys((*before, *after)):
        one, other = (each.get(label, 0) for each in counted)
        if one != other:
            change = MORE if other > one else FEWER
            yield Change(
                "source",
                change,
                f"{label}, all together",
                before.get(label, "none"),
                after.get(label, "none"),
            )


def _sources(left: Leaning, right: Leaning) -> Iterator[Change]:
    """Whom only one of the two reports cites."""
    for change, one, other in ((NEW, left, right), (GONE, right, left)):
        for each in sorted(other.sources, key=lambda leaned: (leaned.kind, leaned.who.casefold())):
            if not any(same_source(each.who, known.who) for known in one.sources):
                told, told_later = (None, each) if change == NEW else (each, None)
                said, quotes = _both(_cited, told, told_later), _both(_said, told, told_later)
                yield Change("source", change, each.who, *said, *quotes)


def _cited(leaned: Leaned | None) -> str:
    if leaned is None:
        return "not cited"
    claims = f", {several(len(leaned.claims), 'claim')}" if leaned.claims else ""
    return f"{several(len(leaned.sentences), 'sentence')}{claims}"


def _said(leaned: Leaned | None) -> tuple[Quote, ...]:
    return () if leaned is None else leaned.sentences[:3]


def _both(say: Any, one: Any, other: Any) -> tuple[Any, Any]:  # noqa: ANN401 (one function on two values)
    return say(one), say(other)


def change_row(change: Change, left: DocumentCard, right: DocumentCard) -> Mapping[str, Any]:
    """A change as a row, with the sentences of both sides."""
    named = ("level", "change", "subject", "topic", "left", "right", "why", "source", "source_said")
    return {
        **{name: getattr(change, name) for name in named},
        "left_document": left.id,
        "right_document": right.id,
        **{
            f"{side}_{name}": values
            for side, quotes in (("left", change.left_quotes), ("right", change.right_quotes))
            for name, values in (
                ("quotes", [each.text for each in quotes]),
                ("starts", [each.start for each in quotes]),
                ("ends", [each.end for each in quotes]),
            )
        },
    }
