"""What a group of mentions is called and addressed by, once they are known to be one person."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from habeas.model import Mention, Person
from habeas.people.names import parse

# An id is an address; the record keeps 160 characters, of which a suffix may need nine.
LONGEST_SLUG = 120
SUFFIX = 8
UNNAMED = "unnamed"


def mention_order(mention: Mention) -> tuple[object, ...]:
    """Sorts mentions in one way, in whatever order they came."""
    return (
        mention.document_id,
        mention.name,
        mention.gender or "",
        mention.country or "",
        mention.aliases,
        mention.roles,
        mention.born or "",
        mention.home or "",
        mention.events,
        mention.company,
    )


def person_of(mentions: Sequence[Mention], reasons: Sequence[str]) -> Person:
    """The person of mentions whose first has the shown name, with a reason for each other mention."""
    shown = mentions[0].name
    names = sorted({mention.name for mention in mentions} - {shown}, key=lambda name: (-len(parse(name).full), name))
    aliases = sorted({alias for mention in mentions for alias in mention.aliases} - {shown, *names})
    full = [alias for alias in aliases if parse(alias).complete]
    genders = sorted({mention.gender for mention in mentions if mention.gender})
    return Person(
        id=_slug(shown),
        name=shown,
        names=(shown, *names, *full),
        mentions=tuple(mentions),
        reasons=tuple(reasons),
        gender=genders[0] if len(genders) == 1 else None,
    )


def shown_first(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, those with the name to show first."""
    shown = shown_name([mention.name for mention in mentions])
    return sorted(mentions, key=lambda mention: (mention.name != shown, mention_order(mention)))


def shown_name(names: Sequence[str]) -> str:
    """The fullest of the most frequent spellings; a single word only where there is nothing fuller."""
    full = [name for name in names if parse(name).complete] or list(names)
    often = Counter(full)
    most = max(often.values())
    frequent = [name for name in often if often[name] == most]
    return min(frequent, key=lambda name: (-len(parse(name).full), parse(name).foreign, "," in name, -len(name), name))


def with_own_ids(persons: Sequence[Person]) -> list[Person]:
    """The persons in the order of their ids, none of which two have: people of one name have a suffix to it.

    The suffix comes from the person's first mention, so it stays when further documents speak of the person.
    """
    taken = Counter(person.id for person in persons)
    named = [
        person if taken[person.id] == 1 else replace(person, id=f"{person.id}-{_digest(person)[:SUFFIX]}")
        for person in persons
    ]
    again = Counter(person.id for person in named)
    return sorted(
        (person if again[person.id] == 1 else replace(person, id=f"{person.id}-{_digest(person)}") for person in named),
        key=lambda person: person.id,
    )


def _slug(name: str) -> str:
    return "-".join(parse(name).full)[:LONGEST_SLUG].strip("-") or UNNAMED


def _digest(person: Person) -> str:
    first = min(person.mentions, key=mention_order)
    known = (first.document_id, first.name, first.gender or "", first.country or "", *first.roles)
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:32]
