"""Which entity of a sanctions list may be somebody of the registry: names that fit, weighed with birth and country.

It proposes only. A list of a million entities has several people of every common name, so a match without a date of
birth says little, and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import exp, log

from habeas.people.blocking import PARTS, WHOLE, keys_of
from habeas.people.organization_pairs import compare_organizations, read
from habeas.people.pairs import compare_names
from habeas.people.parts import parts_of
from habeas.people.screening.ftm import Listed
from habeas.people.screening.quick import every_key, plain, quick_keys
from habeas.people.verdict import Verdict

# What a date of birth and a country add to the log-odds of two names. They are set by hand, not fitted: no judged pairs
# of people and list entries were at hand. A day of birth all but settles it; a year in which millions were born says
# less; one country says little, since lists give every country that anybody may have to do with.
SAME_DAY, SAME_YEAR, OTHER_YEAR, SAME_COUNTRY, OTHER_COUNTRY = 4.0, 1.5, -4.0, 0.7, -1.5
# From this probability on a match is shown. People look at each, and one that is not shown is lost: better too many.
SHOWN = 0.4
# Of longer names of bodies only so many words are looked at.
MOST_WORDS_OF_A_BODY = 8
# An organization with all words of a name says so much, before countries, by what comparing them says.
_BODIES = {Verdict.SAME: 0.85, Verdict.UNCLEAR: 0.5}


@dataclass(frozen=True, slots=True)
class Screened:
    """Somebody of the registry who is looked for; `key` is how decisions address them."""

    key: str
    id: str
    is_person: bool
    name: str
    names: tuple[str, ...]
    countries: frozenset[str] = frozenset()
    born: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """That an entity of a list may be somebody: the probability, and sentences that say why and why not."""

    screened: Screened
    listed: Listed
    score: float
    reasons: tuple[str, ...]


class Screen:
    """The names of a registry, ready to be looked for in a list."""

    def __init__(self, everybody: Iterable[Screened]) -> None:
        self._quick: defaultdict[str, set[int]] = defaultdict(set)
        self._bodies: defaultdict[str, set[int]] = defaultdict(set)
        # By the first two of its words, which a longer name has too; by any two, of which a shorter name may be.
        self._parts: defaultdict[str, set[int]] = defaultdict(set)
        self._wholes: defaultdict[str, set[int]] = defaultdict(set)
        self._all: list[Screened] = []
        for each in everybody:
            place = len(self._all)
            self._all.append(each)
            for name in each.names:
                if not each.is_person:
                    self._bodies[_body_key(name)].add(place)
                    self._parts[_first_words(name)].add(place)
                    for words in _part_keys(name):
                        self._wholes[words].add(place)
                elif _two_parts(name):
                    for key in every_key(name):
                        self._quick[key].add(place)
        for index in (self._bodies, self._parts, self._wholes):
            index.pop("", None)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def everybody(self) -> Sequence[Screened]:
        """All who are looked for."""
        return self._all

    def matches(self, listed: Listed) -> Iterator[Match]:
        """Everybody whom an entity may be, the likeliest first."""
        found = self._people_near(listed) if listed.is_person else self._bodies_near(listed)
        likely = (each for each in found if each.score >= SHOWN)
        yield from sorted(likely, key=lambda each: (-each.score, each.screened.id))

    def _people_near(self, listed: Listed) -> Iterator[Match]:
        """Those with a name that shares a quick key with one of the entity's; of their names those that share a key."""
        near: defaultdict[int, set[str]] = defaultdict(set)
        for theirs in listed.names:
            for key in quick_keys(theirs):
                for place in self._quick.get(key, ()):
                    near[place].add(theirs)
        for place, names in sorted(near.items()):
            one = self._all[place]
            told = _best(_sharing(one.names, names), born_alike=_born_alike(one, listed))
            if told is not None:
                yield _weighed(one, listed, *told)

    def _bodies_near(self, listed: Listed) -> Iterator[Match]:
        near = {place for name in listed.names for place in self._bodies.get(_body_key(name), ())}
        for name in listed.names:
            near.update(place for key in _part_keys(name) for place in self._parts.get(key, ()))
            near.update(self._wholes.get(_first_words(name), ()))
        for place in sorted(near):
            told = _bodies(self._all[place], listed)
            if told is not None:
                yield _weighed(self._all[place], listed, *told)


def _sharing(mine: Iterable[str], theirs: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of names of two parts at least that share a key; names of one part tell nobody apart."""
    keys = {name: _slow_keys(name) for name in {*mine, *theirs} if _two_parts(name)}
    pairs = product(sorted(set(mine) & keys.keys()), sorted(set(theirs) & keys.keys()))
    return [(left, right) for left, right in pairs if not keys[left].isdisjoint(keys[right])]


# As many names are remembered as a registry of middling size has; those of a list come once.
@lru_cache(maxsize=16384)
def _slow_keys(name: str) -> frozenset[str]:
    return frozenset(key for kind, key in keys_of(parts_of(name)) if kind in (PARTS, WHOLE))


def _body_key(name: str) -> str:
    """Organizations are looked up by all their words, in any order; "of" and "the" do not count."""
    return " ".join(sorted({word for word in plain(name) if word not in ("of", "the", "for", "and", "in")}))


def _first_words(name: str) -> str:
    """The first two words of its key, or the only one."""
    return " ".join(_body_key(name).split()[:2])


def _part_keys(name: str) -> Iterator[str]:
    """Any two words of a body's name, and any one."""
    words = _body_key(name).split()[:MOST_WORDS_OF_A_BODY]
    yield from words
    for one, other in combinations(words, 2):
        yield f"{one} {other}"


def _within(mine: str, theirs: str) -> bool:
    """Whether all words of one name are in the other."""
    ours, others = set(_body_key(mine).split()), set(_body_key(theirs).split())
    return ours <= others or others <= ours


def _weighed(one: Screened, listed: Listed, score: float, reasons: tuple[str, ...]) -> Match:
    """What names say, with births and countries."""
    evidence = [*(_births(one, listed) if one.is_person else ()), *_countries(one, listed)]
    score += sum(adds for adds, _ in evidence)
    return Match(one, listed, 1 / (1 + exp(-score)), (*reasons, *(reason for _, reason in evidence)))


def _best(pairs: Iterable[tuple[str, str]], *, born_alike: bool) -> tuple[float, tuple[str, ...]] | None:
    """The best of these pairs of names, in log-odds.

    Names that are only perhaps one person's count where the years of birth are the same: a long list has too many.
    """
    best = None
    for mine, theirs in pairs:
        verdict = compare_names(mine, theirs)
        perhaps = born_alike and verdict.verdict is Verdict.UNCLEAR and verdict.score > 0
        if (perhaps or verdict.verdict is Verdict.SAME) and (best is None or verdict.score > best[0]):
            said = "; ".join(each.text.rstrip(".") for each in verdict.sentences) + "."
            best = (verdict.score, (f"“{mine}” and “{theirs}”: {said}",))
    return best


def _born_alike(one: Screened, listed: Listed) -> bool:
    return bool({each[:4] for each in one.born} & {each[:4] for each in listed.born})


def _two_parts(name: str) -> bool:
    return len(parts_of(name).proper) > 1


def _bodies(one: Screened, listed: Listed) -> tuple[float, tuple[str, ...]] | None:
    country = min(one.countries, default=None)
    theirs_country = listed.countries[0] if listed.countries else country
    best: tuple[float, tuple[str, ...]] | None = None
    for mine in one.names:
        for theirs in listed.names:
            if not _within(mine, theirs):
                continue
            ours, other = read(mine, country), read(theirs, theirs_country)
            if _body_key(mine) != _body_key(theirs) and (ours.nameless or other.nameless):
                continue  # "police" is no part of what one police is called
            said = compare_organizations(ours, other)
            chance = _BODIES.get(said.verdict)
            if chance is not None and (best is None or log(chance / (1 - chance)) > best[0]):
                best = log(chance / (1 - chance)), (f"“{mine}” and “{theirs}”: {said.reason}",)
    return best


def _births(one: Screened, listed: Listed) -> Iterator[tuple[float, str]]:
    mine, theirs = one.born, tuple(each for each in listed.born if each[:4].isdigit())
    if not mine or not theirs:
        yield 0.0, "A date of birth is not known on both sides, so others of that name may be meant."
        return
    whole = {each for each in mine if len(each) > len("1984-05")} & set(theirs)
    if whole:
        yield SAME_DAY, f"Both were born on {min(whole)}."
    elif {each[:4] for each in mine} & {each[:4] for each in theirs}:
        yield SAME_YEAR, f"Both were born in {min({each[:4] for each in mine} & {each[:4] for each in theirs})}."
    else:
        yield OTHER_YEAR, f"Born in {', '.join(mine)} by documents, and in {', '.join(theirs)} by the list."


def _countries(one: Screened, listed: Listed) -> Iterator[tuple[float, str]]:
    if not one.countries or not listed.countries:
        return
    shared = sorted(one.countries & set(listed.countries))
    if shared:
        yield SAME_COUNTRY, f"Both have to do with {', '.join(shared)}."
    else:
        mine, theirs = ", ".join(sorted(one.countries)), ", ".join(listed.countries)
        yield OTHER_COUNTRY, f"Documents speak of {mine}, the list of {theirs}."
