"""Well-known organizations, by their names, former names and acronyms: `data/people/bodies.toml`.

A name that several countries' bodies have is only the one of the country at hand; an acronym needs its capitals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.documents.countries import all_countries
from habeas.errors import BadVocabulary
from habeas.people.organization_names import OrganizationName, read_name
from habeas.people.organization_words import organization_words
from habeas.terms import load_toml

_FILE = "people/bodies.toml"
_TEXTS = ("name", "kind", "country", "parent", "above")
_LISTS = ("names", "acronyms", "former")
# Kinds that no word of a name shows.
KINDS_WITHOUT_WORDS = ("armed group", "state")


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known organization, as the file has it; see there.

    `parent` is what it is a part of; `above` what stands over it without that: the court that hears appeals against it.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    parent: str | None = None
    above: str | None = None
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    anywhere: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name but the acronyms."""
        return (self.name, *self.names, *self.former)


@cache
def all_bodies() -> dict[str, Body]:
    """The well-known organizations by their ids.

    Raises:
        BadVocabulary: `data/people/bodies.toml` does not say what it should.
    """
    return read_bodies(load_toml(_FILE))


def read_bodies(data: dict[str, object]) -> dict[str, Body]:
    """Checks and returns a parsed gazetteer: known kinds, countries and parents, and no name of two bodies."""
    table = data.get("body")
    if not isinstance(table, dict) or not table:
        raise BadVocabulary(f"data/{_FILE} needs [body]")
    bodies = {name: _read_body(name, entry) for name, entry in table.items()}
    for body in bodies.values():
        for what, other in (("parent", body.parent), ("body above", body.above)):
            if other is not None and other not in bodies:
                raise BadVocabulary(f"data/{_FILE}, {body.id}: there is no {what} {other!r}")
    _index(bodies.values())
    return bodies


def body_named(name: OrganizationName, country: str | None) -> Body | None:
    """The well-known organization that a name means in a document on a country; None where it may be several."""
    if name.country is not None and not name.words:
        return None
    keys = [("words", *name.words, *name.numbers)]
    if name.acronym is not None:
        keys.append(("acronym", name.acronym))
    meant = name.country or country
    for key in keys:
        found = [each.body for each in _known().get(key, ()) if each.fits(name.country, meant)]
        near = [body for body in found if meant is not None and body.country == meant]
        far = near or [body for body in found if body.anywhere]
        if len({body.id for body in far}) == 1:
            return far[0]
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    """That a name is a body's, and the country that the name itself names."""

    body: Body
    country: str | None

    def fits(self, named: str | None, meant: str | None) -> bool:
        """Whether a name with these words, which names that country, may mean it."""
        if self.country is not None:
            return self.country == meant
        return named is None or self.body.country in (None, named)


@cache
def _known() -> dict[tuple[str, ...], tuple[_Named, ...]]:
    return _index(all_bodies().values())


def _index(bodies: Iterable[Body]) -> dict[tuple[str, ...], tuple[_Named, ...]]:
    """Every name and acronym with the bodies that have it, of which no two are of one country."""
    found: dict[tuple[str, ...], set[_Named]] = defaultdict(set)
    for body in bodies:
        for name in map(read_name, body.spellings):
            found["words", *name.words, *name.numbers].add(_Named(body, name.country))
        for acronym in body.acronyms:
            found["acronym", acronym].add(_Named(body, None))
    for key, named in found.items():
        for country, several in Counter((each.body.country, each.country) for each in named).items():
            if several > 1:
                raise BadVocabulary(f"data/{_FILE}: two bodies of {country[0]} are called {' '.join(key[1:])}")
    return {key: tuple(sorted(named, key=lambda each: each.body.id)) for key, named in found.items()}


def _read_body(name: str, entry: object) -> Body:
    where = f"data/{_FILE}, {name}"
    if not isinstance(entry, dict) or set(entry) - {*_TEXTS, *_LISTS, "anywhere"}:
        raise BadVocabulary(
            f"{where} has to be a table of name, kind, country, parent, above, names, acronyms, former, anywhere"
        )
    texts: dict[str, Any] = {key: entry[key] for key in _TEXTS if key in entry}
    lists: dict[str, Any] = {key: tuple(entry[key]) for key in _LISTS if key in entry}
    if not all(
        isinstance(one, str) and one for one in (*texts.values(), *(one for each in lists.values() for one in each))
    ):
        raise BadVocabulary(f"{where}: names have to be words in quotation marks")
    if texts.get("kind") not in (*organization_words().kinds, *KINDS_WITHOUT_WORDS) or "name" not in texts:
        raise BadVocabulary(f"{where} needs a name and a kind of organization_words.toml")
    if "country" in texts and texts["country"] not in all_countries():
        raise BadVocabulary(f"{where}: {texts['country']!r} is no country's code")
    return Body(id=name, **texts, **lists, anywhere=entry.get("anywhere") is True)
