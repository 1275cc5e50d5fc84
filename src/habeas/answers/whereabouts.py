"""Where an act took place, in words: the place as documents write it, and beside it what the gazetteer adds."""

from __future__ import annotations

from habeas.documents.countries import name_of
from habeas.errors import UnknownTerm
from habeas.model import Act, Located


def whereabouts(act: Act) -> str | None:
    """The place with its settlement, region and country in parentheses, as far as they say more than it does."""
    if act.place is None or act.located is None:
        return act.place
    told = (act.located.settlement, act.located.region, _country(act.located.country))
    more = [each for each in dict.fromkeys(told) if each is not None and each.casefold() not in act.place.casefold()]
    return f"{act.place} ({', '.join(more)})" if more else act.place


def told_of_place(place: Located | None) -> str:
    """A place in the gazetteer's words, from the settlement to the country; "nothing known" where it is none."""
    if place is None:
        return "nothing known"
    told = (place.settlement, place.region, _country(place.country))
    return ", ".join(dict.fromkeys(each for each in told if each is not None))


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    try:
        return name_of(code)
    except UnknownTerm:
        return code
