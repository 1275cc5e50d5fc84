"""Whether two documents name one maker: Blinken is Antony Blinken, the U.S. State Department the State Department."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from habeas.acts.words import act_words
from habeas.documents.countries import country_named
from habeas.people.names import fold

_POSSESSIVE = re.compile(r"['’]s\b")


def same_maker(left: str, right: str) -> bool:
    """Whether one name's words are all in the other's, and not only words that any body has."""
    one, other = _words(left), _words(right)
    if one == other:
        return bool(one)
    fewer, more = sorted((one, other), key=len)
    return fewer <= more and not fewer <= act_words().generic


def within(left: str, right: str) -> bool:
    """Whether the right name says all that the left one does and may stand for it ("Baku police" for "police")."""
    return _words(left) <= _words(right)


def names_nobody(maker: str) -> bool:
    """Whether a name has only words that any body has ("government", "officials")."""
    return _words(maker) <= act_words().generic


def is_named(maker: str) -> bool:
    """Whether a name tells one person or body from others: not "the government", nor "masked men"."""
    return not names_nobody(maker) and any(word[:1].isupper() for word in maker.split())


def may_both_have(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether both may have done it: they share a maker, or one names persons and the other the body they act for."""
    ones, others = tuple(left), tuple(right)
    return share_a_maker(ones, others) or set(map(_is_body, ones)) != set(map(_is_body, others))


def _is_body(maker: str) -> bool:
    return bool(_words(maker) & act_words().generic)


def share_a_maker(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether some maker of the one is a maker of the other."""
    others = tuple(right)
    return any(same_maker(one, other) for one in left for other in others)


@lru_cache(maxsize=16384)
def _words(name: str) -> frozenset[str]:
    """The words that tell a maker: short forms spelt out, a country's adjective as the country."""
    plain = _POSSESSIVE.sub("", name).replace(".", "")
    spelt = [full for word in re.split(r"[\s/-]+", plain) for full in _spelt_out(word)]
    return frozenset(word for word in spelt if word not in ("", "the", "of", "and", "a", "an"))


def _spelt_out(word: str) -> tuple[str, ...]:
    folded = fold(word)
    if folded in act_words().short:
        return act_words().short[folded]
    code = country_named(word)
    return (code.lower() if code else folded,)
