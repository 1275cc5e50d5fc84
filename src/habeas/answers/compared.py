"""What changed from one country report to another: sections, people, acts, numbers and sources, with quotes of both.

Editions are compared by topic: what an edition has no heading for is "not in this edition" and never a change. That
more is told in one report is no more than that; "worse" and "better" are said only of people and numbers in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from habeas.answers.classes import heads, matches
from habeas.answers.issues import NO_HEADING, NOT_IN_EDITION, Issue, Report, issue_words, issues_of
from habeas.answers.leaning import Leaned, Leaning
from habeas.answers.reconcile import ends_of
from habeas.model import Count, DocumentCard, Quote, SourcedClaim
from habeas.terms import claim_type

# Acts of which a report does not say that they happened: they turn nothing for the worse or the better.
_NOT_SAID_TO_BE_SO = ("possible", "denied")
LEVELS = ("section", "person", "act", "count", "source")
NEW, GONE, WORSE, BETTER, OTHER, LEFT_OUT = "new", "gone", "worse", "better", "otherwise", "not in this edition"
ONLY_LEFT, ONLY_RIGHT = "only in the first", "only in the second"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        level: one of `LEVELS`.
        change: "new", "gone", "worse", "better", "otherwise", "not in this edition", or in which country alone.
        subject: the section's topic, the person, what is counted, the source.
        left, right: what each report says, in words.
        left_quotes, right_quotes: the sentences that say so.
    """

    level: str
    change: str
    subject: str
    left: str
    right: str
    left_quotes: tuple[Quote, ...] = ()
    right_quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two reports side by side; `changes` in the order of `LEVELS`."""

    left: Report
    right: Report
    changes: tuple[Change, ...]

    def of(self, level: str) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.level == level)

    @property
    def in_time(self) -> bool:
        """Whether both are of one country, so that what is only in the second is new."""
        country = self.left.document.country
        return country is not None and country == self.right.document.country


def compared(left: Report, right: Report, leaned: tuple[Leaning, Leaning]) -> Compared:
    """All differences of two reports; the second is taken for the later one."""
    changes = [
        *_sections(left, right),
        *_people(left, right),
        *_acts(left, right),
        *_counts(left, right),
        *_sources(*leaned),
    ]
    found = Compared(left, right, tuple(changes))
    return found if found.in_time else replace(found, changes=tuple(map(_side_by_side, changes)))


def _side_by_side(change: Change) -> Change:
    """A difference of two countries: nothing is new or worse, it is only in one of the two, or otherwise."""
    sides = {NEW: ONLY_RIGHT, GONE: ONLY_LEFT, WORSE: OTHER, BETTER: OTHER}
    return replace(change, change=sides.get(change.change, change.change))


def _sections(left: Report, right: Report) -> Iterator[Change]:
    before, after = issues_of(left), issues_of(right)
    for name, one in before.items():
        other = after[name]
        absent = [each for each in (one, other) if each.state in (NOT_IN_EDITION, NO_HEADING)]
        if len(absent) == 2:
            continue
        change = OTHER
        if any(each.state == NOT_IN_EDITION for each in absent):
            change = LEFT_OUT
        elif absent:
            change = NEW if absent[0] is one else GONE
        if change != OTHER or _told(one) != _told(other):
            yield Change("section", change, one.topic.label, _told(one), _told(other), one.quotes[:2], other.quotes[:2])


def _told(issue: Issue) -> str:
    if issue.state in (NOT_IN_EDITION, NO_HEADING):
        return issue.state
    acts, people = len(issue.acts), len(issue.people)
    parts = [f"{issue.words:,} words", f"{acts} act{'s' if acts != 1 else ''}"]
    parts.append(f"{people} {'people' if people != 1 else 'person'} named")
    if issue.none:
        parts.append("says “no reports”")
    if issue.wording:
        parts.append(issue.wording)
    return ", ".join(part for part in parts if not part.startswith("0 "))


def _by_person(report: Report) -> dict[str, list[SourcedClaim]]:
    found: dict[str, list[SourcedClaim]] = {}
    for each in report.claims:
        if claim_type(each.claim.type).kind == "act":
            for name in each.claim.persons:
                found.setdefault(report.persons.get(name, name), []).append(each)
    return found


def _people(left: Report, right: Report) -> Iterator[Change]:
    """People of whom an act is told in one report only, and those of whom the second tells something else."""
    before, after = _by_person(left), _by_person(right)
    names = {**_names(left), **_names(right)}
    for person in sorted({*before, *after}, key=lambda each: str(names.get(each, each)).casefold()):
        one, other = before.get(person, []), after.get(person, [])
        change = NEW if not one else GONE if not other else _turn(one, other)
        if change is not None:
            yield Change(
                "person", change, names.get(person, person), *_both(_types, one, other), *_both(_quotes, one, other)
            )


def _names(report: Report) -> dict[str, str]:
    return {report.persons.get(name, name): name for each in report.claims for name in each.claim.persons}


def _turn(one: Sequence[SourcedClaim], other: Sequence[SourcedClaim]) -> str | None:
    """Whether the second report tells something worse or better of somebody than the first; None where neither."""
    before, after = ({each.claim.type for each in some if _is_so(each)} for some in (one, other))
    fresh = after - before
    if fresh & issue_words().better:
        return BETTER if not fresh & issue_words().worse else OTHER
    return WORSE if fresh & issue_words().worse else None


def _is_so(each: SourcedClaim) -> bool:
    return each.claim.modality not in _NOT_SAID_TO_BE_SO


def _types(claims: Sequence[SourcedClaim]) -> str:
    return "; ".join(dict.fromkeys(_act(each) for each in claims)) or "not named"


def _act(each: SourcedClaim) -> str:
    """An act in words; what a report only alleges, thinks possible or denies never reads like what it asserts."""
    claim = each.claim
    how = None if claim.modality == "asserted" else f"({claim.modality})"
    return " ".join(filter(None, (claim.type, str(claim.date or ""), claim.term, how)))


def _quotes(claims: Sequence[SourcedClaim]) -> tuple[Quote, ...]:
    found = {quote.start: quote for each in claims for quote in each.claim.quotes}
    return tuple(found[start] for start in sorted(found))[:4]


def _acts(left: Report, right: Report) -> Iterator[Change]:
    """How many acts of each type are told, where the two differ."""
    before, after = _by_type(left), _by_type(right)
    for kind in dict.fromkeys((*before, *after)):
        one, other = before.get(kind, []), after.get(kind, [])
        if len(one) != len(other):
            change = NEW if not one else GONE if not other else OTHER
            before_told, after_told = f"{len(one)} told", f"{len(other)} told"
            yield Change("act", change, claim_type(kind).label, before_told, after_told, *_both(_first, one, other))


def _by_type(report: Report) -> dict[str, list[SourcedClaim]]:
    found: dict[str, list[SourcedClaim]] = {}
    for each in report.claims:
        found.setdefault(each.claim.type, []).append(each)
    return found


def _first(claims: Sequence[SourcedClaim]) -> tuple[Quote, ...]:
    return _quotes(claims)[:1]


def _counts(left: Report, right: Report) -> Iterator[Change]:
    """Numbers of the same class in both that moved, and those that only one report gives."""
    alike = _unmoved(left.counts, right.counts)
    taken = set(alike.values())
    for index, one in enumerate(left.counts):
        if index in alike:
            continue
        same = [number for number, each in enumerate(right.counts) if number not in taken and _one_class(one, each)]
        if not same:
            yield Change("count", GONE, one.what, _figure(one), "not reported", (one.quote,), ())
            continue
        best = min(same, key=partial(_unlike, one, right.counts))
        taken.add(best)
        other = right.counts[best]
        if (one.low, one.high, one.qualifier, one.by) != (other.low, other.high, other.qualifier, other.by):
            yield Change(
                "count", _moved(one, other), one.what, _figure(one), _figure(other), (one.quote,), (other.quote,)
            )
    for number, each in enumerate(right.counts):
        if number not in taken:
            yield Change("count", NEW, each.what, "not reported", _figure(each), (), (each.quote,))


def _unmoved(left: Sequence[Count], right: Sequence[Count]) -> dict[int, int]:
    """The numbers that both reports give alike, by place: they did not move, so no other takes one of them."""
    places: dict[object, list[int]] = {}
    for place, each in enumerate(right):
        places.setdefault(_given(each), []).append(place)
    found: dict[int, int] = {}
    for place, each in enumerate(left):
        if places.get(_given(each)):
            found[place] = places[_given(each)].pop(0)
    return found


def _given(count: Count) -> tuple[object, ...]:
    return count.kind, count.what.casefold(), count.low, count.high, count.qualifier, count.by


def _unlike(one: Count, others: Sequence[Count], number: int) -> tuple[bool, bool, int]:
    """Of several numbers of one class that which is worded alike comes first, then that of the same source."""
    return others[number].what != one.what, others[number].by != one.by, number


def _one_class(one: Count, other: Count) -> bool:
    return (
        one.kind == other.kind and bool(set(heads(one.what)) & set(heads(other.what))) and matches(other.what, one.what)
    )


def _moved(one: Count, other: Count) -> str:
    """Worse where there are surely more people, or acts, of a class of which more is worse."""
    bad = any(matches(other.what, each) for each in issue_words().more_is_worse)
    if not bad or any(end is None for end in (one.low, one.high, other.low, other.high)):
        return OTHER
    (low, high), (later_low, later_high) = ends_of(one), ends_of(other)
    if high is not None and later_low > high:
        return WORSE
    return BETTER if later_high is not None and later_high < low else OTHER


def _figure(count: Count) -> str:
    ends = list(dict.fromkeys(f"{end:,}" for end in (count.low, count.high) if end is not None))
    number = " ".join(filter(None, (count.qualifier, " to ".join(ends))))
    return ", ".join(filter(None, (number, f"by {count.by}" if count.by else None, str(count.as_of or "") or None)))


def _sources(left: Leaning, right: Leaning) -> Iterator[Change]:
    """Whom only one of the two reports cites."""
    before, after = ({(each.kind, each.who.casefold()): each for each in one.sources} for one in (left, right))
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        if (one is None) != (other is None):
            who = (one or other).who  # type: ignore[union-attr]  # one of the two is there
            yield Change(
                "source", NEW if one is None else GONE, who, *_both(_cited, one, other), *_both(_said, one, other)
            )


def _cited(leaned: Leaned | None) -> str:
    if leaned is None:
        return "not cited"
    sentences, claims = len(leaned.sentences), len(leaned.claims)
    return f"{sentences} sentence{'s' * (sentences != 1)}, {claims} claim{'s' * (claims != 1)}"


def _said(leaned: Leaned | None) -> tuple[Quote, ...]:
    return () if leaned is None else leaned.sentences[:3]


def _both(say: Any, one: Any, other: Any) -> tuple[Any, Any]:  # noqa: ANN401 (one function on two values)
    return say(one), say(other)


def change_row(change: Change, left: DocumentCard, right: DocumentCard) -> Mapping[str, Any]:
    """A change as a row, with the sentences of both sides."""
    return {
        **{name: getattr(change, name) for name in ("level", "change", "subject", "left", "right")},
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
