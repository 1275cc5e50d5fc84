"""When a detention began or ended, in words that keep what is not known: "by 5 May 2024", "not known"."""

from __future__ import annotations

from datetime import date

from habeas.cases.detention import Bound, Detention
from habeas.dates import PartialDate

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def bound_words(bound: Bound | None) -> str:
    """The days that a bound allows; "not known" where it allows all."""
    if bound is None or (bound.first is None and bound.last is None):
        return "not known"
    if bound.first is None:
        return f"by {_day(bound.last)}"
    if bound.last is None:
        return f"on or after {_day(bound.first)}"
    return days_words(bound.first, bound.last)


def days_words(first: date, last: date) -> str:
    """From the first to the last day that something may have been on: a day, a month, a year, or "between" two days."""
    if first >= last:
        return _day(first)
    for whole in (PartialDate(first.year), PartialDate(first.year, first.month)):
        if (whole.first_day, whole.last_day) == (first, last):
            return str(first.year) if not whole.month else f"{_MONTHS[first.month - 1]} {first.year}"
    return f"between {_day(first)} and {_day(last)}"


def detention_words(one: Detention) -> str:
    """A detention in a line: the form, the place, who holds them, from when to when."""
    where = f" in {one.place}" if one.place else ""
    who = f", by {one.holder}" if one.holder else ""
    apart = "" if one.by_state else " (not by the state)"
    until = "no end told" if one.ends is None else f"{'went on' if one.transfer else 'ended'} {bound_words(one.ends)}"
    return f"{_form(one.form)}{where}{who}{apart}: began {bound_words(one.begins)}; {until}"


def _form(form: str) -> str:
    return "Held, the form not told" if form == "not told" else form[:1].upper() + form[1:]


def _day(day: date | None) -> str:
    return "a day not known" if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
