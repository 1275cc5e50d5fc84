"""Finds the mention that somebody points at: `DOCUMENT NAME`, any spelling of a person's name, or a person's id."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from habeas.errors import NotFound
from habeas.people.judgements import SHOWN_ID, document_and_name, key_of, mention_key
from habeas.record import cases as case_rows
from habeas.record import facts, load
from habeas.record.connect import Record
from habeas.record.spelling import spellings
from habeas.work import finding

# No file system has longer ones.
LONGEST_FILE_NAME = 255


@dataclass(frozen=True, slots=True)
class Pointed:
    """A mention that somebody points at, and the person whom it belongs to.

    `by` says how it was found: by its "document", by the "name" as it is spelt there, or, where that was but the id or
    a part of the name, as the first mention of the "person".
    """

    key: str
    person: str
    by: str

    @property
    def name(self) -> str:
        return document_and_name(self.key)[1]


def pointed(record: Record, text: str) -> Pointed:
    """The mention that a text points at: of those that fit, the first of its person's.

    Raises:
        NotFound: nobody is meant, or several are; the message names the nearest.
    """
    asked = " ".join(unicodedata.normalize("NFC", text).split())
    return _in_a_document(record, asked) or _of_a_person(record, asked)


def typed(key: str) -> str:
    """How a mention is pointed at on the command line."""
    document_id, name = document_and_name(key)
    return f'"{document_id[:SHOWN_ID]} {name}"'


def _of_a_person(record: Record, asked: str) -> Pointed:
    (person,) = case_rows.people(record, pk=finding.person_id(record, asked))
    names = [mention.name for mention in person.mentions]
    found = None if asked == person.id else _spelt(asked, names, lambda place: person.mentions[place].aliases)
    return Pointed(mention_key(person.mentions[found or 0]), person.id, "person" if found is None else "name")


def _in_a_document(record: Record, asked: str) -> Pointed | None:
    """What is meant by `DOCUMENT NAME`; None where it does not begin with a document."""
    document_id, name = document_and_rest(record, asked)
    if document_id is None:
        return None
    named = [each for each in load.names(record, document=document_id) if each.person_id is not None]
    names = [each.named.name for each in named]
    found = _spelt(name, names, lambda place: named[place].named.aliases)
    if found is None:
        there = ", ".join(names[: finding.OFFERED]) or "nobody"
        raise NotFound(f"Document {document_id[:SHOWN_ID]} names nobody {name[:80]!r}. It names {there}.")
    return Pointed(key_of(document_id, names[found]), named[found].person_id or "", "document")


def document_and_rest(record: Record, asked: str) -> tuple[str | None, str]:
    """The document whose id's beginning, or whose file's name, a text begins with, and the rest of the text."""
    first, _, rest = asked.partition(" ")
    if rest and finding.may_be_id(first):
        try:
            return facts.whole_id(record, first), rest
        except NotFound:
            pass  # a name may look like an id
    for place, letter in enumerate(asked[:LONGEST_FILE_NAME]):
        if letter == " " and "." in asked[:place]:
            found = facts.ids_of_file(record, asked[:place])
            if len(found) > 1:
                ids = ", ".join(each[:SHOWN_ID] for each in found[: finding.OFFERED])
                raise NotFound(f"Several documents are called {asked[:place]!r}; name one by its id: {ids}.")
            if found:
                return found[0], asked[place + 1 :]
    return None, asked


def _spelt(asked: str, names: Sequence[str], aliases: Callable[[int], Iterable[str]]) -> int | None:
    """The place of the first name that is exactly the one asked for; else spelt so, or with it as an alias."""
    plain = set(spellings(asked)) - {""}
    tests: tuple[Callable[[int], bool], ...] = (
        lambda place: names[place] == asked,
        lambda place: bool(plain & set(spellings(names[place]))),
        lambda place: any(plain & set(spellings(alias)) for alias in aliases(place)),
    )
    return next((place for test in tests for place in range(len(names)) if test(place)), None)
