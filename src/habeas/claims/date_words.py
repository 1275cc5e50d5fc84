"""Reads expressions of time in plain text: "7 September", "June 14-15", "last week", "at year’s end".

Nothing is made more precise than it is written: a week inside one month is the month, a season or a holiday is
nothing. What a date leaves out (its year) comes from the report's year or the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from habeas.claims.numbers import value_of
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

# News leaves the year out of a date that is near. One that would lie further ahead than this is of last year.
AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What an incomplete date is completed by."""

    published: PartialDate | None
    report_year: int | None

    @property
    def day(self) -> date | None:
        """The day of publication, where the whole of it is known; annual reports speak of no such day."""
        whole = self.published is not None and self.published.precision == "day"
        return self.published.first_day if whole and self.published and self.report_year is None else None

    @property
    def year(self) -> int | None:
        """The year that "this year" and "year’s end" mean."""
        return self.report_year or (self.published.year if self.published else None)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date at a place of a text; `last` where it is a range."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None
    relation: str = "on"


Found = tuple[PartialDate, PartialDate | None] | None
Reader = Callable[[re.Match[str], Reckoning], Found]


def expressions(text: str, reckoning: Reckoning) -> list[Expression]:
    """The dates of a text, in order, the longest reading of each place."""
    return list(_expressions(text, reckoning))


@lru_cache(maxsize=16)  # a passage is asked for its own dates and, by the next one, for its last
def _expressions(text: str, reckoning: Reckoning) -> tuple[Expression, ...]:
    found: list[Expression] = []
    told = frozenset(_LETTERS.findall(text.lower())) | ({_DIGITS} if re.search(r"\d", text) else frozenset())
    for pattern, reader, needed in _patterns():
        if told.isdisjoint(needed):
            continue
        for match in pattern.finditer(text):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            dates = _read(reader, match, reckoning)
            if dates is not None:
                found.append(Expression(*match.span(), *dates, relation_before(text[: match.start()])))
    return tuple(_with_years_carried(sorted(found, key=lambda one: one.start), text))


def _read(reader: Reader, match: re.Match[str], reckoning: Reckoning) -> Found:
    try:
        return reader(match, reckoning)
    except (UnknownTerm, OverflowError):  # "February 30", "9000000 days ago": not in the calendar, so no date
        return None


def _with_years_carried(found: list[Expression], text: str) -> list[Expression]:
    """Neighbours that are one date: "between March and May 2023" (of one year), "May this year", "May and June"."""
    joined: list[Expression] = []
    for one in found:
        before = joined.pop() if joined else None
        both = _as_one(before, one, text) if before and before.last is None and one.last is None else None
        joined += [both] if both is not None else [one] if before is None else [before, one]
    return joined


def _as_one(first: Expression, second: Expression, text: str) -> Expression | None:
    gap, opening = text[first.end : second.start].strip().lower(), text[: first.start].rstrip().lower()
    month_alone = first.first.month and second.first.precision == "year"
    if gap in (", on", ", in") and first.first.precision == "year" and second.first.month:
        return _in_that_year(first, second, text)
    if gap in ("", "of", ",") and month_alone and second.end - second.start > len("2024"):
        year = PartialDate(second.first.year, first.first.month, first.first.day)
        return Expression(first.start, second.end, year, None, first.relation)
    between = _ranging(opening, gap)
    same = first.first.precision == second.first.precision != "year" and first.relation == "on"
    if not between and not (gap == "and" and same and not text[second.end :].lstrip(", ").startswith("respectively")):
        return None
    begin = _in_year(first, second, text)
    return Expression(first.start, second.end, begin, second.first, "between") if begin <= second.first else None


def _in_that_year(first: Expression, second: Expression, text: str) -> Expression | None:
    """A day or a month of the year before it: "last year, on September 24"."""
    if re.search(r"\d", text[first.start : first.end]) or re.search(r"\d{4}", text[second.start : second.end]):
        return None
    date = PartialDate(first.first.year, second.first.month, second.first.day)
    return Expression(first.start, second.end, date, None, first.relation)


def _ranging(opening: str, gap: str) -> bool:
    return (opening.endswith("between") and gap == "and") or (
        opening.endswith("from") and gap in ("to", "until", "through", "till")
    )


def _in_year(first: Expression, last: Expression, text: str) -> PartialDate:
    written = re.search(r"\d{4}", text[first.start : first.end]) is not None
    if written or not first.first.month or first.first.year == last.first.year:
        return first.first
    return PartialDate(last.first.year, first.first.month, first.first.day)


def relation_before(before: str) -> str:
    """How an act lies to a date, by the words before the date: "on" where they say nothing else."""
    words = re.sub(r"\b(?:at least|about|around|early|late|mid)\s*$", "", before.lower()).split()[-2:]
    for count in (2, 1):
        relation = _table("relations").get(" ".join(words[-count:]))
        if relation is not None:
            return str(relation)
    return "on"


# --- readers ------------------------------------------------------------------------------------------


def _day_first(match: re.Match[str], reckoning: Reckoning) -> Found:
    return _days(match["month"], match["day"], match["to"], match["year"], reckoning)


def _month_first(match: re.Match[str], reckoning: Reckoning) -> Found:
    """ "May 3"; behind "in" the number without a year is how many: "in April 12 people were freed"."""
    before = match.string[: match.start()].lower().split()[-1:]
    return None if before == ["in"] and not match["year"] else _day_first(match, reckoning)


def _days(month: str, day: str, to: str | None, year: str | None, reckoning: Reckoning) -> Found:
    number = _number("months", month)
    first = _complete(number, int(day), year, reckoning)
    if first is None or to is None:
        return None if first is None else (first, None)
    return first, PartialDate(first.year, first.month, int(to))


def _complete(month: int, day: int, year: str | None, reckoning: Reckoning) -> PartialDate | None:
    """A day or a month with its year: as written, else the report's, else the nearest that is not far ahead."""
    if year is not None:
        return PartialDate(int(year), month, day)
    if reckoning.report_year is not None:
        return PartialDate(reckoning.report_year, month, day)
    if reckoning.published is None:
        return None
    this_year = PartialDate(reckoning.published.year, month, day)
    latest = reckoning.published.last_day + AHEAD
    if this_year.first_day > latest:
        return PartialDate(this_year.year - 1, month, day)
    next_year = PartialDate(this_year.year + 1, month, 1)
    return PartialDate(next_year.year, month, day) if day and next_year.first_day < latest else this_year


def _month_and_year(match: re.Match[str], reckoning: Reckoning) -> Found:
    return _month_of(match["month"], match["which"], match["year"], reckoning)


def _month_of(name: str, which: str | None, year: str | None, reckoning: Reckoning) -> Found:
    """A month, in news the last that had begun by publication; "last December" is never that of publication."""
    month, which = _number("months", name), (which or "").lower()
    published = reckoning.published
    if published is None or reckoning.report_year is not None or year:
        whole = _complete(month, 0, year, reckoning)
        return None if whole is None else (whole, None)
    if which == "next":
        return PartialDate(published.year + (month <= published.month), month), None
    begun = month < published.month or (month == published.month and which != "last")
    return PartialDate(published.year if begun or not published.month else published.year - 1, month), None


def _numeric(match: re.Match[str], _: Reckoning) -> Found:
    return PartialDate(int(match["year"]), int(match["month"]), int(match["day"])), None


def _year(match: re.Match[str], _: Reckoning) -> Found:
    """A year by itself stands after a preposition; "the 2014 protests" dates the protests alone."""
    before = match.string[: match.start()]
    last = re.sub(r"[\[(]", "", before).lower().split()[-1:]
    alone = re.match(r"\s*(?:[.,;:)\]]|and\s+(?:19|20)\d\d|to\b|until\b|$)", match.string[match.end() :]) is not None
    if not set(last) & _LEADS or (set(last) & {"and", "the", "of"} and not alone):
        return (PartialDate(int(match["year"])), None) if before.endswith("(") and alone else None
    return PartialDate(int(match["year"])), None


def _weekday(match: re.Match[str], reckoning: Reckoning) -> Found:
    """The last such day up to publication; "next Tuesday" and a day that was "last" are not that one."""
    if reckoning.day is None or (match["which"] or "").lower() == "next":
        return None
    back = (reckoning.day.weekday() - _number("weekdays", match["weekday"])) % 7
    if (match["which"] or "").lower() == "last" and back == 0:
        back = 7
    return PartialDate.of(reckoning.day - timedelta(days=back)), None


def _days_away(match: re.Match[str], reckoning: Reckoning) -> Found:
    if reckoning.day is None:
        return None
    away = timedelta(days=_number("days_away", " ".join(match[0].split())))
    return PartialDate.of(reckoning.day + away), None


def _week(match: re.Match[str], reckoning: Reckoning) -> Found:
    """A week is the month, or else the year, where all of its days lie in it."""
    if reckoning.day is None:
        return None
    monday = reckoning.day - timedelta(days=reckoning.day.weekday() + (7 if match["which"].lower() == "last" else 0))
    sunday = monday + timedelta(days=6)
    if monday.year != sunday.year:
        return None
    return PartialDate(monday.year, monday.month if monday.month == sunday.month else 0), None


def _season(match: re.Match[str], reckoning: Reckoning) -> Found:
    """A season of the year that a report covers is that year; the seasons of news are of no one hemisphere."""
    own = match["year"] or reckoning.report_year
    return None if own is None else (PartialDate(int(own)), None)


def _ago(match: re.Match[str], reckoning: Reckoning) -> Found:
    """So many days ago is a day, so many years ago a year; "two months ago" could be three months."""
    number = value_of(match["number"]) if match["number"].lower() not in ("a", "an") else 1
    if number is None or reckoning.published is None or reckoning.report_year is not None:
        return None
    if match["unit"].lower().startswith("year"):
        return PartialDate(reckoning.published.year - number), None
    return None if reckoning.day is None else (PartialDate.of(reckoning.day - timedelta(days=number)), None)


def _anniversary(match: re.Match[str], reckoning: Reckoning) -> Found:
    """ "Ten years ago today" is that day, "ten years ago this month" that month."""
    number = value_of(match["number"]) if match["number"].lower() not in ("a", "an") else 1
    published = reckoning.published
    if number is None or published is None or reckoning.report_year is not None or not published.month:
        return None
    day = published.day if match["when"].lower() == "today" else 0
    if match["when"].lower() == "today" and not day:
        return None
    return PartialDate(published.year - number, published.month, day), None


def _month_away(match: re.Match[str], reckoning: Reckoning) -> Found:
    if reckoning.published is None or reckoning.report_year or not reckoning.published.month:
        return None
    away = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    index = reckoning.published.year * 12 + reckoning.published.month - 1 + away
    return PartialDate(index // 12, index % 12 + 1), None


def _year_away(_: re.Match[str], reckoning: Reckoning) -> Found:
    return None if reckoning.year is None else (PartialDate(reckoning.year - 1), None)


def _year_end(_: re.Match[str], reckoning: Reckoning) -> Found:
    return None if reckoning.year is None else (PartialDate(reckoning.year, 12), None)


def _within_year(_: re.Match[str], reckoning: Reckoning) -> Found:
    return None if reckoning.year is None else (PartialDate(reckoning.year), None)


# Words that stand before a month or a year.
_LEADS = frozenset(
    [
        *("in", "since", "until", "till", "by", "of", "from", "to", "and", "during", "before", "after", "the", "for"),
        *("between", "early", "late", "mid", "through", "throughout", "around"),
    ]
)


# --- patterns -----------------------------------------------------------------------------------------


_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = "0"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader, frozenset[str]], ...]:
    """Each pattern with its reader and with words of which the text must have one (`_DIGITS` for any figure)."""
    months, weekdays = _alternatives("months"), _alternatives("weekdays")
    month, day = rf"\b(?P<month>{months})\b(?:\.(?=\s*\d))?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    to = r"(?:\s?[–-]\s?|\s+to\s+|\s+through\s+)(?P<to>\d{1,2})(?:st|nd|rd|th)?\b(?![-–]year)"
    year = r"(?P<year>(?:19|20)\d\d)\b"
    which = r"(?:(?P<which>last|next|this|past|early|late|mid)[\s-]+)?"
    digits, named = frozenset({_DIGITS}), _longest_of(_table("months"))
    texts: list[tuple[str, Reader, frozenset[str]]] = [
        (r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _numeric, digits),
        (rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{year}", _numeric, digits),
        (rf"\b{day}(?:{to})?\s+(?:of\s+)?{month}(?:,?\s+{year})?", _day_first, named),
        (rf"{month}\s+{day}\b(?:{to})?(?:,?\s+\[?{year}\]?)?", _month_first, named),
        (rf"\b{which}{month},?\s+(?:of\s+)?\[?{year}\]?", _month_and_year, named),
        (rf"\b(?:{_phrases('year_end')})", _year_end, _longest_of(_listed("year_end"))),
        (rf"\b(?:{_phrases('within_year')})\b", _within_year, _longest_of(_listed("within_year"))),
        (
            rf"\b(?P<number>\d+|{_phrases('numbers')})\s+years?\s+ago\s+(?P<when>today|this\s+month)\b",
            _anniversary,
            frozenset({"ago"}),
        ),
        (rf"\b(?:{_alternatives('days_away')})\b", _days_away, _longest_of(_table("days_away"))),
        (r"\b(?P<which>last|this|past)\s+week\b", _week, frozenset({"week"})),
        (r"\b(?:earlier\s+|later\s+)?(?P<which>last|this|next)\s+month\b", _month_away, frozenset({"month"})),
        (
            r"(?<!\bthe )(?<!\bpast )\blast\s+year\b|\bthe\s+(?:previous|preceding)\s+year\b",
            _year_away,
            frozenset({"year"}),
        ),
        (rf"\b(?P<number>\d+|{_phrases('numbers')})[\s-]+(?P<unit>days?|years?)\s+ago\b", _ago, frozenset({"ago"})),
        (
            rf"\b(?:(?:in|during|over|since)\s+the|last|this)\s+(?:{_phrases('seasons')})\b(?:\s+of\s+{year}|(?!\s+of\b))",
            _season,
            frozenset(_listed("seasons")),
        ),
        (rf"\b{which}(?P<weekday>{weekdays})\b", _weekday, _longest_of(_table("weekdays"))),
        (rf"(?<![\w.-]){which}{month}", _bare_month, named),
        (rf"\b{year}(?![-–][a-z]|’s|'s)", _year, digits),
    ]
    return tuple((re.compile(text, re.IGNORECASE), reader, needed) for text, reader, needed in texts)


def _longest_of(entries: Iterable[str]) -> frozenset[str]:
    """Of each entry the longest of its words: a text without any of them has none of the entries."""
    return frozenset(max(_LETTERS.findall(entry.lower()), key=len) for entry in entries)


def _bare_month(match: re.Match[str], reckoning: Reckoning) -> Found:
    """A month by itself has a capital, and "May" or "March" a word before it that only a month has."""
    word, before = match["month"], match.string[: match.start()].lower().split()[-1:]
    if not word[0].isupper() or (len(word) < 4 and word != "May"):
        return None
    if re.match(r"\s+\d", match.string[match.end() :]) and (before != ["in"] or match["which"]):
        return None  # a day that the calendar does not have; but "in April 600 people were freed"
    if word.lower() in ("may", "march", "august") and not match["which"] and not set(before) & _LEADS:
        return None
    return _month_of(word, match["which"], None, reckoning)


def _alternatives(name: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_table(name), key=len, reverse=True))


def _phrases(name: str) -> str:
    ordered = sorted(_listed(name), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _listed(name: str) -> list[str]:
    listed = _table("phrases").get(name)
    if not isinstance(listed, list) or not all(isinstance(phrase, str) for phrase in listed):
        raise BadVocabulary(f"data/claims/dates.toml: phrases.{name} has to be a list of phrases")
    return listed


@cache
def _table(name: str) -> dict[str, int | str | list[str]]:
    table = load_toml("claims/dates.toml").get(name)
    if not isinstance(table, dict) or not table:
        raise BadVocabulary(f"data/claims/dates.toml needs a table [{name}]")
    return table


def _number(table: str, word: str) -> int:
    value = _table(table)[word.lower()]
    if not isinstance(value, int):
        raise BadVocabulary(f"data/claims/dates.toml: {table}.{word} has to be a whole number")
    return value
