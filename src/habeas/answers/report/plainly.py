"""Whether a sentence says so of whom a draft would say it: that these people were done this, and not something near it.

What nobody verified of people without names is told in a sentence of ours only where its own sentence says it in a
form that cannot be mistaken ("police detained traders", "traders were beaten", "attacks on traders"); else, as where
only the prevention of something or threats of it are told, in the words of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.answers.report.bearing import words_of
from habeas.answers.report.citing import VERIFIED
from habeas.errors import BadVocabulary
from habeas.model import Act, SourcedClaim
from habeas.terms import claim_type, load_toml

_FILE = "answers/report/plain.toml"
# The words that tell what was done are looked at with so many characters before them.
_BEFORE = 60
HARM = ("torture", "attack", "killing", "threat", "disappearance")


@dataclass(frozen=True, slots=True)
class _Forms:
    done_to: re.Pattern[str]
    suffered: re.Pattern[str]
    doing: re.Pattern[str]
    not_done: re.Pattern[str]
    part_of: re.Pattern[str]
    of_others: re.Pattern[str]
    excepted: re.Pattern[str]
    in_custody: re.Pattern[str]
    goes_on: re.Pattern[str]
    of_what: re.Pattern[str]
    another: re.Pattern[str]
    verb: re.Pattern[str]


def is_said_plainly(act: Act) -> bool:
    """Whether a sentence says plainly that an act was done to its group or organizations, or somebody verified it.

    A response to what was done to people who are not named is never plain enough: its source says what it was about.
    """
    if act.person_id is not None or any(told.review == VERIFIED for told in act.claims):
        return True
    if claim_type(act.type).kind != "act" or _says_itself(act):
        return False
    whom = [act.group] if act.group else list(act.organizations)
    return any(all(_says(told, " ".join(each.split())) for each in whom) for told in act.claims)


def _says_itself(act: Act) -> bool:
    """Whether a sentence of ours would say nothing: that detainees were held."""
    alone = act.type in ("imprisonment", "remand")
    return alone and bool(act.group) and _forms().in_custody.search(act.group or "") is not None


def is_done_to_others(act: Act, names: Iterable[str]) -> bool:
    """Whether sentences on a person tell of harm to others: somebody sentenced "for violence against a guard".

    Only of harm, which people are charged with; what nobody verified of it is then not told of the person.
    """
    if act.type not in HARM or any(told.review == VERIFIED for told in act.claims):
        return False
    known = words_of([*names, "him her them himself herself"])
    return all(_is_of_others(told, known) for told in act.claims)


def _is_of_others(told: SourcedClaim, known: frozenset[str]) -> bool:
    quote, trigger = told.claim.quotes[0], told.claim.trigger
    if trigger is None or not quote.span.contains(trigger):
        return False
    before, after = quote.text[: trigger.start - quote.start], quote.text[trigger.end - quote.start :]
    whom = _forms().of_others.search(_line(f"x{after}")[1:])
    refused = _forms().not_done.search(f"{_line(before)[-_BEFORE:]} ") is not None
    return refused or (whom is not None and known.isdisjoint(words_of([whom["whom"]])))


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
    inside = _line(seen).casefold().find(whom.casefold())
    if inside >= 0:
        rest = _line(seen)[inside + len(whom) :]
        return forms.part_of.search(_line(seen)[:inside]) is None and not forms.another.search(rest)
    if _is_adjective(_line(before), seen, _line(after), whom):
        return False
    return _is_subject(_line(before), seen, whom) or _is_object(_line(_BRACKETS.sub("", after)), whom)


def _is_adjective(before: str, seen: str, after: str, whom: str) -> bool:
    """ "Payments to fired traders": the word is of what traders are, and not what was done."""
    participle = seen.split()[-1].casefold().endswith(_PARTICIPLES)
    return participle and after.casefold().startswith(whom.casefold()) and bool(_forms().of_what.search(f"{before} "))


def _is_subject(before: str, seen: str, whom: str) -> bool:
    """ "Traders were, as before, beaten", "traders faced harassment"."""
    place = before.casefold().rfind(whom.casefold())
    if place < 0:
        return False
    if _forms().part_of.search(before[:place]):
        return False
    between = before[place + len(whom) :]
    if _forms().goes_on.match(between) and not _forms().verb.match(between):
        return False
    form = _forms().done_to if seen.split()[0].casefold().endswith(_PARTICIPLES) else _forms().suffered
    return form.fullmatch(f"{between} ") is not None or form.fullmatch(f"{between} {seen} ") is not None


# How the word ends that says that something was done to somebody, where it stands after them.
_PARTICIPLES = ("ed", "en", "held", "kept", "shot", "sent", "put", "hit", "barred", "ban", "under", "unable", "not")


_BRACKETS = re.compile(r" \([^()]*\)")


def _is_object(after: str, whom: str) -> bool:
    """ "Detained the two traders", "attacks on traders" - and not "suspended traders’ accounts"."""
    place = after.casefold().find(whom.casefold())
    if place < 0 or _forms().doing.fullmatch(after[:place]) is None or _forms().part_of.search(after[:place]):
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
