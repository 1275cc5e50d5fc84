"""Who responds: a person with the office on that day, the body and the state that they speak for.

The body is the one that documents give with the office, or the one that the title itself names ("Secretary of State");
the state is told by data or by the words of a government, and left open for everybody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from habeas.acts.makers import same_maker
from habeas.answers.offices import Office
from habeas.documents.countries import country_named, name_of, names_of
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "answers/responders.toml"


@dataclass(frozen=True, slots=True)
class Body:
    """A body under the name by which it is asked for, and the state that it is of."""

    name: str
    state: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Responder:
    """Who makes a response.

    Attributes:
        name: as the documents word it.
        person: the id of the person, where it is one.
        organization, organization_name: the organization that the registry knows under that name, its id and its name.
        office: what they were on that day, where documents tell.
        body: whom they speak for, or what they are.
        state: ISO 3166-1, "EU", or None where it is no state.
    """

    name: str
    person: str | None = None
    person_name: str | None = None
    office: Office | None = None
    body: str | None = None
    state: str | None = None
    organization: str | None = None
    organization_name: str | None = None

    @property
    def shown(self) -> str:
        """The name under which the registry knows them, else the name as worded."""
        return self.person_name or self.organization_name or self.name

    @property
    def words(self) -> str:
        """The name with the office."""
        return self.shown if self.office is None else f"{self.shown} ({self.office.words})"

    @property
    def key(self) -> str:
        """The same for two names that the registry knows to be one person or one organization."""
        return self.person or self.organization or self.name.casefold()


@cache
def bodies() -> tuple[Body, ...]:
    """The bodies of the data file, in its order.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_bodies(load_toml(_FILE))


def read_bodies(data: dict[str, object]) -> tuple[Body, ...]:
    """Checks and returns a parsed file of bodies."""
    entries = data.get("body")
    if not isinstance(entries, list) or not entries:
        raise BadVocabulary(f"data/{_FILE} needs [[body]]")
    return tuple(map(_read_body, entries))


def responder_of(
    name: str, person: str | None = None, person_name: str | None = None, office: Office | None = None
) -> Responder:
    """Who responds, with the body and the state that the name or the office tells."""
    told = [name, *([office.role, office.organization or "", office.words] if office else [])]
    known = next((body for body in bodies() if any(body.pattern.search(each) for each in told if each)), None)
    if known is not None:
        return Responder(name, person, person_name, office, known.name, known.state)
    body = (office.organization if office else None) or (None if person else name)
    state = next((found for each in told if each and (found := _state(each))), None)
    return Responder(name, person, person_name, office, body, state)


def organization_of(name: str, organization: str, organization_name: str) -> Responder:
    """An organization that responds, under the name that the registry shows it by; told by its own words first."""
    told = responder_of(name)
    known = responder_of(organization_name) if told.state is None and told.body == name else told
    body = organization_name if known.body == known.name else known.body
    return replace(known, name=name, body=body, organization=organization, organization_name=organization_name)


def is_by(responder: Responder, asked: str) -> bool:
    """Whether somebody asked for by any name of theirs, of their body or, where it is a country's, of their state."""
    plain = asked.strip().removeprefix("the ")
    if plain.upper() == responder.state or (
        responder.state and _state(plain) == responder.state and _is_country(plain)
    ):
        return True
    office = responder.office.organization if responder.office else None
    names = (responder.name, responder.person_name, responder.organization_name, responder.body, office)
    return any(name is not None and not _is_country(name) and same_maker(plain, name) for name in names)


def _is_country(words: str) -> bool:
    code = country_named(words)
    plain = words.removeprefix("the ").removeprefix("The ").casefold()
    return code is not None and plain in {name.casefold() for name in names_of(code)}


def _state(words: str) -> str | None:
    """The country whose name it is, or whose government, ministry or the like."""
    code = country_named(words)
    if code is None:
        return None
    return code if _is_country(words) or _of_state().search(words) else None


@cache
def _of_state() -> re.Pattern[str]:
    """Bodies by which a country speaks, where their name has the country in it."""
    words = load_toml(_FILE).get("of_state")
    if not isinstance(words, list) or not words:
        raise BadVocabulary(f"data/{_FILE} needs of_state, a list of words")
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def state_words(state: str | None) -> str | None:
    """A state in words."""
    if state is None:
        return None
    try:
        return name_of(state)
    except UnknownTerm:
        return "European Union" if state == "EU" else state


def _read_body(entry: object) -> Body:
    if not isinstance(entry, dict) or set(entry) - {"name", "state", "patterns"}:
        raise BadVocabulary(f"data/{_FILE}: a body has a name, patterns, and a state where it is of one")
    name, patterns, state = entry.get("name"), entry.get("patterns"), entry.get("state")
    if not isinstance(name, str) or not isinstance(patterns, list) or not patterns:
        raise BadVocabulary(f"data/{_FILE}: a body needs a name and patterns")
    if state is not None and not isinstance(state, str):
        raise BadVocabulary(f"data/{_FILE}, {name!r}: the state is a code")
    try:
        return Body(name, state, re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE))
    except re.error as error:
        raise BadVocabulary(f"data/{_FILE}, {name!r}: {error}") from error
