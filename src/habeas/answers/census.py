"""A census: who was in custody at an instant, by a rule, as known on a day: a range with the people behind it.

The low end is who surely was; the high end adds those of whom dates, forms or silence leave it open, and people who are
not named. It is a query over entries (`answers.census_table`), and never a number that somebody typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.answers.census_lists import Line, Lister
from habeas.answers.census_numbers import Numbered, Range, numbers
from habeas.answers.census_question import PUBLISHED, RECORDED, Question

if TYPE_CHECKING:
    from habeas.answers.census_table import CensusTable

__all__ = ["PUBLISHED", "RECORDED", "Census", "Line", "Question", "Range", "census"]


@dataclass(frozen=True, slots=True)
class Census:
    """The answer, with the people behind it.

    Attributes:
        included: who surely was in custody; `undetermined` and `unconfirmed` may have been.
        unnamed: people who are not named, as far as named ones do not cover them; in the high end only.
        once: groups that add nobody to it since they count with another, or by name, each with why.
        unheard: groups that add nobody since nothing shows them in custody at that instant, each with why.
        doubles: pairs of those counted who may be one person: one in the low end, two in the high.
        ever: who ever was by that instant; `arrests` the arrests by then. Never added to who is.
        restricted: who is not in custody and under a travel ban, a sentence without prison, on bail or parole.
        died: who died in custody by then. `by_others`: held by others than the state, counted apart.
    """

    question: Question
    numbers: Numbered
    included: tuple[Line, ...]
    undetermined: tuple[Line, ...]
    unconfirmed: tuple[Line, ...]
    unnamed: tuple[Line, ...]
    once: tuple[Line, ...]
    unheard: tuple[Line, ...]
    doubles: tuple[tuple[Line, Line], ...]
    restricted: tuple[Line, ...]
    died: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def headline(self) -> Range:
        """The range in the unit that was asked for."""
        numbered = self.numbers
        return {"people": numbered.people, "cases": numbered.cases, "acts": numbered.acts}[self.question.unit]


def census(table: CensusTable, question: Question, notes: tuple[str, ...] = ()) -> Census:
    """Counts and lists, for one instant."""
    found = numbers(table, question)
    lists = Lister(table, question, found)
    return Census(
        question=question,
        numbers=found,
        included=lists.included(),
        undetermined=lists.undetermined(),
        unconfirmed=lists.unconfirmed(),
        unnamed=lists.unnamed(),
        once=lists.once(),
        unheard=lists.unheard(),
        doubles=lists.doubles(),
        restricted=lists.restricted(),
        died=lists.died(),
        notes=notes,
    )
