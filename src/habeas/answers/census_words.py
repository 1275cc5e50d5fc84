"""A census in words: its headline, its six coordinates, and the figures beside it. Every face prints these."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from habeas.answers.census_question import PUBLISHED
from habeas.answers.occupations import noun_of
from habeas.cases.entry import REVIEWS
from habeas.dates import PartialDate
from habeas.documents.countries import name_of
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.answers.census import Census, Line
    from habeas.answers.census_numbers import Range
    from habeas.answers.census_question import Question

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def headline(found: Census) -> str:
    """The answer in a sentence, its low end first."""
    number, question = found.headline, found.question
    noun, apart = _noun(question, number.low), _apart(found)
    low = f"at least {number.low:,}" if number.low != number.high else f"{number.low:,}"
    more = f" (up to {number.high:,}{apart})" if number.low != number.high else ""
    called = f", {label_words(question)}," if question.rule.label else ""
    when = f"at {question.rule.at} on {day_words(question.on)}"
    sentence = f"{low} {noun}{more}{called} in custody {place_words(question)} {when}."
    return sentence[:1].upper() + sentence[1:]


def _noun(question: Question, number: int) -> str:
    """What so many of what is counted are called: "1 journalist", "2 cases of journalists", "1 person"."""
    who = question.rule.who
    if question.unit != "people":
        unit = question.unit.removesuffix("s") if number == 1 else question.unit
        return f"{unit} of {_classes(who)}"
    if len(who) == 1:
        return noun_of(who[0], number)
    return f"person among {_classes(who)}" if who and number == 1 else "person" if number == 1 else _classes(who)


def _classes(who: Iterable[str]) -> str:
    """Classes of people in a row; everybody where none is named."""
    return " and ".join(noun_of(each, 0) for each in who) or "people"


def _apart(found: Census) -> str:
    """Of whom the high end is made beside the low one; of people only, since cases and acts are others."""
    numbers = found.numbers
    parts = [(numbers.unnamed, "not named")]
    if found.question.unit == "people":
        parts = [(len(numbers.maybe), "undetermined"), (len(numbers.silent), "unconfirmed"), *parts]
    said = [f"{number:,} {what}" for number, what in parts if number]
    return f", of them {' and '.join([', '.join(said[:-1]), said[-1]] if len(said) > 1 else said)}" if said else ""


def coordinates(found: Census) -> tuple[tuple[str, str], ...]:
    """The six coordinates, each with what it is."""
    question = found.question
    rule = question.rule
    return (
        ("Unit", question.unit),
        ("Definition", f"{rule.title or rule.name} (rule “{rule.name}”); {whom_words(question)}"),
        ("Forms of custody", ", ".join(rule.custody) if rule.custody else "all, by the state"),
        ("As of", f"{rule.at} local time at the place of custody, {day_words(question.on)}"),
        ("As known on", known_words(question)),
        ("Evidence required", evidence_words(question)),
    )


def figures(found: Census, *, short: bool = False) -> tuple[tuple[str, str], ...]:
    """The figures beside the headline; none of them is ever added to another. `short` writes a range as 12–15."""
    numbers = found.numbers

    def worded(number: Range) -> str:
        return f"{number.low:,}–{number.high:,}" if short and number.low != number.high else range_words(number)

    return (
        ("People", worded(numbers.people)),
        ("Cases", worded(numbers.cases)),
        ("Acts that put or kept them there", worded(numbers.acts)),
        ("Ever in custody by then", worded(numbers.ever)),
        ("Arrests by then, of people by name", f"{numbers.arrests:,}"),
        ("Restricted and not held", f"{len(found.restricted):,}"),
        ("Died in custody by then", f"{len(found.died):,}"),
        ("Held by others than the state", worded(numbers.by_others)),
    )


def range_words(number: Range) -> str:
    """A range, its low end first."""
    return f"{number.low:,}" if number.low == number.high else f"at least {number.low:,}, up to {number.high:,}"


def whom_words(question: Question) -> str:
    """Of whom the census is."""
    whom = _classes(question.rule.who)
    return f"{whom}, {label_words(question)}" if question.rule.label else whom


def label_words(question: Question) -> str:
    """Who has to call them what."""
    by = question.rule.recognised
    bodies = " or ".join(by) if isinstance(by, tuple) else f"at least {max(1, by)} bod{'y' if by < 2 else 'ies'}"
    return f"called {question.rule.label} by {bodies}"


def place_words(question: Question) -> str:
    """Where, as the headline says it."""
    if question.country is None:
        return "in all countries of this registry"
    try:
        return f"in {name_of(question.country)}"
    except UnknownTerm:
        return f"in {question.country}"


def known_words(question: Question) -> str:
    """Up to when knowledge counts, and in which meaning."""
    if question.known is None:
        return "now: all that this registry holds"
    if question.meaning == PUBLISHED:
        return f"by publication: what documents published by {day_words(question.known_day)} say, read as today"
    if isinstance(question.known, datetime):
        moment = question.known.astimezone(UTC)
        return f"what this registry held at {moment:%H:%M} UTC on {day_words(moment.date())}"
    return f"what this registry held at the end of {day_words(question.known)}, UTC"


def evidence_words(question: Question) -> str:
    """What a custody needs to count."""
    rule = question.rule
    said = [f"at least {rule.sources} independent source{'' if rule.sources == 1 else 's'}"]
    said.append("reviewed or not" if rule.review == REVIEWS[0] else f"{rule.review} in review")
    said.append("also if only alleged" if rule.alleged else "not if only alleged")
    months = f"{rule.silence_months} month{'' if rule.silence_months == 1 else 's'}"
    said.append(f"unconfirmed after {months} without a word, or when a term has passed")
    return "; ".join(said)


def day_words(day: date | PartialDate | None) -> str:
    """A day, written out; of a date that is known less precisely, what is known."""
    if day is None:
        return "a day not known"
    month = f"{_MONTHS[day.month - 1]} " if day.month else ""
    return f"{f'{day.day} ' if day.day else ''}{month}{day.year}"


def line_row(line: Line) -> dict[str, Any]:
    """A line of a list as a row for machines."""
    return {
        "person": line.person_id or None,
        "name": line.name,
        "number": line.number,
        "case": line.case_id or None,
        "country": line.country,
        "forms": list(line.forms),
        "since": None if line.since is None else str(line.since),
        "confirmed": None if line.confirmed is None else str(line.confirmed),
        "why": line.why or None,
    }


def census_row(found: Census) -> dict[str, Any]:
    """The whole answer for machines: headline, coordinates, figures, lists."""
    numbers = found.numbers
    ranges = {
        "people": numbers.people,
        "cases": numbers.cases,
        "acts": numbers.acts,
        "ever": numbers.ever,
        "by_others": numbers.by_others,
    }
    lists = ("included", "undetermined", "unconfirmed", "unnamed", "once", "unheard", "restricted", "died")
    return {
        "headline": headline(found),
        "unit": found.question.unit,
        "low": found.headline.low,
        "high": found.headline.high,
        "coordinates": [{"name": name, "value": value} for name, value in coordinates(found)],
        **{name: {"low": number.low, "high": number.high} for name, number in ranges.items()},
        "arrests": numbers.arrests,
        "notes": list(found.notes),
        **{name: [line_row(line) for line in getattr(found, name)] for name in lists},
        "doubles": [[line_row(line) for line in pair] for pair in found.doubles],
    }
