"""What places as written are, by the gazetteer and by what people decided of them, which holds over it.

"Same" gives one name the place of the other: the gazetteer's place of any name of the group, where they agree on one.
"Different" says that a name does not mean what the other means: it stays unresolved where the gazetteer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from habeas.model import Located
from habeas.people.judgements import Constraints

# A place as written, and the country that its document is about.
Written = tuple[str, str | None]
NO_COUNTRY = "-"


@dataclass(frozen=True, slots=True)
class PlaceMeant:
    """A place under the names that documents on a country write it by.

    Attributes:
        id: the number of its settlement in GeoNames, else its region or country; a name where nothing is known of it.
        names: as documents write it, with the country that they are about.
    """

    id: str
    names: tuple[Written, ...]
    located: Located | None

    @property
    def name(self) -> str:
        """The gazetteer's name, else the first of its names."""
        told = self.located
        known = None if told is None else told.settlement or told.region or told.country
        return known or self.names[0][0]


def place_key(written: str, about: str | None) -> str:
    """How a judgement addresses a place: the country of the document, then the place as written there."""
    return f"{about or NO_COUNTRY} {' '.join(written.split())}"


def written_of(key: str) -> Written:
    """What `place_key` put together."""
    about, _, written = key.partition(" ")
    return written, None if about == NO_COUNTRY else about


def decided(
    found: Mapping[Written, Located | None],
    held: Constraints,
    look_up: Callable[[Iterable[Written]], Mapping[Written, Located | None]],
) -> dict[Written, Located | None]:
    """What each of these places is when decisions hold over the gazetteer.

    Args:
        look_up: what the gazetteer says of other names that a decision ties to these.
    """
    tied = {each: held.of(place_key(*each)) for each in found if place_key(*each) in held.groups}
    if not tied:
        return dict(found)
    differs = _differing(held)
    needed = set(tied.values()).union(*(differs.get(first, set()) for first in tied.values()))
    members = [key for key, first in sorted(held.groups.items()) if first in needed]
    known = {place_key(*each): place for each, place in look_up(map(written_of, members)).items()}
    groups = {first: _one_of(known.get(key) for key in members if held.of(key) == first) for first in needed}
    told = dict(found)
    for each, first in tied.items():
        here, taken = groups[first], {groups[other] for other in differs.get(first, ())}
        told[each] = None if here in taken and not _is_its_own(each, here) else here
    return told


def _differing(held: Constraints) -> dict[str, set[str]]:
    """For each group those that it was decided to differ from."""
    found: dict[str, set[str]] = {}
    for pair in held.different:
        for first in pair:
            found.setdefault(first, set()).update(pair - {first})
    return found


def _one_of(places: Iterable[Located | None]) -> Located | None:
    """The place on which several names agree; where one is in the other, the nearer one."""
    several = {place for place in places if place is not None}
    exact = {place for place in several if place.settlement is not None} or several
    return next(iter(exact)) if len(exact) == 1 else None


def _is_its_own(written: Written, place: Located | None) -> bool:
    """Whether a place is written by the gazetteer's very name: then it is the other name that means another."""
    return place is not None and written[0] in (place.settlement, place.region)
