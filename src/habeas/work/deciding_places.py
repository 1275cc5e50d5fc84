"""What people decide of places as written: that two names mean one place, or that they do not; and why they do.

A judgement ties names in documents on a country, so it outlives every rebuild and holds for whatever is read later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.answers.whereabouts import told_of_place
from habeas.errors import AlreadyDecided, NotFound
from habeas.model import Located
from habeas.people.judgements import DIFFERENT, PLACES, SAME, constraints
from habeas.people.place_meant import Written, place_key
from habeas.record import decisions
from habeas.record import places as rows
from habeas.record.connect import Record
from habeas.record.spelling import folded
from habeas.work.deciding import Decided, judge
from habeas.work.derive import STEPS
from habeas.work.places import look_up, meant
from habeas.work.writing import writing

_WITH_COUNTRY = re.compile(r"([A-Z]{2}) +(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WhyPlaces:
    """Why two names mean one place or two.

    Attributes:
        names: as documents write them, with the country that they are about.
        places: what each is, decisions included.
        decided: who decided what holds, where somebody did.
        sentences: each with what it speaks for: "same", "different" or "unclear".
    """

    names: tuple[Written, Written]
    places: tuple[Located | None, Located | None]
    decided: str | None
    sentences: tuple[tuple[str, str], ...]

    @property
    def one(self) -> bool:
        return self.places[0] is not None and self.places[0] == self.places[1]


def same(record: Record, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
    """Decides that two names mean one place: that which the gazetteer knows of either.

    Raises:
        NotFound: no document names such a place, nor does the gazetteer, or documents on several countries do.
        AlreadyDecided: it was decided before.
        RegistryInUse: a build is going on.
    """
    return _decide(record, SAME, left, right, because, by)


def different(record: Record, left: str, right: str, *, because: str = "", by: str | None = None) -> Decided:
    """Decides that two names do not mean one place: what the one is the other is not. Raises what `same` does."""
    return _decide(record, DIFFERENT, left, right, because, by)


def why(record: Record, left: str, right: str) -> WhyPlaces:
    """Why two names mean one place or two.

    Raises:
        NotFound: as for `same`.
    """
    names = _pointed(record, left), _pointed(record, right)
    held, keys = constraints(decisions.active(record, PLACES)), tuple(place_key(*each) for each in names)
    now = meant(record, names, STEPS)
    by_gazetteer = look_up(record, names, STEPS)
    decided = None
    if held.same(*keys):
        decided = held.reasons.get(keys[0]) or held.reasons.get(keys[1])
    elif held.apart(*keys):
        decided = "decided to be two; who decided so: habeas decisions"
    known = [by_gazetteer[each] for each in names]
    answer = "unclear" if None in known else SAME if known[0] == known[1] else DIFFERENT
    told = tuple((answer, f"{each[0]} is {told_of_place(by_gazetteer[each])} by the gazetteer.") for each in names)
    return WhyPlaces(names, (now[names[0]], now[names[1]]), decided, told)


def _decide(record: Record, answer: str, left: str, right: str, because: str, by: str | None) -> Decided:
    with writing(record):
        names = _pointed(record, left), _pointed(record, right)
        keys = place_key(*names[0]), place_key(*names[1])
        if keys[0] == keys[1]:
            raise AlreadyDecided(f"Both are one name: {keys[0]}.")
        held = constraints(decisions.active(record, PLACES))
        if (answer == SAME and held.same(*keys)) or (answer == DIFFERENT and held.apart(*keys)):
            raise AlreadyDecided("That is decided already; see habeas decisions")
        found = look_up(record, names, STEPS)
        evidence = tuple(f"{each[0]}: {told_of_place(found[each])}" for each in names)
        return judge(record, PLACES, answer, keys, evidence, because, by)


def _pointed(record: Record, text: str) -> Written:
    """The place that a text points at: as documents write it, with the country before it where several have it."""
    asked, about = " ".join(text.split()), None
    with_country = _WITH_COUNTRY.fullmatch(asked)
    if with_country is not None:
        about, asked = with_country[1], with_country[2]
    known = rows.all_kept(record)
    plain = folded(asked)
    several = [each for each in known if folded(each[0]) == plain and (with_country is None or each[1] == about)]
    exact = [each for each in several if each[0] == asked] or several
    if len({each[1] for each in exact}) > 1:
        offered = ", ".join(sorted(place_key(*each) for each in exact))
        raise NotFound(f"Documents on several countries name {asked[:60]!r}; put the country before it: {offered}.")
    if exact:
        return min(exact, key=str)
    if about is not None and look_up(record, [(asked, about)], STEPS)[asked, about] is not None:
        return asked, about
    raise NotFound(
        f"No document names a place {asked[:60]!r}. Before one that only the gazetteer knows put the country's code, "
        f'such as "AZ {asked[:60]}".'
    )
