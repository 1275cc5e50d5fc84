"""The offices that a person is said to hold, each with when documents first and last cite it, and which on a day.

A document says "Secretary of State A" on its day, and no more: an office is known from its first to its last citation,
and on a day outside of that only where a document of the act itself gives it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from habeas.acts.sources import told_on
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.model import DocumentCard, Quote
from habeas.terms import load_toml

_FILE = "answers/offices.toml"


@dataclass(frozen=True, slots=True)
class Citation:
    """That a document gives a person an office, in these words."""

    role: str
    organization: str | None
    document: DocumentCard
    quote: Quote


@dataclass(frozen=True, slots=True)
class Office:
    """An office as documents word it, with the first and the last day that they cite it for; None where undated."""

    role: str
    organization: str | None
    first_cited: PartialDate | None
    last_cited: PartialDate | None
    citations: tuple[Citation, ...]

    @property
    def words(self) -> str:
        """The office with its body."""
        return self.role if self.organization is None else f"{self.role}, {self.organization}"


def offices(citations: Iterable[Citation]) -> tuple[Office, ...]:
    """The offices, each once whatever its capitals, those cited most first."""
    found: dict[tuple[str, str], list[Citation]] = {}
    for each in citations:
        found.setdefault((each.role.casefold(), (each.organization or "").casefold()), []).append(each)
    whole = [_office(given) for given in found.values()]
    return tuple(sorted(whole, key=lambda one: (-len(one.citations), one.role.casefold(), one.organization or "")))


def office_on(held: Iterable[Office], day: PartialDate | None, documents: Collection[str] = ()) -> Office | None:
    """The office on a day: one that a document of the act gives, else one cited before and after; None where unknown.

    Of several the one whose body is named, then the longest title, which says most.
    """
    now = [one for one in held if not one.role.casefold().startswith(_not_held())]
    given = [one for one in now if any(each.document.id in documents for each in one.citations)]
    fitting = given or [one for one in now if day is not None and _known_on(one, day)]
    return min(fitting, key=lambda one: (-len(one.words), one.words), default=None)


@cache
def _not_held() -> tuple[str, ...]:
    """What begins a role that somebody does not hold: over, or not yet begun.

    Raises:
        BadVocabulary: the file does not say it.
    """
    words = load_toml(_FILE).get("not_held")
    if not isinstance(words, list) or not words or any(not isinstance(word, str) for word in words):
        raise BadVocabulary(f"data/{_FILE} needs not_held, a list of words")
    return tuple(words)


def _known_on(office: Office, day: PartialDate) -> bool:
    first, last = office.first_cited, office.last_cited
    return first is not None and last is not None and first.first_day <= day.last_day and day.first_day <= last.last_day


def _office(given: list[Citation]) -> Office:
    days = sorted(day for each in given if (day := told_on(each.document)) is not None)
    return Office(
        given[0].role,
        given[0].organization,
        days[0] if days else None,
        max(days, key=lambda day: day.last_day) if days else None,
        tuple(given),
    )
