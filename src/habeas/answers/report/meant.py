"""Whether the sentences of an act mean the person of whom a draft would tell it, and not somebody whom they only count.

"Three traders were freed" says of no trader that they were; one who is known by a family name alone may be anybody of
it. What nobody verified of such people is told in the source's words or not at all. The forms are `overstated.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.named import is_named
from habeas.answers.report.overstating import around, mentions
from habeas.errors import BadVocabulary
from habeas.model import Act, Person, SourcedClaim
from habeas.terms import load_toml

_APPEAL = "appeal"
_FILE = "answers/report/overstated.toml"
# So much of a sentence is looked at before and behind the words by which a claim was seen.
_REACH = 160
_NAME = re.compile(r"[A-Z][a-z’-]+(?: [A-Z][a-z’-]+)+")
_CAPITAL = re.compile(r"\b[A-Z][\w’-]*")


@dataclass(frozen=True, slots=True)
class _Forms:
    counted_before: re.Pattern[str]
    counted_behind: re.Pattern[str]
    counted_they: re.Pattern[str]
    counted_among: re.Pattern[str]
    of_body: re.Pattern[str]
    of_members: re.Pattern[str]
    who_was: re.Pattern[str]
    who_had: re.Pattern[str]
    asked: re.Pattern[str]
    of_kin: re.Pattern[str]
    it_is_them: re.Pattern[str]
    presupposed: re.Pattern[str]
    called_theirs: re.Pattern[str]


def is_meant(act: Act, names: Sequence[str]) -> bool:
    """Whether one of the sentences of an act says of a person with these names what was done, or somebody verified it.

    An arrest without a day that a sentence only presupposes may have been in any year.
    """
    if not names or any(told.review == VERIFIED for told in act.claims):
        return True
    if _is_presupposed(act) or _is_called_theirs(act):
        return False
    return any(
        not (
            _is_asked(told, names)
            or _is_counted(told, names)
            or _is_of_a_body(told, names)
            or _is_of_another(told, names)
        )
        for told in act.claims
    )


def namesakes(people: Mapping[str, Person]) -> frozenset[str]:
    """The ids of people whose names may be another’s: one word, or the end or the beginning of a longer name.

    "Varga" may be any Varga, and "Abdel Karim" is not told apart from "Hoda Abdel Karim".
    """
    parts = {one.id: [tuple(name.casefold().split()) for name in one.names] for one in people.values()}
    every = {name for names in parts.values() for name in names if len(name) > 1}
    return frozenset(
        who
        for who, names in parts.items()
        if names and (all(len(name) == 1 for name in names) or all(_is_within(name, every) for name in names))
    )


def _is_within(name: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    """Whether a name begins or ends another one, which goes on where it does not."""
    size = len(name)
    return any(size < len(other) and (other[:size] == name or other[-size:] == name) for other in others)


def _is_presupposed(act: Act) -> bool:
    """Whether an arrest has no day, and all its sentences only name it: "his detention was unlawful"."""
    if act.type not in _presupposed_types() or (act.date is not None and act.date.precision != "year"):
        return False
    seen = [_seen(told) for told in act.claims]
    return bool(seen) and all(_forms().presupposed.match(one) for one in seen)


def _is_called_theirs(act: Act) -> bool:
    """Whether all its sentences only call an act somebody's: "his trial"."""
    table: dict[str, Any] = load_toml(_FILE)
    if act.type not in table["called_theirs_types"] or not act.claims:
        return False
    return all(_forms().called_theirs.search((around(told)[0] or "")[-_REACH:]) for told in act.claims)


def _is_counted(told: SourcedClaim, names: Sequence[str]) -> bool:
    """Whether the sentence of a claim only counts people, and no other says of somebody that they were among them."""
    first, *further = told.claim.quotes
    if is_named(names, [first.text]):
        return False
    before, after = around(told)
    if before is None:
        return False
    forms = _forms()
    near = before[-_REACH:]
    if not (
        forms.counted_before.search(near)
        or forms.counted_they.search(near)
        or forms.counted_behind.match(after[:_REACH])
    ):
        return False
    stem = _seen(told)[:6]
    lines = [" ".join(quote.text.split()) for quote in further]
    return not any(forms.counted_among.match(line) and stem and stem in line.casefold() for line in lines)


def _is_of_a_body(told: SourcedClaim, names: Sequence[str]) -> bool:
    """Whether a sentence says before the name that it is that of a body: "the sites Orsk Today and Ira Molnar"."""
    line = " ".join(told.claim.quotes[0].text.split())
    forms = _forms()
    places = [found.span() for found in mentions(line, names)]
    return bool(places) and all(
        forms.of_body.search(line[max(0, start - _REACH) : start]) or forms.of_members.match(line[end : end + _REACH])
        for start, end in places
    )


def _is_of_another(told: SourcedClaim, names: Sequence[str]) -> bool:
    """Whether a sentence goes on to tell of another, or "her" is a relative who speaks of herself."""
    before, after = around(told)
    if before is None:
        return False
    forms, near = _forms(), before[-_REACH:]
    other = forms.who_was.search(near)
    if other is not None and not is_named(names, [other["name"]]):
        return True
    if _names_the_other(told, names):
        return True
    if forms.it_is_them.match(after) is None:
        return False
    other = forms.who_had.search(near)
    return forms.of_kin.search(near) is not None or (other is not None and not is_named(names, [other["name"]]))


def _names_the_other(told: SourcedClaim, names: Sequence[str]) -> bool:
    """Whether a sentence without the name has a part of another that the one before it names: "she" is that one."""
    first, *further = told.claim.quotes
    if not further or is_named(names, [first.text]):
        return False
    known = {part for name in names for part in name.split()}
    others = (found[0] for quote in further for found in _NAME.finditer(quote.text))
    parts = {part for other in others if not is_named(names, [other]) for part in other.split()} - known
    return any(word in parts for word in _CAPITAL.findall(first.text)[1:])


def _is_asked(told: SourcedClaim, names: Sequence[str]) -> bool:
    """Whether somebody is asked to do something, and not others for their sake: "demanded that Varga leave"."""
    found = _forms().asked.match(around(told)[1]) if told.claim.type == _APPEAL else None
    return found is not None and (found["whom"].islower() or is_named(names, [found["whom"].strip()]))


def _seen(told: SourcedClaim) -> str:
    quote, trigger = told.claim.quotes[0], told.claim.trigger
    if trigger is None or not quote.span.contains(trigger):
        return ""
    return " ".join(quote.text[trigger.start - quote.start : trigger.end - quote.start].split()).casefold()


@cache
def _presupposed_types() -> frozenset[str]:
    table: dict[str, Any] = load_toml(_FILE)
    return frozenset(table["presupposed_types"])


@cache
def _forms() -> _Forms:
    table: dict[str, Any] = load_toml(_FILE)
    try:
        names = _Forms.__dataclass_fields__
        # Only its capitals tell a name.
        flags = dict.fromkeys(("who_was", "who_had", "asked"), re.NOFLAG)
        return _Forms(**{name: re.compile(table[name], flags.get(name, re.IGNORECASE)) for name in names})
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE} is not as it should be: {error!r}") from error
