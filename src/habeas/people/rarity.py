"""How much it says that two names share a part: little for Mammadov, much for a name that few have.

Without a corpus's own counts, `data/people/common.toml` says which parts are common; every other part counts as rare.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from math import log10

from habeas.errors import BadVocabulary
from habeas.people.readings import Part, part
from habeas.people.sounds import way_of
from habeas.terms import load_toml

# The share of people, 0 to 1, who have a part, by the part's codes (`Part.codes`).
Rarity = Callable[[str], float]
# Of a part that is in no list: as rare as a surname in the middle of a country's list.
RARE = 0.0003


def worth(each: Part, rarity: Rarity | None = None) -> float:
    """How much agreeing on this part says, from 0 (everybody has it) to 1 (one in three thousand or fewer)."""
    if rarity is None:
        return _usual_worth(each)
    return _worth_of(max(map(rarity, each.codes), default=1.0))


@lru_cache(maxsize=262144)
def _usual_worth(each: Part) -> float:
    if each.codes and common().keys().isdisjoint(each.codes):
        return _worth_of(RARE)
    return _worth_of(max((common().get(one, RARE) for one in each.codes), default=1.0))


def _worth_of(share: float) -> float:
    return log10(min(1.0, max(share, RARE))) / log10(RARE)


@cache
def common() -> dict[str, float]:
    """The shares of common parts by their codes.

    Raises:
        BadVocabulary: `data/people/common.toml` does not say what it should.
    """
    shares = load_toml("people/common.toml").get("shares")
    if not isinstance(shares, dict) or not all(isinstance(names, list) for names in shares.values()):
        raise BadVocabulary("data/people/common.toml needs [shares], each with a list of names")
    found: dict[str, float] = {}
    for share, names in sorted(shares.items()):
        for name in names:
            for one in part(name, way_of(name.casefold())).codes:
                found[one] = float(share)
    return found
