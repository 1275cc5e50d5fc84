"""How custody, charges and recognitions are worded on a page: bounds, how a charge stands, what is left of a sentence.

Filters that `wording` registers; nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from habeas.answers.bounds import bound_words, days_words
from habeas.answers.definitions import Definition, definitions, names_definition
from habeas.cases.charges import Course
from habeas.cases.detention import Bound, Detention, detentions
from habeas.model import Case

if TYPE_CHECKING:
    from habeas.answers.census_lists import Line


def detentions_of(case: Case) -> tuple[Detention, ...]:
    """The forms and places of a custody, one after the other."""
    return detentions(case)


def bound(of: Bound | None) -> str:
    """The days on which a detention may have begun or ended."""
    return bound_words(of)


def stands_on(course: Course, day: date) -> str:
    """How a charge stands on a day."""
    return course.standing(day)


def left_on(course: Course, day: date) -> str:
    """What is left of its sentence on a day, in words; empty where no term runs."""
    found = course.left(day)
    if found is None:
        return ""
    return f"at most {found[0]:,} days left, counted from the sentence" if found[0] else "the term has passed"


def definition_of(said: str | None) -> Definition | None:
    """The definition that the words of somebody name."""
    return next((each for each in definitions().values() if names_definition(said, each)), None)


def since_words(line: Line) -> str:
    """Since when somebody in a census is held, as far as it is known."""
    return "" if line.since is None else days_words(line.since, line.since_by or line.since)


FILTERS: dict[str, Callable[..., Any]] = {
    "detentions": detentions_of,
    "bound": bound,
    "stands_on": stands_on,
    "left_on": left_on,
    "definition_of": definition_of,
    "since_words": since_words,
}
