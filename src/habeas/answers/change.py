"""What a difference of two reports is, and the rules by which it is called worse or better, which are data.

Nothing is worse because more is told of it: only where one thing is told in both, and then by the severity of what was
done, by the length of a term, or by a number that is surely greater; each with the reason in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.documents.editions import outlines
from habeas.errors import BadVocabulary
from habeas.model import Quote
from habeas.terms import claim_types, load_toml

_FILE = "data/answers/changes.toml"
LEVELS = ("section", "person", "act", "count", "source")
WORSE, BETTER, OTHER, NEW, GONE, LEFT_OUT = "worse", "better", "otherwise", "new", "gone", "not in this edition"
# One of the two is cut off, or only a part of a report.
CUT_OFF = "not in this document"
MORE, FEWER = "more told", "less told"
ONLY_LEFT, ONLY_RIGHT = "only in the first", "only in the second"
# What matters most comes first.
ORDER = (WORSE, BETTER, OTHER, NEW, GONE, ONLY_LEFT, ONLY_RIGHT, MORE, FEWER, LEFT_OUT, CUT_OFF)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        level: one of `LEVELS`.
        change: one of `ORDER`.
        subject: the section's topic, the person, what is counted, the source.
        left, right: what each report says, in words.
        left_quotes, right_quotes: the sentences that say so.
        why: why it is worse, better or neither, in a sentence; empty where nothing had to be weighed.
        source: of a number in both, whether its source is another, of `answers.compared_counts.SOURCES`; else empty.
        source_said: the same in a sentence, with whom each report names.
        topic: the issue that it is of; None where it is of none.
    """

    level: str
    change: str
    subject: str
    left: str
    right: str
    left_quotes: tuple[Quote, ...] = ()
    right_quotes: tuple[Quote, ...] = ()
    why: str = ""
    source: str = ""
    source_said: str = ""
    topic: str | None = None


def in_order(changes: Sequence[Change]) -> list[Change]:
    """The worse first, then the better, and so on; what is of one kind stays as it was."""
    return sorted(changes, key=lambda each: ORDER.index(each.change))


def several(number: int, one: str) -> str:
    """A number with its noun: "1 act", "2,100 acts"."""
    return f"{number:,} {one if number == 1 else one + 's'}"


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The rules of the data file; see there."""

    severity: Mapping[str, Mapping[str, int]]
    beyond_release: frozenset[str]
    freed: frozenset[str]
    held: frozenset[str]
    terms: frozenset[str]
    more_is_worse: tuple[str, ...]
    more_is_better: re.Pattern[str]
    harmed: re.Pattern[str]
    of_perpetrators: frozenset[str]
    followed: tuple[str, ...]
    people: frozenset[str]
    says_no_more: frozenset[str]
    same_sources: tuple[tuple[str, ...], ...]


@cache
def change_rules() -> ChangeRules:
    """The rules of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_change_rules(load_toml("answers/changes.toml"))


def read_change_rules(table: Mapping[str, Any]) -> ChangeRules:
    """Checks a parsed file.

    Raises:
        BadVocabulary: something is missing, or it names acts or topics that there are not.
    """
    try:
        people, numbers, sources = table["people"], table["numbers"], table["sources"]
        found = ChangeRules(
            {
                str(harm): {str(kind): int(grave) for kind, grave in acts.items()}
                for harm, acts in table["severity"].items()
            },
            frozenset(people["beyond_release"]),
            frozenset(people["freed"]),
            frozenset(people["held"]),
            frozenset(people["terms"]),
            tuple(numbers["more_is_worse"]),
            re.compile(numbers["more_is_better"]),
            re.compile(numbers["harmed"]),
            frozenset(numbers["of_perpetrators"]),
            tuple(numbers["followed"]),
            frozenset(numbers["people"]),
            frozenset(sources["says_no_more"]),
            tuple(tuple(each) for each in sources["same"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise BadVocabulary(f"{_FILE}: {error} is missing or is not what it should be") from error
    acts = {name for name, each in claim_types().items() if each.kind == "act"}
    weighed = {kind for harm in found.severity.values() for kind in harm}
    strange = sorted({*weighed, *found.beyond_release, *found.freed, *found.held, *found.terms} - acts)
    unweighed = sorted(acts - weighed - found.freed)
    topics = sorted(found.of_perpetrators - set(outlines().topics))
    if strange or unweighed or topics:
        raise BadVocabulary(
            f"{_FILE}: there are no acts {strange} and no topics {topics}, and the severity of {unweighed} is missing"
        )
    return found
