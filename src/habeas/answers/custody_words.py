"""How custody, charges and recognitions are worded on a page: bounds, how a charge stands, what is left of a sentence.

Filters that `wording` registers; nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from habeas.answers.definitions import Definition, definitions, names_definition
from habeas.cases.charges import Course
from habeas.cases.detention import Bound, Detention, detentions
from habeas.dates import PartialDate
from habeas.language import ALONE, FORM, WITHIN, gettext, in_context, number_words, spelled
from habeas.model import Case

if TYPE_CHECKING:
    from habeas.answers.census_lists import Line


def detentions_of(case: Case) -> tuple[Detention, ...]:
    """The forms and places of a custody, one after the other."""
    return detentions(case)


def bound(of: Bound | None) -> str:
    """The days on which a detention may have begun or ended, as `answers.bounds` says them."""
    first, last = (None, None) if of is None else (of.first, of.last)
    if first is None:
        return gettext("not known") if last is None else gettext("by %(day)s") % {"day": spelled(last, WITHIN)}
    if last is None:
        return gettext("on or after %(day)s") % {"day": spelled(first, WITHIN)}
    return days_words(first, last)


def shown_there(of: Detention, case: Case) -> PartialDate | date | None:
    """When a source last shows the person in it, as precisely as that source says; None where none is dated."""
    dates = (act.date for act in case.acts if act.id in of.acts and act.date is not None)
    told = (each for each in dates if each.first_day == of.confirmed)
    return min(told, key=lambda each: each.last_day, default=of.confirmed)


def days_words(first: date, last: date) -> str:
    """From the first to the last day that something may have been on, as `answers.bounds` says it."""
    if first >= last:
        return spelled(first, WITHIN)
    for whole in (PartialDate(first.year), PartialDate(first.year, first.month)):
        if (whole.first_day, whole.last_day) == (first, last):
            return spelled(whole, ALONE)
    return gettext("between %(first)s and %(last)s") % {"first": spelled(first, WITHIN), "last": spelled(last, WITHIN)}


def forms_words(forms: Iterable[str]) -> str:
    """The forms of custody that it may have been."""
    either = gettext("or")
    return f" {either} ".join(in_context(each, FORM) for each in forms)


def stands_on(course: Course, day: date) -> str:
    """How a charge stands on a day."""
    return course.standing(day)


def left_on(course: Course, day: date) -> str:
    """What is left of its sentence on a day, in words; empty where no term runs."""
    found = course.left(day)
    if found is None:
        return ""
    if not found[0]:
        return gettext("the term has passed")
    return gettext("at most %(days)s days left, counted from the sentence") % {"days": number_words(found[0])}


def definition_of(said: str | None) -> Definition | None:
    """The definition that the words of somebody name."""
    return next((each for each in definitions().values() if names_definition(said, each)), None)


def since_words(line: Line) -> str:
    """Since when somebody in a census is held, as far as it is known."""
    return "" if line.since is None else days_words(line.since, line.since_by or line.since)


FILTERS: dict[str, Callable[..., Any]] = {
    "detentions": detentions_of,
    "bound": bound,
    "shown_there": shown_there,
    "forms_words": forms_words,
    "stands_on": stands_on,
    "left_on": left_on,
    "definition_of": definition_of,
    "since_words": since_words,
}
