"""The term that somebody serves: that of the sentence, or what a later ruling made of it.

"The Supreme Court reduced his sentence to three years": the custody still counts from the sentence, but ends sooner.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.cases.words import happened
from habeas.model import Act


def served_term(sentence: Act, acts: Iterable[Act]) -> str | None:
    """The term of an act that holds somebody, as the last ruling on it, among all acts of the case, left it."""
    if sentence.type != "sentence" or sentence.term is None:
        return sentence.term
    rulings = [one for one in acts if one.type == "trial" and one.term and happened(one) and _follows(one, sentence)]
    last = max(rulings, key=lambda one: (one.date.first_day if one.date else None, one.id), default=None)
    return sentence.term if last is None else last.term


def _follows(ruling: Act, sentence: Act) -> bool:
    """Whether both are dated and the ruling surely came later."""
    return bool(ruling.date and sentence.date and ruling.date.first_day >= sentence.date.last_day)
