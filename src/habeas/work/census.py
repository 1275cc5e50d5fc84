"""Asks a registry for a census: who was in custody on a day, by a rule, as known on a day.

The entries are read once for each state of the registry and kept as arrays, so that every further question is quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from habeas.answers.census_question import PUBLISHED, RECORDED, Question
from habeas.answers.census_rules import UNITS, Rule, rule_named
from habeas.answers.occupations import occupations
from habeas.documents.countries import name_of
from habeas.errors import NotFound, UnknownTerm
from habeas.record import census as rows
from habeas.record import facts, load
from habeas.record.connect import Record

if TYPE_CHECKING:
    from habeas.answers.census import Census, Line
    from habeas.answers.census_table import CensusTable, Version
    from habeas.cases.entry import Entry

MEANINGS = (RECORDED, PUBLISHED)
_kept: dict[Path, tuple[tuple[object, ...], CensusTable]] = {}
_reading = Lock()


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise than as known on another day: who came in, and who is no longer in, with both answers."""

    before: Census
    after: Census
    came: tuple[Line, ...]
    went: tuple[Line, ...]


class CensusOf:
    """The census of a registry.

    >>> census = CensusOf(registry.record)                                     # doctest: +SKIP
    >>> census.on(date(2024, 12, 1), country="AZ", who=["journalists"])        # doctest: +SKIP
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    def on(
        self,
        day: date,
        *,
        country: str | None = None,
        who: Sequence[str] = (),
        custody: Sequence[str] = (),
        unit: str = UNITS[0],
        as_known_on: date | datetime | None = None,
        meaning: str | None = None,
        rule: Rule | str | None = None,
    ) -> Census:
        """Who was in custody: a range, with the people behind it.

        Args:
            country: ISO 3166-1 alpha-2.
            who: classes of people; see `data/answers/occupations.toml`.
            custody: forms of custody; see `data/cases/forms.toml`.
            as_known_on: up to when knowledge counts; all that there is if left out.
            meaning: "recorded" for what this registry held then, "published" for what documents published by then
                say; the first where the registry was kept by then, else the second, if left out.
            rule: its name, or a rule.

        Raises:
            UnknownTerm: a rule, a class, a form, a unit or a country is none.
            NotFound: nothing was known on that day.
        """
        from habeas.answers.census import census

        chosen = rule if isinstance(rule, Rule) else rule_named(rule)
        question = self._question(day, chosen.narrowed(who, custody), country, unit, as_known_on, meaning)
        return census(self.table(), question, tuple(self._notes(question)))

    def changes(self, found: Census, as_known_before: date | datetime, meaning: str | None = None) -> Changes:
        """What is otherwise than as known on another day, of the same question."""
        asked = found.question
        before = self.on(
            asked.on,
            country=asked.country,
            unit=asked.unit,
            as_known_on=as_known_before,
            meaning=meaning or (asked.meaning if asked.known is not None else None),
            rule=asked.rule,
        )
        then, now = ({line.person_id: line for line in each.included} for each in (before, found))
        came = tuple(line for person, line in now.items() if person not in then)
        went = tuple(line for person, line in then.items() if person not in now)
        return Changes(before, found, came, went)

    def table(self) -> CensusTable:
        """All entries as arrays, read anew only when they changed."""
        from habeas.answers.census_table import CensusTable

        state = rows.state(self.record)
        with _reading:
            known = _kept.get(self.record.folder)
            if known is None or known[0] != state:
                known = (state, CensusTable(list(versions(rows.entries(self.record)))))
                _kept[self.record.folder] = known
            return known[1]

    # --- what is asked, and what has to be said beside the answer -----------------------------------------

    def _question(
        self,
        day: date,
        rule: Rule,
        country: str | None,
        unit: str,
        known: date | datetime | None,
        meaning: str | None,
    ) -> Question:
        if unit not in UNITS:
            hint = " Whose custody is counted is told by --who." if unit in occupations() else ""
            raise UnknownTerm(f"{unit[:40]!r} is no unit of a census; there are {', '.join(UNITS)}.{hint}")
        if meaning is not None and meaning not in MEANINGS:
            raise UnknownTerm(f"{meaning[:40]!r} is no meaning of “known”; there are {', '.join(MEANINGS)}.")
        if country is not None:
            name_of(country)
        question = Question(rule, day, country, unit, known, meaning or RECORDED)
        if known is None:
            return question
        first = rows.first_recorded(self.record)
        kept = first is not None and (question.known_moment or 0) >= first.timestamp()
        if meaning == RECORDED and not kept:
            since = "" if first is None else f" since {first.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
            raise NotFound(
                f"This registry has kept what it holds{since}, not yet on {question.known_day}. "
                "Ask for what was published by then instead: --known published."
            )
        question = Question(rule, day, country, unit, known, meaning or (RECORDED if kept else PUBLISHED))
        if question.meaning == PUBLISHED:
            self._has_published(question.known_day or day)
        return question

    def _has_published(self, day: date) -> None:
        first = load.partial(facts.first_published(self.record))
        if first is None or first.first_day > day:
            which = "none has a day of publication" if first is None else f"the first is of {first}"
            raise NotFound(f"No document of this registry was published by {day}: {which}. Nothing was known then.")

    def _notes(self, question: Question) -> Iterator[str]:
        first, last = facts.first_published(self.record), facts.last_published(self.record)
        if not rows.state(self.record)[0]:
            yield "The registry shows nobody in custody. Fill it with: habeas build FOLDER"
            return
        if first is not None and str(question.on) < first:
            yield f"The first dated document here is of {first}; what is said of days before it was told later."
        if last is not None and str(question.on) > last and question.known is None:
            yield f"The last dated document of this registry is of {last}; nothing here was told after it."
        if question.known is not None and (question.known_moment or 0) > datetime.now(UTC).timestamp():
            yield "The day of knowledge has not come yet; this is what is known now."
        if question.meaning == PUBLISHED and question.known is not None:
            undated = facts.undated_documents(self.record)
            yield (
                "By publication: who is who, and what people reviewed, is as of now"
                + (f"; {undated} documents without a day of publication are left out." if undated else ".")
            )


def versions(kept: Iterable[rows.Kept]) -> list[Version]:
    """The versions that a table is made of; of those by publication only what holds now."""
    from habeas.answers.census_table import Version
    from habeas.cases.entry import read

    entries: dict[str, Entry] = {}

    def entry(told: str) -> Entry:
        return entries[told] if told in entries else entries.setdefault(told, read(told))

    found: list[Version] = []
    latest: dict[str, rows.Kept] = {}
    by_day: dict[str, list[rows.Kept]] = {}
    for each in kept:
        if each.known:
            if each.dropped is None:
                by_day.setdefault(each.subject, []).append(each)
            continue
        dropped = None if each.dropped is None else each.dropped.timestamp()
        found.append(Version(entry(each.told), None, None, each.recorded.timestamp(), dropped))
        if each.dropped is None:
            latest[each.subject] = each
    for subject, several in sorted(by_day.items()):
        ordered = sorted(several, key=lambda each: each.known)
        days = [date.fromisoformat(each.known).toordinal() for each in ordered]
        for each, day, until in zip(ordered, days, [*days[1:], None], strict=True):
            told = each.told or latest[subject].told
            found.append(Version(entry(told), day, until, each.recorded.timestamp(), None))
    return found


def rule_of(name: str | None, *, files: bool = False) -> Rule:
    """The rule of that name, or of a TOML file of one's own; see `answers.census_rules`."""
    return rule_named(name, files=files)


def known_day(text: str | None) -> date | datetime | None:
    """A day or a moment as it was typed: 2025-03-15, or 2025-03-15T12:00 in UTC.

    Raises:
        UnknownTerm: it is neither.
    """
    if not text:
        return None
    try:
        if "T" in text:
            moment = datetime.fromisoformat(text)
            return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnknownTerm(f"{text[:40]!r} is not a day; write it like 2025-03-15.") from error
