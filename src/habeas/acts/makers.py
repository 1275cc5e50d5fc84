"""Whether two documents name one maker: Blinken is Antony Blinken, the U.S. State Department the State Department."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from habeas.acts.words import act_words
from habeas.people.names import fold

_POSSESSIVE = re.compile(r"['’]s\b")


def same_maker(left: str, right: str) -> bool:
    """Whether one name's words are all in the other's, and not only words that any body has."""
    one, other = _words(left), _words(right)
    if one == other:
        return bool(one)
    fewer, more = sorted((one, other), key=len)
    return fewer <= more and not fewer <= act_words().generic


def share_a_maker(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether some maker of the one is a maker of the other."""
    others = tuple(right)
    return any(same_maker(one, other) for one in left for other in others)


@lru_cache(maxsize=16384)
def _words(name: str) -> frozenset[str]:
    known = act_words()
    plain = _POSSESSIVE.sub("", name).replace(".", "").split()
    folded = [fold(word) for word in re.split(r"[\s/-]+", " ".join(plain))]
    spelt = [full for word in folded if word for full in known.short.get(word, (word,))]
    return frozenset(word for word in spelt if word not in ("the", "of", "and", "a", "an"))
