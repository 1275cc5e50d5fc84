"""What of an act that nobody verified is less sure, or of another time, than a sentence of ours would make it.

Such an act is told as alleged or in the words of its source, or left out; never as a finding of the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.quotable import is_of_law, may_only_come, unheaded
from habeas.errors import BadVocabulary
from habeas.model import Act, SourcedClaim
from habeas.terms import claim_type, load_toml

_FILE = "answers/report/plain.toml"
_ALLEGED, _ASSERTED = "alleged", "asserted"
_CONDEMNATION, _KILLING, _IMPRISONMENT = "condemnation", "killing", "imprisonment"
# "Persons with vision" goes on: what people have is no verb.
_OF_WHOM = (
    r"(?!were|was|are|is|had|have|has|who|and|or|in|to|by|as|at|for|from|on|may|could|also|\w+ed\b|\w+ly\b)[a-z]+"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Doubts:
    hedges: re.Pattern[str]
    blamed: re.Pattern[str]
    named_years: re.Pattern[str]
    reasons: re.Pattern[str]
    open_blame: re.Pattern[str]
    died: re.Pattern[str]
    fined: re.Pattern[str]
    held: re.Pattern[str]


def needs_its_words(act: Act, year: int) -> bool:
    """Whether an act is no finding of ours: it may only come, a law says it, or it is of another year, or no blame."""
    return (
        may_only_come(act) or is_of_law(act) or is_of_another_year(act, year) or (is_blame(act) and not blames(act))
    )  # fmt: skip


def is_of_another_year(act: Act, year: int) -> bool:
    """Whether nothing but the report that it stands in puts an act into this year, and its sentences name others.

    Years in the name of something ("the 2022 media law"), or of what somebody was punished for, say nothing of when.
    """
    lasting = act.type == _IMPRISONMENT and act.person_id is not None
    if lasting or _is_verified(act) or (act.date is not None and act.date.precision != "year"):
        return False
    if act.date is not None and act.date.year != year:
        return False
    found = [set().union(*(_years(quote.text) for quote in told.claim.quotes)) for told in act.claims]
    return bool(found) and all(years and str(year) not in years for years in found)


def as_hedged(act: Act) -> Act:
    """The act as alleged, where each of its sentences says so in words that its claims do not have."""
    if act.modality != _ASSERTED or claim_type(act.type).kind != "act" or _is_verified(act):
        return act
    speakers = {told.claim.speaker for told in act.claims}
    if len(speakers) == 1 and None not in speakers:
        blamed = all(_doubts().blamed.search(_up_to(told)) for told in act.claims)
        return replace(act, modality=_ALLEGED) if blamed else act
    if speakers != {None}:
        # Whose word it is cannot be said of several; that it is only somebody's word can.
        hedged = all(told.claim.speaker or _is_hedged(told) for told in act.claims)
        return replace(act, modality=_ALLEGED) if hedged else act
    quotes = _first_quotes(act)
    if act.type == _KILLING and all(_doubts().died.search(seen) for seen in quotes):
        return act
    hedged = bool(quotes) and all(_is_hedged(told) for told in act.claims)
    return replace(act, modality=_ALLEGED) if hedged else act


def _is_hedged(told: SourcedClaim) -> bool:
    doubts, words = _doubts(), _up_to(told)
    return bool(doubts.hedges.search(words) or doubts.blamed.search(words))


def _up_to(told: SourcedClaim) -> str:
    """The quote of a claim up to the end of its words: what is hedged behind them is something else."""
    quote, trigger = told.claim.quotes[0], told.claim.trigger
    line = " ".join(quote.text.split())
    headed = trigger is not None and trigger.end - quote.start < len(line) - len(unheaded(quote.text))
    if trigger is None or headed or not quote.span.contains(trigger):
        return quote.text
    return f"{quote.text[: trigger.end - quote.start]} "


def without_headings(act: Act) -> Act:
    """The act without makers who are only the heading that runs into its sentence ("Administration: …")."""
    kept = tuple(actor for actor in act.actors if not _is_heading(actor, _first_quotes(act)))
    return act if len(kept) == len(act.actors) else replace(act, actors=kept)


def is_blame(act: Act) -> bool:
    """Whether an act is a condemnation that nobody verified."""
    return act.type == _CONDEMNATION and not _is_verified(act)


def blames(act: Act) -> bool:
    """Whether a condemnation's sentence blames openly, or calls a case political; not only says what somebody found."""
    return any(_doubts().open_blame.search(quote) for quote in _first_quotes(act))


def is_cut(act: Act) -> bool:
    """Whether the description of a group goes on in its sentence: "members" of "members of the opposition"."""
    group = " ".join((act.group or "").split())
    if any(
        re.search(rf"{re.escape(body)} (?:without|of|for|on|against) [A-Z]", quote)
        for body in act.organizations
        for quote in _first_quotes(act)
    ):
        return True
    quotes = [" ".join(quote.split()) for quote in _first_quotes(act)]
    goes_on = re.compile(rf"{re.escape(group)} (?:of |{_OF_WHOM})" if " with " in group else rf"{re.escape(group)} of ")
    # "Militias in the Orsk, Halem, and Bonn regions": of several places only the first is left.
    places = re.compile(rf"{re.escape(group)}(?:, (?:[A-Z][\w’ -]*, )*(?:and )?| and )[A-Z]")
    cut_in_a_list = re.search(r"\b(?:in|of|from|near) (?:the )?(?:\w+ )*[A-Z][\w’-]*$", group) is not None
    return bool(group) and any(goes_on.search(quote) or (cut_in_a_list and places.search(quote)) for quote in quotes)


def is_a_fine(act: Act) -> bool:
    """Whether all sentences of an act tell of a fine and of no custody."""
    quotes = _first_quotes(act)
    return bool(quotes) and all(_doubts().fined.search(quote) and not _doubts().held.search(quote) for quote in quotes)


def _is_verified(act: Act) -> bool:
    return any(told.review == VERIFIED for told in act.claims)


def _first_quotes(act: Act) -> Sequence[str]:
    return [quote.text for told in act.claims for quote in told.claim.quotes[:1]]


def _years(quote: str) -> set[str]:
    doubts = _doubts()
    return set(_YEAR.findall(doubts.reasons.sub("", doubts.named_years.sub("", quote))))


def _is_heading(actor: str, quotes: Sequence[str]) -> bool:
    lines = [(" ".join(quote.split()), unheaded(quote).casefold()) for quote in quotes]
    heads = [line[: len(line) - len(rest)] for line, rest in lines]
    low = actor.casefold()
    pairs = zip(heads, lines, strict=True)
    return bool(lines) and all(low in head.casefold() and low not in rest for head, (_, rest) in pairs)


@cache
def _doubts() -> _Doubts:
    table: dict[str, Any] = load_toml(_FILE)
    try:
        return _Doubts(
            *(
                re.compile("|".join(table[name]), re.IGNORECASE)
                for name in ("hedges", "blamed", "named_years", "reasons", "open_blame", "died", "fined", "held")
            )
        )
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
