"""An act without what its own sentence does not say of it: a place somebody was taken from, a charge that was cut.

What people verified is as they left it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.answers.report.fitting import is_fit_charge
from habeas.answers.report.overstating import around
from habeas.answers.report.plainly import HARM
from habeas.errors import BadVocabulary
from habeas.model import Act, Span
from habeas.terms import load_toml

_FILE = "answers/report/overstated.toml"
# A name of two words and more with capitals, and nothing that a body has.
_PERSON = re.compile(r"[A-Z][\w’-]+(?: (?:[A-Z][\w’.-]*|al-\w+|bin|ibn|de|van))* [A-Z][\w’-]+")
_IMPRISONMENT, _RELEASE = "imprisonment", "release"
# So much of a sentence is looked at before and behind what a claim tells; what the patterns cost grows faster than it.
_REACH = 400


@dataclass(frozen=True, slots=True)
class _Trims:
    not_there: re.Pattern[str]
    more_places: re.Pattern[str]
    time_before: re.Pattern[str]
    time_behind: re.Pattern[str]
    time_spent: re.Pattern[str]
    joined: re.Pattern[str]
    cut: re.Pattern[str]
    no_charge: re.Pattern[str]
    by_itself: re.Pattern[str]
    of_what: re.Pattern[str]
    time_held: re.Pattern[str]
    no_time: re.Pattern[str]
    only_tells: re.Pattern[str]
    suspended: re.Pattern[str]
    suspended_behind: re.Pattern[str]
    suspended_itself: re.Pattern[str]
    longer: re.Pattern[str]
    acquitted: re.Pattern[str]
    to_whom: re.Pattern[str]
    from_there: re.Pattern[str]
    by_pronoun: re.Pattern[str]
    not_theirs: re.Pattern[str]
    doing_else: re.Pattern[str]
    suspected: re.Pattern[str]
    another_act: re.Pattern[str]


def is_time_held(act: Act) -> bool:
    """Whether the term of an act is how long somebody has been held, as all sentences that have it say."""
    lines = [" ".join(told.claim.quotes[0].text.split()) for told in act.claims if told.claim.quotes]
    found = list(_around(act.term, lines)) if act.term else []
    return bool(found) and all(_trims().time_held.search(before) for before, _ in found)


def trimmed(act: Act) -> Act:
    """The act without a place, charges, a term or makers that none of its sentences gives it."""
    if any(told.review == VERIFIED for told in act.claims):
        return act
    lines = [" ".join(told.claim.quotes[0].text.split()) for told in act.claims if told.claim.quotes]
    seen = [_seen(told.claim.quotes[0].text, told.claim.quotes[0].start, told.claim.trigger) for told in act.claims]
    alone = act.type in _by_itself_types() and any(_trims().by_itself.match(one) for one in seen)
    return replace(
        act,
        place=None if act.place and _is_elsewhere(act.place, lines) else act.place,
        charges=tuple(
            one
            for one in act.charges
            if _is_charge(one, act.charges, lines)
            and (act.type != _RELEASE or _is_acquitted(one, lines))
            and (act.type != _IMPRISONMENT or not _is_of_another_act(one, act))
        ),
        term=None if act.term and _is_no_term(act.term, act.type, lines) else _whole_term(act.term, lines),
        actors=()
        if alone
        else tuple(
            one
            for one in act.actors
            if _is_maker(one, lines) and not _did_else(one, act) and not _is_suspected(one, act.type, lines)
        ),
    )


def _is_maker(actor: str, lines: list[str]) -> bool:
    """Whether a sentence has somebody, or a pronoun for them, as more than who tells of it or to whom it was sent."""
    trims = _trims()
    found = list(_around(actor, lines))
    if not found:
        return not lines or any(trims.by_pronoun.search(line) for line in lines)
    return not all(trims.to_whom.search(before) or trims.only_tells.search(behind) for before, behind in found)


def _did_else(actor: str, act: Act) -> bool:
    """Whether sentences have somebody only behind their words, as who did something else: "held after police came"."""
    parts = [around(told) for told in act.claims]
    words = re.compile(rf"(?<!\w){re.escape(' '.join(actor.split()))}(?!\w)", re.IGNORECASE)
    if not parts or any(before is None or words.search(before) for before, _ in parts):
        return False
    places = [(after, found.start()) for _, after in parts for found in words.finditer(after)]
    return bool(places) and all(_trims().doing_else.search(after[max(0, at - 20) : at]) for after, at in places)


def _is_of_another_act(charge: str, act: Act) -> bool:
    """Whether all sentences tell between their words and a charge of another act: "was held when he was charged"."""
    words = " ".join(charge.split()).casefold()
    behind = [after for _, after in map(around, act.claims)]
    places = [(after, after.casefold().find(words)) for after in behind]
    return bool(places) and all(at >= 0 and _trims().another_act.search(after[:at]) for after, at in places)


def _is_suspected(actor: str, kind: str, lines: list[str]) -> bool:
    """Whether somebody named is only suspected of harm: a draft does not say by itself that they did it."""
    if kind not in HARM or _PERSON.fullmatch(actor) is None:
        return False
    return all(_trims().suspected.search(line) for line in lines if actor in line)


def is_said_by_a_part(act: Act) -> bool:
    """Whether whoever is said to say it is only where they are from: "a witness from Orsk said" is not "Orsk said"."""
    if any(told.review == VERIFIED for told in act.claims):
        return False
    return any(
        bool(found) and all(_trims().from_there.search(before) for before, _ in found)
        for told in act.claims
        if told.claim.speaker
        for found in [list(_around(told.claim.speaker, [" ".join(told.claim.quotes[0].text.split())]))]
    )


def _is_acquitted(charge: str, lines: list[str]) -> bool:
    """Whether a sentence says that somebody was acquitted of this, and not that they were free after it."""
    return any(_trims().acquitted.search(before) for before, _ in _around(charge, lines))


def _is_elsewhere(place: str, lines: list[str]) -> bool:
    """Whether no sentence has a place, or only as one that somebody came from or as one of several."""
    trims = _trims()
    found = list(_around(place, lines))
    if not found:
        return bool(lines)
    return all(trims.not_there.search(before) or trims.more_places.search(behind) for before, behind in found)


def _is_charge(charge: str, charges: tuple[str, ...], lines: list[str]) -> bool:
    """Whether a sentence has a charge whole and as one: not joined to what is none, nor as how it was proven."""
    trims = _trims()
    found = list(_around(charge, lines))
    whole = [(before, behind) for before, behind in found if not trims.cut.search(behind)]
    return not (found or lines) or any(
        not trims.no_charge.search(before) and _is_joined_to_charges(before, charge, charges) for before, _ in whole
    )


def _is_joined_to_charges(before: str, charge: str, charges: tuple[str, ...]) -> bool:
    joint = _trims().joined.search(before)
    if joint is None:
        return True
    earlier = before[: joint.start()].rstrip(' ”"’,“‘').casefold()
    fit = (one for one in charges if one != charge and is_fit_charge(one))
    others = (" ".join(one.split()).strip(' ”"’,“‘').casefold() for one in fit)
    return any(earlier.endswith(other) for other in others)


def _is_no_term(term: str, kind: str, lines: list[str]) -> bool:
    """Whether no sentence has a term, or only as how long somebody had been held until then."""
    trims = _trims()
    if kind == _IMPRISONMENT and trims.no_time.match(term):
        return True
    found = list(_around(term, lines))
    if lines and not found:
        return True
    spent = [
        trims.time_spent.search(before)
        or trims.not_theirs.search(before)
        or (trims.time_before.search(before) and trims.time_behind.search(behind) and kind != _IMPRISONMENT)
        for before, behind in found
    ]
    return bool(spent) and all(spent)


def _whole_term(term: str | None, lines: list[str]) -> str | None:
    """The term with what it is a term of, where that was cut off, and with that nobody has to serve it."""
    if not term:
        return term
    trims, around = _trims(), list(_around(term, lines))
    itself = trims.suspended_itself.match(term)
    how = [itself] if itself else []
    how += [
        one
        for before, after in around
        for one in (trims.suspended.search(before), trims.suspended_behind.match(after))
        if one
    ]
    longer = next(filter(None, (trims.longer.match(after) for _, after in around)), None)
    what = next(filter(None, (trims.of_what.match(after) for _, after in around)), None)
    whole = term[itself.end() :] if itself else term
    whole = f"{whole} and {longer['rest']}" if longer else whole
    whole = f"{whole} of {what['what']}" if what else whole
    return f"{whole}, {how[0]['how'].casefold()}" if how else whole


def _around(words: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    pattern = re.compile(rf"(?<!\w){re.escape(' '.join(words.split()))}(?!\w)", re.IGNORECASE)
    for line in lines:
        for found in pattern.finditer(line):
            yield line[max(0, found.start() - _REACH) : found.start()], line[found.end() : found.end() + _REACH]


def _seen(text: str, start: int, trigger: Span | None) -> str:
    return "" if trigger is None else " ".join(text[trigger.start - start : trigger.end - start].split()).casefold()


@cache
def _by_itself_types() -> frozenset[str]:
    table: dict[str, Any] = load_toml(_FILE)
    return frozenset(table["trim"]["by_itself_types"])


@cache
def _trims() -> _Trims:
    return read_trims(load_toml(_FILE))


def read_trims(table: dict[str, Any]) -> _Trims:
    """Checks and compiles the forms.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    try:
        # How a place or a charge goes on is told by capitals.
        flags = {"more_places": re.NOFLAG}
        names = _Trims.__dataclass_fields__
        return _Trims(**{name: re.compile(table["trim"][name], flags.get(name, re.IGNORECASE)) for name in names})
    except (KeyError, TypeError, re.error) as error:
        raise BadVocabulary(f"data/{_FILE}, [trim], is not as it should be: {error!r}") from error
