"""How responses are worded on a page: what their words tell, what followed; filters of the templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from habeas.answers.outcomes import AFTER, NONE_YET, NOT_KNOWN, Outcome
from habeas.answers.responders import state_words
from habeas.answers.response import Response, Told
from habeas.answers.silence import Silence
from habeas.language import gettext, in_language, ngettext, number_words
from habeas.language import gettext_lazy as _
from habeas.terms import claim_types

# What is told of a response, in the order of the page, with the word before it.
KIND_WORDS = {
    "form": _("Form"),
    "request": _("Asks for"),
    "manner": _("How"),
    "addressee": _("Of whom"),
    "measure": _("Measure"),
    "programme": _("Programme or policy"),
    "answer": _("Answer"),
    "outcome": _("What the source says came of it"),
}
# These are the words of the document themselves; the others are terms of ours.
_AS_WORDED = ("manner", "addressee", "programme")


def told_pairs(one: Response) -> list[tuple[str, list[tuple[str, Told]]]]:
    """What the words of a response tell: the name of the field, and each value in words with where it stands."""
    found = []
    for kind, words in KIND_WORDS.items():
        values = [(each.value if kind in _AS_WORDED else in_language(each.value), each) for each in one.words(kind)]
        if values:
            found.append((str(words), values))
    return found


def days_range(fewest: int | None, most: int | None) -> str:
    """How many days lie between two things, as far as their dates tell."""
    if fewest is None and most is None:
        return gettext("a number of days that is not known")
    if fewest is None or most is None:
        bound = fewest if fewest is not None else most or 0
        words = ngettext("%(days)s day", "%(days)s days", bound) % {"days": number_words(bound)}
        return (gettext("at least %(days)s") if most is None else gettext("at most %(days)s")) % {"days": words}
    if fewest == most:
        return ngettext("%(days)s day", "%(days)s days", fewest) % {"days": number_words(fewest)}
    both = {"fewest": number_words(fewest), "most": number_words(most)}
    return gettext("%(fewest)s to %(most)s days") % both


def outcome_words(one: Outcome) -> str:
    """What followed a response, in a sentence."""
    if one.order == NOT_KNOWN or one.change is None:
        if one.order == NONE_YET:
            days = days_range(one.fewest, one.most)
            return gettext("No change in custody is on record since; %(days)s had passed.") % {"days": days}
        return gettext("Nobody dates it, so what followed is not known.")
    said = {"change": in_language(_change_label(one.change.kind)), "days": days_range(one.fewest, one.most)}
    if one.order == AFTER:
        return gettext("Next change in custody: %(change)s, %(days)s later.") % said
    return gettext("Next change in custody: %(change)s, %(days)s later, if not before it.") % said


def outcome_days(one: Outcome) -> str:
    """The days of an outcome for a cell of a table."""
    if one.order == NOT_KNOWN:
        return ""
    days = days_range(one.fewest, one.most)
    return gettext("%(days)s so far") % {"days": days} if one.change is None else days


def silence_days(one: Silence) -> str:
    """For how long nobody has spoken."""
    return "" if one.fewest is None and one.most is None else days_range(one.fewest, one.most)


def change_words(kind: str) -> str:
    """A change in custody in a word."""
    return in_language(_change_label(kind))


def _change_label(kind: str) -> str:
    return claim_types()[kind].label if kind in claim_types() else kind


FILTERS: dict[str, Callable[..., Any]] = {
    "told_pairs": told_pairs,
    "outcome_words": outcome_words,
    "outcome_days": outcome_days,
    "silence_days": silence_days,
    "change_words": change_words,
    "state_words": state_words,
}
