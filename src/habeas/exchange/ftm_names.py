"""How documents name people, as lines of the notes of a person in a FollowTheMoney file, out and in.

The model has one person with all their names. Which document uses which stands in a line for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.exchange.citing import words
from habeas.exchange.entities import Entity
from habeas.exchange.gathered import worded
from habeas.exchange.holdings import Named
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Naming, Source

_NAMED = "named: "
_GENDERS = ("female", "male")


def lines_of_names(several: Iterable[Named], key: Mapping[str, str]) -> Iterator[str]:
    """A line for each document that names somebody; `key` are the entities of documents."""
    for each in several:
        quote = each.quote
        told: dict[str, Any] = {"document": key[each.document.id], "name": each.named.name}
        told |= {"aliases": list(each.named.aliases), "gender": each.named.gender}
        told |= {} if quote is None else {"quote": quote.text, "start": quote.start}
        yield _NAMED + line_of({name: value for name, value in told.items() if value not in (None, "", [])})


@dataclass(frozen=True, slots=True)
class _Note:
    """A line of the notes of a person."""

    person: str
    document: str
    told: Mapping[str, Any]


class NamesIn:
    """The names of people in the documents of a file."""

    def __init__(self, entities: Iterable[Entity], called: Mapping[str, str]) -> None:
        """`called` is what the file calls each person, by entity."""
        self._called = called
        self._notes: list[_Note] = []
        for one in entities:
            if one.schema == "Person":
                self._notes += _notes(one)
        self._person = {(each.document, each.told["name"]): each.person for each in self._notes}

    def called_in(self, document: str, names: Iterable[str]) -> dict[str, str]:
        """By the names that a document uses what the file calls these people, where a note tells."""
        people = {name: self._person.get((document, name), "") for name in names}
        return {name: self._called[person] for name, person in people.items() if person in self._called}

    def worded(self, name: str, document: str) -> str:
        """What somebody is called in a document of their own."""
        return worded(name, self.called_in(document, [name]).get(name, name))

    def namings(self, sources: Mapping[str, Source]) -> Iterator[Naming]:
        """Everybody as each document names them; `sources` are documents by their entities."""
        for each in self._notes:
            if each.document in sources:
                name, told = each.told["name"], each.told
                given = told["aliases"] if isinstance(told.get("aliases"), list) else []
                yield Naming(
                    sources[each.document].id,
                    self.worded(name, each.document),
                    self._called.get(each.person, name),
                    tuple(dict.fromkeys(alias for alias in map(str, given) if alias and alias != name)),
                    told["gender"] if told.get("gender") in _GENDERS else None,
                    words(told["quote"], told.get("start")) if isinstance(told.get("quote"), str) else None,
                )


def _notes(one: Entity) -> Iterator[_Note]:
    for note in one.all("notes"):
        if note.startswith(_NAMED):
            told = values_in(note.removeprefix(_NAMED)) or {}
            if all(isinstance(told.get(each), str) and told[each] for each in ("name", "document")):
                yield _Note(one.id, told["document"], told)
