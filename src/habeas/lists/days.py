"""Reads the dates of a column: 2024-03-12, 12.03.2024, 03/12/2024, 12 March 2024, 2024, in several languages.

Nothing is guessed: where nothing in a column tells whether 03/04/2024 is in March or in April, it is only 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.lists.words import months, year_words

_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
    # A time of day, as databases and spreadsheets write it: the day is what it says where it was written.
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
# A time of day behind a date that is written in another way: "March 4, 2024 12:00 AM".
_TIME = re.compile(r",? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_HAN = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
# The groups of each that are the year, the month and the day.
_ORDERS = (
    (_ISO, (1, 2, 3)), (_TOGETHER, (1, 2, 3)), (_YEAR_FIRST, (1, 3, 4)), (_HAN, (1, 2, 3)), (_MONTH_YEAR, (2, 1, 0)),
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# A day as spreadsheets keep it, where its cell lost the format of a date: days since the end of 1899. From 1954 on, so
# that no year and no short number is taken for one.
_SERIAL = re.compile(r"[2-6]\d{4}")
_ZERO = date(1899, 12, 30)
# Workbooks of older Macintosh programs count from 1904: 43638 there is 2023-06-23.
_LATER_ZERO = date(1904, 1, 1)


def is_serial(cell: str) -> bool:
    """Whether a cell is a day as spreadsheets count them: 45100 is 2023-06-23."""
    return _SERIAL.fullmatch(cell.strip()) is not None


def since_1904(cell: str) -> str:
    """A day that a workbook counts from 1904, in ISO 8601."""
    return (_LATER_ZERO + timedelta(days=int(cell.strip()))).isoformat()


def is_day_first(cells: Iterable[str]) -> bool | None:
    """Whether a column writes the day before the month, by its dates that can only be read one way; None if none can.

    One that writes now this and now that tells nothing.
    """
    found: set[bool] = set()
    for cell in cells:
        match = _NUMBERS.fullmatch(_without_year_word(cell))
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            found.add(True)
        elif second > 12 >= first:
            found.add(False)
    return found.pop() if len(found) == 1 else None


def read_day(cell: str, day_first: bool | None) -> tuple[PartialDate, bool]:
    """A date as precisely as its cell gives it, and whether day and month could not be told apart.

    Raises:
        UnknownTerm: it is no date, not in the calendar, or has a year of two digits.
    """
    text = _without_year_word(cell)
    if is_serial(text):
        counted = _ZERO + timedelta(days=int(text))
        return PartialDate(counted.year, counted.month, counted.day), False
    if match := _NUMBERS.fullmatch(text):
        return _numbers(int(match[1]), int(match[3]), int(match[4]), True if match[2] == "." else day_first)
    for pattern, order in _ORDERS:
        if match := pattern.fullmatch(text):
            year, month, day = (int(match[place] or 0) if place else 0 for place in order)
            return _date(year, month, day), False
    return _in_words(text), False


def _numbers(first: int, second: int, year: int, day_first: bool | None) -> tuple[PartialDate, bool]:
    if first > 12 or second > 12:
        day_first = first > 12
    elif first == second:
        day_first = True
    if day_first is None:
        return _date(year, 0, 0), True
    day, month = (first, second) if day_first else (second, first)
    return _date(year, month, day), False


def _in_words(text: str) -> PartialDate:
    """12 March 2024, March 12, 2024, 12-Mar-2024, March 2024, 12 de marzo de 2024."""
    parts = [part for part in re.split(r"[\s.,/-]+", text.casefold()) if part and part not in ("de", "of", "the")]
    named = [months()[part] for part in parts if part in months()]
    numbers = [part.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th") for part in parts
               if part not in months()]  # fmt: skip
    years = [number for number in numbers if re.fullmatch(r"[0-9]{4}", number)]
    days = [number for number in numbers if re.fullmatch(r"[0-9]{1,2}", number)]
    if len(named) != 1 or len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        raise UnknownTerm("it is no date that is known; write it like 2024-03-12 or 12 March 2024")
    return _date(int(years[0]), named[0], int(days[0]) if days else 0)


def _date(year: int, month: int, day: int) -> PartialDate:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UnknownTerm(f"the year {year} is none that a list has")
    return PartialDate(year, month, day)


def _without_year_word(cell: str) -> str:
    text = " ".join(cell.split())
    time = _TIME.search(text)
    if time is not None and time.end() == len(text) and not _ISO.fullmatch(text):
        text = text[: time.start()]
    head, _, last = text.rpartition(" ")
    return head if last.casefold() in year_words() else text
