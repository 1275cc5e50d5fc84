"""Whether two names are one organization's: three answers, each with its sentence.

What is doubtful is "not enough to tell", which joins nothing: a court under another's name is worse than two entries.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from habeas.claims.wordlists import fold
from habeas.documents.countries import all_countries
from habeas.people.gazetteer import Body, body_named
from habeas.people.named_bodies import KINDS, without_parent
from habeas.people.organization_names import OrganizationName, capitals_of_countries, read_name
from habeas.people.organization_words import general_words, organization_words, word_form
from habeas.people.places import place_named
from habeas.people.sounds import code, distance, way_of
from habeas.people.verdict import Verdict

# How far two spellings of a proper word may be apart, by `sounds.distance`. On the judged pairs of
# benchmarks/organization_names.csv every value from 0.08 to 0.13 gives the same answers: Homyel and Gomel are 0.07
# apart, Nasimi and Nizami 0.18.
SPELLING = 0.1
# Shorter words are too easily alike: "Sun" and "Son".
SHORTEST_SPELT = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as a document on a country has it.

    Attributes:
        country: the one that it names or that its town is the capital of; for a body that belongs to a country
            without naming it, the one that the document is about.
        body: the well-known organization that it means.
    """

    name: OrganizationName
    country: str | None
    body: Body | None

    @property
    def nameless(self) -> bool:
        """Whether it stands for no one body, or for one that every country has, of a country not known."""
        if self.body is not None:
            return False
        return self.name.nameless or (self.name.bound and self.country is None)

    @property
    def signature(self) -> tuple[object, ...]:
        """Names that agree in this are one organization's."""
        if self.body is not None:
            return (self.body.id,)
        return (self.country, self.name.words, self.name.numbers)


@dataclass(frozen=True, slots=True)
class OrganizationVerdict:
    """The answer on two names, and what it rests on."""

    verdict: Verdict
    reason: str


@lru_cache(maxsize=65536)
def read(name: str, country: str | None = None, full: str | None = None) -> Reading:
    """A name as a document on a country has it; `full` is what the document introduces it as the acronym of."""
    short, plain = read_name(name), read_name(without_parent(full or name))
    body = body_named(plain, country) or body_named(short, country)
    if body is not None:
        return Reading(plain, body.country, body)
    capital = next((capitals_of_countries()[word] for word in plain.words if word in capitals_of_countries()), None)
    own = plain.country or ((capital or _abroad(plain, country)) if plain.bound else None)
    return Reading(plain, own or (country if plain.bound else None), None)


def _abroad(name: OrganizationName, country: str | None) -> str | None:
    """The other country that a police, court or prison is in by the town that its name begins with; None mostly."""
    if country is None or name.kind not in KINDS:
        return None
    words = list(takewhile(lambda word: word[:1].isupper(), name.text.removeprefix("the ").split()))
    while words:
        place = place_named(" ".join(words), country)
        if place.settlement is not None and place.country is not None:
            return place.country if place.country != country else None
        if word_form(fold(words.pop())) not in general_words():
            return None
    return None


def compare_organizations(left: Reading, right: Reading) -> OrganizationVerdict:
    """Whether two names may be one organization's; the same answer both ways."""
    if left.body is not None and right.body is not None:
        return _known(left.body, right.body)
    if left.nameless or right.nameless:
        return OrganizationVerdict(Verdict.UNCLEAR, "One of the names stands for no one body.")
    apart = _countries(left, right) or _numbers(left.name, right.name)
    if apart is not None:
        return apart
    return _words(left, right)


def _known(left: Body, right: Body) -> OrganizationVerdict:
    if left.id == right.id:
        return OrganizationVerdict(Verdict.SAME, f"Both are names of {left.name}.")
    return OrganizationVerdict(Verdict.DIFFERENT, f"One is a name of {left.name}, the other of {right.name}.")


def _countries(left: Reading, right: Reading) -> OrganizationVerdict | None:
    """Another country parts two; an unnamed one does only where every country has such a body."""
    if left.country is not None and right.country is not None and left.country != right.country:
        named = f"{country_name(left.country)} and {country_name(right.country)}"
        return OrganizationVerdict(Verdict.DIFFERENT, f"They are of two countries, {named}.")
    if (left.name.bound or right.name.bound) and left.country != right.country:
        return OrganizationVerdict(Verdict.UNCLEAR, "The country of one of them is not known.")
    return None


def country_name(code: str) -> str:
    """The country's name; the code itself where a document has one that the list of countries lacks."""
    known = all_countries().get(code)
    return code if known is None else known.name


def _numbers(left: OrganizationName, right: OrganizationName) -> OrganizationVerdict | None:
    if left.numbers == right.numbers:
        return None
    if left.numbers and right.numbers:
        return OrganizationVerdict(
            Verdict.DIFFERENT, f"The numbers differ: {', '.join(left.numbers)} and {', '.join(right.numbers)}."
        )
    return OrganizationVerdict(Verdict.UNCLEAR, "Only one of them has a number.")


def _words(left: Reading, right: Reading) -> OrganizationVerdict:
    one, other, spelt = _unmatched(left.name, right.name)
    if left.name.joined == right.name.joined:
        return OrganizationVerdict(Verdict.SAME, "The same name.")
    if not one and not other:
        if not spelt:
            return OrganizationVerdict(Verdict.SAME, "The same words.")
        return OrganizationVerdict(Verdict.SAME, f"The same words, with two spellings: {', '.join(spelt)}.")
    if one and other:
        return OrganizationVerdict(Verdict.DIFFERENT, f"{_listed(one)} and {_listed(other)} tell them apart.")
    longer = left if one else right
    if longer.body is not None or {*one, *other} & organization_words().ranks:
        return OrganizationVerdict(Verdict.UNCLEAR, f"Only one of them has {_listed(one or other)}.")
    return OrganizationVerdict(Verdict.UNCLEAR, f"One of them may be short for the other: {_listed(one or other)}.")


def _unmatched(left: OrganizationName, right: OrganizationName) -> tuple[list[str], list[str], list[str]]:
    """The words that only one of them has, and the pairs of words that are two spellings."""
    one = sorted((Counter(left.words) - Counter(right.words)).elements())
    other = sorted((Counter(right.words) - Counter(left.words)).elements())
    spelt: list[str] = []
    for word in list(one):
        near = min((each for each in other if spelt_alike(word, each)), default=None)
        if near is not None:
            one.remove(word)
            other.remove(near)
            spelt.append(" / ".join(sorted((word, near))))
    return one, other, spelt


@lru_cache(maxsize=65536)
def spelt_alike(left: str, right: str) -> bool:
    """Whether two words are spellings of one proper name; words that many bodies have are never taken for others."""
    if left in general_words() or right in general_words() or min(len(left), len(right)) < SHORTEST_SPELT:
        return False
    return distance(code(left, way_of(left)), code(right, way_of(right))) <= SPELLING


def _listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
