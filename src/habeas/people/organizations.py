"""Makes organizations of mentions: one body under every spelling, acronym and former name, and two of another place,
number or rank.

What people decided holds first, then the gazetteer, then equal words, then spellings. What is doubtful stays apart;
names that stand for no one body ("security forces") become none.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from habeas.people.judgements import Constraints
from habeas.people.named_bodies import parent_in
from habeas.people.organization_model import Organization, OrganizationMention
from habeas.people.organization_names import STATE, folded
from habeas.people.organization_pairs import Reading, compare_organizations, country_name, read
from habeas.people.organization_words import general_words, organization_words
from habeas.people.sounds import code, sounds, way_of
from habeas.people.verdict import Verdict

LONGEST_SLUG = 100
SUFFIX = 8
UNNAMED = "unnamed"


def organization_key(name: str, country: str | None) -> str:
    """How a judgement addresses an organization: its name as written, folded, and the country of the document."""
    return f"{country or '-'} {folded(name)}"


@dataclass
class _Unit:
    """Mentions that are written alike in documents on one country."""

    key: str
    mentions: list[OrganizationMention] = field(default_factory=list)
    reading: Reading = field(init=False)

    @property
    def certain(self) -> bool:
        return any(mention.certain for mention in self.mentions)

    def settle(self) -> None:
        """Reads its most frequent spelling, under the full name that its documents introduce it by, if they agree."""
        full = {mention.full for mention in self.mentions if mention.full is not None}
        agreed = full.pop() if len(full) == 1 else None
        often = Counter(mention.name for mention in self.mentions)
        readings = [read(name, self.mentions[0].country, agreed) for name in sorted(often)]
        self.reading = min(readings, key=lambda each: (each.nameless, -often[each.name.text], each.name.text))


def resolve_organizations(
    mentions: Iterable[OrganizationMention], held: Constraints | None = None
) -> list[Organization]:
    """The organizations behind the mentions, the same in whatever order the mentions come, by their ids.

    Mentions that stand for no one body are in none of them. Where something is said of who did it, a name that no
    word or gazetteer shows to be a body's is left out: it may be a person's.
    """
    held = held or Constraints()
    units = _units(mentions, held)
    groups = _Groups(units, held)
    by_decision, by_signature = defaultdict(list), defaultdict(list)
    for place, unit in enumerate(units):
        if unit.key in held.groups:
            by_decision[held.of(unit.key)].append(place)
        by_signature[unit.reading.signature].append(place)
    for places in by_decision.values():
        groups.join_all(places)
    for places in by_signature.values():
        groups.join_all(places)
    for one, other in _spelt_alike(units, groups):
        groups.join(one, other)
    found = [_organization([units[place] for place in places], held) for places in groups.all()]
    return with_parents(_with_own_ids([each for each in found if each is not None]))


class _Groups:
    """Units put together step by step, never two that people decided to be different."""

    def __init__(self, units: Sequence[_Unit], held: Constraints) -> None:
        self.of = list(range(len(units)))
        self.members = {place: [place] for place in self.of}
        self.different = held.different
        self.decided = {
            place: {held.of(unit.key)} if unit.key in held.groups else set() for place, unit in enumerate(units)
        }

    def join_all(self, places: Sequence[int]) -> None:
        """Joins each to the first of the earlier ones that it may join."""
        firsts: list[int] = []
        for place in places:
            if not any(self.join(first, place) for first in firsts):
                firsts.append(place)

    def join(self, one: int, other: int) -> bool:
        """Joins the groups of two units; False where a decision forbids it."""
        left, right = sorted((self.of[one], self.of[other]))
        if left == right:
            return True
        decided = ((near, far) for near in self.decided[left] for far in self.decided[right])
        if any(frozenset(pair) in self.different for pair in decided):
            return False
        for place in self.members[right]:
            self.of[place] = left
        self.members[left] += self.members.pop(right)
        self.decided[left] |= self.decided.pop(right)
        return True

    def all(self) -> list[list[int]]:
        return [sorted(places) for _, places in sorted(self.members.items())]


def _units(mentions: Iterable[OrganizationMention], held: Constraints) -> list[_Unit]:
    """What is written alike, by key, without what names no one body."""
    found: dict[str, _Unit] = {}
    for mention in sorted(set(mentions), key=_order):
        key = organization_key(mention.name, mention.country)
        found.setdefault(key, _Unit(key)).mentions.append(mention)
    for unit in found.values():
        unit.settle()
    certain = {unit.reading.signature for unit in found.values() if unit.certain}
    return [
        unit
        for _, unit in sorted(found.items())
        if unit.key in held.groups or (not unit.reading.nameless and _is_body(unit, certain))
    ]


def _order(mention: OrganizationMention) -> tuple[object, ...]:
    return (mention.document_id, mention.name, mention.country or "", mention.full or "", mention.certain)


def _is_body(unit: _Unit, certain: set[tuple[object, ...]]) -> bool:
    """Whether a name is surely no person's: by its words, the gazetteer, or a place where only bodies stand."""
    reading = unit.reading
    return reading.body is not None or reading.name.kind is not None or reading.signature in certain


def _spelt_alike(units: Sequence[_Unit], groups: _Groups) -> list[tuple[int, int]]:
    """Pairs of groups, by a unit of each, that are one body but for the spelling.

    A group that may be either of two that differ is left with neither.
    """
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for first in sorted(groups.members):
        for key in sorted({key for place in groups.members[first] for key in _keys(units[place].reading)}, key=repr):
            blocks[key].append(first)
    near: dict[int, set[int]] = defaultdict(set)
    for firsts in blocks.values():
        for one, other in combinations(firsts, 2):
            if other not in near[one] and _one_body(units, groups.members[one], groups.members[other]):
                near[one].add(other)
                near[other].add(one)
    torn = {
        one
        for one, others in near.items()
        if any(
            _differ(units, groups.members[left], groups.members[right])
            for left, right in combinations(sorted(others), 2)
        )
    }
    return [
        (one, other) for one in sorted(near) for other in sorted(near[one]) if one < other and not {one, other} & torn
    ]


def _one_body(units: Sequence[_Unit], left: Sequence[int], right: Sequence[int]) -> bool:
    verdicts = _verdicts(units, left, right)
    return Verdict.SAME in verdicts and Verdict.DIFFERENT not in verdicts


def _differ(units: Sequence[_Unit], left: Sequence[int], right: Sequence[int]) -> bool:
    return Verdict.DIFFERENT in _verdicts(units, left, right)


def _verdicts(units: Sequence[_Unit], left: Sequence[int], right: Sequence[int]) -> set[Verdict]:
    """The answers on every two different names of two groups."""
    ours, theirs = ({units[place].reading.signature: units[place].reading for place in side} for side in (left, right))
    return {compare_organizations(one, other).verdict for one in ours.values() for other in theirs.values()}


def _keys(reading: Reading) -> list[tuple[object, ...]]:
    """Under what a name is looked for: its letters run together, and its words with proper ones by their consonants."""
    name = reading.name
    general = tuple(word for word in name.words if word in general_words())
    proper = tuple(sorted(_consonants(word) for word in name.words if word not in general_words()))
    return [("letters", name.joined, name.numbers), ("words", general, proper, name.numbers)]


@lru_cache(maxsize=65536)
def _consonants(word: str) -> str:
    known = sounds()
    coded = "".join(each for each in code(word, way_of(word)) if each not in known.vowels | known.weak)
    return re.sub(r"(.)\1+", r"\1", coded.translate(organization_words().alike_sounds)) or word


def _organization(units: Sequence[_Unit], held: Constraints) -> Organization | None:
    mentions = sorted((mention for unit in units for mention in unit.mentions), key=_order)
    readings = {mention.name: unit.reading for unit in units for mention in unit.mentions}
    best = max(units, key=lambda unit: (unit.reading.body is not None, len(unit.mentions), unit.key)).reading
    shown = _shown(mentions, best)
    others = sorted({mention.name for mention in mentions} - {shown})
    country = best.body.country if best.body is not None else _most([unit.reading.country for unit in units])
    kinds = _most([unit.reading.name.kind for unit in units])
    return Organization(
        id=_id(best, shown, country),
        name=shown,
        names=(shown, *others),
        kind=best.body.kind if best.body is not None else kinds,
        country=country,
        parent=best.body.parent if best.body is not None else None,
        mentions=tuple(mentions),
        reasons=tuple(_reason(name, readings, best, held, mentions) for name in others),
    )


def _shown(mentions: Sequence[OrganizationMention], reading: Reading) -> str:
    """The gazetteer's name, else the most frequent one, the longest of equals."""
    if reading.body is not None:
        return reading.body.name
    if reading.name.kind == STATE and reading.country is not None:
        return country_name(reading.country)
    often = Counter(mention.name for mention in mentions)
    return min(often, key=lambda name: (not name[:1].isupper(), -often[name], -len(name), name))


def _reason(
    name: str,
    readings: Mapping[str, Reading],
    best: Reading,
    held: Constraints,
    mentions: Sequence[OrganizationMention],
) -> str:
    keys = {organization_key(mention.name, mention.country) for mention in mentions if mention.name == name}
    others = {organization_key(mention.name, mention.country) for mention in mentions} - keys
    if any(key in held.groups and held.same(key, other) for key in keys for other in others):
        return "Decided to be the same."
    found = compare_organizations(best, readings[name])
    return found.reason if found.verdict is Verdict.SAME else "Another name that is spelt like one of these."


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _id(reading: Reading, shown: str, country: str | None) -> str:
    if reading.body is not None:
        return reading.body.id
    slug = "-".join(folded(shown).replace(".", " ").split())[:LONGEST_SLUG].strip("-") or UNNAMED
    return f"{country.lower()}-{slug}" if country else slug


def _with_own_ids(found: Sequence[Organization]) -> list[Organization]:
    """The organizations by their ids, none of which two have: those of one id have the digest of their names behind."""
    taken = Counter(each.id for each in found)
    own = [each if taken[each.id] == 1 else replace(each, id=f"{each.id}-{_digest(each)}") for each in found]
    return sorted(own, key=lambda each: each.id)


def _digest(found: Organization) -> str:
    first = min(organization_key(mention.name, mention.country) for mention in found.mentions)
    return hashlib.sha256(f"{found.id}\n{first}".encode()).hexdigest()[:SUFFIX]


def with_parents(found: Sequence[Organization]) -> list[Organization]:
    """The organizations, those that the gazetteer knows no parent of with the one that their names tell of, if any.

    "Branch 2 of the City Court" is a part of the City Court where that is one of them.
    """
    wanted = {each.id: parents for each in found if each.parent is None and (parents := _parents_told(each))}
    if not wanted:
        return list(found)
    ids: dict[tuple[object, ...], str] = {}
    for each in found:
        for mention in each.mentions:
            ids.setdefault(read(mention.name, mention.country, mention.full).signature, each.id)
    several = {one: {ids[each] for each in parents if each in ids} - {one} for one, parents in wanted.items()}
    return [replace(each, parent=min(several[each.id])) if several.get(each.id) else each for each in found]


def _parents_told(found: Organization) -> set[tuple[object, ...]]:
    told = ((parent_in(mention.name), mention.country) for mention in found.mentions)
    return {read(parent, country).signature for parent, country in told if parent is not None}
