"""The sentences of the evidence on two names, one for each kind, with the parts that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from habeas.people.alignment import Alignment, Match
from habeas.people.evidence import first_surname, longer_first, turned, two_surnames
from habeas.people.likeness import Likeness
from habeas.people.parts import given_place


def told(kind: str, laid: Alignment) -> str:
    """The sentence of one kind of evidence on these two names."""
    return _SENTENCES[kind](laid)


def _agreeing(laid: Alignment) -> str:
    full = [match for match in laid.matches if match.compared.likeness is not Likeness.INITIAL]
    parts = "; ".join(f"{_pair(match, laid)} ({match.compared.likeness.value})" for match in full)
    return f"These parts agree, and say the more the rarer they are: {parts}."


def _worst(laid: Alignment) -> str:
    full = [match for match in laid.matches if match.compared.likeness is not Likeness.INITIAL]
    return _pair(max(full, key=lambda match: match.compared.distance), laid)


def _others(laid: Alignment) -> str:
    full = [match for match in laid.matches if match.compared.likeness is not Likeness.INITIAL]
    worst = max(full, key=lambda match: match.compared.distance)
    return "; ".join(_pair(match, laid) for match in full if match is not worst and match.compared.distance)


def _initials(laid: Alignment) -> str:
    return _pairs((match for match in laid.matches if match.compared.likeness is Likeness.INITIAL), laid)


def _fathers(laid: Alignment) -> str:
    return ", ".join(each.father.text for each in (laid.left, laid.right) if each.father is not None)


def _left_out(laid: Alignment) -> str:
    longer, _, only = longer_first(laid)
    return ", ".join(longer.proper[place].text for place in only)


def _given(laid: Alignment) -> str:
    longer = longer_first(laid)[0]
    return longer.proper[given_place(longer)].text


def _surname(laid: Alignment) -> str:
    if turned(laid):
        one, other = (name.proper[first_surname(name) or 0].text for name in (laid.left, laid.right))
        return f"The first of two surnames is {one} in one and {other} in the other."
    longer = longer_first(laid)[0]
    return f"What is left out is the first of two surnames, {longer.proper[first_surname(longer) or 0].text}."


def _contradicted(laid: Alignment) -> str:
    if laid.contradicted:
        return f"A part of one contradicts the other's: {_pairs(laid.contradicted, laid)}."
    full = _pairs((match for match in laid.matches if match.compared.distance), laid)
    if two_surnames(laid):
        return f"Beside a Slavic given name a surname with -ov and one without are two surnames: {full}."
    return f"One surname is a woman's and one a man's, and the given names are not quite the same: {full}."


def _pairs(matches: Iterable[Match], laid: Alignment) -> str:
    return "; ".join(_pair(match, laid) for match in matches)


def _pair(match: Match, laid: Alignment) -> str:
    one = " ".join(laid.left.proper[place].text for place in match.left)
    other = " ".join(laid.right.proper[place].text for place in match.right)
    return one if one == other else f"{one} / {other}"


_SENTENCES: dict[str, Callable[[Alignment], str]] = {
    "start": lambda _: "Before their parts are looked at, two names are as likely one person's as in the judged pairs.",
    "agreeing": _agreeing,
    "loose spelling": lambda laid: f"The agreeing part with the least like spellings is {_worst(laid)}.",
    "doubtful spelling": lambda laid: f"No rule makes these spellings one: {_worst(laid)}.",
    "other spellings": lambda laid: f"Other parts are not spelt alike either: {_others(laid)}.",
    "initials": lambda laid: f"An initial stands for a name: {_initials(laid)}.",
    "one part": lambda _: "Fewer than two parts that are written out agree, which is not enough to tell.",
    "contradicted": _contradicted,
    "contradicted far": lambda laid: f"These are not even near: {_pairs(laid.contradicted, laid)}.",
    "more contradicted": lambda laid: f"More than one part contradicts: {_pairs(laid.contradicted, laid)}.",
    "fathers differ": lambda laid: f"The fathers' names differ: {_fathers(laid)}.",
    "fathers agree": lambda laid: f"The fathers' names agree: {_fathers(laid)}.",
    "father left out": lambda laid: f"One of them leaves out the father's name, {_fathers(laid)}.",
    "parent": lambda laid: f"The given name of one is the other's father's name: {laid.left.text}, {laid.right.text}.",
    "left out": lambda laid: f"One of them leaves out {_left_out(laid)}.",
    "given name left out": lambda laid: f"What is left out is the given name, {_given(laid)}.",
    "first surname left out": _surname,
    "given names in another order": lambda laid: (
        f"Given names stand in another order, so that each is the other's father's name: {laid.left.text}, "
        f"{laid.right.text}."
    ),
    "order": lambda laid: f"The parts stand in another order: {laid.left.text}, {laid.right.text}.",
}
