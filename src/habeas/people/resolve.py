"""Joins the mentions of one block into persons, conservatively and with a reason for every join.

A person is a set of mentions that all fit each other: chains never join what does not fit (A is B and B is C is not
enough), and a mention that fits two different people joins neither. Where names alone cannot tell, people stay
apart: a missed join can be mended by hand, a wrong one puts one person's arrest in another's file.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.model import Mention, Person
from habeas.people.compare import Verdict, same
from habeas.people.names import Name, fold, parse, readings, skeleton

# An id is an address; the record keeps 160 characters, of which a suffix may need nine.
LONGEST_SLUG = 120
SUFFIX = 8
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class _Profile:
    """Mentions that nothing tells apart: the same folded name, gender and country."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def name(self) -> Name:
        return parse(self.first.name)


def block_of(name: str) -> str:
    """The key under which every candidate for the same person falls: the consonants of the surname's sound.

    Səfərov, Safarov, Seferov and Сафаров share a key, so do Mammadov and Məmmədov. A shared key joins nobody. The
    key is never empty and has at most 64 characters.
    """
    return skeleton(parse(name).family) or UNNAMED


def resolve(mentions: Iterable[Mention]) -> list[Person]:
    """The persons behind the mentions of one block, the same in whatever order the mentions come.

    Full names join where they are the same or spellings of each other and nothing contradicts it. A name of a single
    word, or with an initial, joins the one full-named person of its block whose name it fits, if the documents are
    about the same country and give them a role in common; otherwise it stays a person of its own.
    """
    profiles = _profiles(mentions)
    full = [profile for profile in profiles if profile.name.complete]
    groups = _join(full)
    for profile in profiles:
        if not profile.name.complete:
            _place_single(profile, groups, len(full))
    return _persons([[mention for profile in group for mention in profile.mentions] for group in groups])


def _profiles(mentions: Iterable[Mention]) -> list[_Profile]:
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in sorted(set(mentions), key=_mention_key):
        name = parse(mention.name)
        alone = () if name.complete else (mention.document_id, mention.roles)
        ways = tuple(way.full for way in readings(mention.name))
        groups[(ways, name.foreign, mention.gender or "", mention.country or "", alone)].append(mention)
    return [_Profile(tuple(groups[key])) for key in sorted(groups, key=repr)]


def _join(profiles: Sequence[_Profile]) -> list[list[_Profile]]:
    """Groups of profiles that all fit each other; a profile that fits two which differ joins neither of them."""
    alike, apart = _compare_all(profiles)
    torn = {
        (middle, side)
        for middle, near in alike.items()
        for pair in combinations(sorted(near), 2)
        if pair in apart
        for side in pair
    }
    group_of = {place: {place} for place in range(len(profiles))}
    for left, right in sorted({(min(a, b), max(a, b)) for a, near in alike.items() for b in near}):
        if (left, right) in torn or (right, left) in torn or group_of[left] is group_of[right]:
            continue
        if all((min(a, b), max(a, b)) not in apart for a in group_of[left] for b in group_of[right]):
            group_of[left] |= group_of[right]
            for member in group_of[left]:
                group_of[member] = group_of[left]
    distinct = {min(group): group for group in group_of.values()}
    return [[profiles[member] for member in sorted(distinct[first])] for first in sorted(distinct)]


def _compare_all(profiles: Sequence[_Profile]) -> tuple[dict[int, set[int]], set[tuple[int, int]]]:
    """Who fits whom, and which pairs are different people; only names of one sound are compared at all."""
    near: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        near[(skeleton(profile.name.given or ""), skeleton(profile.name.family))].append(place)
    alike: dict[int, set[int]] = defaultdict(set)
    apart: set[tuple[int, int]] = set()
    for places in near.values():
        for left, right in combinations(places, 2):
            verdict = same(profiles[left].first, profiles[right].first).verdict
            if verdict is Verdict.SAME:
                alike[left].add(right)
                alike[right].add(left)
            elif verdict is Verdict.DIFFERENT:
                apart.add((left, right))
    return alike, apart


def _place_single(profile: _Profile, groups: list[list[_Profile]], full: int) -> None:
    """Adds a name that is not complete to the group it surely belongs to, or as a group of its own."""
    named = [group for group in groups if group[0].name.complete]
    peers = [group for group in groups if not group[0].name.complete and _same_single(profile, group)]
    if full and len(named) == 1 and _is_the_one(profile, named[0]):
        named[0].append(profile)
    elif peers:
        peers[0].append(profile)
    else:
        groups.append([profile])


def _is_the_one(profile: _Profile, group: Sequence[_Profile]) -> bool:
    full = [one for one in group if one.name.complete]
    surname, initial = profile.name.family, profile.name.given or ""
    fits = all(
        any(way.family == surname and (way.given or "").startswith(initial) for way in readings(one.first.name))
        for one in full
    )
    genders = {one.first.gender for one in (profile, *group) if one.first.gender}
    return fits and len(genders) < 2 and any(_same_setting(profile.first, one.first) for one in full)


def _same_single(profile: _Profile, group: Sequence[_Profile]) -> bool:
    return all(one.name.full == profile.name.full and _same_setting(profile.first, one.first) for one in group)


def _same_setting(left: Mention, right: Mention) -> bool:
    """The same country, a role in common, and no contradiction of gender."""
    if left.country is None or left.country != right.country:
        return False
    if left.gender and right.gender and left.gender != right.gender:
        return False
    return bool({fold(role) for role in left.roles} & {fold(role) for role in right.roles})


def _persons(groups: list[list[Mention]]) -> list[Person]:
    persons = [_person(mentions) for mentions in groups]
    persons.sort(key=lambda person: (person.id, -len(person.mentions), _digest(person)))
    taken = Counter(person.id for person in persons)
    named = []
    for person in persons:
        unique = taken[person.id] == 1 and block_of(person.id.replace("-", " ")) == block_of(person.name)
        named.append(person if unique else _with_id(person, f"{person.id}-{_digest(person)[:SUFFIX]}"))
    return sorted(named, key=lambda person: person.id)


def _person(mentions: Sequence[Mention]) -> Person:
    shown = _shown_name([mention.name for mention in mentions])
    ordered = sorted(mentions, key=lambda mention: (mention.name != shown, _mention_key(mention)))
    names = sorted({mention.name for mention in mentions} - {shown}, key=lambda name: (-len(parse(name).full), name))
    aliases = sorted({alias for mention in mentions for alias in mention.aliases} - {shown, *names})
    full = [alias for alias in aliases if parse(alias).complete]
    genders = sorted({mention.gender for mention in mentions if mention.gender})
    return Person(
        id=_slug(shown),
        name=shown,
        names=(shown, *names, *full),
        mentions=tuple(ordered),
        reasons=tuple(_reason(ordered, mention) for mention in ordered[1:]),
        gender=genders[0] if len(genders) == 1 else None,
    )


def _reason(mentions: Sequence[Mention], mention: Mention) -> str:
    """Why the mention is the first one's person, or that of a further one by which the two are known to be one."""
    first = mentions[0]
    if not parse(mention.name).complete:
        return f"the only {mention.name} of that name and role in documents about the country"
    likely = (same(other, mention) for other in mentions if other is not mention)
    direct = same(first, mention)
    found = (each.reason for each in likely if each.verdict is Verdict.SAME)
    return direct.reason if direct.verdict is Verdict.SAME else next(found, direct.reason)


def _shown_name(names: Sequence[str]) -> str:
    """The fullest of the most frequent spellings; a single word only where there is nothing fuller."""
    full = [name for name in names if parse(name).complete] or list(names)
    often = Counter(full)
    most = max(often.values())
    frequent = [name for name in often if often[name] == most]
    return min(frequent, key=lambda name: (-len(parse(name).full), parse(name).foreign, "," in name, -len(name), name))


def _slug(name: str) -> str:
    parsed = parse(name)
    return "-".join(parsed.full)[:LONGEST_SLUG].strip("-") or UNNAMED


def _with_id(person: Person, new: str) -> Person:
    return Person(new, person.name, person.names, person.mentions, person.reasons, person.gender)


def _digest(person: Person) -> str:
    """Of the mention that comes first, so that the suffix stays when further documents speak of the person."""
    first = min(person.mentions, key=_mention_key)
    known = (first.document_id, first.name, first.gender or "", first.country or "", *first.roles)
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def _mention_key(mention: Mention) -> tuple[object, ...]:
    return (
        mention.document_id,
        mention.name,
        mention.gender or "",
        mention.country or "",
        mention.aliases,
        mention.roles,
    )
