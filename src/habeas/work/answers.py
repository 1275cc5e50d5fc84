"""What a registry says of one thing: the file of a person's cases, a search, an overview, a document's origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from habeas.model import Act, CaseOn, DocumentCard, Person, SourcedClaim
from habeas.record.facts import FoundAct
from habeas.record.load import SourcedAffiliation, SourcedCount, SourcedKin, SourcedName
from habeas.record.search import CLOSES, OPENS

__all__ = [
    "CLOSES",
    "OPENS",
    "CaseFile",
    "FoundAct",
    "FoundDocument",
    "Overview",
    "PersonLine",
    "Post",
    "Provenance",
    "SearchResult",
    "SourcedAffiliation",
    "SourcedCount",
    "SourcedName",
    "VerifyReport",
]


@dataclass(frozen=True, slots=True)
class Post:
    """An office, occupation or membership as documents word it, once, with every place that says so."""

    role: str
    organization: str | None
    given: tuple[SourcedAffiliation, ...]


@dataclass(frozen=True, slots=True)
class KinTold:
    """One relative of a person, with every document that says so.

    Attributes:
        name, person_id: the relative; the id is None where nobody is known by that name any more.
        word: "brother", "wife" …; with `of` the person is that to the relative, else the relative to the person.
    """

    name: str
    person_id: str | None
    word: str
    of: bool
    given: tuple[SourcedKin, ...]

    @property
    def words(self) -> str:
        """What the relative is, as a line begins: "brother", "brother of"."""
        return f"{self.word} of" if self.of else self.word


def kin_told(person_id: str, rows: Iterable[SourcedKin]) -> tuple[KinTold, ...]:
    """A person's relatives, each once for each word, in the order of their names."""
    found: dict[tuple[str, str | None, str, bool], list[SourcedKin]] = {}
    for each in rows:
        of = each.relative_id == person_id
        if each.person_id == each.relative_id:
            continue  # somebody decided that the two are one
        name, other = (each.kin.person, each.person_id) if of else (each.kin.relative, each.relative_id)
        known = next((key for key in found if key[1] == other and key[2:] == (each.kin.word, of)), None)
        found.setdefault(known or (name, other, each.kin.word, of), []).append(each)
    return tuple(KinTold(*key, tuple(given)) for key, given in sorted(found.items(), key=lambda each: each[0][0]))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that the record has on one person.

    Attributes:
        names: the person in each document that names them, with the reason why it is the same person.
        cases: each time in custody, and what was done outside of one, as it stood on `as_of`.
        acts: those of all cases, in their order; a dispute stays in its act.
        responses: what was said and done about it, in order.
        affiliations: offices, occupations and memberships that documents give.
        kin: who documents say is kin; another person always, until somebody decides otherwise.
    """

    person: Person
    as_of: date
    cases: tuple[CaseOn, ...]
    names: tuple[SourcedName, ...]
    affiliations: tuple[SourcedAffiliation, ...]
    kin: tuple[KinTold, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents name the person, each once whatever spellings it has."""
        return len({each.document.id for each in self.names})

    @property
    def posts(self) -> tuple[Post, ...]:
        """The affiliations by what they say, each role and body once whatever its capitals, most often given first."""
        found: dict[tuple[str, str], list[SourcedAffiliation]] = {}
        for each in self.affiliations:
            said = each.affiliation
            found.setdefault((said.role.casefold(), (said.organization or "").casefold()), []).append(each)
        posts = [
            Post(given[0].affiliation.role, given[0].affiliation.organization, tuple(given)) for given in found.values()
        ]
        return tuple(sorted(posts, key=lambda post: (-len(post.given), post.role.casefold(), post.organization or "")))

    @property
    def acts(self) -> tuple[Act, ...]:
        return tuple(act for each in self.cases for act in each.case.acts)

    @property
    def responses(self) -> tuple[Act, ...]:
        return tuple(act for each in self.cases for act in each.case.responses)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of a list of people."""

    person: Person
    country: str | None
    documents: int
    claims: int
    cases: int


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that a search found; in the snippet, found words stand between `OPENS` and `CLOSES`."""

    document: DocumentCard
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found, each kind best first.

    Attributes:
        acts: for each of the claims the acts that it tells of.
        meant: where nobody has the name that was asked for, the one much like it by which people were found.
    """

    people: tuple[PersonLine, ...]
    documents: tuple[FoundDocument, ...]
    claims: tuple[SourcedClaim, ...]
    acts: Mapping[str, list[FoundAct]] = field(default_factory=dict, hash=False)
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document came from and how it was read.

    `origins` are the paths at which its bytes were found; `refused` counts what the gate threw away, by reason.
    """

    origins: tuple[str, ...]
    size: int
    words: int
    text_sha256: str
    reading: str
    extractor: str
    refused: dict[str, int]
    added: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is in a registry, and the last that came in.

    `held` is the number of people in custody on `as_of` by the rule of `cases.derive.status_on`, by name.
    `stale` says that documents came in since persons, acts and cases were derived: a build runs or was cut off.
    """

    documents: int
    words: int
    set_aside: int
    claims: int
    people: int
    acts: int
    cases: int
    counts: int
    held: int
    as_of: date
    latest: tuple[DocumentCard, ...]
    countries: tuple[tuple[str, int], ...]
    first_published: str | None
    last_published: str | None
    last_build: datetime | None
    stale: bool


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked, and each fault as a sentence; `reviews` is how many claims are reviewed how far."""

    files: int
    documents: int
    quotes: int
    faults: tuple[str, ...]
    reviews: Mapping[str, int] = field(default_factory=dict)
