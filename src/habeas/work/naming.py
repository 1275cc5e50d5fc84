"""Whom a person means who writes a name into a claim: somebody of the document, of the registry, or somebody new.

Somebody new is somebody whom nothing names yet, or another person than the one of the same name; the name has to stand
in the document, for a person is somebody in a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from habeas import model
from habeas.errors import NotFound
from habeas.people.judgements import key_of, mention_key
from habeas.record import cases as case_rows
from habeas.record import facts, kept, load
from habeas.record.connect import Record
from habeas.record.spelling import folded
from habeas.work import finding
from habeas.work.pointing import Pointed, pointed

# What stands behind the name of somebody who is another person than the one of that name.
NEW = "(new)"


@dataclass
class Named:
    """The persons of a claim: their names, the mention by which each is addressed, and what the log keeps of new ones.

    `apart` is for each new mention those of other people of the same name: they are different.
    """

    names: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    people: dict[str, Any] = field(default_factory=dict)
    apart: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, key: str) -> None:
        """Adds one, once."""
        if key not in self.keys:
            self.names.append(name)
            self.keys.append(key)


def named(record: Record, document: model.Document, given: Iterable[str]) -> Named:
    """Who is meant by each text.

    Raises:
        NotFound: nobody answers to a name and it is not in the document, or several people answer to it.
    """
    here = {each.named.name: each.named for each in load.names(record, document=document.id)}
    spelt = {folded(word): name for name, known in here.items() for word in (*known.aliases, name)}
    found = Named()
    for text in given:
        name = text if text in here else spelt.get(folded(text))
        if text.endswith(NEW) and text not in here:
            _somebody_new(record, document, found, text.removesuffix(NEW).strip(), set(here))
        elif name is not None:
            found.add(name, key_of(document.id, name))
        elif places := _places_of_nobody(record, document, text):
            _add_unnamed(document, found, places)
        else:
            meant = _pointed(record, text)
            found.add(_as_written(record, meant, text), meant.key)
    return found


def _pointed(record: Record, text: str) -> Pointed:
    try:
        return pointed(record, text)
    except NotFound as nobody:
        if finding.ids_called(record, text):
            raise
        said = f"{nobody} Nor is the name in this document, where somebody new is named as it writes them."
        raise NotFound(said, nobody.asked, nobody.offered) from nobody


def _as_written(record: Record, meant: Pointed, text: str) -> str:
    """The name as some document writes it: what points at somebody otherwise does not say how they are called."""
    (person,) = case_rows.people(record, pk=meant.person)
    written = (name for name in person.names if folded(name) == folded(text))
    return text if text in person.names else next(written, meant.name)


def _places_of_nobody(record: Record, document: model.Document, text: str) -> list[list[Any]]:
    """Where a name stands in the document that nobody in the registry answers to."""
    places = kept.places_of(document.text, text)
    return [] if places and finding.ids_called(record, text) else places


def _add_unnamed(document: model.Document, found: Named, places: list[list[Any]]) -> None:
    name = " ".join(places[0][2].split())
    key = key_of(document.id, name)
    found.people[key] = {"aliases": [], "mentions": places}
    found.add(name, key)


def _somebody_new(record: Record, document: model.Document, found: Named, text: str, here: set[str]) -> None:
    places = kept.places_of(document.text, text)
    if not places:
        raise NotFound(
            f"{text[:80]!r} is not in the document: a new person is named as they are written there, with {NEW} behind."
        )
    name = plain = " ".join(places[0][2].split())
    number = 1
    while name in here:
        number += 1
        name = f"{plain} ({number})"
    key = key_of(document.id, name)
    others = [mention_key(each.mentions[0]) for each in case_rows.people(record, pk__in=_of_that_name(record, plain))]
    others += [key_of(document.id, plain)] if plain in here else []
    found.people[key] = {"aliases": [], "mentions": places}
    found.apart += [(key, other) for other in dict.fromkeys(others)]
    found.add(name, key)


def _of_that_name(record: Record, name: str) -> list[str]:
    return facts.spellings(record, folded(name))
