"""Which numbers of two reports are of one thing, how they moved, and whether their source did.

Two numbers are of one thing where the same class is counted under the same topic, and the class is one that reports
follow from edition to edition or the sentences are alike; "individuals" are one thing only by their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from habeas.answers.alike import alike
from habeas.answers.change import BETTER, CUT_OFF, GONE, LEFT_OUT, NEW, OTHER, WORSE, Change, change_rules, in_order
from habeas.answers.classes import heads, matches
from habeas.answers.issues import NO_HEADING, NOT_IN_DOCUMENT, NOT_IN_EDITION, Report, absence
from habeas.answers.reconcile import ends_of
from habeas.claims.attributions import sources_in
from habeas.documents.editions import outlines
from habeas.documents.outline import section_at
from habeas.model import Count, Quote
from habeas.people.names import fold

SAME, ANOTHER, ONLY_FIRST, ONLY_SECOND, NEITHER = (
    "same source",
    "another source",
    "source named only in the first",
    "source named only in the second",
    "no source named",
)
SOURCES = (SAME, ANOTHER, ONLY_FIRST, ONLY_SECOND, NEITHER)
# From so much of their words in common (Dice) the sentences of two numbers tell of one thing: with one class under one
# topic, and with only a word of the class. Set by reading the pairs of the reports on Azerbaijan 2016 to 2024: reports
# copy most of a sentence from year to year (0.6 and more), and sentences on other things come to 0.2.
ALIKE_OF_ONE_CLASS = 0.3
ALIKE = 0.5
# So many characters on either side of a number tell what was done to so many.
_BESIDE = 60


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with the topic that it stands under, and all sentences that give it."""

    count: Count
    topic: str | None
    quotes: tuple[Quote, ...]


def count_changes(left: Report, right: Report) -> list[Change]:
    """Numbers of one thing that moved, or whose source did, and those that only one report gives."""
    first, second = _numbers(left), _numbers(right)
    pairs = _pairs(first, second)
    changes = [change for one, other in pairs.items() for change in _moved(first[one], second[other])]
    taken = set(pairs.values())
    changes += [_alone(each, GONE, right) for place, each in enumerate(first) if place not in pairs]
    changes += [_alone(each, NEW, left) for place, each in enumerate(second) if place not in taken]
    return in_order(changes)


def _numbers(report: Report) -> list[_Number]:
    """The numbers of a report in its order; one that it gives again is one, with both sentences."""
    found: dict[tuple[object, ...], _Number] = {}
    for count in sorted(report.counts, key=lambda each: each.quote.start):
        section = section_at(report.outline.places, count.quote.start)
        key = (count.kind, count.what.casefold(), count.low, count.high, count.qualifier)
        known = found.get(key)
        if known is None:
            topic = section.topic if section is not None else None
            found[key] = _Number(count, topic, (count.quote,))
        elif count.quote not in known.quotes:
            found[key] = replace(known, quotes=(*known.quotes, count.quote))
    return list(found.values())


def _pairs(first: Sequence[_Number], second: Sequence[_Number]) -> dict[int, int]:
    """For numbers of the first report those of the second that are of one thing: the likest pairs first."""
    scored = [
        (score, -one, -other)
        for one, left in enumerate(first)
        for other, right in enumerate(second)
        if (score := _likeness(left, right)) > 0
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, one, other in sorted(scored, reverse=True):
        if -one not in found and -other not in taken:
            found[-one] = -other
            taken.add(-other)
    return dict(sorted(found.items()))


def _likeness(one: _Number, other: _Number) -> float:
    """How surely two numbers are of one thing; 0 where they are not."""
    if one.count.kind != other.count.kind:
        return 0
    likeness = alike(one.quotes[0].text, other.quotes[0].text)
    what, what_later = one.count.what, other.count.what
    one_class = bool(set(heads(what)) & set(heads(what_later)))
    same = (what.casefold() == what_later.casefold()) + (one.count.low == other.count.low) / 2
    if one_class and one.topic == other.topic:
        followed = any(matches(what, each) and matches(what_later, each) for each in change_rules().followed)
        if followed or likeness >= ALIKE_OF_ONE_CLASS:
            return 1 + likeness + same
    shared = _class_words(what) & _class_words(what_later)
    return likeness + same if likeness >= ALIKE and shared else 0


def _class_words(what: str) -> set[str]:
    """The words of a class, those for people of whom nothing is said as one."""
    people = change_rules().people
    return {"person" if word in people else word for head in heads(what) for word in head}


def _alone(number: _Number, change: str, other: Report) -> Change:
    """A number that one report gives alone; it is not gone where the other's edition has no place for it."""
    said, count = _figure(number.count), number.count
    topic = outlines().topics[number.topic] if number.topic is not None else None
    there = topic is None or any(each.topic == topic.name for each in other.outline.places)
    why = NO_HEADING if topic is None or there else absence(other.outline, topic)
    turn = {NOT_IN_EDITION: LEFT_OUT, NOT_IN_DOCUMENT: CUT_OFF}.get(why, change)
    missing = "not reported" if topic is None or turn == change else f"not reported: {topic.label} is {why}"
    if change == GONE:
        return Change("count", turn, count.what, said, missing, left_quotes=number.quotes, topic=number.topic)
    return Change("count", turn, count.what, missing, said, right_quotes=number.quotes, topic=number.topic)


def _moved(one: _Number, other: _Number) -> Iterator[Change]:
    """How a number moved; nothing where it is given alike by the same source."""
    first, second = one.count, other.count
    source = _source(first, second)
    unmoved = (first.low, first.high, first.qualifier) == (second.low, second.high, second.qualifier)
    if unmoved and source not in (ANOTHER, ONLY_FIRST, ONLY_SECOND):
        return
    change, why = (
        (OTHER, "The number is the same; its source is not.") if unmoved else _turn(first, second, other.topic)
    )
    said = source_words(first, second, source)
    figures = _figure(first), _figure(second)
    yield Change("count", change, second.what, *figures, one.quotes, other.quotes, why, source, said, other.topic)


def _turn(one: Count, other: Count, topic: str | None) -> tuple[str, str]:
    """Worse where there are surely more people, or acts, of a class of which more is worse; with the reason."""
    turn = _turned_by_more(one, other, topic)
    if turn is None:
        return OTHER, ""
    if any(end is None for end in (one.low, one.high, other.low, other.high)):
        return OTHER, "One of the two gives no figure."
    done = "released " if turn == BETTER else ""
    (low, high), (later_low, later_high) = ends_of(one), ends_of(other)
    if high is not None and later_low > high:
        return (WORSE if turn == WORSE else BETTER), f"It surely rose, and more {done}is {turn}."
    if later_high is not None and later_high < low:
        return (BETTER if turn == WORSE else WORSE), f"It surely fell, and more {done}is {turn}."
    return OTHER, "The two may be the same number."


def _turned_by_more(one: Count, other: Count, topic: str | None) -> str | None:
    """Whether more of what two numbers count is worse or better; None where it is neither."""
    rules = change_rules()
    freed = [bool(rules.more_is_better.search(_beside_number(each))) for each in (one, other)]
    if all(freed):
        return BETTER
    if any(freed) or topic in rules.of_perpetrators:
        return None
    harmed = all(each.kind == "flow" and rules.harmed.search(_beside_number(each)) for each in (one, other))
    return WORSE if harmed or any(matches(other.what, each) for each in rules.more_is_worse) else None


def _beside_number(count: Count) -> str:
    """What is counted, and, of what was done in a time, the words beside the number: what was done to so many."""
    said = count.quote.text
    places = [said.find(each) for each in (f"{count.low:,}" if count.low is not None else "", count.what) if each]
    place = next((each for each in places if each >= 0), 0)
    return f"{count.what} {said[max(0, place - _BESIDE) : place + _BESIDE] if count.kind == 'flow' else ''}"


def _figure(count: Count) -> str:
    ends = list(dict.fromkeys(f"{end:,}" for end in (count.low, count.high) if end is not None))
    number = " ".join(filter(None, (count.qualifier, " to ".join(ends))))
    return ", ".join(filter(None, (number, f"by {count.by}" if count.by else None, str(count.as_of or "") or None)))


def _source(one: Count, other: Count) -> str:
    """Whether two numbers name the same source; where a number names none, its sentence may."""
    named, later = _named(one), _named(other)
    if not named or not later:
        return NEITHER if not named and not later else ONLY_FIRST if named else ONLY_SECOND
    return SAME if any(same_source(each, one) for each in named for one in later) else ANOTHER


def _named(count: Count) -> list[str]:
    return [count.by] if count.by else list(dict.fromkeys(who for who, _kind in sources_in(count.quote.text)))


def source_words(one: Count, other: Count, source: str) -> str:
    """Whether the source moved, in a sentence."""
    named, later = (" and ".join(_named(each)) for each in (one, other))
    return {
        SAME: "Both name the same source.",
        ANOTHER: f"The source is another: {named} in the first, {later} in the second.",
        ONLY_FIRST: f"Only the first names a source: {named}.",
        ONLY_SECOND: f"Only the second names a source: {later}.",
        NEITHER: "Neither names a source.",
    }[source]


@lru_cache(maxsize=4096)
def _plain(who: str) -> frozenset[str]:
    """The words of a source that tell it from others, in the singular and without marks."""
    return _without(_singular(re.split(r"[\s/-]+", _one_wording(who.casefold()))))


def _one_wording(who: str) -> str:
    for first, *others in change_rules().same_sources:
        for each in others:
            who = re.sub(rf"\b{re.escape(each)}(?=s?\b)", first, who)
    return who


def _without(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word and word not in _says_no_more() and not word.isdigit())


@cache
def _says_no_more() -> frozenset[str]:
    return frozenset(_singular(change_rules().says_no_more))


def _singular(words: Iterable[str]) -> list[str]:
    return [fold(word.removesuffix("’s").removesuffix("'s")).removesuffix("s") for word in words]


def same_source(who: str, other: str) -> bool:
    """Whether two wordings name one source: in the same telling words ("local NGOs", "NGOs"), or by initials."""
    return source_key(who) == source_key(other) or _initials(who) == other.strip() or _initials(other) == who.strip()


def source_key(who: str) -> frozenset[str]:
    """The words of a source that tell it from others; all of its words where none does."""
    return _plain(who) or frozenset(_singular(who.casefold().split()))


def _initials(who: str) -> str:
    """The capitals with which the words of a name begin, where there are at least three ("ICRC")."""
    found = "".join(word[0] for word in re.findall(r"[^\W\d_]+", re.sub(r"\(.*?\)", "", who)) if word[0].isupper())
    return found if len(found) > 2 else ""
