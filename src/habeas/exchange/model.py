"""The nouns of exchange: what a file says was done, who it names, and what is not right with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from habeas.claims.provisions import Provision
from habeas.dates import PartialDate
from habeas.documents.outline import Outlined
from habeas.lists.model import Problem
from habeas.model import Act


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a file names as where it has something from, with all that it says of it.

    Attributes:
        id: its SHA-256, where the file says that; else the digest of what it says of the document.
        alike: the ids of documents that tell the same story in the same words.
    """

    id: str
    name: str
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    country: str | None = None
    report_year: int | None = None
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document, and where they begin in it if the file says so."""

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """That a document says something, in which words.

    Attributes:
        names: under which names of people; None for those that the file uses.
        trigger: the place of the words by which a machine saw it, where the file says so.
    """

    document: str
    words: tuple[Words, ...]
    names: tuple[str, ...] | None = None
    trigger: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One act as a file of exchange tells it, with the lines of the file that do (counted from 1).

    Everything is as worded; `persons` are names. What a form of exchange has no place for is not in it.

    Attributes:
        cited: the documents that tell of it, where the file names any.
        rule, confidence: how a machine found the claim, where the file says so.
    """

    type: str
    persons: tuple[str, ...] = ()
    group: str | None = None
    number: int | None = None
    organizations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: str | None = None
    charges: tuple[str, ...] = ()
    term: str | None = None
    modality: str = "asserted"
    speaker: str | None = None
    lines: tuple[int, ...] = ()
    cited: tuple[Cited, ...] = field(default=(), compare=False, repr=False)
    rule: str | None = field(default=None, compare=False, repr=False)
    confidence: float = field(default=1.0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Post:
    """That a file gives somebody an office, an occupation or a membership."""

    person: str
    role: str
    organization: str | None
    line: int
    cited: Cited | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KinOf:
    """That a file says that `relative` is the `word` of `person`."""

    person: str
    relative: str
    word: str
    line: int
    cited: Cited | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as a file names them, with the lines that do."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that a file gives for people or acts of a class, as `model.Count` has it."""

    what: str
    low: int | None
    high: int | None
    qualifier: str | None
    as_of: PartialDate | None
    place: str | None
    by: str | None
    kind: str
    line: int
    cited: Cited | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody as a document names them: `called` is the name that the whole file uses for them."""

    document: str
    name: str
    called: str
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """An entry of another registry's log; `line` is that of the file, `number` the entry's in that log."""

    line: int
    number: int
    made: datetime
    by: str
    subject: str
    answer: str
    because: str = ""
    claim: str | None = None
    document: str | None = None
    undoes: int | None = None
    version: str = ""
    value: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def sides(self) -> tuple[str, str]:
        """The two that a judgement is on."""
        return self.value["left"], self.value["right"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are a part of a document of some kind, as `model.Part` has it."""

    words: Words
    kind: str
    speaker: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """How a document is made: what it tells besides claims, with the words that do.

    Attributes:
        outlined: its sections, where it is a country report.
        provisions: what it says of the law; the quote of each is to be set.
        words: of its headings, and of the bodies that it names.
    """

    outlined: Outlined | None = None
    provisions: tuple[tuple[Provision, Words], ...] = ()
    passages: tuple[Passage, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a file of exchange says, and what is not right with it, by line.

    `more_words` are of documents, by their ids, and only decisions quote them; `structures` are by the same ids.
    """

    told: tuple[Told, ...] = ()
    posts: tuple[Post, ...] = ()
    people: tuple[Somebody, ...] = ()
    kin: tuple[KinOf, ...] = ()
    counts: tuple[Counted, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = ()
    namings: tuple[Naming, ...] = ()
    decided: tuple[Brought, ...] = ()
    more_words: tuple[tuple[str, Words], ...] = ()
    structures: Mapping[str, Structure] = field(default_factory=dict, hash=False)


def told_of(act: Act) -> Told:
    """An act as exchange tells it: what all its sources together say."""
    return Told(
        act.type,
        () if act.person_name is None else (act.person_name,),
        act.group,
        act.number,
        act.organizations,
        act.actors,
        act.date,
        act.place,
        act.charges,
        act.term,
        act.modality,
    )
