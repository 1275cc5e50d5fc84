"""Whether a sentence says so of whom a draft would say it: that these people were done this, and not something near it.

What nobody verified of people without names is told in a sentence of ours only where its own sentence says it in a
form that cannot be mistaken ("police detained traders", "traders were beaten", "attacks on traders"); else, as where
only the prevention of something or threats of it are told, in the words of the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.errors import BadVocabulary
from habeas.model import Act, SourcedClaim
from habeas.terms import claim_type, load_toml

_FILE = "answers/report/plain.toml"
# The words that tell what was done are looked at with so many characters before them.
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class _Forms:
    done_to: re.Pattern[str]
    suffered: re.Pattern[str]
    doing: re.Pattern[str]
    not_done: re.Pattern[str]
    excepted: re.Pattern[str]
    goes_on: re.Pattern[str]


def is_said_plainly(act: Act) -> bool:
    """Whether a sentence says plainly that an act was done to its group or organizations, or somebody verified it.

    A response to what was done to people who are not named is never plain enough: its source says what it was about.
    """
    if act.person_id is not None or any(told.review == VERIFIED for told in act.claims):
        return True
    if claim_type(act.type).kind != "act":
        return False
    whom = [act.group] if act.group else list(act.organizations)
    return any(all(_says(told, " ".join(each.split())) for each in whom) for told in act.claims)


def _says(told: SourcedClaim, whom: str) -> bool:
    """Whether the words by which a claim was seen are said of these people; a claim that a person added has none."""
    quote, trigger = told.claim.quotes[0], told.claim.trigger
    if trigger is None or not quote.span.contains(trigger):
        return trigger is None
    start, end = trigger.start - quote.start, trigger.end - quote.start
    before, seen, after = quote.text[:start], quote.text[start:end], quote.text[end:]
    forms = _forms()
    if forms.not_done.search(f"{_line(before)[-_BEFORE:]} ") or forms.excepted.search(quote.text):
        return False
    if whom.casefold() in _line(seen).casefold():
        return True
    return _is_subject(_line(before), seen, whom) or _is_object(_line(after), whom)


def _is_subject(before: str, seen: str, whom: str) -> bool:
    """ "Traders were, as before, beaten", "traders faced harassment"."""
    place = before.casefold().rfind(whom.casefold())
    if place < 0:
        return False
    between = before[place + len(whom) :]
    form = _forms().done_to if seen.split()[0].casefold().endswith(_PARTICIPLES) else _forms().suffered
    return form.fullmatch(f"{between} ") is not None or form.fullmatch(f"{between} {seen} ") is not None


# How the word ends that says that something was done to somebody, where it stands after them.
_PARTICIPLES = ("ed", "en", "held", "kept", "shot", "sent", "put", "hit", "barred", "ban", "under", "unable", "not")


def _is_object(after: str, whom: str) -> bool:
    """ "Detained the two traders", "attacks on traders" - and not "suspended traders’ accounts"."""
    place = after.casefold().find(whom.casefold())
    if place < 0 or _forms().doing.fullmatch(after[:place]) is None:
        return False
    return _forms().goes_on.match(after[place + len(whom) :]) is None


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _forms() -> _Forms:
    table: dict[str, Any] = load_toml(_FILE)
    try:
        plainly = dict(table["plainly"])
        between = "|".join(map(re.escape, plainly["doing"]))
        plainly["doing"] = rf"(?:,? ?(?:(?:{between}|[\w’-]+ly|[\d,]+|(?:and|or) [\w’-]+(?:ed|ing|s|t)))\b)*,? ?"
        return _Forms(**{name: re.compile(plainly[name], re.IGNORECASE) for name in _Forms.__dataclass_fields__})
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE}, [plainly], is not as it should be: {error!r}") from error
