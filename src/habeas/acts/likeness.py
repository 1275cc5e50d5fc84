"""Whether two claims say the same of place, charges and term in other words, and whether one sentence shows both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from habeas.acts.length import same_length
from habeas.acts.words import act_words
from habeas.documents.countries import country_named, names_of
from habeas.documents.handed_on import quotes_of
from habeas.model import Claim
from habeas.people.names import fold

# Letters by which two words of an offence are taken for forms of one word (defaming and defamation, drug and drugs).
WORD_BEGINNING = 5
# Two sentences of so many different words are nearly the same if they share so much of all their words.
TELLING_WORDS = 10
SAME_WORDS = 0.7


def same_quote(left: Claim, right: Claim) -> bool:
    """Whether one sentence shows both claims, white space and quotation marks aside."""
    return bool({_plain(quote.text) for quote in quotes_of(left)} & {_plain(quote.text) for quote in quotes_of(right)})


def nearly_same_quote(left: Claim, right: Claim) -> bool:
    """Whether two sentences are one with few words changed, as when next year's report keeps last year's."""
    pairs = ((_words(one.text), _words(other.text)) for one in quotes_of(left) for other in quotes_of(right))
    return any(min(map(len, pair)) >= TELLING_WORDS and _share(*pair) >= SAME_WORDS for pair in pairs)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right)


def condemn_the_same(left: Claim, right: Claim) -> bool:
    """Whether two condemnations may be of one thing: an arrest and a trial are two; what no words say may be either."""
    one, other = ({each for quote in quotes_of(claim) for each in _condemned(quote.text)} for claim in (left, right))
    return not one or not other or bool(one & other)


@lru_cache(maxsize=16384)
def _condemned(text: str) -> frozenset[str]:
    words = [fold(word) for word in _words(text)]
    named = act_words().condemned.items()
    return frozenset(kind for kind, stems in named if any(word.startswith(stems) for word in words))


def differing(left: Claim, right: Claim) -> tuple[str, ...]:
    """Which of place, charges and term the two contradict each other in; what one leaves out contradicts nothing."""
    terms_differ = left.term is not None and right.term is not None and not same_length(left.term, right.term)
    charges_differ = bool(left.charges and right.charges) and not charges_fit(left.charges, right.charges)
    differ = {"place": not places_fit(left.place, right.place), "charges": charges_differ, "term": terms_differ}
    return tuple(name for name, one_of_them in differ.items() if one_of_them)


def places_fit(left: str | None, right: str | None) -> bool:
    """Whether two places may be one: not in two countries, and one lies in the other as far as their words tell.

    A building or a spot ("his home", "the remand prison") lies in a town, a town in a district or a country; only two
    places of one fineness contradict each other, unless one's words are all in the other's.
    """
    return left is None or right is None or left == right or _places_fit(left, right)


@lru_cache(maxsize=65536)
def _places_fit(left: str, right: str) -> bool:
    codes = {code for code in (country_named(left), country_named(right)) if code}
    if len(codes) > 1:
        return False
    one, other = _stems(left), _stems(right)
    if is_country(left) or is_country(right) or one <= other or other <= one:
        return True
    return _fineness(one) != _fineness(other)


def _fineness(stems: frozenset[str]) -> str:
    words = act_words()
    return "site" if stems & words.sites else "area" if stems & words.areas else "town"


@lru_cache(maxsize=16384)
def is_country(place: str) -> bool:
    """Whether the place is no more than a country's name."""
    code = country_named(place)
    return code is not None and place in names_of(code)


def share_a_charge(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether some offence of the one has the words of an offence of the other."""
    others = [_stems(charge) for charge in right]
    return any(one <= other or other <= one for one in map(_stems, left) for other in others)


def charges_fit(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the offences may be the same in other words: some telling word begins alike (defaming, defamation)."""
    return _charges_fit(left, right)


@lru_cache(maxsize=65536)
def _charges_fit(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(_beginnings(left) & _beginnings(right)) or share_a_charge(left, right)


def _beginnings(charges: Iterable[str]) -> frozenset[str]:
    words = (word for charge in charges for word in _stems(charge))
    return frozenset(word[:WORD_BEGINNING] for word in words if word not in act_words().any_charge)


def known_words(claim: Claim) -> list[tuple[str, str]]:
    """What an act can be known by without its date, so that two claims that are have one of these in common."""
    words = {word[:WORD_BEGINNING] for charge in claim.charges for word in _stems(charge)}
    found = [("charge", word) for word in sorted(words)] + [("quote", _plain(quote.text)) for quote in quotes_of(claim)]
    found += [("word", word) for quote in quotes_of(claim) for word in _rarest(_words(quote.text))]
    return [*found, ("term", "")] if claim.term is not None else found


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    words = (_one_spelling(fold(word)) for word in re.split(r"[\s/,-]+", text))
    stems = (word.removesuffix("s") for word in words if word not in ("", "the", "of", "in", "and", "a", "an"))
    return frozenset(act_words().offences.get(stem, stem) for stem in stems)


def _one_spelling(word: str) -> str:
    for british, american in act_words().spelling.items():
        word = word.replace(british, american)
    return word


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return re.sub(r"[\s“”\"‘’'„«»]+", " ", text).strip().casefold()


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _rarest(words: frozenset[str]) -> list[str]:
    """The words, long ones first, of which nearly the same sentence has to have at least one."""
    if len(words) < TELLING_WORDS:
        return []
    return sorted(words, key=lambda word: (-len(word), word))[: len(words) - ceil(SAME_WORDS * len(words)) + 1]
