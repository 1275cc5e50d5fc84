"""The people of one document, as their names are joined: which mention stands for whom.

Two people who share a surname stay two. A bare surname that fits both stands for the one whose full name came
nearest before it (in the same passage, or a nearer one than the other's), or who alone was named so far; else it
stands for neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from habeas.claims.candidates import Candidate, in_one_list
from habeas.claims.introduced_kin import as_kin, is_kin
from habeas.claims.wordlists import fold, folded, given_names, nations, words

# A surname shorter than this differs from another by one letter too often ("Aliyev", "Alieva").
LONG_ENOUGH_TO_MISSPELL = 6

# The first word of a full name this long is its bearer wherever it stands alone, whatever the model takes it for.
LONG_ENOUGH_FOR_A_FORENAME = 5

# Passages back in which a name still decides whom the bare surname of two people stands for.
NEAR = 2

Key = tuple[str, ...]


@dataclass(slots=True)
class Someone:
    """A person while the document is read."""

    key: Key
    name: str
    gender: str | None = None
    aliases: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    introduced_as_kin: bool = False

    @property
    def surnames(self) -> frozenset[str]:
        """The words that may stand alone for the person as a surname: of two surnames, or halves of one, either."""
        return _surnames(self.key, self.name)


@dataclass(slots=True)
class People:
    """All people of a document, and where each was last named: in which passage, and at which place.

    `passages` counts the passages with names so far, `passage` is where the last of them starts.
    """

    all: list[Someone]
    by_key: dict[Key, Someone]
    last: dict[str, tuple[int, int]] = field(default_factory=dict)
    passages: int = 0
    passage: int = -1

    def resolve(self, candidate: Candidate) -> list[Someone] | None:
        """Whom a candidate names: one person, several whom it may name, or None where it names nobody."""
        if candidate.name.passage.start != self.passage:
            self.passages, self.passage = self.passages + 1, candidate.name.passage.start
        known = self.by_key.get(candidate.key)
        if known is not None:
            return [known]
        fitting = self._fitting(candidate)
        if candidate.gender is not None:
            fitting = [one for one in fitting if one.gender in (None, candidate.gender)]
        return self._nearest(fitting) if fitting else None

    def seen(self, candidate: Candidate, found: list[Someone]) -> None:
        """Remembers what a mention shows of the person: where it was, how it was spelled, the gender."""
        if len(found) != 1:
            return
        someone = found[0]
        someone.gender = someone.gender or candidate.gender or _gender_of(candidate)
        someone.aliases.add(_display(candidate))
        if someone.name not in self.last:
            someone.introduced_as_kin = is_kin(candidate)
        if as_kin(candidate):  # behind whoever else is named in the passage
            self.last.setdefault(someone.name, (self.passages, -1))
        else:
            self.last[someone.name] = (self.passages, candidate.span.start)

    def _fitting(self, candidate: Candidate) -> list[Someone]:
        key = candidate.key
        if len(key) > 1:
            return [one for one in self.all if _within(key, one.key)]
        word = key[0]
        surname = [one for one in self.all if word in one.surnames]
        given = word in given_names()
        likely = candidate.titled or given or "PERSON" in candidate.labels or candidate.labels == {""}
        misspelled = "PERSON" in candidate.labels or candidate.labels <= {"", "ORG"}
        if surname or not (likely or misspelled or any(word == one.key[0] for one in self.all)):
            return surname
        first = len(word) >= LONG_ENOUGH_FOR_A_FORENAME and word not in nations()
        other = [one for one in self.all if first and word == one.key[0]]
        other = [one for one in self.all if word in one.key or word == "".join(one.key)] if likely else other
        if other or len(word) < LONG_ENOUGH_TO_MISSPELL:
            return other
        return [one for one in self.all if len(one.key[-1]) >= 6 and OSA.distance(word, one.key[-1]) == 1]

    def _nearest(self, fitting: list[Someone]) -> list[Someone]:
        if len(fitting) == 1:
            return fitting
        named = [(self.last[one.name], one) for one in fitting if one.name in self.last]
        if len(named) == 1:
            return [named[0][1]]
        own = [one for _, one in named if not one.introduced_as_kin]
        if len(own) == 1:  # "his daughter, Valentina Arteaga": the bare surname stays his
            return own
        near = sorted((self.passages - place[0], -place[1], one.name, one) for place, one in named)
        if near and near[0][0] <= NEAR and near[0][0] < near[1][0]:
            return [near[0][3]]
        here = [entry for entry in near if entry[0] == 0]
        return [here[0][3]] if here else fitting


def people_of(candidates: list[Candidate], keys: frozenset[Key]) -> People:
    """The people that a document's accepted names stand for, each under the fullest of them."""
    spelled: dict[Key, Counter[str]] = {}
    for candidate in candidates:
        if candidate.key in keys:
            spelled.setdefault(candidate.key, Counter())[_display(candidate)] += 1
    ends: dict[str, list[Key]] = defaultdict(list)
    for key in spelled:
        for word in dict.fromkeys((key[0], key[-1])):
            ends[word].append(key)
    fullest = [key for key in spelled if not _part_of_one(key, dict.fromkeys([*ends[key[0]], *ends[key[-1]]]))]
    singles = {key for key in fullest if len(key) == 1}
    everyone = [Someone(key, _best(spelled[key])) for key in fullest if key not in singles]
    people = People(everyone, {one.key: one for one in everyone})
    for key in sorted(singles, key=list(spelled).index):
        if not _fits_somebody(key[0], everyone):
            single = Someone(key, _best(spelled[key]))
            people.all.append(single)
            people.by_key[key] = single
    _read_genders(people)
    return people


def read_roles(candidates: list[Candidate], people: People) -> None:
    """Remembers by which occupation each person is called, at the name or through a list that begins with it."""
    carried: frozenset[str] = frozenset()
    before: Candidate | None = None
    for candidate in candidates:
        found = people.by_key.get(candidate.key)
        roles = candidate.called
        listed = before is not None and in_one_list(before, candidate)
        carried = roles or (carried if listed else frozenset())
        if found is not None:
            found.roles |= carried | candidate.described
        before = candidate


def _gender_of(candidate: Candidate) -> str | None:
    """The gender of whoever is called by a word that only fits one: "his wife, Ngozi Eze", "spokeswoman A"."""
    fitting = [each for each in ("male", "female") if candidate.called & words("roles", f"{each}_called")]
    return fitting[0] if len(fitting) == 1 else None


def _read_genders(people: People) -> None:
    for one in people.all:
        if len(one.key) > 1:
            male, female = (one.key[0] in folded("names", f"{gender}_given") for gender in ("male", "female"))
            one.gender = "male" if male and not female else "female" if female and not male else None


def _part_of_one(key: Key, keys: Iterable[Key]) -> bool:
    """Whether a name is a shorter form of exactly one of the names that begin or end like it."""
    longer = [other for other in keys if len(other) > len(key) and len(key) > 1 and _within(key, other)]
    longest = [one for one in longer if not any(one != other and _within(one, other) for other in longer)]
    return len(longest) == 1 or (bool(longest) and key[0] in folded("names", "particles"))  # "Al Khalaf" of two


def _within(short: Key, long: Key) -> bool:
    """Whether all words of a name stand in a longer one in the same order, with the same first or last word."""
    if short == long or (short[-1] != long[-1] and short[0] != long[0]):
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _fits_somebody(word: str, people: list[Someone]) -> bool:
    for one in people:
        if word in one.key or word in one.surnames or word == "".join(one.key):
            return True
        if len(word) >= LONG_ENOUGH_TO_MISSPELL and OSA.distance(word, one.key[-1]) == 1:
            return True
    return False


@lru_cache(maxsize=10_000)  # each is asked for at every name of a document
def _surnames(key: Key, name: str) -> frozenset[str]:
    two = len(key) > 2 and key[-2] not in given_names()
    return frozenset(key[-2:] if two else key[-1:]) | _parts(name.split()[-1].split("-"))


def _parts(halves: list[str]) -> frozenset[str]:
    """The halves of a double surname that may stand for it; nothing of "al-Masri" and "Kyung-soo"."""
    double = len(halves) == 2 and all(half[:1].isupper() and len(half) > 3 for half in halves)
    return frozenset(fold(half) for half in halves) if double else frozenset()


def _display(candidate: Candidate) -> str:
    passage = candidate.name.passage
    start, end = candidate.span.start - passage.start, candidate.span.end - passage.start
    return " ".join(passage.text[start:end].split())


def _best(spellings: Counter[str]) -> str:
    """The most frequent spelling; of equally frequent ones the first that is not in capitals."""
    return max(spellings, key=lambda text: (not text.isupper(), spellings[text]))
